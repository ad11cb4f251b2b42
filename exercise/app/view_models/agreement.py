"""What cells agreed, as the feed shows it. How they did, nothing tells."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from exercise.app.view_models.common import CellTag, Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where one party stands on an agreement."""

    cell: CellTag
    state: Literal["open", "confirmed", "disputed"]
    office: str = ""
    note: str = ""
    at: Moment | None = None
    by_program: bool = False
    """A program plays it: control confirms for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementBody:
    """A late entry: ``happened`` apart from the item's own time, when it was typed."""

    kind: ClassVar[str] = "agreement"
    group: ClassVar[str] = "messages"
    parties: tuple[CellTag, ...]
    text: str
    happened: Moment
    typed_by: str
    """Cell and office that typed it."""
    standings: tuple[Standing, ...]
    news: int = 0
    """How many other parties have said how it stands."""
    may_confirm: bool = False
    """The viewer is a party that has not yet answered."""
    may_withdraw: bool = False
    """The viewer's own cell entered it, and nobody has confirmed it."""
    withdrawn: bool = False
    """By who entered it."""
    why: str = ""
    may_correct: bool = False
    """It was the viewer's own cell that entered and withdrew it."""
