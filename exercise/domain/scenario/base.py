"""What every part of a scenario is, and the plain values that parts are made of."""

from collections.abc import Collection
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

WHITE = "white"
OBSERVERS = "observers"
ORGANISERS = "organisers"
STAFF_CELLS = (WHITE, OBSERVERS, ORGANISERS)

Slug = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,39}$")]
Line = Annotated[str, Field(min_length=1, max_length=200)]
Prose = Annotated[str, Field(min_length=1, max_length=20_000)]

Medium = Literal["cable", "news", "call", "intelligence", "post", "question", "task"]
PRESS: tuple[Medium, ...] = ("news", "post")
"""Media whose injects may be public."""
Precedence = Literal["FLASH", "IMMEDIATE", "PRIORITY", "ROUTINE"]
Openness = Literal["public", "private", "secret"]


class Part(BaseModel):
    """Base of every part of a scenario: immutable, and closed to unknown keys."""

    model_config = ConfigDict(
        defer_build=True, frozen=True, extra="forbid", str_strip_whitespace=True
    )


class InSomePhases(Part):
    """Something that is good in some of the phases."""

    since: Slug | None = None
    """Good from this phase on; None: from the start."""
    until: Slug | None = None
    """Good until this phase begins; None: to the end."""

    def is_good(self, begun: Collection[str]) -> bool:
        """Whether it is, once these phases have begun."""
        return (self.since is None or self.since in begun) and self.until not in begun
