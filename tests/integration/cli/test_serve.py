"""Starting and stopping: what is printed and written, and every way of not starting."""

import json
import signal
import socket
import sqlite3
import stat
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from click.testing import CliRunner

from exercise import __version__
from exercise.cli import group
from tests.integration.cli.conftest import Run
from tests.live.program import Program
from tests.support.server import Server

CANNOT = 2
KEYS = {
    "url", "exercise", "facilitator", "white", "observer", "organiser", "projector", "cells",
}  # fmt: skip


def only_line(text: str) -> str:
    """What was said, which is one line and no traceback."""
    lines = text.strip().splitlines()
    assert len(lines) == 1, text
    return lines[0]


# ── what it says once it listens ─────────────────────────────────────────────


def test_the_links_file(standing: Server) -> None:
    path = standing.data.with_suffix(".links.json")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    links = json.loads(path.read_text())
    assert set(links) == KEYS
    assert set(links["cells"]) == {"tokyo", "seoul"}
    assert links["url"] == standing.url
    for name in ("facilitator", "white", "observer", "organiser", "projector"):
        with urlopen(links[name]) as answer:
            assert answer.status == 200


def test_it_prints_every_link_that_leads_in(standing: Server) -> None:
    printed = standing.printed()
    for name in ("facilitator", "white", "observer", "organiser", "projector"):
        assert standing.links[name] in printed
    for link in standing.links["cells"].values():
        assert link in printed
    assert "0.0.0.0" not in printed


def test_the_readme_shows_what_is_printed(standing: Server, project_root: Path) -> None:
    def outline(text: str) -> list[str]:
        """What is said, without what differs from one exercise to the next."""
        said = text[text.index("Startex ") : text.index("Ctrl-C stops it")].splitlines()
        rows = [line.strip().partition(":")[0] for line in said[1:]]
        cells = ("Tokyo", "Washington", "Beijing", "Pyongyang", "Seoul")
        return [said[0].split("“")[0], *(row for row in rows if row and row not in cells)]

    readme = (project_root / "README.md").read_text()
    shown = readme[readme.index(f"    Startex {__version__}") :]
    assert outline(shown) == outline(standing.printed())


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_cleanly_and_soon(server: Server, how: signal.Signals) -> None:
    assert server.process is not None
    server.process.send_signal(how)
    assert server.process.wait(timeout=30) == 0
    assert "Traceback" not in server.printed()
    assert server.data.with_suffix(".links.json").exists()


def test_it_stops_while_somebody_waits_for_news(server: Server) -> None:
    with urlopen(f"{server.url}/socket.io/?EIO=4&transport=polling") as opened:
        sid = json.loads(opened.read()[1:])["sid"]
    with socket.create_connection(("127.0.0.1", server.port)) as waiting:
        path = f"/socket.io/?EIO=4&transport=polling&sid={sid}"
        waiting.sendall(f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        time.sleep(0.2)
        assert server.stop() == 0


def test_started_again_it_opens_the_same_exercise(server: Server) -> None:
    links = server.links
    server.stop()
    assert server.start().links == links


def test_with_the_folder_changed_it_creates_another(server: Server, scenario: Path) -> None:
    first = server.links["exercise"]
    server.stop()
    world = scenario / "scenario.yaml"
    world.write_text(world.read_text().replace("A small exercise", "A changed one"))
    second = server.start().links["exercise"]
    assert second != first
    assert f"Left as it is: exercise {first}" in server.printed()
    server.stop()
    server.arguments = (*server.arguments, "--exercise", first)
    assert server.start().links["exercise"] == first
    with urlopen(f"{server.url}/healthz") as answer:
        assert json.loads(answer.read())["exercises"] == 2


def test_a_cut_has_an_exercise_of_its_own(server: Server, scenario: Path) -> None:
    world = scenario / "scenario.yaml"
    cut = "{id: short, title: Short, phases: {phase1: {planned: 00:00}}, injects: {1: 00:01}}"
    world.write_text(f"{world.read_text()}cuts: [{cut}]\n")
    first = server.links["exercise"]
    server.stop()
    whole = server.arguments
    server.arguments = (*whole, "--storyline", "short")
    short = server.start().links["exercise"]
    server.stop()
    assert server.start().links["exercise"] == short
    server.stop()
    server.arguments = whole
    assert server.start().links["exercise"] == first != short


def test_an_exercise_asked_for_needs_no_folder(server: Server, scenario: Path) -> None:
    first = server.links["exercise"]
    server.stop()
    (scenario / "scenario.yaml").write_text("spoilt: [")
    server.arguments = (*server.arguments, "--exercise", first)
    assert server.start().links["exercise"] == first


def test_the_public_url_is_in_every_link(make_server: Callable[..., Server]) -> None:
    server = make_server("--public-url", "https://exercise.example/")
    assert server.links["url"] == "https://exercise.example"
    for link in (server.links["facilitator"], *server.links["cells"].values()):
        assert link.startswith("https://exercise.example/")


def test_to_a_whole_network_it_shows_its_addresses(make_server: Callable[..., Server]) -> None:
    server = make_server("--host", "0.0.0.0")
    printed = server.printed()
    assert "http://0.0.0.0" not in printed
    if "Others on this network reach it at" in printed:
        assert "█" in printed or "▄" in printed


# ── why it does not start ────────────────────────────────────────────────────


def test_a_taken_port(startex: Run, standing: Server, scenario: Path, tmp_path: Path) -> None:
    data = tmp_path / "d2"
    ended = startex("serve", "--scenario", scenario, "--data", data, "--port", standing.port)
    assert ended.returncode == CANNOT
    assert "--port" in only_line(ended.stderr)


def test_a_data_folder_that_another_server_holds(
    startex: Run, standing: Server, scenario: Path
) -> None:
    ended = startex("serve", "--scenario", scenario, "--data", standing.data, "--port", "0")
    assert ended.returncode == CANNOT
    assert "Another server holds" in only_line(ended.stderr)


def test_a_data_folder_that_is_no_folder(startex: Run, scenario: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    ended = startex("serve", "--scenario", scenario, "--data", tmp_path / "file", "--port", "0")
    assert ended.returncode == CANNOT
    assert "--data" in only_line(ended.stderr)


def test_a_data_folder_of_a_newer_version(startex: Run, server: Server, scenario: Path) -> None:
    server.stop()
    with closing(sqlite3.connect(server.data / "startex.sqlite")) as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
        database.commit()
    ended = startex("serve", "--scenario", scenario, "--data", server.data, "--port", "0")
    assert ended.returncode == CANNOT
    assert "newer version" in only_line(ended.stderr)
    for command in ("links", "log", "verify"):
        refused = startex(command, server.data)
        assert (refused.returncode, "newer version" in refused.stderr) == (CANNOT, True)


def test_a_spoilt_scenario_tells_every_mistake(
    startex: Run, scenario: Path, tmp_path: Path
) -> None:
    (scenario / "roles/seoul.yaml").write_text("name: Seoul\nmark: toolong\nseats: []\n")
    (scenario / "injects/first.yaml").write_text("- number: x\n")
    data = tmp_path / "data"
    ended = startex("serve", "--scenario", scenario, "--data", data, "--port", "0")
    assert ended.returncode == CANNOT
    assert "roles/seoul.yaml:2:" in ended.stderr
    assert "injects/first.yaml:1:" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_scenario_that_is_not_there(startex: Run, tmp_path: Path) -> None:
    ended = startex(
        "serve", "--scenario", tmp_path / "none", "--data", tmp_path / "d", "--port", "0"
    )
    assert ended.returncode == CANNOT
    assert "Traceback" not in ended.stderr


def test_an_exercise_that_is_not_there(startex: Run, scenario: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    ended = startex(
        "serve", "--scenario", scenario, "--data", data, "--port", "0", "--exercise", "nowhere"
    )
    assert ended.returncode == CANNOT
    assert "--exercise" in only_line(ended.stderr)


def test_links_that_cannot_be_written(startex: Run, scenario: Path, tmp_path: Path) -> None:
    file = tmp_path / "none" / "links.json"
    data = tmp_path / "data"
    ended = startex(
        "serve", "--scenario", scenario, "--data", data, "--port", "0", "--links-file", file
    )
    assert ended.returncode == CANNOT
    assert "--links-file" in only_line(ended.stderr)


@pytest.mark.parametrize(
    ("flag", "value"),
    [
        ("--data", ""),
        ("--rate", "fast"),
        ("--host", "203.0.113.7"),
        ("--database", "mysql://somewhere/db"),
    ],
)
def test_settings_that_cannot_be_used(
    startex: Run, scenario: Path, tmp_path: Path, flag: str, value: str
) -> None:
    line = ("--port", "0", flag, value)
    ended = startex("serve", "--scenario", scenario, "--data", tmp_path / "data", *line)
    assert ended.returncode == CANNOT
    assert "Traceback" not in ended.stderr
    assert only_line(ended.stderr)


def test_variables_are_checked_too(startex: Run) -> None:
    ended = startex("serve", environment={"STARTEX_PORT": "many"})
    assert (ended.returncode, "STARTEX_PORT" in only_line(ended.stderr)) == (CANNOT, True)


# ── help and settings ────────────────────────────────────────────────────────


@pytest.mark.parametrize("command", ["", "serve", "links", "log", "verify", "report"])
def test_every_command_explains_itself(command: str) -> None:
    ended = CliRunner().invoke(group, [*command.split(), "--help"], prog_name="startex")
    assert ended.exit_code == 0
    assert "Usage: startex" in ended.output


def test_it_tells_its_version() -> None:
    ended = CliRunner().invoke(group, ["--version"], prog_name="startex")
    assert ended.output.strip() == f"startex, version {__version__}"


def test_options_alone_mean_serve(startex: Run) -> None:
    ended = startex("--port", "many")
    assert ended.returncode == CANNOT
    assert "--port" in only_line(ended.stderr)


def test_no_page_of_an_unknown_exercise(standing: Server) -> None:
    with pytest.raises(HTTPError) as refused:
        urlopen(f"{standing.url}/x/nowhere/s/tokyo.head/")
    with refused.value as answer:
        assert answer.status == 404


@pytest.mark.parametrize(
    "arguments", [("--host", "0.0.0.0"), ("--public-url", "https://exercise.example")]
)
def test_screens_show_the_address_that_the_start_printed(
    make_server: Callable[..., Server], arguments: tuple[str, ...]
) -> None:
    server = make_server(*arguments)
    wanted = server.links["url"]
    assert wanted.split("//")[1] in server.printed()
    path = urlsplit(server.links["projector"]).path
    program = Program(server.url)  # by loopback, as on the machine that the projector hangs on
    _, _, screen = program.request(path)
    assert f"{wanted}/join" in screen
    assert wanted == server.url or server.url not in screen
    if not wanted.startswith("https:"):  # else a browser keeps no cookie by loopback
        program.request(urlsplit(server.links["facilitator"]).path, {})
        for page in ("/home", program.request(f"/x/{server.links['exercise']}/console", {})[1]):
            _, _, html = program.request(page)
            assert server.links["cells"]["tokyo"] in html, page
            assert server.url not in html or wanted == server.url, page


def test_a_log_that_cannot_be_read(
    startex: Run, scenario: Path, make_server: Callable[..., Server]
) -> None:
    server = make_server()
    server.stop()
    with closing(sqlite3.connect(server.data / "startex.sqlite")) as connection:
        connection.execute("UPDATE entry SET payload = '{' WHERE seq = 3")
        connection.commit()
    for command in ("serve", "links", "report"):
        serve = ("--scenario", scenario, "--port", "0", "--data", server.data)
        given = serve if command == "serve" else (server.data,)
        more = ("--out", server.data / "out.pdf") if command == "report" else ()
        refused = startex(command, *given, *more)
        assert refused.returncode == CANNOT, (command, refused.stderr)
        assert "Traceback" not in refused.stderr
        assert command == "report" or "startex verify" in refused.stderr
    assert "Entry 3" in startex("verify", server.data).stderr
