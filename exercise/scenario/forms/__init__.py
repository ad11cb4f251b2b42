"""The files as an author writes them: the domain's models with a friendlier surface.

A form differs from its model only in how values are spelt (``answer_within: 10m``) and in knowing
which names the scenario declares; what it gives is dumped into the model unchanged.
"""

from exercise.scenario.forms.ask import AskForm, ScaleForm
from exercise.scenario.forms.attachment import AttachmentForm
from exercise.scenario.forms.choice import ChoiceForm, OptionForm
from exercise.scenario.forms.condition import (
    AgreementIsForm,
    ConditionForm,
    DecisionIsForm,
    InjectIsForm,
    MessageIsForm,
    MoveIsForm,
    RulingIsForm,
    TrackIsForm,
)
from exercise.scenario.forms.cut import CutForm, CutPhaseForm, CutRowForm
from exercise.scenario.forms.inject import InjectForm, WordingForm
from exercise.scenario.forms.orders import MenuMoveForm
from exercise.scenario.forms.phase import PhaseForm, PromptForm
from exercise.scenario.forms.role import RoleForm
from exercise.scenario.forms.world import (
    CeilingsForm,
    GateForm,
    HoldIfUnopenedForm,
    PlaceForm,
    TrackForm,
    WorldForm,
)

__all__ = [
    "AgreementIsForm",
    "AskForm",
    "AttachmentForm",
    "CeilingsForm",
    "ChoiceForm",
    "ConditionForm",
    "CutForm",
    "CutPhaseForm",
    "CutRowForm",
    "DecisionIsForm",
    "GateForm",
    "HoldIfUnopenedForm",
    "InjectForm",
    "InjectIsForm",
    "MenuMoveForm",
    "MessageIsForm",
    "MoveIsForm",
    "OptionForm",
    "PhaseForm",
    "PlaceForm",
    "PromptForm",
    "RoleForm",
    "RulingIsForm",
    "ScaleForm",
    "TrackForm",
    "TrackIsForm",
    "WordingForm",
    "WorldForm",
]
