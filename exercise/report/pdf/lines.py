"""Breaks text into lines: words and East Asian characters, several fonts, nothing too wide."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from exercise.report import languages
from exercise.report.facts.common import Said
from exercise.report.pdf.fonts import pieces, visible, width_of
from exercise.report.pdf.ink import INK, Type

NBSP = "\u00a0"
"""A space that no line is broken at."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one type."""

    text: str
    type: Type
    language: str = ""
    hint: str = ""


class Inline(Protocol):
    """A small drawing that stands in a line like a word."""

    @property
    def width(self) -> float: ...

    def draw(self, canvas: Canvas, x: float, baseline: float) -> None: ...


Part = Run | Inline


@dataclass(frozen=True, slots=True)
class Ink:
    """Text of one font and colour in a line, ``x`` from its beginning."""

    x: float
    font: str
    size: float
    color: Color
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    width: float
    inks: tuple[Ink, ...]
    inlines: tuple[tuple[float, Inline], ...] = ()


def run(text: str | Said, type_: Type, hint: str = "") -> Run:
    """A run of somebody's text, which brings its language along, or of our own."""
    if isinstance(text, Said):
        return Run(text.text, type_, text.language, text.hint or hint)
    return Run(text, type_, "", hint)


@dataclass(frozen=True, slots=True)
class _Atom:
    """What is never broken: a word, a character, a space, an inline (which has no text)."""

    width: float
    text: str = ""
    font: str = ""
    size: float = 0.0
    color: Color = INK
    inline: Inline | None = None

    @property
    def space(self) -> bool:
        return self.text.isspace()

    def some(self, text: str) -> "_Atom":
        """A stretch of it."""
        return replace(self, text=text, width=width_of(text, self.font, self.size))


_CJK = f"{languages.KANA}{languages.HANGUL}{languages.BOPOMOFO}{languages.HAN}{languages.FORMS}"
_ATOMS = re.compile(f"\n|[ \t]+|[{_CJK}]|[^\\s{_CJK}/–—-]*[/–—-]+|[^\n \t{_CJK}/–—-]+")
_NEVER_FIRST = frozenset(
    "、。，．・：；？！ー々ゝゞ」』）】〕〉》｝］’”!),.:;?]}»›…ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ％"
)
_NEVER_LAST = frozenset("「『（【〔〈《｛［‘“([{«‹")
_BREAK_AFTER = frozenset("/–—-")
_EAST = languages.EAST_ASIAN


def break_lines(parts: Sequence[Part], width: float) -> list[Line]:
    """Sets the parts one after the other in lines of at most this width."""
    lines: list[Line] = []
    line: list[_Atom] = []
    used = 0.0
    for whole in _groups(_atoms(parts)):
        if whole[0].text == "\n":
            lines.append(_line(line))
            line, used = [], 0.0
            continue
        group, needed = whole, sum(atom.width for atom in whole)
        if used + needed > width and not group[0].space:
            if line:
                lines.append(_line(line))
                line, used = [], 0.0
            while needed > width and (rest := _cut(group, width))[1]:
                lines.append(_line(rest[0]))
                group = rest[1]
                needed = sum(atom.width for atom in group)
        line += group
        used += needed
    if line or not lines:
        lines.append(_line(line))
    return lines


def natural_width(parts: Sequence[Part]) -> float:
    """How wide the parts are in one line."""
    return sum(atom.width for atom in _atoms(parts))


def _atoms(parts: Sequence[Part]) -> Iterator[_Atom]:
    for part in parts:
        if not isinstance(part, Run):
            yield _Atom(part.width, inline=part)
            continue
        type_ = part.type
        for font, text in pieces(visible(part.text), type_.face, part.language, part.hint):
            for match in _ATOMS.finditer(text):
                word = match[0].replace("\t", "  ")
                wide = 0.0 if word == "\n" else width_of(word, font, type_.size)
                yield _Atom(wide, word, font, type_.size, type_.color)


def _groups(atoms: Iterator[_Atom]) -> Iterator[list[_Atom]]:
    """Atoms with no break between them, together."""
    group: list[_Atom] = []
    for atom in atoms:
        if group and not _joined(group[-1], atom):
            yield group
            group = []
        group.append(atom)
    if group:
        yield group


def _joined(before: _Atom, after: _Atom) -> bool:
    if before.space or after.space:
        return False
    if before.inline or after.inline:
        return True
    first, last = after.text[0], before.text[-1]
    if first in _NEVER_FIRST or last in _NEVER_LAST:
        return True
    if last in _BREAK_AFTER:
        return False
    return not (_EAST.match(last) or _EAST.match(first))


def _cut(group: list[_Atom], width: float) -> tuple[list[_Atom], list[_Atom]]:
    """As much of a too wide group as fits, character by character; at least one."""
    head: list[_Atom] = []
    used = 0.0
    for place, atom in enumerate(group):
        if used + atom.width <= width:
            head.append(atom)
            used += atom.width
            continue
        fits = max(_fitting(atom, width - used), 0 if head else 1)
        if fits and len(atom.text) > 1:
            tail = [atom.some(atom.text[fits:])] if atom.text[fits:] else []
            return [*head, atom.some(atom.text[:fits])], [*tail, *group[place + 1 :]]
        return (head, group[place:]) if head else ([atom], group[place + 1 :])
    return head, []


def _fitting(atom: _Atom, room: float) -> int:
    """How many of its characters fit."""
    used = 0.0
    for place, character in enumerate(atom.text):
        used += width_of(character, atom.font, atom.size)
        if used > room:
            return place
    return len(atom.text)


def _line(atoms: list[_Atom]) -> Line:
    while atoms and atoms[-1].space:
        atoms = atoms[:-1]
    inks: list[Ink] = []
    inlines: list[tuple[float, Inline]] = []
    x, start = 0.0, 0.0
    alike: list[_Atom] = []
    for atom in atoms:
        if alike and not _alike(alike[-1], atom):
            inks.append(_ink(start, alike))
            alike = []
        if atom.inline is not None:
            inlines.append((x, atom.inline))
        else:
            start = start if alike else x
            alike.append(atom)
        x += atom.width
    if alike:
        inks.append(_ink(start, alike))
    return Line(x, tuple(inks), tuple(inlines))


def _ink(x: float, alike: list[_Atom]) -> Ink:
    """Atoms of one type in a row; a space that held words together is now one like any other."""
    first = alike[0]
    text = "".join(atom.text for atom in alike).replace(NBSP, " ")
    return Ink(x, first.font, first.size, first.color, text)


def _alike(one: _Atom, other: _Atom) -> bool:
    return (one.font, one.size, one.color) == (other.font, other.size, other.color)
