"""Quotation marks and apostrophes are typographic wherever people read them."""

import re
from collections.abc import Iterator
from itertools import chain

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg

from exercise.scenario import load
from tests.support.tracked import ROOT

STRAIGHT = re.compile(r"[\"']")
KEYWORDS = {"_": None, "N_": None, "gettext": None, "tr": None, "ngettext": (1, 2)}


def texts(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text within a model that was dumped, with where it stands."""
    match value:
        case str():
            yield path, value
        case dict():
            yield from chain.from_iterable(
                texts(one, f"{path}.{key}") for key, one in value.items()
            )
        case list() | tuple():
            yield from chain.from_iterable(
                texts(one, f"{path}[{n}]") for n, one in enumerate(value)
            )


def messages() -> Iterator[tuple[str, str]]:
    """Every message of the program, with the file it is in."""
    with (ROOT / "babel.cfg").open(encoding="utf-8") as file:
        mapping, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]
    for name, line, message, *_ in extract_from_dir(ROOT, mapping, options, keywords=KEYWORDS):
        for text in (message,) if isinstance(message, str) else message:
            yield f"{name}:{line}", text


def test_the_scenario_has_no_straight_quotes() -> None:
    found = [
        f"{where}: {text}"
        for where, text in texts(load(ROOT).model_dump())
        if STRAIGHT.search(text)
    ]
    assert found == []


def test_no_message_has_straight_quotes() -> None:
    found = list(messages())
    assert len(found) > 500
    assert [f"{where}: {text}" for where, text in found if STRAIGHT.search(text)] == []


@pytest.mark.parametrize("text", ["Minister's", 'a "state of war"'])
def test_it_would_be_found(text: str) -> None:
    assert [path for path, found in texts({"brief": [text]}) if STRAIGHT.search(found)] == [
        ".brief[0]"
    ]
