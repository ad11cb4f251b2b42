"""How ``scenario.yaml`` is written."""

import re
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, ValidationInfo, model_validator

from exercise.domain.scenario import (
    Band,
    Ceilings,
    Channel,
    Concern,
    Gate,
    HoldIfUnopened,
    Line,
    Mirror,
    Persona,
    Place,
    Prose,
    Slug,
    Track,
    World,
)
from exercise.scenario import author_types as author
from exercise.scenario.forms.condition import ConditionForm
from exercise.scenario.forms.control import AnswerForm, FactForm, SecretForm
from exercise.scenario.forms.cut import CutForm
from exercise.scenario.forms.phase import PhaseForm


class HoldIfUnopenedForm(HoldIfUnopened):
    at_most_ms: author.Duration = Field(alias="at_most", ge=1_000)


_WHOLE = re.compile(r"[+-]?\d{1,7}")


def _bands(value: Any) -> Any:
    """``{0: Calm, 40: Tense}``."""
    if not isinstance(value, dict):
        raise author.expected("values and words, such as {0: Calm, 40: Tense}", value)
    for at in value:
        if not isinstance(at, str) or not _WHOLE.fullmatch(at):
            raise author.wrong(f"expected a whole number before the word, found '{at}'", at=(at,))
    return [{"at": at, "word": word} for at, word in value.items()]


def _people(text: str) -> tuple[int, int] | None:
    least, dash, most = (part.strip() for part in text.partition("-"))
    if not dash or not least.isdecimal() or not most.isdecimal() or int(least) > int(most):
        return None
    return int(least), int(most)


_People = Annotated[
    tuple[int, int], author.read(_people, "a number of people such as 4-6", "`4-6`")
]


class TrackForm(Track):
    bands: Annotated[tuple[Band, ...], BeforeValidator(_bands), author.BANDS] = ()
    start: author.Score
    low: author.Score = 0
    high: author.Score = 100
    visible_to: author.Viewers = "all"

    @model_validator(mode="after")
    def _bands_rise(self) -> Self:
        before: int | None = None
        for band in self.bands:
            if not self.low <= band.at <= self.high:
                message = f"a band lies between {self.low} and {self.high}, found {band.at}"
                raise author.wrong(message, at=("bands", str(band.at)))
            if before is not None and band.at <= before:
                message = f"bands are out of order: {band.at} comes after {before}"
                raise author.wrong(message, at=("bands", str(band.at)))
            before = band.at
        if self.unit and self.kind != "counted":
            message = "'unit' is for tracks of kind 'counted'"
            raise author.wrong(message, at=("unit",))
        return self


class MirrorForm(Mirror):
    injects: Annotated[tuple[author.InjectName, ...], author.OneOrMore] = Field(
        default=(), alias="in"
    )


class ConcernForm(Concern):
    deciding: Annotated[tuple[author.InjectName, ...], author.OneOrMore] = ()
    mirror: Annotated[tuple[Annotated[MirrorForm, author.AsMirror], ...], author.OneOrMore] = ()


class ChannelForm(Channel):
    between: Annotated[tuple[author.CellName, author.CellName], author.PAIR]
    open: Annotated[tuple[author.PhaseName, ...], author.OneOrMore] = ()

    @model_validator(mode="after")
    def _two(self) -> Self:
        if self.between[0] == self.between[1]:
            raise author.wrong("a channel is between two cells", at=("between", 1))
        return self


class GateForm(Gate):
    when: ConditionForm

    @model_validator(mode="after")
    def _can_be_named_from_here_on(self, info: ValidationInfo) -> Self:
        author.names_of(info).gates[self.id] = self.when
        return self


class CeilingsForm(Ceilings):
    gap_ms: author.Duration = Field(default=600_000, alias="gap", ge=1_000)
    people: Annotated[
        tuple[int, int], author.read(_people, "a number of people such as 4-6", "`4-6`")
    ] = (
        4,
        6,
    )


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
    use_of_force: Annotated[tuple[author.TagName, ...], author.OneOrMore] = ()
    markings: author.Lines = ()
    personas: Annotated[tuple[Annotated[Persona, author.AsSender], ...], author.OneOrMore] = ()
    concerns: tuple[ConcernForm, ...] = ()
    channels: tuple[ChannelForm, ...] = ()
    gates: tuple[GateForm, ...] = ()
    cuts: tuple[CutForm, ...] = Field(default=(), exclude=True)
    ceilings: CeilingsForm = CeilingsForm()
    hot_wash: author.Lines = ()
    facts: tuple[FactForm, ...] = Field(default=(), exclude=True)
    secrets: tuple[SecretForm, ...] = Field(default=(), exclude=True)
    answers: tuple[AnswerForm, ...] = Field(default=(), exclude=True)
    real_people: author.Lines = Field(default=(), exclude=True)
    phases: tuple[PhaseForm, ...] = Field(min_length=1)
    tracks: tuple[TrackForm, ...] = ()
    places: tuple[PlaceForm, ...] = ()
    hold_if_unopened: HoldIfUnopenedForm | None = None
    ruling_limit_ms: author.Duration = Field(default=600_000, alias="ruling_limit", ge=1_000)
    acknowledge_limit_ms: author.Duration = Field(
        default=300_000, alias="acknowledge_limit", ge=1_000
    )
