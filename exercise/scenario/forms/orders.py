"""How a menu of moves is written."""

from typing import Annotated

from pydantic import Field

from exercise.domain.scenario import MenuMove
from exercise.scenario import author_types as author


class MenuMoveForm(MenuMove):
    instrument: author.InstrumentName
    targets: Annotated[tuple[author.CellName, ...], author.OneOrMore] = ()
    takes_ms: author.Duration = Field(default=600_000, alias="takes", ge=0)
