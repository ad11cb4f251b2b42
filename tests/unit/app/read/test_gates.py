"""Gates on the console: how each stands, since when, and by what."""

from typing import Any

from exercise.app.read import regions_of
from exercise.domain.scenario import Condition, DecisionIs, Gate, RulingIs
from tests.unit.app.read.region_play import show
from tests.unit.domain.choosing import put, take
from tests.unit.domain.condition_play import order, rule
from tests.unit.domain.rules_play import scenario
from tests.unit.harness import MINUTE, Play, started, viewers
from tests.unit.trial import INJECTS

GATES = (
    Gate(id="one", title="Shown", when=Condition(decision=DecisionIs(of="film"))),
    Gate(id="two", title="Done", when=Condition(ruling=RulingIs(takes_effect=True))),
)


def play() -> Play:
    return started(scenario(*INJECTS, gates=GATES))


def stand(now: Play) -> dict[str, Any]:
    return {row.id: row for row in show(now, "gates").rows}


def test_none_is_open_before_anything_was_done() -> None:
    assert [(row.title, row.is_open) for row in show(play(), "gates").rows] == [
        ("Shown", False),
        ("Done", False),
    ]


def test_an_open_one_names_the_decision() -> None:
    now = play()
    item = put(now)
    now.run(MINUTE)
    take(now, "north.head", item)
    row = stand(now)["one"]
    assert (row.is_open, row.since.t, row.by.number, row.by.words) == (
        *(True, "T+00:01", "13", "Show it"),
    )
    assert (row.by.cell.id, row.by.inject) == ("north", "film")
    assert show(now, "gates").open == 1


def test_an_open_one_names_the_move_that_was_ruled_on() -> None:
    now = play()
    move = order(now)
    rule(now, move)
    row = stand(now)["two"]
    assert (row.by.what, row.by.move.key, row.by.move.title) == ("ruling", move, "Sail")


def test_what_was_erased_is_named_no_more() -> None:
    now = play()
    move = order(now)
    rule(now, move)
    now.do("white.lead", "item.erase", item=move, reason="Personal.")
    assert not stand(now)["two"].is_open


def test_nobody_but_the_white_cell_has_it() -> None:
    having = [viewer for viewer in viewers(play().state) if "gates" in regions_of(viewer)]
    assert having == ["white"]
