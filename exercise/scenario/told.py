"""What a type tells those who write values of it: in JSON Schema, and in a word or two."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic import BeforeValidator, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

FORM = "x-form"
"""Key in a schema under which stands how authors call it; published schemas leave it out."""
NAMES = "x-names"
"""Key under which stands the kind of name that a value is; see ``exercise.scenario.names``."""


@dataclass(frozen=True, eq=False)
class Told:
    """``form`` is what authors call it. ``schema`` takes the place of what would be derived."""

    form: str
    schema: JsonSchemaValue | None = None
    names: str | None = None

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        schema = dict(handler(core) if self.schema is None else self.schema)
        schema[FORM] = self.form
        if self.names:
            schema[NAMES] = self.names
        return schema


@dataclass(frozen=True, eq=False)
class Converted:
    """A validator that reads the author's text first; what is told of it is ``told``'s."""

    convert: Callable[[Any], Any]
    told: Told
    or_text: bool = False
    """What would be derived is right, and a text besides."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self.convert, handler(source))

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        if self.or_text:
            return {"anyOf": [{"type": "string"}, handler(core)], FORM: self.told.form}
        return self.told.__get_pydantic_json_schema__(core, handler)


class OneOrMore:
    """Lets a list of one be written without brackets."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return BeforeValidator(as_list).__get_pydantic_core_schema__(source, handler)

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        several = handler(core)
        return {"anyOf": [several.get("items", {}), several]}


def as_list(value: Any) -> Any:
    """One text as a list of it."""
    return [value] if isinstance(value, str) else value
