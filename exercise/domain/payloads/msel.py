"""The MSEL's rows, what went out of them, and how far it got."""

from typing import Literal

from pydantic import Field

from exercise.domain.payloads.base import Payload
from exercise.domain.scenario import (
    Attachment,
    CallLine,
    Choice,
    Grading,
    Inject,
    Medium,
    Precedence,
    Question,
    Slug,
)


class InjectPlanned(Payload):
    """A row put into the MSEL, or put there again after a change: the newest counts."""

    kind = "inject.planned"
    version = 4
    erasable = True
    inject: Inject


class InjectKept(Payload):
    """From now on released only by hand."""

    kind = "inject.kept"


class InjectDropped(Payload):
    kind = "inject.dropped"
    erasable = True
    reason: str = ""


class InjectTriggered(Payload):
    """The condition of a row came true: whatever happens to it afterwards."""

    kind = "inject.triggered"
    due_ms: int | None
    """Exercise time it now falls due at; None: it waits for a hand."""


class InjectLapsed(Payload):
    """It will not go out by itself any more."""

    kind = "inject.lapsed"
    why: Literal["expired", "unless", "full"]
    """Full: every cell it was for has had its number of injects."""


class StorylineSet(Payload):
    """A storyline switched on or off."""

    kind = "storyline.set"
    storyline: Slug
    on: bool


class InjectReleased(Payload):
    """That a row of the MSEL went out, and as which items: for the staff."""

    kind = "inject.released"
    version = 2
    how: Literal["clock", "hand", "advance", "hold", "phase", "storyline", "delay"]
    """By whom or with what. Advance, hold, phase and storyline: it fell due with an advance, when
    a hold was lifted, the next phase began or its storyline was switched on. Delay: only copies
    that follow later."""
    deliveries: dict[str, str]
    """Recipient (cell, or ``cell.seat``) to the item it got."""
    acting: dict[str, str] = Field(default_factory=dict)
    """Empty seat addressed, to the acting head's seat it also went to."""
    later: dict[str, int] = Field(default_factory=dict)
    """Recipient whose copy follows, to the exercise time (ms) it is due at."""
    exclusive: Slug | None = None
    """Group of which no other row goes out from now on."""
    excludes: tuple[str, ...] = ()
    """Rows of that group that might still have gone out."""
    left_out: tuple[str, ...] = ()
    """Recipients that get no copy: their cells have had their number of injects."""


class InjectDelivered(Payload):
    """An inject as one recipient, or several with the same wording, read it."""

    kind = "inject.delivered"
    version = 3
    erasable = True
    shown = "feed"
    sender: str
    handle: str | None = None
    to: tuple[str, ...]
    """Cells, or ``cell.seat`` for one seat alone; only those whose readers may know."""
    medium: Medium
    precedence: Precedence
    marking: str | None = None
    """Where it is not the exercise's own."""
    title: str
    text: str | None = None
    lines: tuple[CallLine, ...] = ()
    grading: Grading | None = None
    place: str | None = None
    attachments: tuple[Attachment, ...] = ()
    public: bool = False
    answer_within_ms: int | None = None
    ask: Question | None = None
    """How to answer a sealed question."""
    decide: Choice | None = None
    """A decision with its options, in the copy of those who decide."""
    language: str = "en"
    for_empty_seat: str | None = None
    """Title of the empty seat it was addressed to, on the copy of whoever acts for it."""


class InjectAcknowledged(Payload):
    kind = "inject.acknowledged"
    cell: str
    seat: str


class AttentionRecorded(Payload):
    """Items newly received, and newly on screen, by one seat: for the white cell only."""

    kind = "attention.recorded"
    seat: str
    received: tuple[str, ...]
    opened: tuple[str, ...]
