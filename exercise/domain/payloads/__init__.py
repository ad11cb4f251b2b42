"""The payload of each kind of entry, named in the past tense; its audience may read it whole."""

from exercise.domain.payloads.base import Payload, dump
from exercise.domain.payloads.clock import (
    ClockAdvanced,
    ClockPaused,
    ClockResumed,
    EndSettled,
    EndTakenBack,
    ExerciseClosed,
    ExerciseEnded,
    ExerciseStarted,
    HoldLifted,
    HoldPlaced,
    HotWashBegun,
    NoDuffCleared,
    NoDuffRaised,
    PhaseBegun,
    RateSet,
)
from exercise.domain.payloads.erasure import (
    ItemErased,
    PayloadErased,
)
from exercise.domain.payloads.play import (
    MoveClaimed,
    MoveLapsed,
    MoveSubmitted,
    MoveTookEffect,
    MoveWithdrawn,
    RulingMade,
    RulingReasoned,
    RulingTold,
    TrackChanged,
    TrackMove,
)
from exercise.domain.payloads.seats import (
    LinkRenewed,
    NameErased,
    PracticeAcknowledged,
    PracticeAnswered,
    RightSet,
    SeatAdded,
    SeatLeft,
    SeatRefused,
    SeatRequested,
    SeatTaken,
)
from exercise.domain.payloads.setup import (
    BriefSet,
    ExerciseCreated,
    FolderSet,
    InjectDropped,
    InjectKept,
    InjectPlanned,
    RoleSet,
    WorldSet,
)
from exercise.domain.payloads.traffic import (
    AgreementConfirmed,
    AgreementDisputed,
    AgreementRecorded,
    AttentionRecorded,
    InjectAcknowledged,
    InjectDelivered,
    InjectReleased,
    MessageSent,
    ObservationNoted,
    PassedOn,
    ReferenceNoted,
    StatementMade,
)

PAYLOADS: dict[str, type[Payload]] = {cls.kind: cls for cls in Payload.__subclasses__()}

ERASABLE = frozenset(kind for kind, cls in PAYLOADS.items() if cls.erasable)
"""Kinds whose payload can be erased."""


def parse(kind: str, text: str) -> Payload:
    """The typed payload of a stored text already lifted to the current version."""
    return PAYLOADS[kind].model_validate_json(text)


__all__ = [
    "ERASABLE",
    "PAYLOADS",
    "AgreementConfirmed",
    "AgreementDisputed",
    "AgreementRecorded",
    "AttentionRecorded",
    "BriefSet",
    "ClockAdvanced",
    "ClockPaused",
    "ClockResumed",
    "EndSettled",
    "EndTakenBack",
    "ExerciseClosed",
    "ExerciseCreated",
    "ExerciseEnded",
    "ExerciseStarted",
    "FolderSet",
    "HoldLifted",
    "HoldPlaced",
    "HotWashBegun",
    "InjectAcknowledged",
    "InjectDelivered",
    "InjectDropped",
    "InjectKept",
    "InjectPlanned",
    "InjectReleased",
    "ItemErased",
    "LinkRenewed",
    "MessageSent",
    "MoveClaimed",
    "MoveLapsed",
    "MoveSubmitted",
    "MoveTookEffect",
    "MoveWithdrawn",
    "NameErased",
    "NoDuffCleared",
    "NoDuffRaised",
    "ObservationNoted",
    "PassedOn",
    "Payload",
    "PayloadErased",
    "PhaseBegun",
    "PracticeAcknowledged",
    "PracticeAnswered",
    "RateSet",
    "ReferenceNoted",
    "RightSet",
    "RoleSet",
    "RulingMade",
    "RulingReasoned",
    "RulingTold",
    "SeatAdded",
    "SeatLeft",
    "SeatRefused",
    "SeatRequested",
    "SeatTaken",
    "StatementMade",
    "TrackChanged",
    "TrackMove",
    "WorldSet",
    "dump",
    "parse",
]
