"""How cuts are written: the phases of a shorter exercise, and when each of its injects comes.

Phases and injects that a cut does not name are left out.
"""

from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from exercise.domain.scenario import FromPhase, Line, Part, Release, Slug
from exercise.scenario import author_types as author
from exercise.scenario.forms.phase import PromptForm
from exercise.scenario.told import Converted, Told


class CutPhaseForm(Part):
    """A phase as a cut has it; what is not said stays as it is."""

    planned_ms: author.Clock = Field(alias="planned", ge=0)
    starts: author.Stamp | None = None
    pace: author.Pace | None = Field(default=None, ge=1, le=86_400)
    purpose: str | None = Field(default=None, max_length=2_000)
    task: Line | None = None
    quiet: Annotated[tuple[author.Window, ...], author.OneOrMore] | None = None
    prompts: tuple[PromptForm, ...] | None = None


def _at_alone(value: Any) -> Any:
    return {"at": value} if isinstance(value, str) else value


class CutRowForm(Part):
    """An inject as a cut has it; what is not said stays as written."""

    release: author.CutAt = Field(default=None, alias="at")
    delay_ms: author.Duration | None = Field(default=None, alias="delay", ge=0)
    within_ms: author.Duration | None = Field(default=None, alias="within", ge=1_000)
    expires: author.Moment | None = None
    decision: Literal["no"] | None = None

    @model_validator(mode="after")
    def _nothing_is_asked_by_then(self) -> Self:
        if self.decision is not None and self.within_ms is not None:
            raise author.wrong("without a decision there is no 'within'", at=("within",))
        return self


CutRow = Annotated[
    CutRowForm, Converted(_at_alone, Told("moment, `as written`, or a mapping"), or_text=True)
]


class CutForm(Part):
    id: Slug
    title: Line
    phases: dict[author.PhaseName, CutPhaseForm] = Field(min_length=1)
    injects: dict[author.InjectNumber, CutRow] = Field(min_length=1)

    @model_validator(mode="after")
    def _in_its_own_phases(self) -> Self:
        for number, row in self.injects.items():
            for key, moment in (("at", row.release), ("expires", row.expires)):
                phase = _phase_of(moment)
                if phase is not None and phase not in self.phases:
                    message = f"this cut leaves '{phase}' out"
                    raise author.wrong(message, at=("injects", number, key))
        return self


def _phase_of(moment: Release | None) -> str | None:
    return moment.phase if isinstance(moment, FromPhase) else None
