"""How ``roles/*.yaml`` are written."""

from typing import Any, Self

from pydantic import Field, model_validator

from exercise.domain.scenario import IfShort, Line, People, Prose, Role
from exercise.scenario import author_types as author
from exercise.scenario.forms.orders import MenuMoveForm
from exercise.scenario.names import aim_id
from exercise.scenario.told import as_list


class PeopleForm(People):
    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.least > self.most:
            raise author.wrong(f"'least' is at most 'most', found {self.least} and {self.most}")
        return self


class IfShortForm(IfShort):
    cell: author.StandIn | None = None


class RoleForm(Role):
    """``roles/<cell>.yaml``; the file's name is the cell's id."""

    public_brief: Prose
    aims: author.Lines = Field(default=(), exclude=True)
    red_lines: author.Lines = ()
    relations: dict[author.CellName, Line] = Field(default_factory=dict)
    knows: author.Tells = Field(default_factory=dict)
    people: PeopleForm | None = None
    if_short: IfShortForm | None = None
    menu: tuple[MenuMoveForm, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _who_takes_over_covers(cls, data: Any) -> Any:
        return _covered(data) if isinstance(data, dict) else data

    @model_validator(mode="before")
    @classmethod
    def _aims_are_objectives(cls, data: Any) -> Any:
        """``aims`` are objectives without ids: they get some from the cell's mark."""
        if not isinstance(data, dict) or "aims" not in data:
            return data
        if "objectives" in data:
            raise author.wrong("give either 'objectives' or 'aims'", at=("aims",))
        aims, mark = as_list(data["aims"]), data.get("mark")
        written = aims if isinstance(aims, list) else []
        numbered = [
            {"id": aim_id(mark, number), "text": text}
            for number, text in enumerate(written[:99], start=1)
            if isinstance(text, str) and 0 < len(text.strip()) <= _LONGEST_LINE
        ]
        return {**data, "objectives": numbered}


def _covered(data: dict[str, Any]) -> dict[str, Any]:
    """A seat that is left empty with fewer people is covered by the one that takes it over."""
    short, seats = data.get("if_short"), data.get("seats")
    over = short.get("seats") if isinstance(short, dict) else None
    if not isinstance(over, dict) or not isinstance(seats, list):
        return data
    ids = [seat.get("id") for seat in seats if isinstance(seat, dict)]

    def covered(seat: Any) -> Any:
        own = seat.get("id") if isinstance(seat, dict) else None
        cover = over.get(own) if isinstance(own, str) else None
        if cover is None or cover == own or cover not in ids or "covered_by" in seat:
            return seat
        return {**seat, "covered_by": cover}

    return {**data, "seats": [covered(seat) for seat in seats]}


_LONGEST_LINE = 200
