"""The files as an author writes them: the domain's models with a friendlier surface.

A form differs from its model only in how values are spelt (``answer_within: 10m``) and in knowing
which names the scenario declares; what it gives is dumped into the model unchanged.
"""

import re
from typing import Annotated, Any

from pydantic import Field, model_validator

from exercise.domain.scenario import (
    CallLine,
    Inject,
    Line,
    MenuMove,
    Phase,
    Place,
    Prompt,
    Role,
    Sender,
    Slug,
    Track,
    Wording,
    World,
)
from exercise.scenario import author_types as author


class PromptForm(Prompt):
    at_ms: author.Clock = Field(alias="at", ge=0)
    text: Line = Field(alias="say")


class PhaseForm(Phase):
    starts: author.Stamp
    pace: author.Pace = Field(ge=1, le=86_400)
    planned_ms: author.Clock = Field(alias="planned", ge=0)
    prompts: tuple[PromptForm, ...] = ()


class TrackForm(Track):
    start: author.Score
    low: author.Score = 0
    high: author.Score = 100
    visible_to: author.Viewers = "all"


class PlaceForm(Place):
    lat_milli: author.Degrees = Field(alias="lat", ge=-90_000, le=90_000)
    lon_milli: author.Degrees = Field(alias="lon", ge=-180_000, le=180_000)
    names: dict[author.CellName, Line] = Field(default_factory=dict)
    cell: author.CellName | None = None


class WorldForm(World):
    """``scenario.yaml``."""

    cells: Annotated[tuple[Slug, ...], author.OneOrMore] = Field(min_length=1, exclude=True)
    timezone: author.Zone = "UTC"
    ground_rules: author.Lines = ()
    tags: author.Lines = ()
    personas: author.Lines = ()
    phases: tuple[PhaseForm, ...] = Field(min_length=1)
    tracks: tuple[TrackForm, ...] = ()
    places: tuple[PlaceForm, ...] = ()
    ruling_limit_ms: author.Duration = Field(default=600_000, alias="ruling_limit", ge=1_000)
    acknowledge_limit_ms: author.Duration = Field(
        default=300_000, alias="acknowledge_limit", ge=1_000
    )


class MenuMoveForm(MenuMove):
    instrument: author.InstrumentName
    targets: Annotated[tuple[author.CellName, ...], author.OneOrMore] = ()
    takes_ms: author.Duration = Field(default=600_000, alias="takes", ge=0)


class RoleForm(Role):
    """``roles/<cell>.yaml``; the file's name is the cell's id."""

    aims: author.Lines = ()
    red_lines: author.Lines = ()
    menu: tuple[MenuMoveForm, ...] = ()


class WordingForm(Wording):
    lines: Annotated[tuple[CallLine, ...], author.AsTurns] | None = None
    grading: author.Graded | None = None
    sender: Annotated[Sender, author.AsSender] | None = Field(default=None, alias="from")


class InjectForm(Inject):
    """One item of a list in ``injects/*.yaml``."""

    release: author.At = Field(alias="at")
    sender: Annotated[Sender, author.AsSender] = Field(alias="from")
    to: author.Recipients = Field(min_length=1)
    grading: author.Graded | None = None
    lines: Annotated[tuple[CallLine, ...], author.AsTurns] = ()
    wording: dict[author.Recipient, WordingForm] = Field(default_factory=dict)
    place: author.PlaceName | None = None
    concerns: Annotated[tuple[author.ConcernName, ...], author.OneOrMore] = ()
    objectives: Annotated[tuple[author.ObjectiveName, ...], author.OneOrMore] = ()
    controller: author.ControllerName | None = None
    answer_within_ms: author.Duration | None = Field(default=None, alias="answer_within", ge=1_000)

    @model_validator(mode="before")
    @classmethod
    def _named_by_number(cls, data: Any) -> Any:
        if isinstance(data, dict) and "id" not in data and isinstance(data.get("number"), str):
            plain_number = re.sub("[^0-9]", "-", data["number"][:20])
            return {**data, "id": f"inject-{plain_number}"}
        return data
