"""Of whom nothing was heard: every act of a team's people counts, and nobody else's."""

from collections.abc import Callable

import pytest

from tests.unit.app.read.region_play import newest, release, show, submit
from tests.unit.harness import Play, started
from tests.unit.trial import MINUTE


def north(play: Play) -> int:
    return int(dict(show(play, "heard").last)["north"])


def message(play: Play) -> None:
    play.do("north.press", "message.send", to=["north"], text="Psst.")


def statement(play: Play) -> None:
    play.do("north.head", "statement.make", text="We.")


def order(play: Play) -> None:
    submit(play)


def agree(play: Play) -> None:
    play.do("south.head", "agreement.record", parties=["north", "south"], text="Peace.")
    play.do("north.press", "agreement.confirm", item=newest(play, "agreement.recorded"))


def disagree(play: Play) -> None:
    play.do("south.head", "agreement.record", parties=["north", "south"], text="Peace.")
    play.do("north.press", "agreement.dispute", item=newest(play, "agreement.recorded"), note="No.")


def acknowledge(play: Play) -> None:
    play.do(
        "north.press", "inject.acknowledge", item=dict(play.state.msel["ships"].deliveries)["north"]
    )


def answer(play: Play) -> None:
    play.do("north.press", "poll.answer", item=release(play, "trust-us", "north"), value=7)


def choose(play: Play) -> None:
    play.do("north.head", "decision.take", item=release(play, "film", "north"), option="keep")


@pytest.mark.parametrize(
    "act", [message, statement, order, agree, disagree, acknowledge, answer, choose]
)
def test_whoever_does_anything_has_been_heard(act: Callable[[Play], None]) -> None:
    play = started()
    assert north(play) == 0
    play.run(MINUTE)
    act(play)
    assert north(play) == MINUTE
    assert dict(show(play, "heard").last)["west"] == 0


def test_what_is_done_in_a_cells_place_is_not_its_act() -> None:
    play = started()
    release(play, "film", "north")
    play.run(MINUTE)
    play.do("white.lead", "agreement.record", parties=["north", "west"], text="Peace.")
    play.do("white.lead", "decision.take", item=play.state.choices["film"].id, option="keep")
    assert play.state.choices["film"].made
    assert north(play) == 0


def test_the_default_and_reading_are_no_acts() -> None:
    play = started()
    item = release(play, "film", "north")
    play.do("north.press", "attention.report", opened=[item])
    play.run(6 * MINUTE)
    assert play.state.choices["film"].made
    assert north(play) == 0
