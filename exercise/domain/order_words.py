"""The words of an order, its blanks filled in."""

import re
from collections.abc import Callable

from exercise.domain.scenario import FormField, WrittenOrder

_BLANK = re.compile(r"\{([^{}]*)\}")
_OPENING, _CLOSING = "“‘«„\"'", "”’»“\"'"
_BEGINS = re.compile(rf"(^|[.?!][{_CLOSING}]*\s+|\n\s*)$")
"""What stands before the first word of a sentence."""
_ENDED = re.compile(rf"([?!][{_CLOSING}]*|\.[{_CLOSING}]+)$")
_GOES_ON = re.compile(r"\s*[,;:]|\s+[^\W\d_A-Z]")
_ABBREVIATED = re.compile(r"\b\w\.$")
_MANY = re.compile(r"( \w+?)(?:(?<=[a-z])(ies)|(?<=ch|sh|ss)(es)|(?<=x)(es)|(?<![sui])(s))\b")


def sentence(move: WrittenOrder, said: Callable[[FormField], str], language: str = "en") -> str:
    """The order's words, each blank as ``said`` has it. What is no blank of the move stays.

    However a blank was filled, the whole reads: a sentence begins with a capital and ends
    once, a quotation is quoted once, and in English one of a thing is not many.
    """
    told, place = "", 0
    for found in _BLANK.finditer(move.order):
        field = move.field(found[1])
        if field is None:
            continue
        told += move.order[place : found.start()]
        words, place = _fitting(said(field), told, move.order, found.end())
        if field.kind == "number" and words == "1" and language.startswith("en"):
            many = _MANY.match(move.order, place)
            if many is not None:
                words, place = words + many[1] + ("y" if many[2] else ""), many.end()
        told += words
    return told + move.order[place:]


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
