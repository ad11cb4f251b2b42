"""How facts, secrets and the answer bank are written."""

from typing import Annotated, Self

from pydantic import Field, ValidationInfo, model_validator

from exercise.domain.scenario import Answer, Fact, Secret
from exercise.scenario import author_types as author
from exercise.scenario.problems import unknown

_Cells = Annotated[tuple[author.CellName, ...], author.OneOrMore]


class FactForm(Fact):
    @model_validator(mode="after")
    def _true_is_a_version(self) -> Self:
        if self.true is not None and self.true not in self.versions:
            message, near = unknown("version", self.true, [*self.versions])
            raise author.wrong(message, near, at=("true",))
        return self


class SecretForm(Secret):
    tell_tales: Annotated[author.Lines, Field(min_length=1)]
    known_to: _Cells = ()


class AnswerForm(Answer):
    who: Annotated[_Cells, Field(min_length=1)]
    sender: author.PersonaName = Field(alias="from")
    since: author.PhaseName | None = None
    until: author.PhaseName | None = None

    @model_validator(mode="after")
    def _good_for_some_time(self, info: ValidationInfo) -> Self:
        phases = author.names_of(info).of("phase") or ()
        if self.until in phases:
            since = self.since if self.since in phases else phases[0]
            if phases.index(self.until) <= phases.index(since):
                message = f"good until '{self.until}' begins, which is not after '{since}'"
                raise author.wrong(message, at=("until",))
        return self
