"""How the phases of a scenario are written."""

from typing import Annotated

from pydantic import Field

from exercise.domain.scenario import Line, Phase, Prompt
from exercise.scenario import author_types as author


class PromptForm(Prompt):
    at_ms: author.Clock = Field(alias="at", ge=0)
    text: Line = Field(alias="say")


class PhaseForm(Phase):
    quiet: Annotated[tuple[author.Window, ...], author.OneOrMore] = ()
    starts: author.Stamp
    pace: author.Pace = Field(ge=1, le=86_400)
    planned_ms: author.Clock = Field(alias="planned", ge=0)
    prompts: tuple[PromptForm, ...] = ()
