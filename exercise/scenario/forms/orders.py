"""How a menu of moves is written."""

import re
from collections.abc import Collection
from typing import Annotated, Any, Self

from pydantic import Field, ValidationInfo, field_validator, model_validator

from exercise.domain.order_words import parts
from exercise.domain.scenario import FormField, MenuMove, Prose, Suggestion, WrittenOrder
from exercise.scenario import author_types as author
from exercise.scenario.problems import clip, nearest

_BLANK = re.compile(r"\{([^{}]*)\}")
_ONLY = {"most": ("text",), "low": ("number",), "high": ("number",), "unit": ("number",),
         "options": ("choice", "place"), "several": ("cell",),
         "such_as": ("text", "place", "cell")}  # fmt: skip
"""Keys of a field, and the kinds that have them."""
_FEWEST = 2


class FormFieldForm(FormField):
    default: author.Words | None = None
    options: Annotated[tuple[author.Words, ...], Field(max_length=20)] = ()

    such_as: Annotated[tuple[author.Words, ...], Field(max_length=6)] = ()

    @model_validator(mode="after")
    def _of_its_kind(self, info: ValidationInfo) -> Self:
        for key, kinds in _ONLY.items():
            if key in self.model_fields_set and self.kind not in kinds:
                raise author.wrong(f"'{key}' is for fields of kind '{kinds[0]}'", at=(key,))
        if self.kind == "choice" and len(self.options) < _FEWEST:
            raise author.wrong("a choice has at least two options: 'options: [this, that]'")
        if self.low is not None and self.high is not None and self.low >= self.high:
            message = f"'low' must be below 'high', found {self.low} and {self.high}"
            raise author.wrong(message, at=("low",))
        known = author.names_of(info).of(self.kind) if self.kind in ("place", "cell") else None
        if self.kind == "place" and self.options:
            self._are("options", self.options, known)
            known = self.options
        if self.default is not None:
            self._default_fits(self.default)
        self._are("such_as", self.such_as, known)
        return self

    def _are(self, key: str, given: tuple[str, ...], known: Collection[str] | None) -> None:
        for number, one in enumerate(given):
            if known is not None and one not in known:
                none = f"no {self.kind} is called '{one}'"
                message = none if known is not self.options else f"'{one}' is none of the options"
                raise author.wrong(message, nearest(one, known), at=(key, number))
            if self.most is not None and len(one) > self.most:
                message = f"the field takes {self.most} characters, and this has {len(one)}"
                raise author.wrong(message, at=(key, number))

    def _default_fits(self, default: str) -> None:
        if self.options and default not in self.options:
            message = f"'{default}' is none of the options"
            raise author.wrong(message, nearest(default, self.options), at=("default",))
        if self.kind == "number":
            self._number_fits(default)
        if self.most is not None and len(default) > self.most:
            message = f"the field takes {self.most} characters, and this has {len(default)}"
            raise author.wrong(message, at=("default",))

    def _number_fits(self, default: str) -> None:
        if not re.fullmatch(r"[+-]?\d{1,10}", default):
            raise author.wrong(f"expected a whole number, found '{default}'", at=("default",))
        if self.low is not None and int(default) < self.low:
            message = f"'default' must be at least {self.low}, found '{default}'"
            raise author.wrong(message, at=("default",))
        if self.high is not None and int(default) > self.high:
            message = f"'default' must be at most {self.high}, found '{default}'"
            raise author.wrong(message, at=("default",))


class SuggestionForm(Suggestion):
    outcome: author.OutcomeName
    tracks: dict[author.TrackName, author.Score] = Field(default_factory=dict)
    tell: dict[author.ReaderName, Prose] = Field(default_factory=dict)

    @field_validator("tracks", mode="after")
    @classmethod
    def _rulings_move_them(cls, tracks: Any, info: ValidationInfo) -> Any:
        polled = author.names_of(info).of("polled track") or ()
        for track in tracks:
            if track in polled:
                raise author.wrong(f"answers move the track '{track}', not rulings", at=(track,))
        return tracks


class WrittenOrderForm(WrittenOrder):
    instrument: author.InstrumentName
    targets: Annotated[tuple[author.CellName, ...], author.OneOrMore] = ()
    tags: Annotated[tuple[author.TagName, ...], author.OneOrMore] = ()
    fields: tuple[FormFieldForm, ...] = Field(default=(), max_length=12)
    takes_ms: author.Duration = Field(default=600_000, alias="takes", ge=0)
    suggests: SuggestionForm | None = None

    @model_validator(mode="after")
    def _blanks_are_its_fields(self) -> Self:
        known = [field.id for field in self.fields]
        for place, field in enumerate(known):
            if field in known[:place]:
                raise author.wrong(f"duplicate field '{field}'", at=("fields", place, "id"))
        blanks = _BLANK.findall(self.order)
        own = [field.id for field in self.fields if field.own]
        for blank in blanks:
            if blank in own:
                message = (
                    f"the order says {{{blank}}}, and whoever reads the order would read it:"
                    " take it out, for what is 'own' goes with the intent"
                )
                raise author.wrong(message, at=("order",))
        for blank in blanks:
            if blank not in known:
                message = f"the order has a blank {{{blank}}}, and no field is called that"
                raise author.wrong(message, nearest(blank, known), at=("order",))
        for place, field in enumerate(known):
            if field not in blanks and field not in own:
                message = f"the order does not say {{{field}}}: it would be asked for in vain"
                raise author.wrong(message, at=("fields", place, "id"))
        self._parts_may_stay_empty()
        if self.stands and self.suggests is not None and self.suggests.alone:
            message = "what 'stands' takes effect as suggested by itself, and 'alone' forbids that"
            raise author.wrong(message, at=("stands",))
        return self

    def _parts_may_stay_empty(self) -> None:
        for part in parts(self.order):
            names = _BLANK.findall(part)
            field = self.field(names[0])
            if len(names) > 1 or field is None or not field.optional:
                message = (
                    f"[{clip(part)}] is left out where its blank stays empty:"
                    " it has one blank, of a field that is 'optional'"
                )
                raise author.wrong(message, at=("order",))


class MenuMoveForm(WrittenOrderForm, MenuMove):
    since: author.PhaseName | None = None
    until: author.PhaseName | None = None
