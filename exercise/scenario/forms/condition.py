"""How conditions are written: a mapping with one key, and what it says."""

from typing import Annotated, Any, Self, cast

from pydantic import Field, ModelWrapValidatorHandler, ValidationInfo, model_validator

from exercise.domain.scenario import (
    AgreementIs,
    Condition,
    DecisionIs,
    InjectIs,
    MessageIs,
    MoveIs,
    Openness,
    RulingIs,
    Slug,
    TrackIs,
)
from exercise.scenario import author_types as author
from exercise.scenario.problems import unknown

_Cells = Annotated[tuple[author.CellName, ...], author.OneOrMore]
_Within = Annotated[author.Duration | None, Field(alias="within", ge=1_000)]
_SAYS = (
    *("all", "any", "not", "at", "phase", "move", "ruling", "track", "inject", "message"),
    *("agreement", "decision", "gate"),
)
_ONE_THING = f"a condition has exactly one key: {', '.join(_SAYS[:-1])} or {_SAYS[-1]}"


class MoveIsForm(MoveIs):
    by: _Cells = ()
    instrument: Annotated[tuple[author.InstrumentName, ...], author.OneOrMore] = ()
    tag: Annotated[tuple[author.TagName, ...], author.OneOrMore] = ()
    target: _Cells = ()
    openness: Annotated[tuple[Openness, ...], author.OneOrMore] = ()
    menu: Annotated[tuple[str, ...], author.OneOrMore] = ()
    within_ms: _Within = None
    since: author.PhaseName | None = None

    @model_validator(mode="after")
    def _on_their_menus(self, info: ValidationInfo) -> Self:
        menus = author.names_of(info).menus
        cells = self.by or tuple(menus)
        if not all(cell in menus for cell in cells):
            return self
        known = [move for cell in cells for move in menus[cell]]
        for place, move in enumerate(self.menu):
            if move not in known:
                message, near = unknown("menu move", move, known)
                raise author.wrong(message, near, at=("menu", place))
        return self


class RulingIsForm(MoveIsForm, RulingIs):
    outcome: Annotated[tuple[author.OutcomeName, ...], author.OneOrMore] = ()


class TrackIsForm(TrackIs):
    of: author.TrackName

    @model_validator(mode="after")
    def _on_one_side(self) -> Self:
        if (self.at_least is None) == (self.at_most is None):
            raise author.wrong("a track is wanted either 'at_least' or 'at_most' some value")
        if self.until is not None:
            if self.at_least is not None and self.until >= self.at_least:
                raise author.wrong("'until' must be below 'at_least'", code="track-order")
            if self.at_most is not None and self.until <= self.at_most:
                raise author.wrong("'until' must be above 'at_most'", code="track-order")
        return self


class InjectIsForm(InjectIs):
    inject: author.InjectName = Field(alias="is")
    by: _Cells = ()
    for_ms: author.Duration = Field(default=0, alias="for", ge=0)

    @model_validator(mode="after")
    def _done_or_left(self) -> Self:
        if (self.has is None) == (self.left is None):
            raise author.wrong("say either what the inject 'has' been or what it was 'left'")
        return self


class MessageIsForm(MessageIs):
    sender: _Cells = Field(default=(), alias="from")
    to: Annotated[tuple[author.ReaderName, ...], author.OneOrMore] = ()
    within_ms: _Within = None
    since: author.PhaseName | None = None

    @model_validator(mode="before")
    @classmethod
    def _between(cls, data: Any) -> Any:
        """``between: [a, b]``: whichever of the two begins."""
        if not isinstance(data, dict) or "between" not in data:
            return data
        pair = data["between"]
        if not isinstance(pair, list) or len(pair) != 2 or {"from", "to"} & data.keys():  # noqa: PLR2004
            raise author.wrong("'between' names two cells, and stands instead of 'from' and 'to'")
        others = {key: value for key, value in data.items() if key != "between"}
        return {**others, "from": [pair[0]], "to": [pair[1]], "either": "yes"}


class AgreementIsForm(AgreementIs):
    between: _Cells = ()
    within_ms: _Within = None
    since: author.PhaseName | None = None

    @model_validator(mode="after")
    def _of_several(self) -> Self:
        if len(self.between) != len(set(self.between)):
            raise author.wrong("'between' names a cell twice", at=("between",))
        return self


class DecisionIsForm(DecisionIs):
    of: author.InjectName
    chosen: Annotated[tuple[Slug, ...], author.OneOrMore] = Field(default=(), alias="is")

    @model_validator(mode="after")
    def _among_its_options(self, info: ValidationInfo) -> Self:
        options = author.names_of(info).options
        known = None if options is None else options.get(self.of, ())
        if known == ():
            raise author.wrong(f"inject '{self.of}' puts no decision with options", at=("of",))
        for place, option in enumerate(self.chosen if known else ()):
            if option not in (known or ()):
                message, near = unknown("option", option, known or ())
                raise author.wrong(message, near, at=("is", place))
        return self


class ConditionForm(Condition):
    all_of: tuple["ConditionForm", ...] | None = Field(default=None, alias="all", min_length=1)
    any_of: tuple["ConditionForm", ...] | None = Field(default=None, alias="any", min_length=1)
    none_of: "ConditionForm | None" = Field(default=None, alias="not")
    at: author.Moment | None = None
    phase: author.PhaseName | None = None
    move: MoveIsForm | None = None
    ruling: RulingIsForm | None = None
    track: TrackIsForm | None = None
    inject: InjectIsForm | None = None
    message: MessageIsForm | None = None
    agreement: AgreementIsForm | None = None
    decision: DecisionIsForm | None = None
    gate: author.GateName | None = Field(default=None, exclude=True)

    @model_validator(mode="before")
    @classmethod
    def _says_one_thing(cls, data: Any) -> Any:
        if isinstance(data, dict) and set(data) <= set(_SAYS) and len(data) != 1:
            raise author.wrong(_ONE_THING)
        return data

    @model_validator(mode="wrap")
    @classmethod
    def _gate_is_its_condition(
        cls, data: Any, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo
    ) -> Self:
        """A gate is a name for a condition: what names it gets the condition itself."""
        names = author.names_of(info)
        gate = data.get("gate") if isinstance(data, dict) and set(data) == {"gate"} else None
        if not isinstance(gate, str):
            return handler(data)
        author.check_name("gate", gate, names)
        if gate in names.gates:
            return cast("Self", names.gates[gate])
        # It stands further down, or was not understood, and that is told where it stands.
        return cast("Self", cls.model_construct(phase=gate))


def after_form(value: Any) -> Any:
    """``film + 5m``, or a list of such: the inject has been out for so long."""
    written = value if isinstance(value, list) else [value]
    found = []
    for place, one in enumerate(written):
        text = one if isinstance(one, str) else ""
        inject, _, duration = (part.strip() for part in text.partition("+"))
        if not inject or ("+" in text and not duration):
            raise author.wrong(
                "expected an inject's id, such as 'film' or 'film + 5m'",
                at=(place,) if isinstance(value, list) else (),
            )
        found.append({"is": inject, "has": "released", "for": duration or "0s"})
    return found
