"""When an inject falls due."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from exercise.domain.scenario.base import Part, Slug


class FromStartex(Part):
    """Due at ``ms`` milliseconds of exercise time."""

    anchor: Literal["startex"] = "startex"
    ms: int = Field(ge=0)


class FromPhase(Part):
    """Due ``ms`` milliseconds of exercise time after the phase actually began."""

    anchor: Literal["phase"] = "phase"
    phase: Slug
    ms: int = Field(ge=0)


class AtStoryTime(Part):
    """Due when the story reaches ``stamp`` (aware)."""

    anchor: Literal["story"] = "story"
    stamp: datetime


class ByHand(Part):
    """Released only by the white cell."""

    anchor: Literal["hand"] = "hand"


Release = Annotated[FromStartex | FromPhase | AtStoryTime | ByHand, Field(discriminator="anchor")]
