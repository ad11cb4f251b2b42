"""A report made from a store: by call, and as the process that runs beside the server."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from pypdf import PdfReader

from exercise.app.ports import AddPerson, EraseName, Person
from exercise.domain.entry import Entry
from exercise.report.make import PART, Unsettled, make_report
from exercise.report.pdf.render import CONTENTS, write_pdf
from exercise.store.opening import open_store
from exercise.store.store import SqlStore
from tests.integration.store.test_random_play import ID, _draft, keep
from tests.report.day import ROOT
from tests.unit.harness import Play, started

SECRET = "call sign HERON"


def played() -> Play:
    play = started()
    play.run(60_000)
    play.do("north.head", "message.send", to=["south"], text=f"It was {SECRET}.")
    play.do("north.head", "message.send", to=["south"], text="Nothing else.")
    return play


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def store(data: Path) -> Iterator[SqlStore]:
    store = open_store(data)
    keep(store, played())
    store.write(ID, [AddPerson(Person("north-head", "Mori Aiko"))])
    yield store
    store.close()


class Growing:
    """A log in which something is erased while the report is made, so many times."""

    def __init__(self, play: Play, erasures: int) -> None:
        self.play, self.left = play, erasures

    def read(self, exercise: str, *, after: int = 0, limit: int | None = None) -> Iterator[Entry]:
        entries = self.play.stored()[after:]
        if after == 0 and self.left:
            self.left -= 1
            item = self.play.last("message.sent").entry.item
            self.play.do("white.lead", "item.erase", item=item, reason="A real one.")
            self.play.do("north.head", "message.send", to=["south"], text=f"Again {SECRET}.")
        yield from entries

    def head_seq(self, exercise: str) -> int:
        return len(self.play.log)

    def people(self, exercise: str) -> Sequence[Person]:
        return ()

    def file(self, exercise: str, digest: str) -> None:
        return None


def run_job(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "exercise.report.job", *arguments]
    return subprocess.run(command, check=False, capture_output=True, text=True, cwd=ROOT)


# ── by call ──────────────────────────────────────────────────────────────────


def test_it_tells_how_far_it_is_and_never_goes_back(store: SqlStore, tmp_path: Path) -> None:
    told: list[tuple[int, str]] = []

    made = make_report(
        store,
        ID,
        tmp_path / "new" / "report.pdf",
        made_at=1,
        progress=lambda done, step: told.append((done, step)),
    )

    assert made.out.read_bytes().startswith(b"%PDF")
    assert (made.last_seq, made.head_hash) == (len(played().log), played().log[-1].hash)
    percents = [done for done, _ in told]
    assert percents == sorted(percents)
    assert told[-1] == (100, "done")
    assert {"reading", "day", "orders", "record"} < {step for _, step in told}


def test_only_its_owner_can_read_the_file(store: SqlStore, tmp_path: Path) -> None:
    out = tmp_path / "report.pdf"

    make_report(store, ID, out, made_at=1)

    assert out.stat().st_mode & 0o777 == 0o600


def test_a_failure_leaves_the_old_file_and_nothing_else(
    store: SqlStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out" / "report.pdf"
    out.parent.mkdir()
    out.write_bytes(b"the old one")

    def breaks(*_arguments: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("exercise.report.make.write_pdf", breaks)
    with pytest.raises(OSError, match="disk full"):
        make_report(store, ID, out, made_at=1)

    assert out.read_bytes() == b"the old one"
    assert list(out.parent.iterdir()) == [out]


def test_what_is_erased_meanwhile_is_not_in_the_file(tmp_path: Path) -> None:
    log = Growing(played(), erasures=1)

    made = make_report(log, ID, tmp_path / "report.pdf", made_at=1)

    assert made.last_seq == len(log.play.log)
    assert not list(tmp_path.glob(f"*{PART}"))


def test_a_log_that_is_erased_from_all_the_while_gives_no_file(tmp_path: Path) -> None:
    with pytest.raises(Unsettled):
        make_report(Growing(played(), erasures=99), ID, tmp_path / "report.pdf", made_at=1)

    assert list(tmp_path.iterdir()) == []


def test_a_place_where_no_file_can_be_says_so(store: SqlStore) -> None:
    with pytest.raises(OSError, match="proc"):
        make_report(store, ID, Path("/proc/report.pdf"), made_at=1)


def test_reports_that_are_removed_meanwhile_are_made_again(
    store: SqlStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "reports" / "report.pdf"
    tries = 0

    def removed_once(*arguments: object) -> object:
        nonlocal tries
        tries += 1
        written = write_pdf(*arguments)  # type: ignore[arg-type]
        if tries == 1:
            for part in out.parent.iterdir():
                part.unlink()
            out.parent.rmdir()
        return written

    monkeypatch.setattr("exercise.report.make.write_pdf", removed_once)
    make_report(store, ID, out, made_at=1)

    assert tries == 2
    assert out.read_bytes().startswith(b"%PDF")


def test_the_newest_entry_read_is_the_one_told(store: SqlStore, tmp_path: Path) -> None:
    before = make_report(store, ID, tmp_path / "one.pdf", made_at=1)
    head = list(store.read(ID))[-1]
    play = played()
    play.do("north.head", "message.send", to=["south"], text="One more.")
    newest = play.log[-1]
    draft = played().log[-1]._replace(text=newest.text)
    store.append(ID, [_draft(draft)], head=head, at=newest.at, t=newest.t, salts=["00"])

    after = make_report(store, ID, tmp_path / "two.pdf", made_at=1)

    assert after.last_seq == before.last_seq + 1
    assert after.head_hash != before.head_hash


# ── as a process ─────────────────────────────────────────────────────────────


def outline_of(file: Path) -> dict[str, int]:
    """On which page each section begins, by the PDF's own outline."""
    reader = PdfReader(file)
    found = {}
    for entry in reader.outline:
        if not isinstance(entry, list):
            page = reader.get_destination_page_number(entry)
            assert page is not None
            found[str(entry.title)] = page + 1
    return {key: found[f"{n} {title}"] for n, (key, title, *_) in enumerate(CONTENTS, start=1)}


def test_the_job_writes_the_file_and_prints_lines_of_json(
    data: Path, store: SqlStore, tmp_path: Path
) -> None:
    out = tmp_path / "report.pdf"

    run = run_job("--data", str(data), "--out", str(out), "--zone", "Asia/Tokyo")

    assert run.returncode == 0, run.stderr
    lines = [json.loads(line) for line in run.stdout.splitlines()]
    assert all(0 <= line["done"] < 100 for line in lines[:-1])
    assert lines[-1] == {
        "done": 100,
        "step": "done",
        "file": str(out),
        "pages": len(PdfReader(out).pages),
        "entries": len(played().log),
        "head": played().log[-1].hash,
        "starts": outline_of(out),
    }
    assert out.read_bytes().startswith(b"%PDF")


@pytest.mark.poppler
def test_names_come_from_the_store_and_only_when_asked_for(
    data: Path, store: SqlStore, tmp_path: Path, poppler_path: Path
) -> None:
    def text(*options: str) -> str:
        out = tmp_path / "report.pdf"
        assert run_job("--data", str(data), "--out", str(out), *options).returncode == 0
        command = [str(poppler_path / "pdftotext"), str(out), "-"]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    assert "Mori Aiko" not in text("--exercise", ID)
    assert "Mori Aiko" in text("--names")
    store.write(ID, [EraseName("north-head")])
    assert "Mori" not in text("--names")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("--data", "nowhere"), "There is no exercise in nowhere"),
        (("--exercise", "other"), "There is no exercise “other” here."),
        (("--zone", "Mars/Base"), "There is no time zone “Mars/Base”."),
        (("--out", "/proc/none/report.pdf"), "/proc/none/report.pdf cannot be written"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(
    data: Path, store: SqlStore, tmp_path: Path, change: tuple[str, str], said: str
) -> None:
    options = {"--data": str(data), "--out": str(tmp_path / "report.pdf")} | dict([change])

    run = run_job(*(part for option in options.items() for part in option))

    assert run.returncode == 2
    assert run.stderr.startswith(said)
    assert json.loads(run.stdout.splitlines()[-1])["error"].startswith(said)
    assert not (tmp_path / "report.pdf").exists()


def test_the_job_ends_without_a_word_when_the_server_is_gone(
    data: Path, store: SqlStore, tmp_path: Path
) -> None:
    out = tmp_path / "report.pdf"
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "exercise.report.job", "--data", str(data), "--out", str(out)]

    run = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, check=False)

    os.close(writer)
    assert run.returncode == 2
    assert run.stderr == b""
    assert list(tmp_path.glob("*report.pdf*")) == []
