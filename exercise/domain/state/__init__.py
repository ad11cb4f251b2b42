"""The folded state of one exercise: immutable, persistent, cheap to keep at every entry.

Whatever grows with the log is a persistent map or list, so that an entry costs the same at
100,000 entries as at 100; a tuple holds only what stays small.
"""

from exercise.domain.state.choices import ChoiceState, Made
from exercise.domain.state.clock import BegunPhase, ClockMark, Life, NoDuff
from exercise.domain.state.items import (
    CONTROL_ITEM,
    Erasure,
    FeedRef,
    Item,
    Position,
    brief_item,
    folder_item,
)
from exercise.domain.state.moves import MoveState, MoveStatus, RulingState, TrackPoint
from exercise.domain.state.msel import Acknowledgement, MselRow, Receipt, RowStatus
from exercise.domain.state.polls import AnswerState, PollState
from exercise.domain.state.ratings import RatingState
from exercise.domain.state.roles import Roles
from exercise.domain.state.seats import FACILITATOR, SYSTEM, PendingRequest, SeatState
from exercise.domain.state.standins import Span, StandInState
from exercise.domain.state.whole import State, changed

__all__ = [
    "CONTROL_ITEM",
    "FACILITATOR",
    "SYSTEM",
    "Acknowledgement",
    "AnswerState",
    "BegunPhase",
    "ChoiceState",
    "ClockMark",
    "Erasure",
    "FeedRef",
    "Item",
    "Life",
    "Made",
    "MoveState",
    "MoveStatus",
    "MselRow",
    "NoDuff",
    "PendingRequest",
    "PollState",
    "Position",
    "RatingState",
    "Receipt",
    "Roles",
    "RowStatus",
    "RulingState",
    "SeatState",
    "Span",
    "StandInState",
    "State",
    "TrackPoint",
    "brief_item",
    "changed",
    "folder_item",
]
