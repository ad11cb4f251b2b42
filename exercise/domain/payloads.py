"""The payload of each kind of entry, named in the past tense; its audience may read it whole."""

from typing import Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from exercise.domain.scenario import (
    CallLine,
    Grading,
    Inject,
    Medium,
    MenuMove,
    Precedence,
    Role,
    World,
)

Openness = Literal["public", "private", "secret"]


class Payload(BaseModel):
    """Base of all payloads."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    kind: ClassVar[str]
    version: ClassVar[int] = 1


# ── the exercise and its scenario ────────────────────────────────────────────


class ExerciseCreated(Payload):
    kind = "exercise.created"
    name: str
    scenario: str
    """SHA-256 of the canonical scenario."""
    rate_milli: int


class WorldSet(Payload):
    kind = "world.set"
    world: World


class RoleSet(Payload):
    """A cell's name, mark and seats: structure, without its texts."""

    kind = "role.set"
    role: Role
    order: int


class BriefSet(Payload):
    """What everybody may read of the exercise (``cell`` None) or of one cell; erasable."""

    kind = "brief.set"
    cell: str | None
    text: str


class FolderSet(Payload):
    """A cell's own folder: for the cell itself and the staff; erasable."""

    kind = "folder.set"
    cell: str
    secret_brief: str
    aims: tuple[str, ...] = ()
    red_lines: tuple[str, ...] = ()
    menu: tuple[MenuMove, ...] = ()


class InjectPlanned(Payload):
    """A row put into the MSEL, or put there again after a change: the newest counts."""

    kind = "inject.planned"
    inject: Inject


class InjectKept(Payload):
    """From now on released only by hand."""

    kind = "inject.kept"


class InjectDropped(Payload):
    kind = "inject.dropped"
    reason: str = ""


# ── the clock ────────────────────────────────────────────────────────────────


class ExerciseStarted(Payload):
    kind = "exercise.started"
    phase: str
    rate_milli: int


class ClockPaused(Payload):
    kind = "clock.paused"
    reason: Literal["by_hand", "server_away", "server_late"]
    away_ms: int = 0


class ClockResumed(Payload):
    kind = "clock.resumed"


class RateSet(Payload):
    kind = "clock.rate_set"
    rate_milli: int


class ClockAdvanced(Payload):
    kind = "clock.advanced"
    from_ms: int
    to_ms: int


class HoldPlaced(Payload):
    kind = "hold.placed"


class HoldLifted(Payload):
    kind = "hold.lifted"


class PhaseBegun(Payload):
    kind = "phase.begun"
    phase: str


class NoDuffRaised(Payload):
    kind = "noduff.raised"
    text: str
    place: str
    cell: str
    seat_title: str


class NoDuffCleared(Payload):
    kind = "noduff.cleared"
    note: str = ""


class ExerciseEnded(Payload):
    kind = "exercise.ended"
    waiting: Literal["lapse", "as_ordered"]


class EndTakenBack(Payload):
    kind = "exercise.end_taken_back"


class EndSettled(Payload):
    """What ENDEX said of waiting moves has been done."""

    kind = "exercise.end_settled"


class HotWashBegun(Payload):
    kind = "hotwash.begun"


class ExerciseClosed(Payload):
    kind = "exercise.closed"


# ── seats ────────────────────────────────────────────────────────────────────


class SeatAdded(Payload):
    kind = "seat.added"
    cell: str
    seat: str
    title: str
    may_submit: bool = False


class SeatTaken(Payload):
    kind = "seat.taken"
    seat: str
    person: str
    request: str | None = None
    """The request this is the white cell's yes to."""


class SeatLeft(Payload):
    kind = "seat.left"
    seat: str
    person: str


class SeatRequested(Payload):
    """Somebody without the seat asks for it: a new device, or another person."""

    kind = "seat.requested"
    seat: str
    person: str
    request: str


class SeatRefused(Payload):
    kind = "seat.refused"
    seat: str
    request: str


class RightSet(Payload):
    kind = "right.set"
    seat: str
    right: Literal["submit", "clock"]
    granted: bool


class LinkRenewed(Payload):
    kind = "link.renewed"
    cell: str
    generation: int


class NameErased(Payload):
    kind = "name.erased"
    person: str


class PracticeAcknowledged(Payload):
    kind = "practice.acknowledged"
    seat: str


class PracticeAnswered(Payload):
    kind = "practice.answered"
    seat: str
    text: str


# ── injects and other traffic ────────────────────────────────────────────────


class InjectReleased(Payload):
    """That a row of the MSEL went out, and as which items: for the staff."""

    kind = "inject.released"
    how: Literal["clock", "hand", "advance"]
    deliveries: dict[str, str]
    """Recipient (cell, or ``cell.seat``) to the item it got."""
    acting: dict[str, str] = Field(default_factory=dict)
    """Empty seat addressed, to the acting head's seat it also went to."""


class InjectDelivered(Payload):
    """An inject as one recipient, or several with the same wording, read it."""

    kind = "inject.delivered"
    sender: str
    handle: str | None = None
    to: tuple[str, ...]
    """Cells, or ``cell.seat`` for one seat alone; only those whose readers may know."""
    medium: Medium
    precedence: Precedence
    title: str
    text: str | None = None
    lines: tuple[CallLine, ...] = ()
    grading: Grading | None = None
    place: str | None = None
    public: bool = False
    answer_within_ms: int | None = None
    language: str = "en"
    for_empty_seat: str | None = None
    """Title of the empty seat it was addressed to, on the acting head's copy."""


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


class PassedOn(Payload):
    """A cell hands on what it received, quoted whole."""

    kind = "item.passed_on"
    cell: str
    seat_title: str
    to: tuple[str, ...]
    note: str
    of: str
    """Sender of the original, as its first reader saw it."""
    medium: str
    title: str
    text: str
    language: str = "en"


class MessageSent(Payload):
    kind = "message.sent"
    cell: str
    seat_title: str
    persona: str | None = None
    to: tuple[str, ...]
    """Cells, ``white`` included when it is addressed."""
    text: str


class ReferenceNoted(Payload):
    """That an item answers, or passes on, another: told to its own cell and the staff alone.

    The readers of the item may not know the other one, so the item itself does not name it.
    """

    kind = "reference.noted"
    cell: str
    refers_to: str
    how: Literal["answers", "passes_on"]


class StatementMade(Payload):
    kind = "statement.made"
    cell: str
    seat_title: str
    persona: str | None = None
    text: str


class AgreementRecorded(Payload):
    """Done by voice: struck in a corridor or on the telephone, typed later."""

    kind = "agreement.recorded"
    parties: tuple[str, ...]
    text: str
    by_cell: str
    by_title: str


class AgreementConfirmed(Payload):
    kind = "agreement.confirmed"
    cell: str
    seat_title: str


class AgreementDisputed(Payload):
    kind = "agreement.disputed"
    cell: str
    seat_title: str
    note: str


class ObservationNoted(Payload):
    kind = "observation.noted"
    text: str
    about: str | None = None


# ── moves and rulings ────────────────────────────────────────────────────────


class MoveSubmitted(Payload):
    kind = "move.submitted"
    cell: str
    seat_title: str
    number: int
    """Counts the cell's own moves: 1, 2, 3 …"""
    title: str
    instrument: str
    tags: tuple[str, ...]
    actor: str
    targets: tuple[str, ...]
    intent: str
    order: str
    openness: Openness
    takes_ms: int
    expected_ms: int
    """Exercise time its result is expected at."""
    assents: tuple[str, ...]
    dissents: tuple[str, ...]
    """Seat ids."""


class MoveWithdrawn(Payload):
    kind = "move.withdrawn"


class MoveClaimed(Payload):
    kind = "move.claimed"
    seat: str


class MoveTookEffect(Payload):
    """What becomes known of a move when it takes effect."""

    kind = "move.took_effect"
    cell: str
    title: str
    instrument: str
    actor: str
    targets: tuple[str, ...]
    order: str
    openness: Openness


class MoveLapsed(Payload):
    """Still waiting at ENDEX, and let lapse."""

    kind = "move.lapsed"


class TrackMove(BaseModel):
    """One change of one track by a ruling."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    track: str
    before: int
    after: int


class RulingMade(Payload):
    """The bones of a ruling, for the staff; its words are in ``ruling.reasoned``."""

    kind = "ruling.made"
    moves: tuple[str, ...]
    outcome: str | None
    as_ordered: bool = False
    tracks: tuple[TrackMove, ...] = ()
    effects: dict[str, str] = Field(default_factory=dict)
    """Move to the item under which it became known."""
    told: dict[str, str] = Field(default_factory=dict)
    """Cell to the item of its copy."""
    supersedes: str | None = None


class RulingReasoned(Payload):
    """The words of a ruling, for the staff: what each cell is told, and why tracks moved."""

    kind = "ruling.reasoned"
    texts: dict[str, str]
    reason: str = ""


class RulingTold(Payload):
    """A ruling as one cell reads it."""

    kind = "ruling.told"
    on: tuple[str, ...]
    """Items that this cell may read and the ruling answers: its own moves, or others' effects."""
    outcome: str | None
    as_ordered: bool = False
    text: str
    tracks: tuple[TrackMove, ...] = ()
    """Changes of tracks that this cell may see."""
    supersedes: str | None = None
    """This cell's copy of the ruling that no longer stands."""


class TrackChanged(Payload):
    kind = "track.changed"
    track: str
    before: int
    after: int


# ── erasure ──────────────────────────────────────────────────────────────────


class PayloadErased(Payload):
    """What was erased, by whom (the author) and why: for the staff, after all who could read."""

    kind = "payload.erased"
    seqs: tuple[int, ...]
    items: tuple[str, ...]
    reason: str


class ItemErased(Payload):
    """For everyone who could read the item: it is gone."""

    kind = "item.erased"
    was: str
    """Kind of the entry whose payload is gone."""


ERASABLE = frozenset(
    cls.kind
    for cls in (
        BriefSet,
        FolderSet,
        InjectPlanned,
        InjectDropped,
        InjectDelivered,
        PassedOn,
        MessageSent,
        StatementMade,
        AgreementRecorded,
        AgreementDisputed,
        ObservationNoted,
        MoveSubmitted,
        MoveTookEffect,
        RulingReasoned,
        RulingTold,
        PracticeAnswered,
        NoDuffRaised,
        NoDuffCleared,
    )
)
"""Kinds that hold people's or scenario text. The fold can do without their payloads; what it
cannot do without (who got what, what answers what) is in kinds of their own."""

PAYLOADS: dict[str, type[Payload]] = {cls.kind: cls for cls in Payload.__subclasses__()}


def parse(kind: str, text: str) -> Payload:
    """The typed payload of a stored text already lifted to the current version."""
    return PAYLOADS[kind].model_validate_json(text)


def dump(payload: Payload) -> dict[str, Any]:
    """JSON-ready form; None values and defaults stay, so that a digest never depends on them."""
    return payload.model_dump(mode="json")
