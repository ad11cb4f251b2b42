"""Small parts that most of the report's data share."""

from dataclasses import dataclass

from exercise.app.view_models.common import CellTag, Moment


@dataclass(frozen=True, slots=True)
class Said:
    """A text somebody wrote, with what is known of its language."""

    text: str
    language: str = ""
    """``ja``, ``ko`` or ``zh`` where the scenario declares it."""
    hint: str = ""
    """What its writer's other texts are in, for characters that leave it open."""

    def __bool__(self) -> bool:
        return bool(self.text)


@dataclass(frozen=True, slots=True)
class SeatTag:
    """A seat as the report names it. Two seats of one title are told apart by nobody."""

    cell: CellTag
    title: str
    name: str = ""
    """Who sat there; empty unless names were asked for."""
    stand_in: bool = False
    """A program wrote for it."""


@dataclass(frozen=True, slots=True)
class Reference:
    """Something in the exercise that another thing answers, or is about."""

    kind: str
    """Kind of the entry that made it, such as ``message.sent``; ``inject`` for an inject."""
    moment: Moment
    cell: CellTag | None = None
    number: str = ""
    """Of an inject in the MSEL, of a move within its cell, of a ruling within the report."""
    title: Said | None = None


__all__ = ["CellTag", "Moment", "Reference", "Said", "SeatTag"]
