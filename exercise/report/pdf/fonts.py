"""The report's fonts, and which of them draws which characters."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache, lru_cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from exercise.assets import pdf_fonts
from exercise.report import languages


class Face(StrEnum):
    """What a stretch of text is set in, named as the font file is."""

    SANS = "public-sans-400"
    SANS_STRONG = "public-sans-600"
    SANS_HEAVY = "public-sans-700"
    SERIF = "source-serif-4-400"
    SERIF_STRONG = "source-serif-4-600"
    MONO = "ibm-plex-mono-400"


_EAST_ASIAN: Mapping[str, str] = {
    languages.JAPANESE: "noto-sans-jp-400",
    languages.KOREAN: "noto-sans-kr-400",
    languages.CHINESE: "noto-sans-sc-400",
}
_HEAVIER = (Face.SANS_STRONG, Face.SANS_HEAVY)
_STRETCHES = re.compile(f"({languages.EAST_ASIAN.pattern}+)")
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad"  # controls but tab and newline; soft hyphens
    "\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"  # joiners, direction marks
    "\ufe00-\ufe0f\ufeff\ufff0-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]"
)
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")

Piece = tuple[str, str]
"""(font name, text that this font can draw)."""


@cache
def register() -> None:
    """Makes the fonts known to ReportLab; costs a fifth of a second, once.

    Raises:
        exercise.assets.PartMissing: the fonts were never fetched.
    """
    for name, path in pdf_fonts().items():
        pdfmetrics.registerFont(TTFont(name, str(path)))


def visible(text: str) -> str:
    """The text without what cannot be seen, its line breaks made plain."""
    if text.isascii() and text.isprintable():
        return text
    return _UNSEEN.sub("", _BREAKS.sub("\n", unicodedata.normalize("NFC", text)))


def pieces(text: str, face: Face, language: str = "", hint: str = "") -> Iterator[Piece]:
    """The text cut into stretches of one font each.

    Args:
        language: the declared ``ja``, ``ko`` or ``zh``, or empty.
        hint: the language of characters that leave theirs open.
    """
    if text.isascii():
        yield face, text
        return
    whole = languages.evidence(text)
    for place, stretch in enumerate(_STRETCHES.split(text)):
        if not stretch:
            continue
        if place % 2:
            chosen = language or languages.evidence(stretch) or whole or hint
            yield from _east_asian(stretch, chosen or languages.LAST_RESORT, face)
        else:
            yield from _by_character(stretch, _chain(face))


def _east_asian(stretch: str, language: str, face: Face) -> Iterator[Piece]:
    """One font for the whole stretch if any has all of it, else the first that has each one."""
    order = (language, *(other for other in _EAST_ASIAN if other != language))
    fonts = tuple(_EAST_ASIAN[one] for one in order)
    for font in fonts:
        if all(_has(font, character) for character in stretch):
            yield font, stretch
            return
    yield from _by_character(stretch, (*fonts, *_chain(face)))


def _by_character(text: str, fonts: tuple[str, ...]) -> Iterator[Piece]:
    current, gathered = "", ""
    for character in text:
        font, drawn = _drawn(character, fonts)
        if font != current and gathered:
            yield current, gathered
            gathered = ""
        current, gathered = font, gathered + drawn
    if gathered:
        yield current, gathered


@lru_cache(maxsize=16384)
def _drawn(character: str, fonts: tuple[str, ...]) -> Piece:
    if character in "\n\t":
        return fonts[0], character
    for font in fonts:
        if _has(font, character):
            return font, character
    return fonts[0], described(character)


def described(character: str) -> str:
    """What stands for a character that no font here can draw: its name, or its code point."""
    name = unicodedata.name(character, "").lower()
    if name and unicodedata.category(character).startswith("S"):
        return f"[{name}]"
    return f"[U+{ord(character):04X}]"


@cache
def _chain(face: Face) -> tuple[str, ...]:
    """Fonts to try for text that is not East Asian: the likest first."""
    likest: tuple[Face, ...] = (face, Face.SERIF)
    if face in (Face.SERIF, Face.SERIF_STRONG):
        likest = (face, Face.SANS)
    elif face in _HEAVIER:
        likest = (face, Face.SERIF_STRONG, Face.SANS)
    others = (*_EAST_ASIAN.values(), Face.SERIF, Face.MONO)
    return tuple(dict.fromkeys((*likest, *others)))


def _has(font: str, character: str) -> bool:
    return ord(character) in _known(font)


@cache
def _known(font: str) -> frozenset[int]:
    registered = pdfmetrics.getFont(font)
    if not isinstance(registered, TTFont):
        return frozenset()
    return frozenset(point for point, glyph in registered.face.charToGlyph.items() if glyph)


@lru_cache(maxsize=32768)
def width_of(text: str, font: str, size: float) -> float:
    """Width in points; ``text`` must be drawable by the font."""
    return float(pdfmetrics.stringWidth(text, font, size))
