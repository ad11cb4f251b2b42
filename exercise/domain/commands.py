"""What people may ask for, as they send it. Names are imperative; ``type`` says which.

A command says nothing of who sends it or when: that comes from the credential and the clock.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from exercise.domain.scenario import Inject, Medium, Precedence
from exercise.domain.text import Line, OptionalLine, OptionalProse, Prose

Id = Annotated[str, Field(min_length=1, max_length=80)]
Ids = Annotated[tuple[Id, ...], Field(max_length=200)]
Ms = Annotated[int, Field(ge=0, le=30 * 24 * 3_600_000)]
"""Exercise time: a month is far more than anybody plays, and any story's calendar holds it."""
RateMilli = Annotated[int, Field(ge=100, le=3_600_000)]
Due = dict[Id, Literal["release", "keep", "drop"]]
Openness = Literal["public", "private", "secret"]


class Command(BaseModel):
    """Base of all commands."""

    model_config = ConfigDict(frozen=True, extra="forbid")


# ── the clock ────────────────────────────────────────────────────────────────


class StartExercise(Command):
    type: Literal["exercise.start"]


class Pause(Command):
    type: Literal["clock.pause"]


class Resume(Command):
    type: Literal["clock.resume"]


class SetRate(Command):
    type: Literal["clock.set_rate"]
    rate_milli: RateMilli
    """Exercise seconds per 1,000 wall seconds."""


class Advance(Command):
    type: Literal["clock.advance"]
    to_ms: Ms
    due: Due = Field(default_factory=dict)


class PlaceHold(Command):
    type: Literal["hold.place"]


class LiftHold(Command):
    type: Literal["hold.lift"]
    listed_ms: Ms | None = None
    """Exercise time of the list the sender decided on: what fell due later goes out as usual.
    None: now."""
    due: Due = Field(default_factory=dict)


class BeginPhase(Command):
    type: Literal["phase.begin"]
    phase: Id
    due: Due = Field(default_factory=dict)


class EndExercise(Command):
    type: Literal["exercise.end"]
    waiting: Literal["lapse", "as_ordered"]


class TakeBackEnd(Command):
    type: Literal["exercise.take_back_end"]


class BeginHotWash(Command):
    type: Literal["hotwash.begin"]


class CloseExercise(Command):
    type: Literal["exercise.close"]


class RaiseNoDuff(Command):
    type: Literal["noduff.raise"]
    text: OptionalLine = ""
    place: OptionalLine = ""


class ClearNoDuff(Command):
    type: Literal["noduff.clear"]
    note: OptionalLine = ""


# ── the MSEL ─────────────────────────────────────────────────────────────────


class ReleaseInject(Command):
    type: Literal["inject.release"]
    inject: Id


class KeepInject(Command):
    type: Literal["inject.keep"]
    inject: Id


class DropInject(Command):
    type: Literal["inject.drop"]
    inject: Id
    reason: OptionalLine = ""


class PlanInject(Command):
    """A new row, or a changed one: ``inject`` whole, as the scenario language has it."""

    type: Literal["inject.plan"]
    inject: Inject


class AmendInject(Command):
    """Changes of a row; what is left out or empty stays as it was."""

    type: Literal["inject.amend"]
    inject: Id
    title: OptionalLine = ""
    text: OptionalProse = ""
    texts: dict[Id, OptionalProse] = Field(default_factory=dict)
    """By cell: its own wording."""
    at: OptionalLine = ""
    """``01:45``, ``phase2+00:05``, ``2013-04-02 09:40`` or ``by hand``."""


class WriteInject(Command):
    """A new row, in the words of the console's form."""

    type: Literal["inject.write"]
    title: Line
    sender: Line
    medium: Medium
    precedence: Precedence = "ROUTINE"
    to: Ids
    text: Prose
    notes: OptionalProse = ""
    at: OptionalLine = ""
    """As in ``inject.amend``; empty: by hand."""


class RetimeInject(Command):
    type: Literal["inject.retime"]
    inject: Id
    at_ms: Ms


# ── traffic ──────────────────────────────────────────────────────────────────


class Acknowledge(Command):
    type: Literal["inject.acknowledge"]
    item: Id


class ReportAttention(Command):
    type: Literal["attention.report"]
    received: Ids = ()
    opened: Ids = ()


class PassOn(Command):
    type: Literal["item.pass_on"]
    item: Id
    to: Ids
    note: OptionalProse = ""


class SendMessage(Command):
    type: Literal["message.send"]
    to: Ids
    text: Prose
    answers: Id | None = None
    persona: OptionalLine = ""


class MakeStatement(Command):
    type: Literal["statement.make"]
    text: Prose
    answers: Id | None = None
    persona: OptionalLine = ""


class RecordAgreement(Command):
    type: Literal["agreement.record"]
    parties: Ids
    text: Prose
    happened_ms: Ms | None = None
    on_behalf: Id | None = None
    """For the white cell: the cell it writes for."""


class ConfirmAgreement(Command):
    type: Literal["agreement.confirm"]
    item: Id


class DisputeAgreement(Command):
    type: Literal["agreement.dispute"]
    item: Id
    note: OptionalProse = ""


class NoteObservation(Command):
    type: Literal["observation.note"]
    text: Prose
    about: Id | None = None


# ── moves and rulings ────────────────────────────────────────────────────────


class SubmitMove(Command):
    type: Literal["move.submit"]
    title: Line
    instrument: Id
    order: Prose
    actor: OptionalLine = ""
    targets: Ids = ()
    tags: Annotated[tuple[Line, ...], Field(max_length=20)] = ()
    intent: OptionalProse = ""
    openness: Openness = "private"
    answers: Id | None = None
    takes_ms: Annotated[int, Field(ge=0, le=7 * 24 * 3_600_000)] = 600_000
    assents: Ids = ()
    dissents: Ids = ()


class WithdrawMove(Command):
    type: Literal["move.withdraw"]
    move: Id


class ClaimMove(Command):
    type: Literal["move.claim"]
    move: Id


class MakeRuling(Command):
    type: Literal["ruling.make"]
    moves: Ids = ()
    outcome: Id | None = None
    texts: dict[Id, OptionalProse] = Field(default_factory=dict)
    tracks: dict[Id, Annotated[int, Field(ge=-1_000_000, le=1_000_000)]] = Field(
        default_factory=dict
    )
    """Change of each track, in its own units."""
    reason: OptionalProse = ""
    supersedes: Id | None = None
    put_back: bool = True
    """Put back what the ruling whose place it takes did to the tracks."""


class RuleAsOrdered(Command):
    type: Literal["ruling.as_ordered"]
    move: Id


# ── seats, links, practice ───────────────────────────────────────────────────


class AcknowledgePractice(Command):
    type: Literal["practice.acknowledge"]


class AnswerPractice(Command):
    type: Literal["practice.answer"]
    text: Prose


class VacateSeat(Command):
    """Leave one's own seat; the white cell may empty any."""

    type: Literal["seat.vacate"]
    seat: Id


class GrantSeat(Command):
    type: Literal["seat.grant"]
    request: Id


class RefuseSeat(Command):
    type: Literal["seat.refuse"]
    request: Id


class MovePerson(Command):
    type: Literal["seat.move"]
    from_seat: Id
    to_seat: Id


class AddSeat(Command):
    type: Literal["seat.add"]
    cell: Id
    title: Line


class SetRight(Command):
    type: Literal["right.set"]
    seat: Id
    right: Literal["submit", "clock"]
    granted: bool


class RenewLink(Command):
    type: Literal["link.renew"]
    cell: Id


# ── erasure ──────────────────────────────────────────────────────────────────


class EraseItem(Command):
    type: Literal["item.erase"]
    item: Id
    reason: Line


class EraseName(Command):
    type: Literal["name.erase"]
    person: Id


AnyCommand = Annotated[
    StartExercise
    | Pause
    | Resume
    | SetRate
    | Advance
    | PlaceHold
    | LiftHold
    | BeginPhase
    | EndExercise
    | TakeBackEnd
    | BeginHotWash
    | CloseExercise
    | RaiseNoDuff
    | ClearNoDuff
    | ReleaseInject
    | KeepInject
    | DropInject
    | PlanInject
    | AmendInject
    | WriteInject
    | RetimeInject
    | Acknowledge
    | ReportAttention
    | PassOn
    | SendMessage
    | MakeStatement
    | RecordAgreement
    | ConfirmAgreement
    | DisputeAgreement
    | NoteObservation
    | SubmitMove
    | WithdrawMove
    | ClaimMove
    | MakeRuling
    | RuleAsOrdered
    | AcknowledgePractice
    | AnswerPractice
    | VacateSeat
    | GrantSeat
    | RefuseSeat
    | MovePerson
    | AddSeat
    | SetRight
    | RenewLink
    | EraseItem
    | EraseName,
    Field(discriminator="type"),
]

_COMMANDS: TypeAdapter[AnyCommand] = TypeAdapter(AnyCommand)


def parse_command(raw: Any) -> AnyCommand:
    """The typed command of decoded JSON.

    Raises:
        pydantic.ValidationError: unknown type, missing or malformed fields.
    """
    return _COMMANDS.validate_python(raw)
