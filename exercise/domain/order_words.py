"""The words of an order, its blanks filled in."""

import re
from collections.abc import Callable

from exercise.domain.scenario import FormField, MenuMove

_BLANK = re.compile(r"\{([^{}]*)\}")


def sentence(move: MenuMove, said: Callable[[FormField], str]) -> str:
    """The order's words, each blank as ``said`` has it. What is no blank of the move stays.

    Whoever ends a blank with a full stop where the order has one gets one, not two.
    """

    def filling(found: re.Match[str]) -> str:
        field = move.field(found[1])
        if field is None:
            return found[0]
        words = said(field)
        ends = move.order.startswith(".", found.end())
        return words[:-1] if ends and words.endswith(".") else words

    return _BLANK.sub(filling, move.order)
