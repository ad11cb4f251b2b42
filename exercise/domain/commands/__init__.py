"""What people may ask for, as they send it. Names are imperative; ``type`` says which.

A command says nothing of who sends it or when: that comes from the credential and the clock.
"""

from typing import Annotated, Any

from pydantic import ConfigDict, Field, TypeAdapter

from exercise.domain.commands.base import Command, Due, Id, Ids, Ms, RateMilli
from exercise.domain.commands.choices import ChoiceCommand, ExtendDecision, TakeDecision
from exercise.domain.commands.clock import (
    Advance,
    BeginHotWash,
    BeginPhase,
    ClearNoDuff,
    ClockCommand,
    CloseExercise,
    EndExercise,
    LiftHold,
    Pause,
    PlaceHold,
    RaiseNoDuff,
    Resume,
    SetRate,
    StartExercise,
    TakeBackEnd,
)
from exercise.domain.commands.erasure import EraseItem, EraseName, ErasureCommand
from exercise.domain.commands.facts import AssertFact, FactCommand
from exercise.domain.commands.moves import (
    ClaimMove,
    MakeRuling,
    MenuValues,
    MoveCommand,
    RuleAsOrdered,
    RuleAsSuggested,
    SubmitMove,
    WithdrawMove,
)
from exercise.domain.commands.msel import (
    AmendInject,
    DropInject,
    KeepInject,
    MselCommand,
    PlanInject,
    ReleaseInject,
    RetimeInject,
    SetStoryline,
    WriteInject,
    WriteQuestion,
)
from exercise.domain.commands.polls import AnswerPoll, ClosePoll, OpenPoll, OpenPolls, PollCommand
from exercise.domain.commands.ratings import RateObjective, RatingCommand
from exercise.domain.commands.seats import (
    AcknowledgePractice,
    AddSeat,
    AnswerPractice,
    GrantSeat,
    MovePerson,
    RefuseSeat,
    RenewLink,
    SeatCommand,
    SetRight,
    VacateSeat,
)
from exercise.domain.commands.standins import SeatStandIn, StandInCommand
from exercise.domain.commands.traffic import (
    Acknowledge,
    ConfirmAgreement,
    DisputeAgreement,
    MakeStatement,
    NoteObservation,
    NoteQuestion,
    PassOn,
    RecordAgreement,
    ReportAttention,
    SendMessage,
    TrafficCommand,
)

AnyCommand = Annotated[
    ClockCommand
    | MselCommand
    | TrafficCommand
    | PollCommand
    | FactCommand
    | RatingCommand
    | ChoiceCommand
    | MoveCommand
    | SeatCommand
    | StandInCommand
    | ErasureCommand,
    Field(discriminator="type"),
]

_COMMANDS: TypeAdapter[AnyCommand] = TypeAdapter(AnyCommand, config=ConfigDict(defer_build=True))


def parse_command(raw: Any) -> AnyCommand:
    """The typed command of decoded JSON.

    Raises:
        pydantic.ValidationError: unknown type, missing or malformed fields.
    """
    return _COMMANDS.validate_python(raw)


def build_validators() -> None:
    """Builds what the first command would build."""
    _COMMANDS.rebuild()


__all__ = [
    "Acknowledge",
    "AcknowledgePractice",
    "AddSeat",
    "Advance",
    "AmendInject",
    "AnswerPoll",
    "AnswerPractice",
    "AnyCommand",
    "AssertFact",
    "BeginHotWash",
    "BeginPhase",
    "ClaimMove",
    "ClearNoDuff",
    "CloseExercise",
    "ClosePoll",
    "Command",
    "ConfirmAgreement",
    "DisputeAgreement",
    "DropInject",
    "Due",
    "EndExercise",
    "EraseItem",
    "EraseName",
    "ExtendDecision",
    "GrantSeat",
    "Id",
    "Ids",
    "KeepInject",
    "LiftHold",
    "MakeRuling",
    "MakeStatement",
    "MenuValues",
    "MovePerson",
    "Ms",
    "NoteObservation",
    "NoteQuestion",
    "OpenPoll",
    "OpenPolls",
    "PassOn",
    "Pause",
    "PlaceHold",
    "PlanInject",
    "RaiseNoDuff",
    "RateMilli",
    "RateObjective",
    "RecordAgreement",
    "RefuseSeat",
    "ReleaseInject",
    "RenewLink",
    "ReportAttention",
    "Resume",
    "RetimeInject",
    "RuleAsOrdered",
    "RuleAsSuggested",
    "SeatStandIn",
    "SendMessage",
    "SetRate",
    "SetRight",
    "SetStoryline",
    "StartExercise",
    "SubmitMove",
    "TakeBackEnd",
    "TakeDecision",
    "VacateSeat",
    "WithdrawMove",
    "WriteInject",
    "WriteQuestion",
    "build_validators",
    "parse_command",
]
