"""What a scenario is, once read: the typed form that rules, pages and report work on.

The YAML files are loaded into these models by ``exercise.scenario``; an exercise stores them
piecewise in its log and never reads the folder again.
"""

from exercise.domain.scenario.ask import AnswerOption, Ask, Question, Scale
from exercise.domain.scenario.attachment import Attachment, File, MediaType
from exercise.domain.scenario.base import (
    OBSERVERS,
    ORGANISERS,
    STAFF_CELLS,
    WHITE,
    Line,
    Medium,
    Openness,
    Part,
    Precedence,
    Prose,
    Slug,
)
from exercise.domain.scenario.condition import (
    Condition,
    InjectIs,
    MessageIs,
    MoveIs,
    RulingIs,
    Tally,
    TrackIs,
)
from exercise.domain.scenario.inject import (
    MOST_ATTACHMENTS,
    CallLine,
    Grading,
    Inject,
    Sender,
    Wording,
)
from exercise.domain.scenario.orders import MenuMove
from exercise.domain.scenario.release import AtStoryTime, ByHand, FromPhase, FromStartex, Release
from exercise.domain.scenario.role import Role, Seat
from exercise.domain.scenario.whole import Scenario
from exercise.domain.scenario.world import (
    DEFAULT_INSTRUMENTS,
    Concern,
    HoldIfUnopened,
    Instrument,
    Objective,
    Outcome,
    Phase,
    Place,
    Prompt,
    QuietWindow,
    Storyline,
    Track,
    World,
)

__all__ = [
    "DEFAULT_INSTRUMENTS",
    "MOST_ATTACHMENTS",
    "OBSERVERS",
    "ORGANISERS",
    "STAFF_CELLS",
    "WHITE",
    "AnswerOption",
    "Ask",
    "AtStoryTime",
    "Attachment",
    "ByHand",
    "CallLine",
    "Concern",
    "Condition",
    "File",
    "FromPhase",
    "FromStartex",
    "Grading",
    "HoldIfUnopened",
    "Inject",
    "InjectIs",
    "Instrument",
    "Line",
    "MediaType",
    "Medium",
    "MenuMove",
    "MessageIs",
    "MoveIs",
    "Objective",
    "Openness",
    "Outcome",
    "Part",
    "Phase",
    "Place",
    "Precedence",
    "Prompt",
    "Prose",
    "Question",
    "QuietWindow",
    "Release",
    "Role",
    "RulingIs",
    "Scale",
    "Scenario",
    "Seat",
    "Sender",
    "Slug",
    "Storyline",
    "Tally",
    "Track",
    "TrackIs",
    "Wording",
    "World",
]
