"""What pydantic found wrong, as problems an author can read: where in the file, in plain words."""

import re
from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from exercise.scenario.author_types import WRONG
from exercise.scenario.places import place_in
from exercise.scenario.problems import Problem, clip, nearest
from exercise.scenario.tree import Items, Keys, Node, Text

MOST_FINDINGS = 200
"""Per file: nobody reads on, and suggestions for a file of rubbish take long."""

_SLUG = r"^[a-z][a-z0-9-]{0,39}$"
_PATTERNS = {
    _SLUG: ("an id of at most 40 small letters, digits and hyphens, such as 'tokyo'"),
    r"^[0-9]{1,3}(\.[0-9]{1,3})?$": "a number such as 12 or 12.1",
    r"^[A-Z]{2}$": "two capital letters, such as TO",
    r"^[A-Z]{2,4}-[0-9]{1,2}$": "an id such as NK-1",
    r"^[A-Z]{1,4}-[0-9]{1,2}$": "an id such as O-1",
    r"^[a-z]{2}(-[A-Za-z]{2,4})?$": "a language such as en, ja or zh-Hans",
}
_SHAPES = {
    "string_type": "text",
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "a mapping of keys",
    "model_type": "a mapping of keys",
    "model_attributes_type": "a mapping of keys",
    "bool_parsing": "yes or no",
    "bool_type": "yes or no",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "int_type": "a whole number",
    "int_parsing_size": "a whole number of ordinary size",
}
_UNITS = {
    "answer_within": "1s", "within": "1s", "ruling_limit": "1s", "acknowledge_limit": "1s",
    "planned": "00:00", "takes": "0s", "at_most": "1s", "delay_to": "1s",
    "lat": "-90 and 90", "lon": "-180 and 180",
    "pace": "1s = 1s and 1s = 24h",
}  # fmt: skip


def findings(error: ValidationError, form: Any, root: Node, file: str) -> Iterator[Problem]:
    """One problem for each error, at most ``MOST_FINDINGS`` and a closing line."""
    told = error.errors(include_url=False, include_input=False)
    there = {*_misspelt(told, form), *_told_already(told, root)}
    details = [
        detail for detail in told if not _only_echoes(detail, root) and detail["loc"] not in there
    ]
    for detail in details[:MOST_FINDINGS]:
        yield _finding(detail, form, root, file)
    if len(details) > MOST_FINDINGS:
        yield Problem(file, 0, 0, f"and {len(details) - MOST_FINDINGS} problems more")


def _misspelt(details: list[ErrorDetails], form: Any) -> Iterator[tuple[int | str, ...]]:
    """Where a key would stand that is written wrongly: it is not missing as well."""
    for detail in details:
        if detail["type"] == "extra_forbidden":
            *path, key = detail["loc"]
            right = nearest(str(key), keys_at(form, path))
            if right is not None:
                yield (*path, right)


def _told_already(details: list[ErrorDetails], root: Node) -> Iterator[tuple[int | str, ...]]:
    """What is missing because it was left without a value, or because the number is."""
    missing = {detail["loc"] for detail in details if detail["type"] == "missing"}
    for loc in missing:
        *path, key = loc
        owner = place_in(root, path)
        empty = isinstance(owner, Keys) and owner.left_empty(str(key))
        if empty or (key == "id" and (*path, "number") in missing):
            yield loc


def _only_echoes(detail: ErrorDetails, root: Node) -> bool:
    """True for "needs an item" where there are items, all of them refused on their own account."""
    if detail["type"] != "too_short":
        return False
    place, least = place_in(root, list(detail["loc"])), int(detail["ctx"]["min_length"])
    if isinstance(place, Keys):
        return len(place.values) >= least
    return not isinstance(place, Items) or len(place.items) >= least


def _finding(detail: ErrorDetails, form: Any, root: Node, file: str) -> Problem:
    kind, context = detail["type"], detail.get("ctx", {})
    path = [part for part in detail["loc"] if part != "[key]"]
    if kind == WRONG:
        path += context["at"]
    of_key = kind == "extra_forbidden" or "[key]" in detail["loc"]
    place = place_in(root, path, of_key=of_key)
    suggestion = None
    if kind == WRONG:
        message, suggestion = context["message"], context["suggestion"]
    elif kind == "extra_forbidden":
        message, suggestion = _unknown_key(str(path[-1]), keys_at(form, path[:-1]))
    elif kind == "missing":
        message = f"'{path[-1]}' is missing"
    elif kind == "literal_error":
        message, suggestion = _choice(context["expected"], _quoted(place))
    else:
        message = _ordinary(kind, context, path, place)
        suggestion = _as_id(place) if context.get("pattern") == _SLUG else None
    code = context.get("code", "format")
    return Problem(file, place.line, place.column, message, suggestion, code=code)


def _ordinary(kind: str, context: dict[str, Any], path: list[Any], place: Node) -> str:
    found = _quoted(place)
    if kind in _SHAPES:
        return f"expected {_SHAPES[kind]}, found {found}"
    if kind == "string_pattern_mismatch":
        return f"expected {_PATTERNS.get(context['pattern'], 'another form')}, found {found}"
    if kind in ("greater_than_equal", "less_than_equal"):
        return _bound(kind, context, path, found)
    complaint = {
        "string_too_short": "must not be empty",
        "string_too_long": f"is too long: at most {context.get('max_length', 0):,} characters",
        "too_short": f"needs at least {_items(context.get('min_length', 1))}",
        "too_long": f"takes at most {_items(context.get('max_length', 1))}",
    }.get(kind, f"is not right: found {found}")
    return f"'{_name(path)}' {complaint}"


def _as_id(place: Node) -> str | None:
    """What was written, in the letters that an id may have."""
    written = place.value.casefold() if isinstance(place, Text) else ""
    if "," in written:
        return f"[{clip(written)}]"
    found = re.sub("[^a-z0-9]+", "-", written).strip("-")
    return found if re.match(_SLUG, found) else None


def _items(count: int) -> str:
    return "one item" if count == 1 else f"{count} items"


def _bound(kind: str, context: dict[str, Any], path: list[Any], found: str) -> str:
    bound = _UNITS.get(str(path[-1])) if path else None
    if bound and " and " in bound:
        return f"'{path[-1]}' must be between {bound}, found {found}"
    if kind == "greater_than_equal":
        return f"'{_name(path)}' must be at least {bound or context['ge']}, found {found}"
    return f"'{_name(path)}' must be at most {bound or context['le']}, found {found}"


def _unknown_key(key: str, known: tuple[str, ...]) -> tuple[str, str | None]:
    suggestion = nearest(key, known)
    message = f"unknown key '{clip(key)}'"
    return (message, suggestion) if suggestion else (f"{message} (known: {', '.join(known)})", None)


def _choice(allowed: str, found: str) -> tuple[str, str | None]:
    words = allowed.replace("'", "").replace(" or ", ", ").split(", ")
    return f"expected one of {', '.join(words)}, found {found}", nearest(found.strip("'"), words)


def _quoted(node: Node) -> str:
    if isinstance(node, Text):
        return f"'{clip(node.value)}'"
    return "a list" if isinstance(node, Items) else "a mapping of keys"


def _name(path: list[Any]) -> str:
    return next((str(part) for part in reversed(path) if isinstance(part, str)), "list")


def keys_at(form: Any, path: list[Any]) -> tuple[str, ...]:
    """The keys that may be written where ``path`` leads within a form."""
    for part in path:
        model = _model_in(form)
        if isinstance(part, int) or model is None:
            continue
        form = next(
            (
                field.annotation
                for name, field in model.model_fields.items()
                if (field.alias or name) == part
            ),
            form,
        )
    model = _model_in(form)
    return tuple(f.alias or name for name, f in model.model_fields.items()) if model else ()


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The one model inside ``tuple[Form, ...]``, ``dict[str, Form]`` or ``Form | None``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (_model_in(part) for part in get_args(annotation))
    return next((model for model in found if model is not None), None)
