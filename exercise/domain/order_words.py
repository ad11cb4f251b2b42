"""The words of an order, its blanks filled in."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise

from exercise.domain.scenario import FormField, WrittenOrder

_BLANK = re.compile(r"\{([^{}]*)\}")
_OPENING, _CLOSING = "“‘«„\"'", "”’»“\"'"
_BEGINS = re.compile(rf"(^|[.?!][{_CLOSING}]*\s+|\n\s*)$")
"""What stands before the first word of a sentence."""
_ENDED = re.compile(rf"([?!][{_CLOSING}]*|\.[{_CLOSING}]+)$")
_GOES_ON = re.compile(r"\s*[,;:]|\s+[^\W\d_A-Z]")
_ABBREVIATED = re.compile(r"\b\w\.$")
_PART = re.compile(r"( ?)\[([^\[\]]*)\]")
"""What is left out with its blank, and the space before it."""
_NEXT = re.compile(
    rf"(?<=[.?!])[{_CLOSING}]*\s+(?=[{_OPENING}(\[]*(?:[^\W\d_a-z]|\{{))|\n\s*|(?<=[。！？])"
)
"""Between one sentence and the next."""
_DASH = "–"
"""What stands for an empty blank that is not alone in its sentence."""
_MANY = re.compile(r"( \w+?)(?:(?<=[a-z])(ies)|(?<=ch|sh|ss)(es)|(?<=x)(es)|(?<![sui])(s))\b")


Said = Callable[[FormField], str | None]
"""What fills a blank; None: nothing does."""


def sentence(move: WrittenOrder, said: Said, language: str = "en") -> str:
    """The order's words, each blank as ``said`` has it. What is no blank of the move stays.

    However a blank was filled, the whole reads: a sentence begins with a capital and ends
    once, a quotation is quoted once, and in English one of a thing is not many. A blank that
    nothing fills takes with it the part that stands in ``[]``, or else its sentence.
    """
    order = _filled_parts(move, said)
    told, place = "", 0
    for found in _BLANK.finditer(order):
        field = move.field(found[1])
        if field is None:
            continue
        told += order[place : found.start()]
        words, place = _fitting(said(field) or "", told, order, found.end())
        if field.kind == "number" and words == "1" and language.startswith("en"):
            many = _MANY.match(order, place)
            if many is not None:
                words, place = words + many[1] + ("y" if many[2] else ""), many.end()
        told += words
    return told + order[place:]


def parts(order: str) -> Iterator[str]:
    """What stands in ``[]`` in an order, where that has blanks."""
    return (found[2] for found in _PART.finditer(order) if _BLANK.search(found[2]))


def shared(order: str) -> Iterator[str]:
    """Names of blanks, not in ``[]``, of which more than one stands in a sentence."""
    bare = _PART.sub(lambda found: "" if _BLANK.search(found[2]) else found[0], order)
    for one in _sentences(bare):
        names = dict.fromkeys(_BLANK.findall(one))
        yield from names if len(names) > 1 else ()


def spoken(day: date, language: str) -> str:
    """As an English sentence has it; in other languages as ISO 8601."""
    return f"{day.day} {day:%B} {day.year}" if language.startswith("en") else day.isoformat()


def _filled_parts(move: WrittenOrder, said: Said) -> str:
    """The order without what goes with its empty blanks."""

    def part(found: re.Match[str]) -> str:
        fields = _fields(move, found[2])
        if not fields:
            return found[0]
        return "" if any(said(one) is None for one in fields) else found[1] + found[2]

    left = "".join(_kept(move, one, said) for one in _sentences(_PART.sub(part, move.order)))
    return left.strip() if left != move.order else left


def _kept(move: WrittenOrder, words: str, said: Said) -> str:
    fields = _fields(move, words)
    empty = [one for one in fields if said(one) is None]
    if empty and (len(empty) == len(fields) or not all(one.optional for one in empty)):
        return ""
    for one in empty:
        words = words.replace(f"{{{one.id}}}", _DASH)
    return words


def _fields(move: WrittenOrder, words: str) -> list[FormField]:
    found = (move.field(name) for name in _BLANK.findall(words))
    return [one for one in found if one is not None]


def _sentences(order: str) -> list[str]:
    """The order cut between its sentences; together they are all of it."""
    ends = [0, *(found.end() for found in _NEXT.finditer(order)), len(order)]
    return [order[begin:end] for begin, end in pairwise(ends)]


def _fitting(words: str, before: str, order: str, place: int) -> tuple[str, int]:
    """What fills a blank, and from where on the order follows it."""
    quoted = before[-1:] in tuple(_OPENING) and order[place : place + 1] in tuple(_CLOSING)
    if quoted:
        words = _unquoted(words)
    elif _BEGINS.search(before):
        words = words[:1].upper() + words[1:]
    after = place
    while quoted and order[after : after + 1] in tuple(_CLOSING):
        after += 1
    if order.startswith(".", after):
        whole = words + order[place:after]
        if _ENDED.search(whole):
            return whole, after + 1
        return (words[:-1], place) if words.endswith(".") else (words, place)
    within = _GOES_ON.match(order, place) and not _ABBREVIATED.search(words)
    return (words[:-1] if within and words.endswith(".") else words), place


def _unquoted(words: str) -> str:
    """Without quotation marks around the whole of it, where the order has its own."""
    inner = words[1:-1]
    if not inner or words[0] not in _OPENING or words[-1] not in _CLOSING:
        return words
    return words if any(mark in inner for mark in (words[0], words[-1])) else inner
