"""From the report's data to the finished PDF."""

from collections.abc import Callable
from typing import BinaryIO

from reportlab.platypus import CondPageBreak, Flowable, PageBreak

from exercise.report.data import ReportData
from exercise.report.pdf.fonts import register
from exercise.report.pdf.page import ROOM, Document, Set
from exercise.report.pdf.sections.aims import aims
from exercise.report.pdf.sections.common import Section
from exercise.report.pdf.sections.cover import cover
from exercise.report.pdf.sections.day import day
from exercise.report.pdf.sections.deals import deals
from exercise.report.pdf.sections.decided import decided
from exercise.report.pdf.sections.figures import figures
from exercise.report.pdf.sections.injects import injects
from exercise.report.pdf.sections.meaning import meaning
from exercise.report.pdf.sections.notes import erased, observed
from exercise.report.pdf.sections.orders import orders
from exercise.report.pdf.sections.record import record
from exercise.report.pdf.sections.said import said
from exercise.report.pdf.sections.sealed import sealed
from exercise.report.pdf.sections.touched import touched
from exercise.report.pdf.sections.versions import hot_wash, versions
from exercise.report.pdf.sheet import Filling
from exercise.report.pdf.words import Words

File = Callable[[str], bytes | None]
Moved = Callable[[float, str], None]
"""Told the share (0 to 1) that is done, and the key of the section being set."""

SHARES_PAGE = 0.36
"""A section begins on the page where the one before ended if this share of it is left."""


def _n(text: str) -> str:
    """Marks a title for translation; it is translated when it is set."""
    return text


N_ = _n
CONTENTS: tuple[tuple[str, str, Callable[[Section], list[Set]], bool], ...] = (
    ("figures", N_("In figures"), figures, True),
    ("meaning", N_("What it can and cannot show"), meaning, False),
    ("day", N_("The day, cell by cell"), day, True),
    ("touched", N_("What the exercise touched"), touched, True),
    ("aims", N_("The cells’ objectives"), aims, False),
    ("injects", N_("Injects"), injects, True),
    ("orders", N_("Moves and rulings"), orders, False),
    ("deals", N_("Agreements"), deals, False),
    ("decided", N_("Decisions and tasks"), decided, False),
    ("sealed", N_("Sealed questions"), sealed, False),
    ("facts", N_("Who was told what"), versions, False),
    ("hotwash", N_("Questions for the hot wash"), hot_wash, False),
    ("said", N_("Statements and messages"), said, False),
    ("observed", N_("Observations"), observed, False),
    ("erased", N_("Erasures"), erased, False),
    ("record", N_("The record, and how to check it"), record, True),
)
"""(key, title, what sets it, whether it begins a page), in order."""


def write_pdf(
    data: ReportData,
    out: BinaryIO,
    words: Words | None = None,
    moved: Moved | None = None,
    file: File = lambda _digest: None,
) -> Filling:
    """Writes the report as a PDF; gives its pages and on which of them each section begins.

    ``file`` gives the bytes of what injects carry, by digest, or None where they are gone. The
    same data gives the same bytes.

    Raises:
        exercise.assets.PartMissing: the fonts were never fetched.
    """
    register()
    words = words or Words()
    sections = [
        Section(data, words, number, key, words.gettext(title), file)
        for number, (key, title, _set, _starts) in enumerate(CONTENTS, start=1)
    ]
    flow: list[Flowable] = [*cover(data, words, sections), PageBreak()]
    for section, (_key, _title, builder, starts) in zip(sections, CONTENTS, strict=True):
        if section.number > 1:
            flow.append(PageBreak() if starts else CondPageBreak(ROOM * SHARES_PAGE))
        blocks = builder(section)
        blocks[0].spaceBefore = 0 if starts else 26
        for block in blocks:
            flow += [CondPageBreak(block.needs), block] if block.needs else [block]
    return Document(out, data.cover, words, _shares(flow, moved)).write(flow)


def _shares(flow: list[Flowable], moved: Moved | None) -> Callable[[float], None]:
    """Tells ``moved`` of each new hundredth, and which section it is in."""
    total = len(flow)
    keys: list[str] = []
    for flowable in flow:
        place = flowable.place if isinstance(flowable, Set) else None
        key = place.key if place and place.level == 0 else keys[-1] if keys else "cover"
        keys.append(key)
    last = -1

    def share(done: float) -> None:
        nonlocal last
        percent = int(done * 100)
        if moved is not None and percent > last:
            last = percent
            moved(done, keys[min(total - 1, int(done * total))])

    return share
