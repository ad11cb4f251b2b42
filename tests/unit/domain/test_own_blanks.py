"""Blanks whose values the order does not tell: with the intent, for its cell and the staff."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from exercise.app.ports import TeamDraft
from exercise.app.read.desk import drafts
from exercise.app.read.menu import menu_move_view, written_out
from exercise.domain.conditions import counted
from exercise.domain.payloads import MoveSubmitted
from exercise.domain.scenario import FormField, MenuMove, MoveIs
from tests.unit.domain.test_orders import scenario
from tests.unit.harness import Play, started

SECRET = "the heliotrope"
BRIEF = MenuMove(
    id="brief",
    title="Brief the south",
    instrument="military",
    targets=("south",),
    fields=(
        FormField(id="on", label="When", kind="date"),
        FormField(id="omits", label="Left out", kind="text", own=True),
        FormField(id="told", label="Told", kind="cell", several=True, optional=True, own=True),
        FormField(id="ships", label="Ready", kind="number", unit="ships", own=True, optional=True),
    ),
    order="The south is briefed on {on}.",
    takes_ms=60_000,
)
GIVEN = {"on": ["2013-04-12"], "omits": [SECRET], "told": ["west"], "ships": ["3"]}


@pytest.fixture
def play() -> Play:
    north, *others = scenario().roles
    roles = (north.model_copy(update={"menu": (BRIEF,)}), *others)
    return started(scenario().model_copy(update={"roles": roles}))


def brief(play: Play, values: Mapping[str, Any] = GIVEN, **more: Any) -> str:
    fields: dict[str, Any] = {"title": "Brief", "instrument": "military", "openness": "private"}
    fields |= {"menu": "brief", "values": values, "targets": ["south"], **more}
    return str(play.do("north.head", "move.submit", **fields)["item"])


def written(play: Play, move: str) -> MoveSubmitted:
    payload = play.state.items[move].payload
    assert isinstance(payload, MoveSubmitted)
    return payload


def test_they_stand_with_the_intent_each_after_its_label(play: Play) -> None:
    move = written(play, brief(play, intent="Be first."))
    assert move.order == "The south is briefed on 12 April 2013."
    assert move.intent == f"Be first.\n\nLeft out: {SECRET}. Told: West. Ready: 3 ships."
    left = written(play, brief(play, {**GIVEN, "told": [], "ships": []}))
    assert left.intent == f"Left out: {SECRET}."


@pytest.mark.parametrize("openness", ["public", "private", "secret"])
def test_whoever_the_order_is_for_reads_nothing_of_them(play: Play, openness: str) -> None:
    move = brief(play, openness=openness)
    play.do("white.lead", "ruling.as_ordered", move=move)
    holding = {
        viewer
        for step in play.steps
        if step.payload is not None and SECRET in json.dumps(step.payload.model_dump(mode="json"))
        for viewer in step.entry.audience
    }
    assert holding == {"cell:north", "white", "observers"}


def test_a_cell_named_there_is_not_aimed_at_and_conditions_know_of_it(play: Play) -> None:
    move = brief(play)
    assert (written(play, move).targets, written(play, move).named) == (("south",), ("west",))
    effect = play.do("white.lead", "ruling.as_ordered", move=move)
    assert effect is not None
    assert "west" not in str(play.last("move.took_effect").payload)
    assert "cell:west" not in play.last("move.took_effect").entry.audience
    for target, times in (("west", 1), ("south", 1), ("north", 0)):
        tally = MoveIs(by=("north",), target=(target,))
        assert len(list(counted(play.state, tally))) == times


def test_the_form_and_the_draft_say_so(play: Play) -> None:
    view = menu_move_view(play.state, "north", BRIEF)
    assert [one.id for one in view.blanks if one.own] == ["omits", "told", "ships"]
    assert view.sentence == "The south is briefed on [When]."
    body = {"menu": "brief", "values": {"on": ["2013-04-12"], "told": ["west"]}, "order": ""}
    draft = TeamDraft(
        id="d", cell="north", hand="north.head", version=1, saved_at=0, assents=(), dissents=(),
        body=body,
    )  # fmt: skip
    (shown,) = drafts(play.state, "cell:north", play.beside(drafts=(draft,))).drafts
    assert shown.reads == "The south is briefed on 12 April 2013."
    assert shown.own == "Left out: …. Told: West."


def test_an_option_that_stands_in_no_menu_has_them_in_its_intent(play: Play) -> None:
    view = written_out(BRIEF, "en")
    assert view.order == "The south is briefed on (When)."
    assert view.intent == "Left out: (Left out). Told: (Told). Ready: (Ready)."
