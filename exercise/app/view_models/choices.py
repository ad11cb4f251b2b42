"""Decisions: as those who decide see them, as the white cell does; and tasks of controllers."""

from dataclasses import dataclass
from typing import Literal

from exercise.app.view_models.common import CellTag, Moment
from exercise.app.view_models.shell import MenuMoveView


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceOption:
    """One of the things that may be chosen."""

    id: str
    title: str
    is_order: bool = False
    """Choosing it opens the draft of a move."""
    order: str = ""
    """The order's own words, where they stand in no menu."""
    move: MenuMoveView | None = None
    """What its draft begins with."""
    is_default: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeChoice:
    """How a decision came out."""

    option: str
    title: str
    """Of the option."""
    how: Literal["chosen", "default", "control"]
    at: Moment
    office: str = ""
    """Of whoever chose, of the deciding cell."""
    withdrawn: bool = False
    """The order that it brought was taken back; the decision stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionView:
    """A decision below the inject that forces it, for those who make it and for the staff."""

    ask: str
    options: tuple[ChoiceOption, ...]
    state: Literal["open", "made", "sample"] = "sample"
    """Sample: as it would be read, in the MSEL."""
    due: Moment | None = None
    seat: str = ""
    """Id of the seat that may decide now."""
    office: str = ""
    """Its title, or that of the seat it was put to; empty where nobody sits."""
    made: MadeChoice | None = None

    @property
    def default(self) -> str:
        """Title of what is taken when nobody decides."""
        return next((one.title for one in self.options if one.is_default), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class AloudOption:
    """An option as it is entered for those who chose it aloud."""

    id: str
    title: str
    move: MenuMoveView | None = None
    """What it orders, with the blanks to fill."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRow:
    """A decision that was put, for the white cell."""

    key: str
    """Argument ``item`` or ``decision`` of commands."""
    inject: str
    """Id of the MSEL row."""
    number: str
    title: str
    cell: CellTag
    office: str
    """Who decides now; empty when nobody can."""
    put: Moment
    view: DecisionView
    aloud: tuple[AloudOption, ...] = ()
    over: bool = False
    """After ENDEX nobody decides."""
    lang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionsView:
    """Region ``decisions``: open ones first, by when they fall."""

    rows: tuple[DecisionRow, ...] = ()

    @property
    def open(self) -> int:
        return sum(row.view.state == "open" and not row.over for row in self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRow:
    """Something that a controller is to do."""

    key: str
    """Argument ``item`` of commands."""
    inject: str
    number: str
    title: str
    paragraphs: tuple[str, ...]
    offices: tuple[str, ...]
    """Whose it is; none: anybody's of the white cell."""
    since: Moment
    overdue_ms: int
    lang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TasksView:
    """Region ``tasks``: what is not done, oldest first."""

    rows: tuple[TaskRow, ...] = ()
