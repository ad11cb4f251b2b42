"""Decisions with options as authors write them, and as the flagship has them."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import TypeAdapter

from exercise.domain.scenario import Choice, Inject
from exercise.scenario import load
from exercise.scenario.forms import ChoiceForm
from tests.unit.scenario.small import spoilt, write

ROOT = Path(__file__).parents[3]
INJECTS = ROOT / "injects"


def planned() -> dict[str, dict[str, Any]]:
    rows = [
        row
        for file in sorted(INJECTS.glob("*.yaml"))
        for row in yaml.load(file.read_text("utf-8"), Loader=yaml.BaseLoader)
    ]
    decisions = {row["id"]: row["decision"] for row in rows if "decision" in row}
    return {inject: one for inject, one in decisions.items() if isinstance(one, dict)}


DECISION = """\
  decision:
    ask: Which first?
    on: tokyo.defence
    within: 5m
    default: wait
    options:
      - {id: wait, title: Wait}
      - {id: ask, title: Ask first, menu: ask}
      - id: look
        title: Look
        instrument: military
        targets: seoul
        order: Look.
        takes: 5m
"""


def with_decision(text: str, folder: Path) -> Inject:
    files = spoilt(("injects/first.yaml", "  place: wonsan\n", "  place: wonsan\n" + text))
    return load(write(folder, files)).injects[0]


def test_a_decision_with_options_is_read(tmp_path: Path) -> None:
    decision = with_decision(DECISION, tmp_path).decision
    assert decision is not None
    assert (decision.on, decision.within_ms, decision.default) == ("tokyo.defence", 300_000, "wait")
    wait, ask, look = decision.options
    assert [one.is_ordered for one in decision.options] == [False, True, True]
    assert (wait.order, wait.menu, ask.menu) == (None, None, "ask")
    assert look.order is not None
    assert (look.order.id, look.order.title) == ("look", "Look")


def test_an_order_may_be_called_otherwise_than_its_option(tmp_path: Path) -> None:
    text = DECISION.replace(
        "title: Look\n", 'title: "Look: they will mind"\n        called: Look\n'
    )
    decision = with_decision(text, tmp_path).decision
    assert decision is not None
    look = decision.options[2]
    assert look.order is not None
    assert (look.title, look.order.title) == ("Look: they will mind", "Look")
    assert (look.order.instrument, look.order.targets) == ("military", ("seoul",))
    assert (look.order.order, look.order.takes_ms) == ("Look.", 300_000)


@pytest.mark.parametrize(
    "text", ["  decision: 'Tokyo: which?'\n", "  decision: {ask: 'Tokyo: which?'}\n"]
)
def test_a_decision_without_options_is_a_note(tmp_path: Path, text: str) -> None:
    decision = with_decision(text, tmp_path).decision
    assert decision == Choice(ask="Tokyo: which?")


def test_decisions_of_before_there_were_options_are_read() -> None:
    assert TypeAdapter(Choice).validate_python("Tokyo: which?") == Choice(ask="Tokyo: which?")


def test_it_goes_with_the_copy_of_the_seat_or_else_of_the_cell() -> None:
    given = {"ask": "Which?", "within_ms": 60_000, "default": "a"}
    options = [{"id": "a", "title": "A"}, {"id": "b", "title": "B"}]
    seat = Choice.model_validate({**given, "on": "tokyo.head", "options": options})
    assert seat.recipient(("tokyo", "tokyo.head")) == "tokyo.head"
    assert seat.recipient(("seoul", "tokyo")) == "tokyo"
    assert seat.recipient(("seoul",)) is None


@pytest.mark.parametrize("inject", planned())
def test_the_flagship_as_it_is_to_be(inject: str) -> None:
    decision = planned()[inject]
    choice = Choice.model_validate(ChoiceForm.model_validate(decision).model_dump())
    written = decision["options"]
    assert [option.id for option in choice.options] == [option["id"] for option in written]
    assert [option.is_ordered for option in choice.options] == [
        "menu" in option or "order" in option for option in written
    ]
    assert choice.option(choice.default) is not None


def test_the_flagship_has_decisions() -> None:
    assert len(planned()) >= 10


def test_no_order_of_the_flagship_is_titled_with_the_reasons_for_it() -> None:
    for decision in planned().values():
        for option in decision.get("options", ()):
            if "order" in option:
                assert ":" not in option["called"]
