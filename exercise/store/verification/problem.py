"""What verification found wrong."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """``what`` is a whole sentence; ``seq`` the entry it is about, if it is about one."""

    seq: int | None
    what: str


def at_entry(seq: int, what: str) -> Problem:
    """A problem of one entry."""
    return Problem(seq, f"Entry {seq} {what}.")
