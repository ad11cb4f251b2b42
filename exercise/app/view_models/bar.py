"""The bar over every page: marking, name, three clocks, state."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

RunState = Literal["lobby", "running", "paused", "noduff", "endex", "hotwash", "closed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockView:
    """The clock as the log left it: the browser goes on from here.

    At wall time ``wall`` it was ``ms``; while ``running`` it goes at ``rate_milli`` thousandths.
    The story was at ``story`` at that same moment and goes ``pace`` times as fast as exercise time.
    """

    ms: int
    wall: datetime
    running: bool
    rate_milli: int
    story: datetime
    pace: int
    zone: str
    step: Literal["minute", "hour", "day"] = "minute"


@dataclass(frozen=True, slots=True, kw_only=True)
class BarView:
    """Region ``bar``."""

    marking: str
    name: str
    """The exercise's name."""
    state: RunState
    clock: ClockView
    hold_waiting: int | None = None
    """Staff only: how many injects a hold keeps back; None when there is no hold, or for teams."""
    here: int | None = None
    """Lobby pages and staff: how many seats are taken now."""
    seats: int | None = None
    begun: tuple[str, ...] = ()
    """Ids of the phases that have begun, in order."""
