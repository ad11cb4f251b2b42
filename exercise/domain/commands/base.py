"""What every command is, and the plain values that commands are made of."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Id = Annotated[str, Field(min_length=1, max_length=80)]
Ids = Annotated[tuple[Id, ...], Field(max_length=200)]
Ms = Annotated[int, Field(ge=0, le=30 * 24 * 3_600_000)]
"""Exercise time: a month is far more than anybody plays, and any story's calendar holds it."""

RateMilli = Annotated[int, Field(ge=100, le=3_600_000)]
Due = dict[Id, Literal["release", "keep", "drop"]]


class Command(BaseModel):
    """Base of all commands."""

    model_config = ConfigDict(defer_build=True, frozen=True, extra="forbid")
