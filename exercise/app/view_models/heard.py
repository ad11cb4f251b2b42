"""Since when nothing was heard of whom: for the strip of the console."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardView:
    """Region ``heard``: by cell id, the exercise time of the last thing its people did."""

    last: tuple[tuple[str, int], ...] = ()
    """STARTEX of whoever has done nothing."""
