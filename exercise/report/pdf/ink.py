"""Colours, type and measures of the printed page. Lengths in points."""

from dataclasses import dataclass, replace
from typing import Self

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4

from exercise.report.pdf.fonts import Face

MM = 72 / 25.4
PAGE_WIDTH, PAGE_HEIGHT = A4
MARGIN = 18 * MM
WIDTH = PAGE_WIDTH - 2 * MARGIN
BAND = 7 * MM

INK = HexColor("#14191B")
MUTED = HexColor("#545D60")
CONTROL = HexColor("#7E878A")
HAIR = HexColor("#CDD2CC")
SKIPPED = HexColor("#E8EBE6")
PAPER = HexColor("#FFFFFF")
YELLOW = HexColor("#FFD21F")
ALARM = HexColor("#B3121D")
HUES = tuple(map(HexColor, ("#2C62C8", "#AE4B07", "#005C54", "#5E1A72", "#3F3A00")))

HAIRLINE, RULE, HEAVY = 0.4, 0.6, 1.1


@dataclass(frozen=True, slots=True)
class Type:
    """How a stretch of text is set."""

    face: Face
    size: float
    leading: float
    color: Color = INK

    def but(self, *, face: Face | None = None, color: Color | None = None) -> Self:
        """The same in another face or colour."""
        return replace(self, face=face or self.face, color=color or self.color)


TITLE = Type(Face.SERIF_STRONG, 23, 27)
TITLE_NUMBER = Type(Face.SERIF, 23, 27, MUTED)
HEADLINE = Type(Face.SERIF_STRONG, 12, 15.5)
LEDE = Type(Face.SERIF, 12, 16)
BODY = Type(Face.SERIF, 10.2, 14.3)
FIGURE = Type(Face.SERIF, 9.6, 12.5)
"""Columns of numbers: the serif's figures are all of one width, the sans's are not."""
SMALL = Type(Face.SANS, 9, 12.5)
SMALL_STRONG = SMALL.but(face=Face.SANS_STRONG)
SMALL_MUTED = SMALL.but(color=MUTED)
TINY = Type(Face.SANS, 8.3, 11)
TINY_STRONG = TINY.but(face=Face.SANS_STRONG)
TINY_MUTED = TINY.but(color=MUTED)
MONO = Type(Face.MONO, 8.6, 12.5)


def hue(number: int) -> Color:
    """A cell's colour; ink for the white cell and the staff."""
    return HUES[(number - 1) % len(HUES)] if number else INK
