"""One row's change, and the values that rows hold."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel

from exercise.store.rows import json_text, no_nul

How = Literal["put", "set", "first"]


@dataclass(frozen=True, slots=True)
class Change:
    """One row's change.

    ``put`` makes the row or changes the columns given; ``set`` changes them where the row is
    there; ``first`` does so only for columns that are still NULL.
    """

    how: How
    table: str
    key: tuple[str, ...]
    """Item, then the cell where the table has one."""
    values: Mapping[str, Any]


def plain(value: Any) -> Any:
    """A database value: text without NUL, numbers, JSON text of anything else."""
    match value:
        case None | bool() | int():
            return value
        case str():
            return no_nul(value)
        case BaseModel():
            return value.model_dump_json()
    return json_text(_jsonable(value))


def _jsonable(value: Any) -> Any:
    match value:
        case BaseModel():
            return value.model_dump(mode="json")
        case dict():
            return {key: _jsonable(one) for key, one in value.items()}
        case tuple():
            return [_jsonable(one) for one in value]
    return value
