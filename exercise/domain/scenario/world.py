"""What all cells share: phases, tracks, places and the scenario's own words."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any, Literal, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, Field, model_validator

from exercise.domain.scenario.base import Line, Part, Slug
from exercise.domain.scenario.condition import Condition


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


class QuietWindow(Part):
    """Exercise time since a phase began, in which nothing that waits goes out."""

    from_ms: int = Field(ge=0)
    to_ms: int = Field(ge=0)

    @model_validator(mode="after")
    def _forward(self) -> Self:
        if self.to_ms <= self.from_ms:
            raise ValueError("a quiet window ends after it begins")
        return self


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
    quiet: tuple[QuietWindow, ...] = ()


class Storyline(Part):
    """Injects that are switched on and off together."""

    id: Slug
    title: Line
    on: bool = True
    """As the exercise begins."""


class HoldIfUnopened(Part):
    """Injects wait while a cell that they go to has too much unopened."""

    more_than: int = Field(ge=1)
    at_most_ms: int = Field(ge=1_000)
    """So long and no longer: a silent cell does not gag the exercise."""


class Band(Part):
    """A word for a track from some value up to where the next band begins."""

    at: int
    word: Line


class Track(Part):
    """A named indicator, moved by rulings or by the answers to sealed questions."""

    id: Slug
    name: Line
    kind: Literal["ruled", "polled", "counted"] = "ruled"
    """Counted: a number of things, moved by rulings."""
    start: int
    low: int = 0
    high: int = 100
    unit: str = Field(default="", max_length=40)
    bands: tuple[Band, ...] = ()
    """Rising."""
    visible_to: Literal["all"] | tuple[Slug, ...] = "all"

    def word(self, value: int) -> str:
        """What the scenario calls this value; empty without bands."""
        return next((band.word for band in reversed(self.bands) if band.at <= value), "")


class Mirror(Part):
    """How another side reads a concern, and the injects in which it shows."""

    text: str = Field(min_length=1, max_length=500)
    injects: tuple[Slug, ...] = ()


class Concern(Part):
    """A finding of the report that injects are derived from."""

    id: Annotated[str, Field(pattern=r"^[A-Z]{2,4}-[0-9]{1,2}$")]
    area: Line
    text: Line
    question: str = Field(default="", max_length=500)
    """What the report must answer."""
    deciding: tuple[Slug, ...] = ()
    """Injects at which it is decided."""
    mirror: tuple[Mirror, ...] = ()
    """How other sides read it."""


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


class Persona(Part):
    """A name under which the white cell writes, such as a ministry or a news agency."""

    name: Line
    press: bool = False
    handle: str | None = Field(default=None, max_length=80)
    """Account name of its posts."""
    language: Annotated[str, Field(pattern=r"^[a-z]{2}(-[A-Za-z]{2,4})?$")] | None = None
    voice: str = Field(default="", max_length=500)
    """How it writes, for whoever writes as it."""

    @model_validator(mode="before")
    @classmethod
    def _by_name_alone(cls, data: Any) -> Any:
        return {"name": data} if isinstance(data, str) else data


class Channel(Part):
    """Two cells that can reach each other in some phases only."""

    between: tuple[Slug, Slug]
    open: tuple[Slug, ...] = ()
    """Phases in which they can."""


class Gate(Part):
    """A condition with a name: a point on the way to what the exercise is about."""

    id: Slug
    title: Line
    when: Condition


class Ceilings(Part):
    """How much a cell can bear; ``check`` and rehearsals measure by these."""

    words: int = Field(default=600, ge=1)
    """In any ten minutes."""
    injects: int = Field(default=26, ge=1)
    """Addressed to one cell in a whole exercise; sealed questions and tasks do not count."""
    decisions: int = Field(default=8, ge=1)
    """Of those, demanding a decision of it."""
    gap_ms: int = Field(default=600_000, ge=1_000)
    """Longest time with nothing to attend to, outside quiet windows."""
    inject_words: int = Field(default=120, ge=1)
    """In the usual inject."""
    people: tuple[int, int] = (4, 6)
    """In a cell."""
    enforce: Literal["contingency"] | None = None
    """Contingency injects leave out a cell that has its number already."""


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
    use_of_force: tuple[Line, ...] = ()
    """Tags that make any move need the second key."""
    unruled: Literal["wait", "as-ordered"] = "wait"
    """What becomes of a free move that nobody has ruled on when its result is expected."""
    personas: tuple[Persona, ...] = ()
    markings: tuple[Line, ...] = ()
    """Markings that an inject may carry besides the exercise's own."""
    phases: tuple[Phase, ...] = Field(min_length=1)
    storylines: tuple[Storyline, ...] = ()
    hold_if_unopened: HoldIfUnopened | None = None
    gates: tuple[Gate, ...] = ()
    channels: tuple[Channel, ...] = ()
    """Pairs that are not named can always write to each other."""
    tracks: tuple[Track, ...] = ()
    concerns: tuple[Concern, ...] = ()
    objectives: tuple[Objective, ...] = ()
    places: tuple[Place, ...] = ()
    ruling_limit_ms: int = Field(default=600_000, ge=1_000)
    """Age at which a waiting move turns red."""
    ceilings: Ceilings = Ceilings()
    hot_wash: tuple[Line, ...] = ()
    """What to ask the room afterwards, in order."""
    acknowledge_limit_ms: int = Field(default=300_000, ge=1_000)
