"""Tasks for controllers: read by the staff alone, and done when acknowledged."""

from typing import Any

import pytest

from exercise.domain.refusal import Refused
from exercise.domain.scenario import Condition, InjectIs
from tests.unit.harness import Play, started
from tests.unit.trial import at, inject


def set_task(play: Play) -> str:
    play.do("white.lead", "inject.release", inject="ring")
    return dict(play.state.msel["ring"].deliveries)["white.lead"]


def refused(play: Play, seat: str, kind: str, **fields: Any) -> str:
    with pytest.raises(Refused) as found:
        play.do(seat, kind, **fields)
    return found.value.code


def test_a_task_is_read_by_the_staff_alone() -> None:
    play = started()
    item = set_task(play)
    assert play.state.items[item].audience == ("observers", "white")
    assert {step.entry.audience for step in play.steps[-2:]} == {("observers", "white")}


def test_an_empty_seat_of_the_white_cell_has_no_copy_of_its_own() -> None:
    play = started()
    set_task(play)
    assert play.state.msel["ring"].acting == ()


def test_a_controller_says_that_it_is_done() -> None:
    play = started()
    item = set_task(play)
    assert item in play.state.unacknowledged
    play.do("white.lead", "inject.acknowledge", item=item)
    done = play.state.receipts[item]["white"].acknowledged
    assert done is not None
    assert done.seat == "white.lead"
    assert play.last("inject.acknowledged").entry.audience == ("observers", "white")
    assert item not in play.state.unacknowledged
    assert play.do("white.facilitator", "inject.acknowledge", item=item) == {"already": True}


def test_nobody_else_says_so() -> None:
    play = started()
    item = set_task(play)
    seat = play.join_staff("observers", "olga")
    assert refused(play, seat, "inject.acknowledge", item=item) == "not_playing"
    assert refused(play, "north.head", "inject.acknowledge", item=item) == "unknown_item"


def test_controllers_acknowledge_nothing_else() -> None:
    play = started()
    play.do("white.lead", "inject.release", inject="ships")
    item = dict(play.state.msel["ships"].deliveries)["north"]
    assert refused(play, "white.lead", "inject.acknowledge", item=item) == "not_playing"


@pytest.mark.parametrize(
    "fields",
    [{"to": ["north"]}, {"to": ["white", "north"]}, {"medium": "cable"}, {"public": True}],
)
def test_a_task_goes_to_the_white_cell_and_nothing_else_does(fields: dict[str, Any]) -> None:
    play = started()
    row = play.state.msel["ring"].inject
    assert row is not None
    other = row.model_dump(mode="json") | fields
    code = refused(play, "white.facilitator", "inject.plan", inject=other)
    assert code in ("bad_task", "unknown_reference")


def test_an_inject_follows_once_it_is_done() -> None:
    play = started()
    done = Condition(inject=InjectIs(inject="ring", has="acknowledged"))
    row = inject("after-it", 50, at(0)).model_copy(update={"when": done})
    play.do("white.facilitator", "inject.plan", inject=row.model_dump(mode="json"))
    item = set_task(play)
    assert play.state.msel["after-it"].triggered_t is None
    play.do("white.lead", "inject.acknowledge", item=item)
    assert play.state.msel["after-it"].triggered_t == play.t
