"""How a decision is written: what it asks, whose it is, by when, and what may be chosen."""

from typing import Annotated, Any, Self

from pydantic import Field, SerializerFunctionWrapHandler, model_serializer, model_validator

from exercise.domain.scenario import Choice, Line, Slug
from exercise.scenario import author_types as author
from exercise.scenario.forms.orders import WrittenOrderForm
from exercise.scenario.problems import unknown

_PLAIN = {"id", "title", "menu"}
_FEWEST = 2


class OptionForm(WrittenOrderForm):
    """An option with the fields of a menu move written in it, if choosing it means an order."""

    called: Line | None = None
    menu: Slug | None = None
    instrument: author.InstrumentName | None = None  # type: ignore[assignment]  # of an order

    @model_validator(mode="after")
    def _one_order(self) -> Self:
        ordered = self.model_fields_set - _PLAIN
        if ordered and self.menu is not None:
            raise author.wrong("give either 'menu' or an order of its own", at=("menu",))
        if ordered and self.instrument is None:
            raise author.wrong("an option that is an order says its 'instrument'")
        return self

    @model_serializer(mode="wrap")
    def _as_the_model_has_it(self, dump: SerializerFunctionWrapHandler) -> dict[str, Any]:
        order = {key: value for key, value in dump(self).items() if key not in ("menu", "called")}
        order["title"] = self.called or self.title
        written = {"id": self.id, "title": self.title, "menu": self.menu}
        return {**written, "order": order if self.instrument is not None else None}


class ChoiceForm(Choice):
    on: author.Recipient | None = None
    within_ms: author.Duration | None = Field(default=None, alias="within", ge=1_000)
    options: Annotated[tuple[OptionForm, ...], Field(max_length=9)] = ()  # type: ignore[assignment]

    @model_validator(mode="after")
    def _can_be_put(self) -> Self:
        if not self.options:
            return self
        if len(self.options) < _FEWEST:
            raise author.wrong("a decision has at least two options", at=("options",))
        for key, given in (("on", self.on), ("within", self.within_ms), ("default", self.default)):
            if given is None:
                raise author.wrong(f"a decision with options says '{key}'")
        known = [option.id for option in self.options]
        for place, option in enumerate(known):
            if option in known[:place]:
                raise author.wrong(f"duplicate option '{option}'", at=("options", place, "id"))
        if self.default not in known:
            message, near = unknown("option", str(self.default), known)
            raise author.wrong(message, near, at=("default",))
        return self
