"""What a scenario is, once read: the typed form that rules, pages and report work on.

The YAML files are loaded into these models by ``exercise.scenario``; an exercise stores them
piecewise in its log and never reads the folder again.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Literal, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

WHITE = "white"
OBSERVERS = "observers"
ORGANISERS = "organisers"
STAFF_CELLS = (WHITE, OBSERVERS, ORGANISERS)

Slug = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,39}$")]
Line = Annotated[str, Field(min_length=1, max_length=200)]
Prose = Annotated[str, Field(min_length=1, max_length=20_000)]


class Part(BaseModel):
    """Base of every part of a scenario: immutable, and closed to unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


Medium = Literal["cable", "news", "call", "intelligence", "post"]
Precedence = Literal["FLASH", "IMMEDIATE", "PRIORITY", "ROUTINE"]


class FromStartex(Part):
    """Due at ``ms`` milliseconds of exercise time."""

    anchor: Literal["startex"] = "startex"
    ms: int = Field(ge=0)


class FromPhase(Part):
    """Due ``ms`` milliseconds of exercise time after the phase actually began."""

    anchor: Literal["phase"] = "phase"
    phase: Slug
    ms: int = Field(ge=0)


class AtStoryTime(Part):
    """Due when the story reaches ``stamp`` (aware)."""

    anchor: Literal["story"] = "story"
    stamp: datetime


class ByHand(Part):
    """Released only by the white cell."""

    anchor: Literal["hand"] = "hand"


Release = Annotated[FromStartex | FromPhase | AtStoryTime | ByHand, Field(discriminator="anchor")]


class Grading(Part):
    """Admiralty grading: source A to F, information 1 to 6."""

    source: Literal["A", "B", "C", "D", "E", "F"]
    information: Annotated[int, Field(ge=1, le=6)]


class Sender(Part):
    """Who an inject or a persona message comes from: a persona, never a cell."""

    name: Line
    handle: str | None = Field(default=None, max_length=80)
    """Account name of a social post."""


class CallLine(Part):
    """One turn of a call transcript."""

    speaker: Line
    text: Prose


class Wording(Part):
    """What one cell reads of an inject where it differs from the common text."""

    title: Line | None = None
    text: Prose | None = None
    lines: tuple[CallLine, ...] | None = None
    grading: Grading | None = None
    sender: Sender | None = None
    """Where a cell has the fact from another source."""


class Inject(Part):
    """One row of the MSEL."""

    id: Slug
    number: Annotated[str, Field(pattern=r"^[0-9]{1,3}(\.[0-9]{1,3})?$")]
    title: Line
    release: Release
    sender: Sender
    to: tuple[str, ...] = Field(min_length=1)
    """Cell ids, or ``cell.seat`` for one seat alone."""
    medium: Medium
    precedence: Precedence = "ROUTINE"
    grading: Grading | None = None
    text: Prose | None = None
    lines: tuple[CallLine, ...] = ()
    wording: Mapping[str, Wording] = Field(default_factory=dict)
    public: bool = False
    """True when everyone, and the projector, may read it (press and posts)."""
    place: Slug | None = None
    concerns: tuple[str, ...] = ()
    objectives: tuple[str, ...] = ()
    expects: str | None = Field(default=None, max_length=2_000)
    """Expected player action, for the white cell."""
    decision: str | None = Field(default=None, max_length=2_000)
    """The decision it forces, and on whom; None when contextual."""
    answer_within_ms: int | None = Field(default=None, ge=1_000)
    controller: str | None = Field(default=None, max_length=200)
    notes: str | None = Field(default=None, max_length=20_000)
    """Controller notes: no team ever sees them."""
    type: Literal["contextual", "expected", "contingency"] = "contextual"
    language: Annotated[str, Field(pattern=r"^[a-z]{2}(-[A-Za-z]{2,4})?$")] = "en"


class Seat(Part):
    """One post in a cell."""

    id: Slug
    title: Line
    head: bool = False
    may_submit: bool = False


class MenuMove(Part):
    """A move a cell may start from: values for a new draft."""

    id: Slug
    title: Line
    instrument: Slug
    openness: Literal["public", "private", "secret"] = "private"
    targets: tuple[Slug, ...] = ()
    order: str = Field(default="", max_length=20_000)
    takes_ms: int = Field(default=600_000, ge=0)


class Role(Part):
    """One cell as its players need it: briefs, aims, red lines, seats, menu."""

    id: Slug
    name: Line
    mark: Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
    public_brief: str = Field(default="", max_length=20_000)
    secret_brief: str = Field(default="", max_length=20_000)
    aims: tuple[Line, ...] = ()
    red_lines: tuple[Line, ...] = ()
    seats: tuple[Seat, ...] = Field(min_length=1)
    menu: tuple[MenuMove, ...] = ()


class Prompt(Part):
    """One line of what the facilitator says or does next."""

    at_ms: int = Field(ge=0)
    """Exercise time since the phase began."""
    text: Line


def _named_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError("no such time zone") from None
    return name


class Phase(Part):
    """A stretch of the story with a start stamp and a pace of its own."""

    id: Slug
    title: Line
    purpose: str = Field(default="", max_length=2_000)
    starts: datetime
    pace: int = Field(ge=1, le=86_400)
    """Seconds of story per second of exercise time."""
    planned_ms: int = Field(ge=0)
    """When the facilitator plans to begin it, in exercise time."""
    task: Line | None = None
    """What is asked of the room, for the projector."""
    prompts: tuple[Prompt, ...] = ()


class Track(Part):
    """A named indicator moved by rulings."""

    id: Slug
    name: Line
    start: int
    low: int = 0
    high: int = 100
    visible_to: Literal["all"] | tuple[Slug, ...] = "all"


class Concern(Part):
    """A finding of the report that injects are derived from."""

    id: Annotated[str, Field(pattern=r"^[A-Z]{2,4}-[0-9]{1,2}$")]
    area: Line
    text: Line


class Objective(Part):
    """Something the exercise is held to train or to find out."""

    id: Annotated[str, Field(pattern=r"^[A-Z]{1,4}-[0-9]{1,2}$")]
    text: Line


class Instrument(Part):
    """An instrument of power."""

    id: Slug
    name: Line


class Outcome(Part):
    """One of the scenario's words for how a move turned out."""

    id: Slug
    word: Line
    takes_effect: bool


class Place(Part):
    """A point on the map, named as each cell names it."""

    id: Slug
    name: Line
    names: Mapping[Slug, Line] = Field(default_factory=dict)
    lat_milli: int = Field(ge=-90_000, le=90_000)
    lon_milli: int = Field(ge=-180_000, le=180_000)
    cell: Slug | None = None


DEFAULT_INSTRUMENTS = (
    Instrument(id="diplomatic", name="Diplomatic"),
    Instrument(id="information", name="Information"),
    Instrument(id="military", name="Military"),
    Instrument(id="economic", name="Economic"),
)


class World(Part):
    """Everything of a scenario but its roles and its MSEL."""

    id: Slug
    title: Line
    subtitle: str = Field(default="", max_length=200)
    marking: Annotated[str, Field(min_length=1, max_length=40)] = "EXERCISE"
    fiction_note: str = Field(default="", max_length=200)
    language: str = "en"
    timezone: Annotated[str, AfterValidator(_named_zone)] = "UTC"
    timezone_label: Annotated[str, Field(max_length=8)] = "UTC"
    public_brief: str = Field(default="", max_length=20_000)
    ground_rules: tuple[Line, ...] = ()
    instruments: tuple[Instrument, ...] = DEFAULT_INSTRUMENTS
    outcomes: tuple[Outcome, ...] = Field(min_length=1)
    tags: tuple[Line, ...] = ()
    personas: tuple[Line, ...] = ()
    """Names under which the white cell writes, such as a ministry or a news agency."""
    phases: tuple[Phase, ...] = Field(min_length=1)
    tracks: tuple[Track, ...] = ()
    concerns: tuple[Concern, ...] = ()
    objectives: tuple[Objective, ...] = ()
    places: tuple[Place, ...] = ()
    ruling_limit_ms: int = Field(default=600_000, ge=1_000)
    """Age at which a waiting move turns red."""
    acknowledge_limit_ms: int = Field(default=300_000, ge=1_000)


class Scenario(Part):
    """A whole scenario. ``roles`` are the playing cells in order; ``white`` is the white cell."""

    world: World
    roles: tuple[Role, ...] = Field(min_length=1)
    white: Role
    injects: tuple[Inject, ...] = ()

    def cell_ids(self) -> tuple[str, ...]:
        """Ids of the playing cells, in the scenario's order."""
        return tuple(role.id for role in self.roles)

    def with_injects(self, injects: tuple[Inject, ...]) -> Self:
        """The same scenario with another MSEL."""
        return self.model_copy(update={"injects": injects})
