"""Files of injects in the report: named with what they are; pictures that went out, small."""

import hashlib
import io
from collections.abc import Callable

import pytest
from PIL import Image
from pypdf import PdfReader

from exercise.domain.scenario import Attachment, Scenario, Wording
from exercise.report.data import report_data
from exercise.report.pdf.photos import HIGH, WIDE, photo
from exercise.report.pdf.render import write_pdf
from tests.unit.attached import attachment
from tests.unit.harness import Play, started
from tests.unit.scenario.attachments import PDF, png
from tests.unit.trial import TRIAL, at, inject


def picture(kind: str, size: tuple[int, int] = (800, 600), mode: str = "RGB") -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, 100 if mode in ("L", "P") else None).save(out, kind)
    return out.getvalue()


PICTURE = picture("JPEG")
STILL = attachment(PICTURE, "still.jpg", "image/jpeg", "Still of 11:42", "Two hulls")
CHART = attachment(PDF, "chart.pdf", "application/pdf", "The sailing chart")


def scenario(still: Attachment = STILL) -> Scenario:
    wording = {"south": Wording(attachments=(CHART,))}
    film = inject("film", 1, at(1), attachments=(still,), wording=wording)
    return TRIAL.with_injects((film,))


def printed(play: Play, file: Callable[[str], bytes | None]) -> PdfReader:
    out = io.BytesIO()
    write_pdf(report_data(play.stored(), None, play.wall), out, file=file)
    return PdfReader(out)


def text(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def pictures(reader: PdfReader) -> list[Image.Image]:
    return [one.image for page in reader.pages for one in page.images if one.image]


@pytest.fixture
def play() -> Play:
    play = started(scenario())
    play.do("white.lead", "inject.release", inject="film")
    return play


def test_files_are_named_and_pictures_printed_small(play: Play) -> None:
    found = printed(play, {STILL.file.digest: PICTURE}.get)
    assert "Still of 11:42 JPEG, " in text(found)
    assert "The sailing chart PDF, 1 kB" in text(found)
    (only,) = pictures(found)
    assert only.size == (373, 280)


def test_a_picture_that_nobody_was_sent_is_not_printed() -> None:
    found = printed(started(scenario()), {STILL.file.digest: PICTURE}.get)
    assert "Still of 11:42" in text(found)
    assert pictures(found) == []


def test_what_was_erased_is_neither_named_nor_printed(play: Play) -> None:
    play.do("white.lead", "item.erase", item="film", reason="A real one.")
    asked: list[str] = []
    found = printed(play, asked.append)
    assert "Still of 11:42" not in text(found)
    assert pictures(found) == []
    assert asked == []


@pytest.mark.parametrize("data", [None, b"", png(), PICTURE[:200], b"GIF89a" + bytes(40)])
def test_what_cannot_be_drawn_is_named_all_the_same(play: Play, data: bytes | None) -> None:
    found = printed(play, lambda _digest: data)
    assert "Still of 11:42" in text(found)
    assert pictures(found) == []


@pytest.mark.parametrize(
    ("kind", "mode"),
    [("PNG", "RGBA"), ("PNG", "P"), ("PNG", "L"), ("JPEG", "CMYK"), ("GIF", "P"), ("WEBP", "RGBA")],
)
def test_every_kind_of_picture_is_drawn(kind: str, mode: str) -> None:
    found = photo(picture(kind, (900, 60), mode))
    assert found is not None
    width, height = found.size
    assert width == pytest.approx(WIDE)
    assert height <= HIGH


def test_a_small_picture_is_not_made_larger() -> None:
    found = photo(picture("PNG", (40, 20)))
    assert found is not None
    assert found.size == (10, 5)


def test_the_same_report_is_the_same_bytes(play: Play) -> None:
    made = []
    for _ in range(2):
        out = io.BytesIO()
        write_pdf(report_data(play.stored(), None, play.wall), out, file=lambda _: PICTURE)
        made.append(hashlib.sha256(out.getvalue()).hexdigest())
    assert made[0] == made[1]
