"""What every payload is, and where the kinds are registered."""

from typing import Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict

Shown = Literal["line", "feed", "teams", "staff", "elsewhere"]
"""Where the item that an entry makes is shown: in the feeds of all who may read it, as one line
about the exercise or in full; in the feeds of teams, or of the staff, alone; or outside the feed.
"""


class Payload(BaseModel):
    """Base of all payloads."""

    model_config = ConfigDict(defer_build=True, frozen=True, extra="forbid")
    kind: ClassVar[str]
    version: ClassVar[int] = 1
    erasable: ClassVar[bool] = False
    """Whether it holds people's or scenario text. The fold can do without such a payload; what it
    cannot do without (who got what, what answers what) is in kinds of their own."""
    shown: ClassVar[Shown | None] = None
    """None: the entry makes no item."""


def dump(payload: Payload) -> dict[str, Any]:
    """JSON-ready form; None values and defaults stay, so that a digest never depends on them."""
    return payload.model_dump(mode="json")
