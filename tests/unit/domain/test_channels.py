"""Channels that open with a phase, who speaks in public, and who does an empty seat's work."""

import pytest

from exercise.domain.refusal import Refused
from exercise.domain.scenario import Channel, Scenario, Seat
from exercise.domain.state import FACILITATOR
from tests.unit.harness import Play, started
from tests.unit.trial import TRIAL

SEATS = (
    Seat(id="head", title="Head", head=True, may_submit=True),
    Seat(id="foreign", title="Foreign", may_speak=False, covered_by="press"),
    Seat(id="press", title="Press", may_speak=False, covered_by="foreign"),
)


def playing(scenario: Scenario) -> Play:
    return started(scenario)


def with_channel(*phases: str) -> Play:
    channel = Channel(between=("north", "west"), open=phases)
    world = TRIAL.world.model_copy(update={"channels": (channel,)})
    return playing(TRIAL.model_copy(update={"world": world}))


def with_seats(*posts: Seat) -> Play:
    roles = tuple(
        role.model_copy(update={"seats": posts}) if role.id == "north" else role
        for role in TRIAL.roles
    )
    return playing(TRIAL.model_copy(update={"roles": roles}))


def second_phase(play: Play) -> None:
    every = dict.fromkeys(play.state.msel, "keep")
    play.do(FACILITATOR, "phase.begin", phase="second", due=every)


def refusal(play: Play, actor: str, command: str, **fields: object) -> Refused:
    with pytest.raises(Refused) as refused:
        play.do(actor, command, **fields)
    return refused.value


class TestChannels:
    def test_a_closed_channel_refuses_both_and_says_when_it_opens(self) -> None:
        play = with_channel("second")
        for actor, to in (("north.head", "west"), ("west.head", "north")):
            found = refusal(play, actor, "message.send", to=["south", to], text="Hello.")
            assert found.code == "channel_closed"
            assert f"{to.title()} cannot be reached now" in str(found)
            assert "opens with the next phase" in str(found)

    def test_it_opens_with_its_phase(self) -> None:
        play = with_channel("second")
        second_phase(play)
        play.do("north.head", "message.send", to=["west"], text="At last.")

    def test_once_its_last_phase_is_over_it_stays_closed(self) -> None:
        play = with_channel("first")
        play.do("north.head", "message.send", to=["west"], text="While it lasts.")
        second_phase(play)
        found = refusal(play, "north.head", "message.send", to=["west"], text="Hello?")
        assert "there is no channel" in str(found)

    def test_it_is_closed_to_what_is_passed_on_as_well(self) -> None:
        play = with_channel("second")
        item = play.do("south.head", "message.send", to=["north"], text="Tell them.")["item"]
        found = refusal(play, "north.head", "item.pass_on", item=item, to=["west"])
        assert found.code == "channel_closed"

    def test_others_the_white_cell_and_the_public_are_reached_as_ever(self) -> None:
        play = with_channel("second")
        play.do("north.head", "message.send", to=["south", "white", "north"], text="Hello.")
        play.do("north.head", "statement.make", text="Hear us.")
        play.do("white.lead", "message.send", to=["north", "west"], text="Both of you.")


class TestSpeaking:
    def test_a_seat_that_does_not_speak_gives_its_words_to_the_head(self) -> None:
        play = with_seats(*SEATS)
        found = refusal(play, "north.foreign", "statement.make", text="We.")
        assert found.code == "may_not_speak"
        assert "Head" in str(found)
        play.do("north.head", "statement.make", text="We.")

    def test_it_still_writes_to_others(self) -> None:
        play = with_seats(*SEATS)
        play.do("north.foreign", "message.send", to=["west"], text="Between us.")

    def test_whoever_acts_as_head_speaks(self) -> None:
        play = with_seats(*SEATS)
        play.do("north.head", "seat.vacate", seat="north.head")
        play.do("north.foreign", "statement.make", text="We.")

    def test_seats_speak_unless_the_scenario_says_otherwise(self) -> None:
        started().do("north.press", "statement.make", text="We.")


class TestCovering:
    COVERED = (
        Seat(id="head", title="Head", head=True, may_submit=True),
        Seat(id="foreign", title="Foreign", may_submit=True, covered_by="press"),
        Seat(id="press", title="Press", may_speak=False),
    )

    def test_the_cover_has_the_rights_of_a_seat_that_is_empty(self) -> None:
        play = with_seats(*self.COVERED)
        press = play.state.seats["north.press"]
        assert not play.state.may_submit(press)
        play.do("north.foreign", "seat.vacate", seat="north.foreign")
        assert play.state.may_submit(press)
        play.do("north.press", "statement.make", text="We.")

    def test_what_is_for_the_empty_seat_goes_to_its_cover(self) -> None:
        play = with_seats(*self.COVERED)
        play.do("north.foreign", "seat.vacate", seat="north.foreign")
        play.do("white.lead", "inject.release", inject="forecast")
        item = dict(play.state.msel["forecast"].acting)["north.foreign"]
        assert play.state.items[item].audience == ("seat:north.press",)

    def test_it_goes_to_the_acting_head_when_the_cover_is_empty_too(self) -> None:
        play = with_seats(*self.COVERED)
        for seat in ("north.foreign", "north.press"):
            play.do(seat, "seat.vacate", seat=seat)
        play.do("white.lead", "inject.release", inject="forecast")
        item = dict(play.state.msel["forecast"].acting)["north.foreign"]
        assert play.state.items[item].audience == ("seat:north.head",)
