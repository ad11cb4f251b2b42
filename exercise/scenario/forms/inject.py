"""How ``injects/*.yaml`` are written."""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from exercise.domain.scenario import MOST_ATTACHMENTS, CallLine, Inject, Sender, Wording
from exercise.scenario import author_types as author
from exercise.scenario.forms.ask import AskForm
from exercise.scenario.forms.attachment import AttachmentForm
from exercise.scenario.forms.choice import ChoiceForm
from exercise.scenario.forms.condition import ConditionForm, InjectIsForm, after_form
from exercise.scenario.garbling import Garbler
from exercise.scenario.names import id_by_number


class WordingForm(Wording):
    lines: Annotated[tuple[CallLine, ...], author.AsTurns] | None = None
    grading: author.Graded | None = None
    sender: Annotated[Sender, author.AsSender] | None = Field(default=None, alias="from")
    attachments: tuple[AttachmentForm, ...] | None = Field(
        default=None, max_length=MOST_ATTACHMENTS
    )
    tells: author.Tells | None = None


class InjectForm(Inject):
    """One item of a list in ``injects/*.yaml``."""

    release: author.At = Field(alias="at")
    after: Annotated[tuple[InjectIsForm, ...], BeforeValidator(after_form), author.AFTER] = Field(
        default=(), exclude=True
    )
    when: ConditionForm | None = None
    delay_ms: author.Duration = Field(default=0, alias="delay", ge=0)
    unless: ConditionForm | None = None
    expires: author.Moment | None = None
    storyline: Annotated[tuple[author.StorylineName, ...], author.OneOrMore] = ()
    delay_to: dict[author.Recipient, Annotated[author.Duration, Field(ge=1_000)]] = Field(
        default_factory=dict
    )
    sender: Annotated[Sender, author.AsSender] = Field(alias="from")
    to: author.Recipients = Field(min_length=1)
    grading: author.Graded | None = None
    lines: Annotated[tuple[CallLine, ...], author.AsTurns] = ()
    attachments: tuple[AttachmentForm, ...] = Field(default=(), max_length=MOST_ATTACHMENTS)
    wording: dict[author.Recipient, WordingForm] = Field(default_factory=dict)
    garble: dict[author.Recipient, Annotated[int, Field(ge=1, le=100)]] = Field(
        default_factory=dict, exclude=True
    )
    marking: author.MarkingName | None = None
    tells: author.Tells = Field(default_factory=dict)
    place: author.PlaceName | None = None
    concerns: Annotated[tuple[author.ConcernName, ...], author.OneOrMore] = ()
    objectives: Annotated[tuple[author.ObjectiveName, ...], author.OneOrMore] = ()
    controller: author.ControllerName | None = None
    decision: Annotated[ChoiceForm, author.AsQuestion] | None = None
    ask: AskForm | None = None
    answer_within_ms: author.Duration | None = Field(default=None, alias="answer_within", ge=1_000)

    @model_validator(mode="before")
    @classmethod
    def _left_out(cls, data: Any) -> Any:
        """An id comes from the number; what waits for a condition need not have a time."""
        if not isinstance(data, dict):
            return data
        given: dict[str, str] = {}
        if "id" not in data and isinstance(data.get("number"), str):
            given["id"] = id_by_number(data["number"])
        if "at" not in data and not data.keys().isdisjoint(("when", "after")):
            given["at"] = "00:00"
        return {**data, **given}

    @model_validator(mode="after")
    def _after_is_a_condition(self) -> "InjectForm":
        if not self.after:
            return self
        wanted = [ConditionForm(inject=one) for one in self.after]
        wanted += [] if self.when is None else [self.when]
        when = wanted[0] if len(wanted) == 1 else ConditionForm(all=tuple(wanted))
        return self.model_copy(update={"when": when, "after": ()})

    @model_validator(mode="after")
    def _what_is_garbled_is_a_wording(self) -> "InjectForm":
        if not self.garble:
            return self
        wording = dict(self.wording)
        for recipient, per_cent in self.garble.items():
            own = self.wording.get(recipient) or self.wording.get(recipient.partition(".")[0])
            wording[recipient] = _garbled(self, own, Garbler(self.id, recipient, per_cent))
        return self.model_copy(update={"wording": wording, "garble": {}})


def _garbled(inject: InjectForm, own: WordingForm | None, garbler: Garbler) -> WordingForm:
    text = own.text if own and own.text is not None else inject.text
    lines = own.lines if own and own.lines is not None else inject.lines
    heard = {
        "text": None if text is None else garbler.text(text),
        "lines": garbler.lines(lines) or None,
    }
    return (own or WordingForm()).model_copy(update=heard)
