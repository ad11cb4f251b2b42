"""Sealed questions that were put, and who has answered."""

from dataclasses import dataclass

from exercise.domain.payloads import Openly


@dataclass(frozen=True, slots=True)
class AnswerState:
    """That an answer was given; what it says is in its item."""

    item: str
    seat_title: str
    at: int
    t: int


@dataclass(frozen=True, slots=True)
class PollState:
    """One question as it stands."""

    id: str
    inject: str
    to: tuple[str, ...]
    """Cells, or ``cell.seat`` for one seat alone."""
    track: str | None
    due_t: int | None
    """Exercise time it closes at; None: when the white cell says."""
    seq: int
    """Of the entry that put it."""
    at: int
    t: int
    answers: tuple[tuple[str, AnswerState], ...] = ()
    """By whom, in the order of their first answers."""
    closed_t: int | None = None
    closed_at: int | None = None
    opened: Openly | None = None

    def answer_of(self, who: str) -> AnswerState | None:
        """The answer of a cell or seat, if it gave one."""
        return next((answer for one, answer in self.answers if one == who), None)
