"""How ``scenario.yaml`` is written."""

from typing import Annotated

from pydantic import Field

from exercise.domain.scenario import (
    HoldIfUnopened,
    Line,
    Phase,
    Place,
    Prompt,
    Prose,
    Slug,
    Track,
    World,
)
from exercise.scenario import author_types as author


class PromptForm(Prompt):
    at_ms: author.Clock = Field(alias="at", ge=0)
    text: Line = Field(alias="say")


class HoldIfUnopenedForm(HoldIfUnopened):
    at_most_ms: author.Duration = Field(alias="at_most", ge=1_000)


class PhaseForm(Phase):
    quiet: Annotated[tuple[author.Window, ...], author.OneOrMore] = ()
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
    public_brief: Prose
    timezone: author.Zone = "UTC"
    ground_rules: author.Lines = ()
    tags: author.Lines = ()
    personas: author.Lines = ()
    phases: tuple[PhaseForm, ...] = Field(min_length=1)
    tracks: tuple[TrackForm, ...] = ()
    places: tuple[PlaceForm, ...] = ()
    hold_if_unopened: HoldIfUnopenedForm | None = None
    ruling_limit_ms: author.Duration = Field(default=600_000, alias="ruling_limit", ge=1_000)
    acknowledge_limit_ms: author.Duration = Field(
        default=300_000, alias="acknowledge_limit", ge=1_000
    )
