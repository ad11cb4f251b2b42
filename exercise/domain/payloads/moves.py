"""Moves, rulings, tracks."""

from pydantic import BaseModel, ConfigDict, Field

from exercise.domain.payloads.base import Payload
from exercise.domain.scenario import Openness


class MoveSubmitted(Payload):
    kind = "move.submitted"
    version = 3
    erasable = True
    shown = "feed"
    cell: str
    seat_title: str
    number: int
    """Counts the cell's own moves: 1, 2, 3 …"""
    title: str
    instrument: str
    tags: tuple[str, ...]
    actor: str
    targets: tuple[str, ...]
    intent: str
    order: str
    openness: Openness
    takes_ms: int
    expected_ms: int
    """Exercise time its result is expected at."""
    assents: tuple[str, ...]
    dissents: tuple[str, ...]
    """Seat ids."""
    menu: str | None = None
    """Which of the cell's menu it is."""
    stands: bool = False
    """Not ruled on by ``expected_ms``, it takes effect."""
    named: tuple[str, ...] = ()
    """Cells that it names where the order's readers do not see it."""


class MoveWithdrawn(Payload):
    kind = "move.withdrawn"


class MoveClaimed(Payload):
    kind = "move.claimed"
    seat: str


class MoveTookEffect(Payload):
    """What becomes known of a move when it takes effect."""

    kind = "move.took_effect"
    erasable = True
    shown = "teams"
    cell: str
    title: str
    instrument: str
    actor: str
    targets: tuple[str, ...]
    order: str
    openness: Openness


class MoveLapsed(Payload):
    """Still waiting as a phase began or at ENDEX, and let lapse."""

    kind = "move.lapsed"


class TrackMove(BaseModel):
    """One change of one track by a ruling."""

    model_config = ConfigDict(defer_build=True, frozen=True, extra="forbid")
    track: str
    before: int
    after: int


class RulingMade(Payload):
    """The bones of a ruling, for the staff; its words are in ``ruling.reasoned``."""

    kind = "ruling.made"
    version = 2
    shown = "staff"
    moves: tuple[str, ...]
    outcome: str | None
    as_ordered: bool = False
    suggested: bool = False
    """As the scenario had prepared it."""
    stood: bool = False
    """Nobody had ruled by the time its result was expected."""
    tracks: tuple[TrackMove, ...] = ()
    effects: dict[str, str] = Field(default_factory=dict)
    """Move to the item under which it became known."""
    told: dict[str, str] = Field(default_factory=dict)
    """Cell to the item of its copy."""
    supersedes: str | None = None
    put_back: tuple[TrackMove, ...] = ()
    """What it takes back, before ``tracks``, of the changes of those whose place it takes."""


class RulingReasoned(Payload):
    """The words of a ruling, for the staff: what each cell is told, and why tracks moved."""

    kind = "ruling.reasoned"
    erasable = True
    texts: dict[str, str]
    reason: str = ""


class RulingTold(Payload):
    """A ruling as one cell reads it."""

    kind = "ruling.told"
    erasable = True
    shown = "teams"
    on: tuple[str, ...]
    """Items that this cell may read and the ruling answers: its own moves, or others' effects."""
    outcome: str | None
    as_ordered: bool = False
    text: str
    tracks: tuple[TrackMove, ...] = ()
    """Changes of tracks that this cell may see."""
    supersedes: str | None = None
    """This cell's copy of the ruling that no longer stands."""
    put_back: tuple[TrackMove, ...] = ()


class TrackChanged(Payload):
    kind = "track.changed"
    track: str
    before: int
    after: int
