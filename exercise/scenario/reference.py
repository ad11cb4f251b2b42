"""The page that names every key of a scenario, made from the forms that read the files."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from exercise.scenario.schema import FILES, Schema, described
from exercise.scenario.told import FORM

_TITLES: Mapping[str, tuple[str, str]] = {
    "scenario": ("`scenario.yaml`", "The world: story, phases, tracks, concerns, places."),
    "role": ("`roles/<cell>.yaml`", "One file for each cell and for the white cell."),
    "injects": ("`injects/*.yaml`", "Each file is a list; an item of it:"),
}
_LINE, _TEXT = 200, 20_000
_OPENING = """\
# Every key of a scenario

What each key is for, how they work together and a whole example is told in
[the scenario format](scenario-format.md); this page lists them all. It is made from the definitions
that load the files (`python scripts/reference.py`), as are the schemas for editors in
[schema/](schema/): see [how to use them](scenario-format.md#in-an-editor).
"""


def page() -> str:
    """The whole page, in Markdown."""
    told: set[str] = set()
    return "\n".join([_OPENING, *(part for kind in FILES for part in _file(kind, told))])


def _file(kind: str, told: set[str]) -> Iterator[str]:
    title, about = _TITLES[kind]
    whole = described(kind)
    inner = whole.get("$defs", {})
    if "properties" in whole:
        yield f"## {title}\n\n{about}\n\n{_table(whole)}"
        waiting = _named(whole)
    else:
        first = next(_named(whole))
        told.add(first)
        yield f"## {title}\n\n{about}\n\n{_table(inner[first])}"
        waiting = _named(inner[first])
    queue = [*waiting]
    while queue:
        name = queue.pop(0)
        if name in told:
            continue
        told.add(name)
        if "properties" in inner[name]:
            yield f"### {_spaced(name).capitalize()}\n\n{_table(inner[name])}"
        queue += _named(inner[name])


def _named(part: Any) -> Iterator[str]:
    """The forms that one refers to, in the order of its keys."""
    if isinstance(part, dict):
        if "$ref" in part:
            yield part["$ref"].rpartition("/")[2]
        for key, inner in part.items():
            if key != "$defs":
                yield from _named(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from _named(inner)


def _table(model: Schema) -> str:
    needed = model.get("required", ())
    rows = [
        f"| `{key}` | {'needed' if key in needed else ''} | {_form(part)} | {_default(part)} |"
        f" {part.get('description', '')} |"
        for key, part in model["properties"].items()
    ]
    heads = "| Key | | Form | Unless said | What it does |\n| --- | --- | --- | --- | --- |"
    return "\n".join([heads, *rows, ""])


def _form(part: Schema) -> str:
    if FORM in part:
        return str(part[FORM])
    if "$ref" in part:
        name = _spaced(part["$ref"].rpartition("/")[2])
        return f"[{name}](#{name.replace(' ', '-')})"
    if "anyOf" in part:
        first, *others = part["anyOf"]
        if others and all(other.get("type") == "array" for other in others):
            return _form(first) + ", or several"
        return _any([_form(one) for one in part["anyOf"]])
    if "enum" in part:
        words = [f"`{one}`" for one in part["enum"] if isinstance(one, str)]
        return "yes or no" if True in part["enum"] else _any(words)
    kinds = part.get("type", ())
    if kinds == "array":
        return f"list of {_form(part['items'])}"
    if kinds == "object":
        return _mapping(part)
    return _whole_number(part) if "integer" in kinds else _text(part)


def _mapping(part: Schema) -> str:
    key = part.get("propertyNames", {}).get(FORM, "id")
    values: Schema = part.get("additionalProperties") or next(
        iter(part.get("patternProperties", {}).values()), {}
    )
    return f"{key}: {_form(values)}"


def _whole_number(part: Schema) -> str:
    low, high = part.get("minimum"), part.get("maximum")
    if low is not None and high is not None:
        return f"whole number from {low:,} to {high:,}"
    return "whole number" if low is None else f"whole number from {low:,} on"


def _text(part: Schema) -> str:
    most = part.get("maxLength")
    if part.get("pattern", "").startswith("^[a-z][a-z0-9-]"):
        return "id"
    if most == _LINE:
        return "line"
    if most and most < _TEXT:
        return f"at most {most:,} characters"
    return "text"


def _default(part: Schema) -> str:
    default = part.get("default")
    if isinstance(default, bool):
        return "`yes`" if default else "`no`"
    converted = FORM in part and isinstance(default, int)
    plain = isinstance(default, str | int) and not converted
    return f"`{default}`" if plain else ""


def _any(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


def _spaced(name: str) -> str:
    words = re.sub("(?<=[a-z])(?=[A-Z])", " ", name).lower()
    return re.sub(" is$", " condition", words)
