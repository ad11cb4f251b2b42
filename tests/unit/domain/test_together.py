"""Which suggested rulings go along with others at one press, and which stay on the desk."""

from typing import Any

import pytest

from exercise.app.read import adjudication
from exercise.app.view_models.rulings import WaitingMove
from exercise.domain.refusal import Refused
from exercise.domain.scenario import MenuMove, Suggestion
from exercise.domain.state import FACILITATOR
from tests.unit.domain.test_orders import GIVEN, order, scenario
from tests.unit.harness import Play, started
from tests.unit.trial import MINUTE

WHY = "It needs South’s yes."
ASKED = MenuMove(
    id="record",
    title="Sign",
    instrument="military",
    openness="secret",
    order="Sign.",
    suggests=Suggestion(outcome="works", tell={"south": "Signed."}, alone=WHY),
)


@pytest.fixture
def play() -> Play:
    north, *others = scenario().roles
    cooler = north.menu[0].model_copy(update={"id": "watch"})
    roles = (north.model_copy(update={"menu": (*north.menu, cooler, ASKED)}), *others)
    return started(scenario().model_copy(update={"roles": roles}))


def watch(play: Play) -> str:
    return order(play, "watch", values=GIVEN, order="")


def desk(play: Play) -> tuple[dict[str, WaitingMove], tuple[str, ...]]:
    found = adjudication.rulings(play.state, play.beside())
    return {move.key: move for move in found.moves}, found.prepared


def refused(play: Play, *moves: str) -> str:
    with pytest.raises(Refused) as found:
        play.do("white.lead", "ruling.suggested", moves=list(moves))
    return found.value.code


def begin(play: Play, **more: Any) -> None:
    every = dict.fromkeys(play.state.msel, "keep")
    play.do(FACILITATOR, "phase.begin", phase="second", due=every, **more)


def test_several_at_once_each_count_from_the_one_before(play: Play) -> None:
    first, second = order(play), watch(play)
    before = play.state.track_value("heat") or 0
    play.do("white.lead", "ruling.suggested", moves=[first, second])
    assert play.state.track_value("heat") == before + 14
    assert not play.state.waiting


def test_a_phase_may_begin_with_what_is_suggested_and_leaves_the_rest_waiting(play: Play) -> None:
    first, second, record = order(play), watch(play), order(play, "record")
    strike, stay = order(play, "strike", assents=["north.press"]), order(play, "stay")
    before = play.state.track_value("heat") or 0
    begin(play, waiting="suggested")
    assert set(play.state.waiting) == {strike, stay, record}
    assert play.state.track_value("heat") == before + 14
    made = [play.state.rulings[play.state.moves[one].rulings[0]].made for one in (first, second)]
    assert all(one.suggested and not one.stood for one in made)


def test_what_uses_force_is_not_swept_along(play: Play) -> None:
    guard, strike = order(play), order(play, "strike", assents=["north.press"])
    rows, together = desk(play)
    assert {move.key for move in rows.values() if move.prepared} == {guard, strike}
    assert together == (guard,)


def test_what_is_ruled_by_itself_stays_on_the_desk_and_says_why(play: Play) -> None:
    guard, record = order(play), order(play, "record")
    rows, together = desk(play)
    assert together == (guard,)
    assert (rows[guard].alone, rows[record].alone) == ("", WHY)
    assert refused(play, guard, record) == "by_itself"
    assert len(play.state.waiting) == 2
    play.do("white.lead", "ruling.suggested", moves=[record])
    assert set(play.state.waiting) == {guard}


class TestTheSameWords:
    def test_of_two_that_wait_the_older_brings_them(self, play: Play) -> None:
        first, second = order(play), order(play)
        rows, together = desk(play)
        assert together == (first,)
        assert (rows[first].said_with, rows[second].said_with) == (0, 1)
        assert refused(play, first, second) == "by_itself"

    def test_once_they_went_out_the_row_says_when(self, play: Play) -> None:
        first = order(play)
        play.run(3 * MINUTE)
        play.do("white.lead", "ruling.suggested", moves=[first])
        play.run(MINUTE)
        second, other = order(play), watch(play)
        rows, together = desk(play)
        assert together == (other,)
        said = rows[second].said_at
        assert said is not None
        assert said.ms == 3 * MINUTE
        assert rows[other].said_at is None
        play.do("white.lead", "ruling.suggested", moves=[second])
        assert set(play.state.waiting) == {other}

    def test_also_when_the_younger_was_ruled_on_first(self, play: Play) -> None:
        first, second = order(play), order(play)
        play.do("white.lead", "ruling.suggested", moves=[second])
        rows, together = desk(play)
        assert (rows[first].said_at is not None, together) == (True, ())

    def test_other_words_and_words_that_no_longer_stand_are_not_the_same(self, play: Play) -> None:
        first = order(play)
        fields = {"moves": [first], "outcome": "works", "texts": {"south": "Others."}}
        answer = play.do("white.lead", "ruling.make", **fields)
        second = order(play)
        assert desk(play)[1] == (second,)
        texts = {"south": "Ships stand by."}
        again = {**fields, "texts": texts, "supersedes": answer["item"]}
        answer = play.do("white.lead", "ruling.make", **again)
        assert desk(play)[1] == ()
        play.do("white.lead", "ruling.make", **{**fields, "supersedes": answer["item"]})
        assert desk(play)[1] == (second,)

    def test_a_withdrawn_order_has_told_nothing(self, play: Play) -> None:
        first, second = order(play), order(play)
        play.do("north.head", "move.withdraw", move=first)
        assert desk(play)[1] == (second,)
