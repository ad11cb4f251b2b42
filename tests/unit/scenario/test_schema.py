"""The schemas that editors use accept what loads, and mark what an author would want marked."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from exercise.assets.shipped import scenario_dir
from exercise.scenario.files import read_folder
from exercise.scenario.names import gather
from exercise.scenario.schema import FILES, described, schema
from exercise.scenario.tree import Items, Node, Text, compose
from exercise.scenario.words import KEYS
from scripts.reference import written
from tests.unit.scenario.small import FILES as SMALL
from tests.unit.scenario.test_documented import examples

CHECKED = {kind: Draft202012Validator(schema(kind)) for kind in FILES}
NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def as_an_editor_reads(node: Node) -> Any:
    """What YAML 1.2 makes of a file: bare numbers are numbers, times and dates are text."""
    if isinstance(node, Items):
        return [as_an_editor_reads(item) for item in node.items]
    if not isinstance(node, Text):
        return {key: as_an_editor_reads(value) for key, value in node.values.items()}
    if NUMBER.fullmatch(node.value):
        return float(node.value) if "." in node.value else int(node.value)
    return {"true": True, "false": False}.get(node.value, node.value)


def marks(kind: str, text: str, checked: Draft202012Validator | None = None) -> list[str]:
    tree, _ = compose(text, "file.yaml")
    assert tree is not None
    return [
        error.message for error in (checked or CHECKED[kind]).iter_errors(as_an_editor_reads(tree))
    ]


def kind_of(file: str) -> str:
    return {"roles": "role", "injects": "injects"}.get(file.partition("/")[0], "scenario")


def shipped() -> Iterator[tuple[str, str]]:
    for file in sorted(scenario_dir().glob("**/*.yaml")):
        name = file.relative_to(scenario_dir()).as_posix()
        if name == "scenario.yaml" or name.startswith(("roles/", "injects/")):
            yield name, file.read_text("utf-8")


@pytest.mark.parametrize("kind", FILES)
def test_a_schema_is_one(kind: str) -> None:
    Draft202012Validator.check_schema(schema(kind))


@pytest.mark.parametrize(
    ("file", "text"), [*SMALL.items(), *examples().items(), *shipped()], ids=lambda text: text[:24]
)
def test_what_loads_is_not_marked(file: str, text: str) -> None:
    assert marks(kind_of(file), text) == []


INJECT = "- {number: 1, title: A, at: 00:01, from: B, to: all, medium: cable, text: C}\n"


@pytest.mark.parametrize(
    ("instead_of", "stands"),
    [
        ("title: A", "titel: A"),
        ("title: A, ", ""),
        ("at: 00:01, ", ""),
        ("at: 00:01", "at: quarter past"),
        ("medium: cable", "medium: carrier pigeon"),
        ("text: C", "text: C, when: {phase: p, at: 00:10}"),
        ("text: C", "text: C, when: {fase: p}"),
        ("text: C", "text: C, ask: {scale: {low: 0}, text: 10 words}"),
        ("number: 1", "number: one"),
        ("text: C", "text: C, grading: A7"),
    ],
)
def test_a_mistake_is_marked(instead_of: str, stands: str) -> None:
    assert marks("injects", INJECT) == []
    assert instead_of in INJECT
    assert marks("injects", INJECT.replace(instead_of, stands))


def test_a_scenarios_own_names_are_completed(tmp_path: Path) -> None:
    for file, text in SMALL.items():
        path = tmp_path / file
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    names = gather(read_folder(tmp_path))
    own = Draft202012Validator(schema("injects", names))
    (concern, *_) = names.of("concern") or ()
    row = INJECT.replace("text: C", f"text: C, concerns: {concern}")
    assert marks("injects", row, own) == []
    assert marks("injects", row.replace(concern, "XX-9"), own)


def test_every_key_has_its_words_and_no_words_are_left_over() -> None:
    forms: dict[str, set[str]] = {}
    for kind in FILES:
        whole = described(kind)
        found = dict(whole.get("$defs", {}))
        if "properties" in whole:
            found[{"scenario": "World", "role": "Role"}[kind]] = whole
        for name, form in found.items():
            if "properties" in form:
                forms[name] = set(form["properties"])
    assert {name: set(words) for name, words in KEYS.items()} == forms


def test_the_reference_page_and_the_published_schemas_are_those_of_the_forms() -> None:
    stale = [file.name for file, text in written().items() if file.read_text("utf-8") != text]
    assert stale == [], "run: python scripts/reference.py"
