"""The page on the format has examples that load and show every key."""

import re
from pathlib import Path

from pydantic import BaseModel

from exercise.domain.scenario import Concern, Instrument, Objective, Outcome, Seat, Storyline
from exercise.scenario import load
from exercise.scenario.forms import (
    AgreementIsForm,
    AskForm,
    AttachmentForm,
    ChoiceForm,
    ConditionForm,
    DecisionIsForm,
    HoldIfUnopenedForm,
    InjectForm,
    InjectIsForm,
    MenuMoveForm,
    MessageIsForm,
    MoveIsForm,
    OptionForm,
    PhaseForm,
    PlaceForm,
    PromptForm,
    RoleForm,
    RulingIsForm,
    ScaleForm,
    TrackForm,
    TrackIsForm,
    WordingForm,
    WorldForm,
)
from tests.unit.scenario.attachments import png
from tests.unit.scenario.small import write

PAGE = (Path(__file__).parents[3] / "docs" / "scenario-format.md").read_text("utf-8")
FORMS: tuple[type[BaseModel], ...] = (
    *(WorldForm, PhaseForm, PromptForm, TrackForm, PlaceForm, Concern, Objective, Instrument),
    *(Outcome, RoleForm, Seat, MenuMoveForm, InjectForm, WordingForm),
    *(Storyline, HoldIfUnopenedForm, AskForm, ScaleForm, ChoiceForm, OptionForm),
    AttachmentForm,
    *(ConditionForm, MoveIsForm, RulingIsForm, TrackIsForm, InjectIsForm, MessageIsForm),
    *(AgreementIsForm, DecisionIsForm),
)


def examples() -> dict[str, str]:
    """The page's YAML by the file that its first line names."""
    found: dict[str, str] = {}
    for block in re.findall(r"^```yaml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL):
        name = block.partition("\n")[0].removeprefix("# ")
        assert name not in found
        found[name] = block
    return found


def keys_of(form: type[BaseModel]) -> set[str]:
    return {field.alias or name for name, field in form.model_fields.items()}


def test_the_examples_are_one_clean_scenario(tmp_path: Path) -> None:
    scenario = load(write(tmp_path, {**examples(), "files/crane.png": png()}))
    assert scenario.cell_ids() == ("harbour", "ministry")
    assert {inject.medium for inject in scenario.injects} == {
        *("cable", "news", "call", "intelligence", "post", "question", "task")
    }


def test_every_key_is_shown_in_an_example() -> None:
    written = "\n".join(examples().values())
    unshown = {
        key for form in FORMS for key in keys_of(form) if not re.search(rf"\b{key}:", written)
    }
    assert unshown == set()
