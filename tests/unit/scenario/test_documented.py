"""The reference page says what the loader does: its examples load, and it knows every key."""

import re
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from exercise.domain.scenario import Concern, Instrument, Objective, Outcome, Seat, Storyline
from exercise.scenario import load
from exercise.scenario.forms import (
    AskForm,
    AttachmentForm,
    ConditionForm,
    HoldIfUnopenedForm,
    InjectForm,
    InjectIsForm,
    MenuMoveForm,
    MessageIsForm,
    MoveIsForm,
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
    *(Storyline, HoldIfUnopenedForm, AskForm, ScaleForm, AttachmentForm),
    *(ConditionForm, MoveIsForm, RulingIsForm, TrackIsForm, InjectIsForm, MessageIsForm),
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


def choices(annotation: Any) -> set[str]:
    """The words of a Literal, however deep it sits in an annotation."""
    parts = get_args(annotation)
    words = {part for part in parts if isinstance(part, str)}
    return words.union(*(choices(part) for part in parts if not isinstance(part, str)))


def test_the_examples_are_one_clean_scenario(tmp_path: Path) -> None:
    scenario = load(write(tmp_path, {**examples(), "files/crane.png": png()}))
    assert scenario.cell_ids() == ("harbour", "ministry")
    assert {inject.medium for inject in scenario.injects} == {
        *("cable", "news", "call", "intelligence", "post", "question")
    }


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
def test_every_key_is_explained(form: type[BaseModel]) -> None:
    unexplained = {key for key in keys_of(form) if f"`{key}`" not in PAGE}
    assert unexplained == set()


def test_no_key_is_explained_that_does_not_exist() -> None:
    known = {key for form in FORMS for key in keys_of(form)}
    rows = re.findall(r"^\| (`[a-z_`, ]+`) \| (?:needed|\|)", PAGE, re.MULTILINE)
    explained = {key for row in rows for key in re.findall(r"`([a-z_]+)`", row)}
    assert explained
    assert explained - known == set()


@pytest.mark.parametrize(
    ("form", "key"),
    [
        (InjectForm, "medium"),
        (TrackForm, "kind"),
        (InjectForm, "precedence"),
        (InjectForm, "type"),
        (InjectIsForm, "has"),
        (InjectIsForm, "left"),
        (MenuMoveForm, "openness"),
    ],
)
def test_every_choice_is_listed(form: type[BaseModel], key: str) -> None:
    words = choices(form.model_fields[key].annotation)
    assert words
    assert {word for word in words if f"`{word}`" not in PAGE} == set()


def test_every_key_is_shown_in_an_example() -> None:
    written = "\n".join(examples().values())
    unshown = {
        key for form in FORMS for key in keys_of(form) if not re.search(rf"\b{key}:", written)
    }
    assert unshown == set()
