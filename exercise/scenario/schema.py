"""The forms as JSON Schema, for editors that complete and check while somebody writes.

A schema is looser than the loader where JSON Schema cannot say what the loader knows: it accepts
every scenario that loads, and refuses what is misspelt, missing or of the wrong shape. Every value
is read as text first, so wherever a text may stand, a bare number, ``yes`` or ``no`` may too.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import TypeAdapter

from exercise.scenario.forms import InjectForm, RoleForm, WorldForm
from exercise.scenario.names import Names
from exercise.scenario.told import FORM, NAMES
from exercise.scenario.words import KEYS

Schema = dict[str, Any]

FILES: Mapping[str, Any] = {
    "scenario": WorldForm,
    "role": RoleForm,
    "injects": list[InjectForm],
}
"""Kinds of file, and what each holds."""

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_YES_OR_NO = [True, False, "yes", "no", "on", "off", "true", "false"]
_WHOLE = r"^[+-]?[0-9]+$"
_NUMBERS = (r"^[0-9]{1,3}(\.[0-9]{1,3})?$",)
"""Patterns of texts that an editor takes for numbers."""
_INNER = ("items", "additionalProperties", "propertyNames", "not")
_LISTS = ("anyOf", "oneOf", "allOf")


def schema(kind: str, names: Names | None = None) -> Schema:
    """The schema of one kind of file; with ``names``, completing what a scenario declares."""
    whole = described(kind)
    for part in _parts(whole):
        part.pop(FORM, None)
        known = names.of(part.pop(NAMES, "")) if names else part.pop(NAMES, None) and None
        if known:
            part["enum"] = [*known]
    return {"$schema": _DIALECT, **whole}


def described(kind: str) -> Schema:
    """The same with what the reference page tells besides: forms and kinds of names."""
    whole: Schema = TypeAdapter(FILES[kind]).json_schema(by_alias=True)
    definitions = whole.pop("$defs", {})
    if "properties" in whole:
        whole = _adjusted(whole)
    definitions = {_plain(name): _adjusted(found) for name, found in definitions.items()}
    if definitions:
        whole["$defs"] = definitions
    for part in _parts(whole):
        _loosen(part)
    return whole


def _adjusted(model: Schema) -> Schema:
    """One form as its author knows it: keys with their words, and what stands instead of what."""
    form = str(model.pop("title", ""))
    model.pop("description", None)
    words = KEYS.get(_plain(form), {})
    for key, found in model.get("properties", {}).items():
        found.pop("title", None)
        if words.get(key):
            found["description"] = words[key]
    required = [key for key in model.get("required", ()) if key not in _LEFT_OUT.get(form, ())]
    model.pop("required", None)
    if required:
        model["required"] = required
    order = [*words]
    properties = model.get("properties", {})
    if properties:
        model["properties"] = dict(
            sorted(
                properties.items(),
                key=lambda one: order.index(one[0]) if one[0] in order else len(order),
            )
        )
    for key, found in _BESIDES.get(form, {}).items():
        model[key] = {**model[key], **found} if key in model else found
    return model


_LEFT_OUT = {"InjectForm": ("id", "at"), "RoleForm": ("id",)}
"""Keys that a form derives when they are not written."""
_BESIDES: Mapping[str, Schema] = {
    "InjectForm": {"anyOf": [{"required": [key]} for key in ("at", "after", "when")]},
    "AskForm": {"oneOf": [{"required": [key]} for key in ("scale", "choice", "text")]},
    "ConditionForm": {"minProperties": 1, "maxProperties": 1},
    "MessageIsForm": {
        "properties": {
            "between": {
                "type": "array",
                "items": {"type": "string", NAMES: "cell"},
                "minItems": 2,
                "maxItems": 2,
                "description": KEYS["MessageIs"]["between"],
                FORM: "two cells",
            }
        }
    },
}


def _loosen(part: Schema) -> None:
    """Takes out what only the loader's types say: null, their defaults, their names in code."""
    for group in _LISTS:
        if group in part:
            part[group] = [one for one in part[group] if one != {"type": "null"}]
    alternatives = part.get("anyOf", ())
    if len(alternatives) == 1:
        part.pop("anyOf")
        part.update({**alternatives[0], **part})
    if "$ref" in part:
        part["$ref"] = "#/$defs/" + _plain(part["$ref"].rpartition("/")[2])
    if part.get("default", "") in (None, [], {}, ""):
        part.pop("default", None)
    for bound in ("ge", "le"):
        part.pop(bound, None)
    _let_texts_look_otherwise(part)


def _let_texts_look_otherwise(part: Schema) -> None:
    """What an editor may show as a number, or as yes or no, is text all the same."""
    kind = part.get("type")
    if kind == "boolean":
        part.pop("type")
        part["enum"] = [*_YES_OR_NO]
    elif kind == "integer":
        part["type"] = ["integer", "string"]
        part["pattern"] = _WHOLE
    elif kind == "string" and part.keys().isdisjoint(("enum", "const")):
        if part.get("pattern") in _NUMBERS:
            part["type"] = ["string", "number"]
        elif "pattern" not in part:
            part["type"] = ["string", "number", "boolean"]


def _parts(schema: Schema) -> Iterator[Schema]:
    """Every schema in it, itself first."""
    waiting = [schema]
    while waiting:
        part = waiting.pop()
        yield part
        for key in ("properties", "patternProperties", "$defs"):
            waiting += part.get(key, {}).values()
        waiting += [part[key] for key in _INNER if isinstance(part.get(key), dict)]
        for key in _LISTS:
            waiting += part.get(key, ())


def _plain(name: str) -> str:
    return name.removesuffix("Form")
