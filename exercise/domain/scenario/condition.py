"""What must hold before an inject goes out: data, judged by ``exercise.domain.conditions``.

A condition has exactly one of its keys. All parts are hashable, so that what follows from a
condition alone can be kept.
"""

from functools import cached_property
from typing import Literal, Self

from pydantic import Field, model_validator

from exercise.domain.scenario.base import Line, Openness, Part, Slug
from exercise.domain.scenario.release import Release


class Tally(Part):
    """How many of something there must have been, and since when."""

    count: int = Field(default=1, ge=1, le=100)
    within_ms: int | None = Field(default=None, ge=1_000)
    """Only those of so long ago at most, in exercise time."""
    since: Slug | None = None
    """Only those since this phase began."""


class MoveIs(Tally):
    """Moves ordered and not withdrawn; each list is of alternatives, an empty one lets all pass."""

    by: tuple[Slug, ...] = ()
    instrument: tuple[Slug, ...] = ()
    tag: tuple[Line, ...] = ()
    target: tuple[Slug, ...] = ()
    openness: tuple[Openness, ...] = ()
    menu: tuple[Slug, ...] = ()
    """Ids of the menus they were ordered from."""


class RulingIs(MoveIs):
    """Rulings that stand, on such moves."""

    outcome: tuple[Slug, ...] = ()
    takes_effect: bool | None = None


class TrackIs(Part):
    """A track at or beyond a value; once there, until it has come back to ``until``."""

    of: Slug
    at_least: int | None = None
    at_most: int | None = None
    until: int | None = None
    """Hysteresis: below ``at_least`` (above ``at_most``); from here on it no longer holds."""


class InjectIs(Part):
    """How far an inject has got, in each of some cells; or what was left undone in any of them."""

    inject: Slug
    has: Literal["released", "opened", "acknowledged", "answered"] | None = None
    left: Literal["unopened", "unacknowledged", "unanswered"] | None = None
    """Counted from its release."""
    by: tuple[Slug, ...] = ()
    """Cells; empty: all that it was addressed to."""
    for_ms: int = Field(default=0, ge=0)
    """It has been so for this long, in exercise time."""


class MessageIs(Tally):
    """Messages, statements and passed-on items from one cell to another."""

    sender: tuple[Slug, ...] = ()
    to: tuple[Slug, ...] = ()
    """Cells, ``white``, or ``public`` for a statement."""
    either: bool = False
    """Whichever of the two wrote to the other."""


class AgreementIs(Tally):
    """Agreements that all of their parties stand by, each counted from when the last confirmed."""

    between: tuple[Slug, ...] = ()
    """Cells that are all parties to it, others or none beside them; empty: any."""


Counted = MoveIs | MessageIs | AgreementIs
"""What a condition asks enough of; a ruling is asked for by its move."""


class DecisionIs(Part):
    """A decision that was made, by whomever; and, where that is said, how."""

    of: Slug
    """Inject that put it."""
    chosen: tuple[Slug, ...] = ()
    """One of these options; empty: any."""
    by_default: bool | None = None
    """Whether nobody decided in time."""


class Condition(Part):
    """One thing that may hold, or several put together."""

    all_of: tuple["Condition", ...] | None = Field(default=None, min_length=1)
    any_of: tuple["Condition", ...] | None = Field(default=None, min_length=1)
    none_of: "Condition | None" = None
    at: Release | None = None
    """From this moment on."""
    phase: Slug | None = None
    """This phase has begun."""
    move: MoveIs | None = None
    ruling: RulingIs | None = None
    track: TrackIs | None = None
    inject: InjectIs | None = None
    message: MessageIs | None = None
    agreement: AgreementIs | None = None
    decision: DecisionIs | None = None

    @model_validator(mode="after")
    def _one_thing(self) -> Self:
        if len(self.model_fields_set - self._unset()) != 1:
            raise ValueError("a condition says exactly one thing")
        return self

    def _unset(self) -> set[str]:
        return {name for name in self.model_fields_set if getattr(self, name) is None}

    def parts(self) -> tuple["Condition", ...]:
        """The conditions that it puts together; none for a single thing."""
        if self.none_of is not None:
            return (self.none_of,)
        return self.all_of or self.any_of or ()

    @property
    def tally(self) -> Counted | None:
        """What is counted, where something is."""
        return self.move or self.ruling or self.message or self.agreement

    @cached_property
    def is_timed(self) -> bool:
        """Whether time alone may change it, nothing else happening."""
        if self.parts():
            return any(part.is_timed for part in self.parts())
        if self.inject is not None:
            return self.inject.for_ms > 0
        return self.at is not None or (self.tally is not None and self.tally.within_ms is not None)

    @cached_property
    def listens_to(self) -> frozenset[str]:
        """Kinds of entries after which it may hold where it did not before."""
        if self.parts():
            return frozenset().union(*(part.listens_to for part in self.parts()))
        said = next(name for name in _KINDS if getattr(self, name) is not None)
        return _KINDS[said] | _ALWAYS


_ALWAYS = frozenset(
    ("exercise.started", "phase.begun", "inject.planned", "item.erased", "storyline.set")
)
_KINDS = {
    "at": frozenset[str](),
    "phase": frozenset[str](),
    "move": frozenset(("move.submitted", "move.withdrawn")),
    "ruling": frozenset(("ruling.made",)),
    "track": frozenset(("track.changed",)),
    "inject": frozenset(
        (
            *("inject.released", "attention.recorded", "inject.acknowledged", "reference.noted"),
            "answer.given",
        )
    ),
    "message": frozenset(("message.sent", "statement.made", "item.passed_on")),
    "agreement": frozenset(("agreement.confirmed", "agreement.disputed")),
    "decision": frozenset(("decision.made",)),
}
