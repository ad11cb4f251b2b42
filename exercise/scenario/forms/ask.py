"""How sealed questions are written: ``ask: {scale: {low: 0, high: 10}, within: 5m}``."""

import re
from typing import Annotated, Any, Self

from pydantic import Field, ValidationInfo, field_serializer, model_validator

from exercise.domain.scenario import Ask, Line, Scale, Slug
from exercise.scenario import author_types as author

_KINDS = {"scale", "choice", "text"}
_KEYS = {*_KINDS, "track", "within"}
_WORDS = re.compile(r"(\d{1,4})\s+words?")


def _words(text: str) -> int | None:
    found = _WORDS.fullmatch(text.strip())
    return int(found[1]) if found else None


class ScaleForm(Scale):
    @model_validator(mode="after")
    def _rises(self) -> Self:
        if self.low >= self.high:
            raise author.wrong(f"'low' must be below 'high', found {self.low} and {self.high}")
        return self


class AskForm(Ask):
    scale: ScaleForm | None = None
    choice: dict[Slug, Line] | None = Field(  # type: ignore[assignment]  # dumped as the model has it
        default=None, min_length=2, max_length=9
    )
    text: (
        Annotated[int, author.read(_words, "a length such as '100 words'", "`100 words`")] | None
    ) = Field(default=None, ge=1, le=500)
    track: author.TrackName | None = None
    within_ms: author.Duration | None = Field(default=None, alias="within", ge=1_000)

    @model_validator(mode="before")
    @classmethod
    def _one_way_to_answer(cls, data: Any) -> Any:
        misspelt = isinstance(data, dict) and not data.keys() <= _KEYS
        if isinstance(data, dict) and not misspelt and len(data.keys() & _KINDS) != 1:
            raise author.wrong("a question has exactly one of 'scale', 'choice' and 'text'")
        return data

    @model_validator(mode="after")
    def _only_numbers_move_tracks(self, info: ValidationInfo) -> Self:
        if self.track is None:
            return self
        if self.scale is None:
            raise author.wrong("only a number moves a track: 'track' needs 'scale'", at=("track",))
        polled = author.names_of(info).of("polled track")
        if polled is not None and self.track not in polled:
            message = f"rulings move the track '{self.track}': write 'kind: polled' there"
            raise author.wrong(message, at=("track",))
        return self

    @field_serializer("choice")
    def _as_the_model_has_it(self, choice: Any) -> list[dict[str, str]] | None:
        if choice is None:
            return None
        return [{"id": option, "title": title} for option, title in choice.items()]
