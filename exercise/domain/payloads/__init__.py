"""The payload of each kind of entry, named in the past tense; its audience may read it whole."""

from exercise.domain.payloads.base import Payload, Shown, dump
from exercise.domain.payloads.choices import (
    DecisionExtended,
    DecisionMade,
    DecisionPut,
    HowDecided,
)
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
from exercise.domain.payloads.facts import FactAsserted
from exercise.domain.payloads.moves import (
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
from exercise.domain.payloads.msel import (
    AttentionRecorded,
    InjectAcknowledged,
    InjectDelivered,
    InjectDropped,
    InjectKept,
    InjectLapsed,
    InjectPlanned,
    InjectReleased,
    InjectTriggered,
    StorylineSet,
)
from exercise.domain.payloads.polls import (
    AnswerGiven,
    AnswerSealed,
    AnswersTold,
    AskedAs,
    OpenedAnswer,
    Openly,
    PollClosed,
    PollOpened,
    PollPut,
)
from exercise.domain.payloads.ratings import ObjectiveRated, Rating, RatingReasoned
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
    ControlSet,
    ExerciseCreated,
    FolderSet,
    RoleSet,
    WorldSet,
)
from exercise.domain.payloads.standins import StandInCast, StandInSeated, Temperament
from exercise.domain.payloads.traffic import (
    AgreementConfirmed,
    AgreementDisputed,
    AgreementRecorded,
    MessageSent,
    ObservationNoted,
    PassedOn,
    QuestionNoted,
    ReferenceNoted,
    StatementMade,
)

PAYLOADS: dict[str, type[Payload]] = {cls.kind: cls for cls in Payload.__subclasses__()}

ERASABLE = frozenset(kind for kind, cls in PAYLOADS.items() if cls.erasable)
"""Kinds whose payload can be erased."""

SHOWN: dict[str, Shown] = {kind: cls.shown for kind, cls in PAYLOADS.items() if cls.shown}
"""Kinds whose entry makes the item it names, with where that is shown."""

LINES = frozenset(kind for kind, shown in SHOWN.items() if shown == "line")
"""Kinds that stand in feeds as one line about the exercise itself."""


def parse(kind: str, text: str) -> Payload:
    """The typed payload of a stored text already lifted to the current version."""
    return PAYLOADS[kind].model_validate_json(text)


def build_validators() -> None:
    """Builds all that :func:`parse` would build when a kind first comes up."""
    for payload in PAYLOADS.values():
        payload.model_rebuild()


__all__ = [
    "ERASABLE",
    "LINES",
    "PAYLOADS",
    "SHOWN",
    "AgreementConfirmed",
    "AgreementDisputed",
    "AgreementRecorded",
    "AnswerGiven",
    "AnswerSealed",
    "AnswersTold",
    "AskedAs",
    "AttentionRecorded",
    "BriefSet",
    "ClockAdvanced",
    "ClockPaused",
    "ClockResumed",
    "ControlSet",
    "DecisionExtended",
    "DecisionMade",
    "DecisionPut",
    "EndSettled",
    "EndTakenBack",
    "ExerciseClosed",
    "ExerciseCreated",
    "ExerciseEnded",
    "ExerciseStarted",
    "FactAsserted",
    "FolderSet",
    "HoldLifted",
    "HoldPlaced",
    "HotWashBegun",
    "HowDecided",
    "InjectAcknowledged",
    "InjectDelivered",
    "InjectDropped",
    "InjectKept",
    "InjectLapsed",
    "InjectPlanned",
    "InjectReleased",
    "InjectTriggered",
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
    "ObjectiveRated",
    "ObservationNoted",
    "OpenedAnswer",
    "Openly",
    "PassedOn",
    "Payload",
    "PayloadErased",
    "PhaseBegun",
    "PollClosed",
    "PollOpened",
    "PollPut",
    "PracticeAcknowledged",
    "PracticeAnswered",
    "QuestionNoted",
    "RateSet",
    "Rating",
    "RatingReasoned",
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
    "Shown",
    "StandInCast",
    "StandInSeated",
    "StatementMade",
    "StorylineSet",
    "Temperament",
    "TrackChanged",
    "TrackMove",
    "WorldSet",
    "build_validators",
    "dump",
    "parse",
]
