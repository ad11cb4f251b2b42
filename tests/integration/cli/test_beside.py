"""Commands beside a server that is running: they disturb nothing."""

import json
import re
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPCookieProcessor, Request, build_opener, urlopen

import pytest

from tests.integration.cli.conftest import Run
from tests.support.server import Server

CANNOT, BAD = 2, 1


def status_of(url: str) -> int:
    try:
        with urlopen(url) as answer:
            return int(answer.status)
    except HTTPError as refused:
        with refused:
            return refused.code


class Owner:
    """The facilitator's browser."""

    def __init__(self, server: Server) -> None:
        self._url = server.url
        self._http = build_opener(HTTPCookieProcessor())
        self.post(urlsplit(server.links["facilitator"]).path)
        self.seat = self.post(f"/x/{server.links['exercise']}/console")

    def post(self, path: str, form: dict[str, str] | None = None) -> str:
        """Where the POST led to."""
        body = urlencode(form or {}).encode()
        with self._http.open(Request(self._url + path, body, {"Origin": self._url})) as answer:
            return str(urlsplit(answer.url).path)

    def must(self, kind: str, **fields: object) -> None:
        body = json.dumps({"id": f"{kind}/{time.time_ns()}", "command": {"type": kind, **fields}})
        headers = {"Origin": self._url, "Content-Type": "application/json"}
        path = f"{self._url}{self.seat}command"
        with self._http.open(Request(path, body.encode(), headers)) as answer:
            assert json.loads(answer.read())["ok"]

    def fetch(self, path: str) -> bytes:
        with self._http.open(self._url + path) as answer:
            return bytes(answer.read())

    def status_of_page(self) -> int:
        try:
            self.page()
        except HTTPError as refused:
            with refused:
                return refused.code
        return 200

    def get(self, path: str) -> str:
        return self.fetch(path).decode()

    def page(self) -> str:
        return self.get(self.seat)


def state_of(page: str) -> str:
    found = re.search(r'data-region="bar" data-state="(\w+)"', page)
    assert found
    return found[1]


def test_links_are_printed_and_made_anew(startex: Run, server: Server) -> None:
    owner = Owner(server)
    owner.must("exercise.start")
    assert json.loads(startex("links", server.data).stdout) == server.links

    renewed = json.loads(startex("links", server.data, "--revoke", "tokyo").stdout)
    old, new = server.links["cells"]["tokyo"], renewed["cells"]["tokyo"]
    assert old != new
    assert renewed["cells"]["seoul"] == server.links["cells"]["seoul"]
    deadline = time.monotonic() + 30
    while status_of(old) != 404 and time.monotonic() < deadline:
        time.sleep(0.1)
    assert (status_of(old), status_of(new)) == (404, 200)
    assert state_of(owner.page()) == "running"

    facilitators = json.loads(startex("links", server.data, "--revoke", "facilitator").stdout)
    assert status_of(server.links["facilitator"]) == 404
    assert status_of(facilitators["facilitator"]) == 200
    assert owner.post("/exercises/start", {"name": "not any more"}) == "/"
    deadline = time.monotonic() + 30
    while (status := owner.status_of_page()) == 200 and time.monotonic() < deadline:
        time.sleep(0.1)
    assert status == 403


def test_a_cell_that_is_not_there_has_no_link(startex: Run, standing: Server) -> None:
    refused = startex("links", standing.data, "--revoke", "atlantis")
    assert refused.returncode == CANNOT
    assert "tokyo" in refused.stderr
    assert "facilitator" in refused.stderr
    assert refused.stderr.count("Known") == 1


def test_the_log_and_its_verification(startex: Run, server: Server) -> None:
    Owner(server).must("exercise.start")
    lines = startex("log", server.data).stdout.splitlines()
    entries = [json.loads(line) for line in lines]
    assert [entry["seq"] for entry in entries] == list(range(1, len(entries) + 1))
    assert entries[0]["kind"] == "exercise.created"
    assert "exercise.started" in {entry["kind"] for entry in entries}
    assert entries[1]["prev"] == entries[0]["hash"]

    verified = startex("verify", server.data, "--head", entries[-1]["hash"])
    assert verified.returncode == 0, verified.stderr
    assert entries[-1]["hash"] in verified.stdout or "the log went on" in verified.stdout
    server.stop()
    assert startex("verify", server.data, "--head", "0" * 64).returncode == BAD


def test_verification_names_the_first_bad_entry(startex: Run, server: Server) -> None:
    server.stop()
    with closing(sqlite3.connect(server.data / "startex.sqlite")) as database:
        database.execute("UPDATE entry SET at = at + 1 WHERE seq = 3")
        database.commit()
    found = startex("verify", server.data)
    assert found.returncode == BAD
    assert "3" in found.stderr
    assert "Traceback" not in found.stderr


def test_two_exercises_in_one_folder(startex: Run, server: Server) -> None:
    owner = Owner(server)
    assert owner.post("/exercises/start", {"name": "Second"}) == "/home"
    newest = json.loads(startex("links", server.data).stdout)
    first = json.loads(startex("links", server.data, "--exercise", server.links["exercise"]).stdout)
    assert first == server.links
    assert newest["exercise"] != first["exercise"]
    assert newest["facilitator"] == first["facilitator"]
    assert not set(newest["cells"].values()) & set(first["cells"].values())
    log = startex("log", server.data, "--exercise", newest["exercise"]).stdout
    assert {json.loads(line)["exercise"] for line in log.splitlines()} == {newest["exercise"]}


@pytest.mark.parametrize("command", ["links", "log", "verify"])
def test_what_is_not_there_is_told_in_one_line(
    startex: Run, tmp_path: Path, command: str, standing: Server
) -> None:
    nothing = startex(command, tmp_path / "nothing")
    assert (nothing.returncode, len(nothing.stderr.splitlines())) == (CANNOT, 1)
    unknown = startex(command, standing.data, "--exercise", "nowhere")
    assert (unknown.returncode, len(unknown.stderr.splitlines())) == (CANNOT, 1)
    assert "nowhere" in unknown.stderr


def test_killed_while_running_it_comes_back_paused(server: Server) -> None:
    Owner(server).must("exercise.start")
    server.kill()
    server.start()
    page = Owner(server).page()
    assert state_of(page) == "paused"
    assert "The server was away" in page


def test_the_report_by_command(startex: Run, server: Server, tmp_path: Path) -> None:
    Owner(server).must("exercise.start")
    made = startex("report", server.data, "--out", tmp_path / "aar.pdf")
    assert made.returncode == 0, made.stderr
    assert (tmp_path / "aar.pdf").read_bytes().startswith(b"%PDF")
    head = json.loads(startex("log", server.data).stdout.splitlines()[-1])
    assert str(head["hash"]) in made.stdout or "head " in made.stdout
    nowhere = startex("report", server.data, "--out", "/proc/none/aar.pdf")
    assert (nowhere.returncode, "Traceback" in nowhere.stderr) == (CANNOT, False)


def test_the_report_from_the_page(server: Server) -> None:
    owner = Owner(server)
    page = f"{owner.seat}report"
    assert "The report can be made at any moment after STARTEX." in owner.get(page)
    owner.must("exercise.start")
    assert owner.post(page, {"names": "yes"}) == page
    deadline = time.monotonic() + 120
    while (link := re.search(r'href="([^"]+\.pdf)"', owner.get(page))) is None:
        assert "It could not be made." not in owner.get(page)
        assert time.monotonic() < deadline, owner.get(page)
        time.sleep(0.2)
    pdf = owner.fetch(link[1])
    assert pdf.startswith(b"%PDF")
    assert status_of(server.url + link[1]) == 403
    assert status_of(server.url + page) == 403
