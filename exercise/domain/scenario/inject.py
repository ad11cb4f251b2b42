"""One row of the MSEL, and what each cell reads of it."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from pydantic import Field

from exercise.domain.scenario.ask import Ask
from exercise.domain.scenario.attachment import Attachment
from exercise.domain.scenario.base import Line, Medium, Part, Precedence, Prose, Slug
from exercise.domain.scenario.choice import Choice
from exercise.domain.scenario.condition import Condition
from exercise.domain.scenario.release import Release

MOST_ATTACHMENTS = 9


class Grading(Part):
    """Admiralty grading: source A to F, information 1 to 6."""

    source: Literal["A", "B", "C", "D", "E", "F"]
    information: Annotated[int, Field(ge=1, le=6)]


class Sender(Part):
    """Who an inject or a persona message comes from: a persona, never a cell."""

    name: Line
    handle: str | None = Field(default=None, max_length=80)
    """Account name of a social post."""


class CallLine(Part):
    """One turn of a call transcript."""

    speaker: Line
    text: Prose


class Wording(Part):
    """What one cell reads of an inject where it differs from the common text."""

    title: Line | None = None
    text: Prose | None = None
    lines: tuple[CallLine, ...] | None = None
    grading: Grading | None = None
    sender: Sender | None = None
    """Where a cell has the fact from another source."""
    attachments: tuple[Attachment, ...] | None = Field(default=None, max_length=MOST_ATTACHMENTS)
    """In place of the common ones; None: those."""
    tells: Mapping[Slug, Slug] | None = None
    """Fact to the version of it that this text tells; None: what the common text tells."""


class Inject(Part):
    """One row of the MSEL."""

    id: Slug
    number: Annotated[str, Field(pattern=r"^[0-9]{1,3}(\.[0-9]{1,3})?$")]
    title: Line
    release: Release
    """When it falls due; of a conditional one, the earliest moment at which it may."""
    when: Condition | None = None
    """What must hold besides; None: it goes by time alone."""
    delay_ms: int = Field(default=0, ge=0)
    """Exercise time between all that being so and its going out."""
    unless: Condition | None = None
    """Judged once, as it would go out: if it holds, the inject lapses."""
    expires: Release | None = None
    """Not out by then, it lapses."""
    waits: bool = True
    """Kept back by quiet windows and by cells that have too much unopened; FLASH never is."""
    storyline: tuple[Slug, ...] = ()
    """It goes by itself while any of these is on; none: always."""
    exclusive: Slug | None = None
    """Group of which only the first to go out does."""
    delay_to: Mapping[str, Annotated[int, Field(ge=1_000)]] = Field(default_factory=dict)
    """Recipient to how much later (ms of exercise time) its copy follows."""
    sender: Sender
    to: tuple[str, ...] = Field(min_length=1)
    """Cell ids, or ``cell.seat`` for one seat alone; of a task the white cell or seats of it."""
    medium: Medium
    precedence: Precedence = "ROUTINE"
    marking: Line | None = None
    """One of the world's markings, where it is not the exercise's own."""
    grading: Grading | None = None
    text: Prose | None = None
    lines: tuple[CallLine, ...] = ()
    attachments: tuple[Attachment, ...] = Field(default=(), max_length=MOST_ATTACHMENTS)
    tells: Mapping[Slug, Slug] = Field(default_factory=dict)
    """Fact to the version of it that the common text tells."""
    wording: Mapping[str, Wording] = Field(default_factory=dict)
    public: bool = False
    """True when everyone, and the projector, may read it (press and posts)."""
    place: Slug | None = None
    concerns: tuple[str, ...] = ()
    objectives: tuple[str, ...] = ()
    expects: str | None = Field(default=None, max_length=2_000)
    """Expected player action, for the white cell."""
    decision: Choice | None = None
    """The decision it forces, and on whom; None when contextual."""
    ask: Ask | None = None
    """Of the medium ``question``, and of no other."""
    answer_within_ms: int | None = Field(default=None, ge=1_000)
    controller: str | None = Field(default=None, max_length=200)
    notes: str | None = Field(default=None, max_length=20_000)
    """Controller notes: no team ever sees them."""
    type: Literal["contextual", "expected", "contingency"] = "contextual"
    language: Annotated[str, Field(pattern=r"^[a-z]{2}(-[A-Za-z]{2,4})?$")] = "en"

    @property
    def counts(self) -> bool:
        """Whether it counts as addressed: sealed questions and tasks do not."""
        return self.medium not in ("question", "task")

    def tells_to(self, recipient: str) -> Mapping[str, str]:
        """Fact to the version of it that a cell, or ``cell.seat``, is told."""
        cell = recipient.partition(".")[0]
        own = self.wording.get(recipient) or self.wording.get(cell)
        return self.tells if own is None or own.tells is None else own.tells

    def all_attachments(self) -> Iterator[Attachment]:
        """The common ones, then those of each wording."""
        yield from self.attachments
        for own in self.wording.values():
            yield from own.attachments or ()
