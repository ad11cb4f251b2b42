"""How ``injects/*.yaml`` are written."""

from typing import Annotated, Any

from pydantic import Field, model_validator

from exercise.domain.scenario import CallLine, Inject, Sender, Wording
from exercise.scenario import author_types as author
from exercise.scenario.inject_rules import id_by_number


class WordingForm(Wording):
    lines: Annotated[tuple[CallLine, ...], author.AsTurns] | None = None
    grading: author.Graded | None = None
    sender: Annotated[Sender, author.AsSender] | None = Field(default=None, alias="from")


class InjectForm(Inject):
    """One item of a list in ``injects/*.yaml``."""

    release: author.At = Field(alias="at")
    sender: Annotated[Sender, author.AsSender] = Field(alias="from")
    to: author.Recipients = Field(min_length=1)
    grading: author.Graded | None = None
    lines: Annotated[tuple[CallLine, ...], author.AsTurns] = ()
    wording: dict[author.Recipient, WordingForm] = Field(default_factory=dict)
    place: author.PlaceName | None = None
    concerns: Annotated[tuple[author.ConcernName, ...], author.OneOrMore] = ()
    objectives: Annotated[tuple[author.ObjectiveName, ...], author.OneOrMore] = ()
    controller: author.ControllerName | None = None
    answer_within_ms: author.Duration | None = Field(default=None, alias="answer_within", ge=1_000)

    @model_validator(mode="before")
    @classmethod
    def _named_by_number(cls, data: Any) -> Any:
        if isinstance(data, dict) and "id" not in data and isinstance(data.get("number"), str):
            return {**data, "id": id_by_number(data["number"])}
        return data
