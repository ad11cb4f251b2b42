"""Sealed questions: put, answered, closed, opened."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

from exercise.domain.payloads.base import Payload
from exercise.domain.scenario import Question

Openly = Literal["staff", "everyone"]
"""Who reads the answers once they are opened."""


class PollPut(Payload):
    """An inject that asks went out: whom it asks, until when, and what the answers move."""

    kind = "poll.put"
    inject: str
    to: tuple[str, ...]
    """Cells, or ``cell.seat`` for one seat alone: each gives one answer."""
    track: str | None
    within_ms: int | None
    """Exercise time until it closes; None: when the white cell says."""


class AnswerGiven(Payload):
    """That somebody answered, or answered anew; not what."""

    kind = "answer.given"
    who: str
    """Cell, or ``cell.seat``."""
    cell: str
    seat_title: str
    answer: str
    """Item of the answer, the same for each new one."""
    on: str
    """Item that asked."""


class AnswerSealed(Payload):
    """The answer itself: for those who gave it, and nobody else. The newest counts."""

    kind = "answer.sealed"
    erasable = True
    shown = "elsewhere"
    value: int | None = None
    option: str | None = None
    text: str | None = None


class PollClosed(Payload):
    """No more answers are taken."""

    kind = "poll.closed"


class PollOpened(Payload):
    """The white cell opened the answers, to the staff or to everyone."""

    kind = "poll.opened"
    to: Openly
    copy_id: str
    """Item under which they are told."""


class OpenedAnswer(BaseModel):
    """One answer as it was when the question closed."""

    model_config = ConfigDict(defer_build=True, frozen=True, extra="forbid")
    who: str
    value: int | None = None
    option: str | None = None
    text: str | None = None
    at: int | None = None
    """Wall ms of the newest answer."""
    t: int | None = None
    by_program: bool = False
    """A program plays the cell."""


class AskedAs(BaseModel):
    """One wording of a question, and who read it."""

    model_config = ConfigDict(defer_build=True, frozen=True, extra="forbid")
    to: tuple[str, ...]
    title: str
    text: str


class AnswersTold(Payload):
    """A question with all its answers."""

    kind = "answers.told"
    version = 2
    erasable = True
    shown = "feed"
    title: str
    question: Question
    to: tuple[str, ...]
    """Whoever was asked, also those who gave no answer."""
    answers: tuple[OpenedAnswer, ...]
    language: str = "en"
    asked: tuple[AskedAs, ...] = ()
    """In the order of those asked; old entries do not say what was asked."""
    put_at: int | None = None
    put_t: int | None = None
