"""What a cell may order."""

from pydantic import Field

from exercise.domain.scenario.base import Line, Openness, Part, Slug


class MenuMove(Part):
    """A move a cell may start from: values for a new draft."""

    id: Slug
    title: Line
    instrument: Slug
    openness: Openness = "private"
    targets: tuple[Slug, ...] = ()
    order: str = Field(default="", max_length=20_000)
    takes_ms: int = Field(default=600_000, ge=0)
