"""The report as it is printed: text, fonts, outline, pages."""

import io
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from exercise.report.data import ReportData, report_data
from exercise.report.pdf.render import CONTENTS, write_pdf
from exercise.report.pdf.words import Words
from tests.report import texts
from tests.report.day import ROOT, day, scenario
from tests.unit.harness import Play, started
from tests.unit.random_play import random_play

TITLES = [title for _key, title, _set, _starts in CONTENTS]


def pdf_of(data: ReportData, words: Words | None = None) -> bytes:
    out = io.BytesIO()
    write_pdf(data, out, words)
    return out.getvalue()


@cache
def pdf(*, named: bool = False) -> bytes:
    names = texts.NAMES if named else None
    return pdf_of(report_data(day().stored(), names, day().wall))


class Poppler:
    """Asks poppler about a PDF."""

    def __init__(self, folder: Path, work: Path) -> None:
        self._folder, self._work = folder, work

    def run(self, program: str, content: bytes, *options: str, tail: Sequence[str] = ()) -> bytes:
        file = self._work / "report.pdf"
        file.write_bytes(content)
        command = [str(self._folder / program), *options, str(file), *tail]
        return subprocess.run(command, check=True, capture_output=True).stdout

    def text(self, content: bytes) -> str:
        """All text in reading order, white space made single."""
        return " ".join(self.run("pdftotext", content, tail=["-"]).decode().split())

    def pages(self, content: bytes) -> list[str]:
        found = self.run("pdftotext", content, "-layout", tail=["-"]).decode().split("\f")
        return [page for page in found if page.strip()]

    def fonts(self, content: bytes) -> list[list[str]]:
        lines = self.run("pdffonts", content).decode().splitlines()[2:]
        return [line.split() for line in lines]


@pytest.fixture(scope="session")
def poppler(poppler_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Poppler:
    return Poppler(poppler_path, tmp_path_factory.mktemp("poppler"))


# ── what stands in it ────────────────────────────────────────────────────────


def test_every_section_is_there_with_what_it_tells(poppler: Poppler) -> None:
    text = poppler.text(pdf())

    for title in TITLES:
        assert title in text
    for told in (
        "27 injects went out to them",
        "13 of the scenario’s 15 concerns",
        "Publish the Coast Guard’s film",
        "Backfired",
        "takes the place of",
        "superseded by",
        "Took effect as ordered",
        "Withdrawn at T+01:39",
        "without an inject",
        "no-duff 6 min",
        "9 min skipped",
        "Disputed",
        "Until July, not August.",
        "as Pacific Wire",
        "As promised, unedited.",
        "Not exercised.",
        "Inject 32 was not reached.",
        "startex verify DATA --exercise trial",
        f"--head {day().log[-1].hash}",
        "It cannot show",
    ):
        assert told in text, told


def test_markup_that_was_typed_shows_as_text(poppler: Poppler) -> None:
    assert "<script>alert('not run')</script> & <b>plain</b> text" in poppler.text(pdf())


def test_names_are_absent_unless_they_were_asked_for(poppler: Poppler) -> None:
    without, named = poppler.text(pdf()), poppler.text(pdf(named=True))

    for name in texts.NAMES.values():
        assert name not in without
        assert name in named, name
    assert "Not for attribution" in without
    assert "Not for attribution" not in named


def test_what_was_erased_is_in_no_byte_of_it(poppler: Poppler) -> None:
    text = poppler.text(pdf())

    assert not [secret for secret in texts.SECRETS if secret in text]
    assert "[this message was erased]" in text
    assert "[this order was erased]" in text
    assert "Named a real source." in text
    assert texts.PRACTICE not in text


def test_a_no_duff_is_told_by_its_length_alone(poppler: Poppler) -> None:
    text = poppler.text(pdf())

    assert "fainted" not in text
    assert "Room 4" not in text


# ── fonts ────────────────────────────────────────────────────────────────────


def test_all_fonts_are_embedded_subsets_and_none_is_a_stranger(poppler: Poppler) -> None:
    fonts = poppler.fonts(pdf())

    families = {line[0].split("+")[-1].split("-")[0] for line in fonts}
    assert families == {
        "PublicSans",
        "SourceSerif4",
        "IBMPlexMono",
        "NotoSansJP",
        "NotoSansKR",
        "NotoSansSC",
    }
    assert all("+" in line[0] and line[1] == "TrueType" for line in fonts)
    assert all(line[-5] == "yes" and line[-4] == "yes" for line in fonts), "embedded, subset"


def test_east_asian_text_keeps_its_words_and_has_its_own_shapes(poppler: Poppler) -> None:
    text = poppler.text(pdf())
    for said in (texts.JAPANESE[:14], texts.CHINESE, texts.KOREAN):
        assert said in text

    def families(said: str) -> set[str]:
        play = started()
        play.do("north.head", "statement.make", text=said)
        fonts = poppler.fonts(pdf_of(report_data(play.log, None, play.wall)))
        return {line[0].split("+")[-1] for line in fonts if "NotoSans" in line[0]}

    assert families("直ちに") == {"NotoSansJP-Regular"}
    assert families("钓鱼岛直") == {"NotoSansSC-Regular"}
    assert families("바로 直") == {"NotoSansKR-Regular"}


# ── pages ────────────────────────────────────────────────────────────────────


def test_every_page_has_marking_log_and_its_number(poppler: Poppler) -> None:
    pages = poppler.pages(pdf())
    head = day().log[-1].hash
    foot = f"Trial, log 1 to {len(day().log):,}, hash {head[:4]} {head[4:8]}"

    for number, page in enumerate(pages, start=1):
        lines = [" ".join(line.split()) for line in page.splitlines() if line.strip()]
        assert lines[0] == lines[-1] == "EXERCISE EXERCISE EXERCISE"
        assert lines[-2] == f"{foot} {number} of {len(pages)}"
        if number > 1:
            assert lines[1].startswith("Trial After-action report Played 14 November")


def test_the_outline_leads_to_every_section() -> None:
    reader = PdfReader(io.BytesIO(pdf()))

    def flat(outline: Sequence[Any]) -> Iterator[Any]:
        for one in outline:
            if isinstance(one, list):
                yield from flat(one)
            else:
                yield one

    found = {
        str(one.title): reader.get_destination_page_number(one) for one in flat(reader.outline)
    }
    for number, title in enumerate(TITLES, start=1):
        page = found[f"{number} {title}"]
        assert page is not None
        assert title in reader.pages[page].extract_text()


def test_the_contents_give_the_pages_that_the_sections_are_on(poppler: Poppler) -> None:
    pages = poppler.pages(pdf())
    contents = re.findall(r"^\s*(\d+)\s+(\S.*?)\s{3,}(\d+)$", pages[0], re.MULTILINE)

    assert [title for _, title, _ in contents] == TITLES
    for number, title, page in contents:
        assert re.search(rf"^\s*{number}\s+{title}$", pages[int(page) - 1], re.MULTILINE), title


def test_no_section_title_stands_alone_at_the_foot_of_a_page(poppler: Poppler) -> None:
    for page in poppler.pages(pdf()):
        lines = [line.strip() for line in page.splitlines() if line.strip()]
        for title in (*TITLES, "Public statements", "Messages"):
            place = [i for i, line in enumerate(lines) if re.fullmatch(rf"(\d+\s+)?{title}", line)]
            nothing = [i for i in place if lines[i + 1].startswith("No ")]
            assert all(len(lines) - i > 5 for i in place if i not in nothing), title


def test_what_it_can_show_follows_the_figures_at_once_and_is_not_parted(poppler: Poppler) -> None:
    pages = poppler.pages(pdf())
    title = r"^\s*2\s+What it can and cannot show$"
    place = next(i for i, page in enumerate(pages) if re.search(title, page, re.MULTILINE))
    assert "Before anything is quoted from it" in pages[place]
    assert "Cells and seats" in pages[place] or "Cells and seats" in pages[place - 1]


def test_pages_can_be_drawn(poppler: Poppler, tmp_path: Path) -> None:
    poppler.run(
        "pdftoppm", pdf(), "-r", "40", "-png", "-f", "4", "-l", "5", tail=[str(tmp_path / "p")]
    )

    assert len(list(tmp_path.glob("p-*.png"))) == 2


def test_the_file_says_what_it_is() -> None:
    reader = PdfReader(io.BytesIO(pdf()))
    assert reader.metadata is not None

    made = datetime.fromtimestamp(day().wall // 1000, UTC)
    assert reader.metadata.title == "Trial: after-action report"
    assert reader.metadata.creation_date == made
    assert reader.trailer["/Root"]["/Lang"] == "en"  # type: ignore[index]
    assert all(page.mediabox.width == pytest.approx(595.28, abs=0.1) for page in reader.pages)


# ── the same bytes, other words, other exercises ─────────────────────────────

_AGAIN = """
import hashlib, io
from exercise.report.data import report_data
from exercise.report.pdf.render import write_pdf
from tests.report.day import day
out = io.BytesIO()
write_pdf(report_data(day().stored(), None, day().wall), out)
print(hashlib.sha256(out.getvalue()).hexdigest())
"""


def test_the_same_log_gives_the_same_bytes_in_any_process() -> None:
    def digest(seed: str) -> str:
        found = subprocess.run(
            [sys.executable, "-c", _AGAIN],
            check=True,
            capture_output=True,
            text=True,
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
        )
        return found.stdout

    assert digest("1") == digest("2")


def test_all_of_its_own_words_go_through_gettext(poppler: Poppler) -> None:
    bracketed = Words(lambda text: f"‹{text}›")
    play = Play(scenario())

    text = poppler.text(pdf_of(report_data(play.log, None, play.wall), bracketed))

    for title in TITLES:
        assert f"‹{title}›" in text
    assert "‹Nothing was erased from the log.›" in text


@pytest.mark.parametrize("begun", [False, True])
def test_an_exercise_with_nothing_in_it_is_told_kindly(poppler: Poppler, *, begun: bool) -> None:
    play = started() if begun else Play(scenario())

    text = poppler.text(pdf_of(report_data(play.log, None, play.wall)))

    assert ("Interim report" in text) == begun
    for kindly in (
        "No cell made a move and the white cell gave no ruling.",
        "No agreement was typed in.",
        "Nobody made a public statement.",
        "No message was sent, within a cell or between cells.",
        "No observation was noted.",
        "Nothing was erased from the log.",
    ):
        assert kindly in text, kindly


@pytest.mark.parametrize("seed", range(12))
def test_any_play_can_be_printed(seed: int) -> None:
    play = random_play(seed, 150)
    names = play.names if seed % 2 else None

    assert pdf_of(report_data(play.stored(), names, play.wall)).startswith(b"%PDF")


def test_more_cells_than_a_ledger_has_room_for_are_written_out(poppler: Poppler) -> None:
    shipped = scenario()
    doubled = tuple(
        role.model_copy(update={"id": f"{role.id}-{copy}", "name": f"{role.name} {copy}"})
        for copy in (1, 2)
        for role in shipped.roles
    )
    inject = shipped.injects[0].model_copy(update={"to": tuple(role.id for role in doubled)})
    world = shipped.world.model_copy(
        update={
            "tracks": tuple(
                track.model_copy(update={"visible_to": "all"}) for track in shipped.world.tracks
            )
        }
    )
    changed = {"roles": doubled, "injects": (inject,), "world": world}
    play = Play(shipped.model_copy(update=changed))
    play.do("white.facilitator", "exercise.start")
    play.run(70_000)

    text = poppler.text(pdf_of(report_data(play.log, None, play.wall)))

    assert "Washington 2" in text
    assert text.count(" sent") >= len(doubled)
