"""Ceilings that are enforced: who is spared a contingency inject, and who is not."""

from typing import Any

import pytest

from exercise.domain.scenario import ByHand, Ceilings, Condition, InjectIs
from exercise.domain.shedding import addressed
from exercise.domain.state import RowStatus
from tests.unit.domain.rules_play import play_of, release, replayed, row
from tests.unit.harness import MINUTE, Play
from tests.unit.trial import TRIAL, at, choice, inject

TWO = Ceilings(injects=2, enforce="contingency")


def shed(**more: Any) -> Any:
    return inject("shed", 9, at(3), **({"to": ("north", "south"), "type": "contingency"} | more))


def full_north(*rows: Any, ceilings: Ceilings = TWO) -> Play:
    """North has had two injects when a third is due, and south one."""
    return play_of(
        inject("one", 1, at(1), to=("north",)),
        inject("two", 2, at(2), to=("north.press", "south")),
        *rows,
        ceilings=ceilings,
    )


def reached(play: Play, name: str = "shed") -> list[str]:
    return [to for to, _ in row(play, name).deliveries]


def test_a_cell_that_has_its_number_is_left_out() -> None:
    play = full_north(shed())
    play.run(3 * MINUTE)
    assert (reached(play), row(play, "shed").left_out) == (["south"], ("north",))
    replayed(play)


def test_both_its_cell_and_its_seats_are_left_out() -> None:
    play = full_north(shed(to=("north", "north.press", "south")))
    play.run(3 * MINUTE)
    assert row(play, "shed").left_out == ("north", "north.press")


@pytest.mark.parametrize(
    "more",
    [
        {"type": "expected"},
        {"medium": "news", "public": True},
        {"to": ("south", "west")},
    ],
)
def test_nobody_else_is(more: dict[str, Any]) -> None:
    play = full_north(shed(**more))
    play.run(3 * MINUTE)
    assert (row(play, "shed").status, row(play, "shed").left_out) == (RowStatus.RELEASED, ())


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"when": Condition(inject=InjectIs(inject="shed", has="opened"))},
        {"type": "contingency", "medium": "news", "public": True},
        {"type": "contingency", "decision": choice("north", default="keep")},
    ],
)
def test_room_is_kept_for_what_may_still_come_and_cannot_be_left_out(more: dict[str, Any]) -> None:
    to_come = inject("to-come", 10, at(9), **({"to": ("north",)} | more))
    play = full_north(shed(), to_come, ceilings=Ceilings(injects=3, enforce="contingency"))
    play.run(3 * MINUTE)
    assert row(play, "shed").left_out == ("north",)


@pytest.mark.parametrize(
    "more",
    [{"type": "contingency"}, {"release": ByHand()}, {"to": ("west",)}, {"medium": "task"}],
)
def test_no_room_is_kept_for_anything_else(more: dict[str, Any]) -> None:
    release = more.pop("release", at(9))
    to_come = inject("to-come", 10, release, **({"to": ("north",)} | more))
    play = full_north(shed(), to_come, ceilings=Ceilings(injects=3, enforce="contingency"))
    play.run(3 * MINUTE)
    assert row(play, "shed").left_out == ()


def test_unless_the_scenario_says_so_ceilings_only_measure() -> None:
    play = full_north(shed(), ceilings=Ceilings(injects=2))
    play.run(3 * MINUTE)
    assert reached(play) == ["north", "south"]


def test_what_is_for_nobody_else_lapses() -> None:
    play = full_north(shed(to=("north",)))
    play.run(3 * MINUTE)
    assert (row(play, "shed").status, row(play, "shed").lapsed) == (RowStatus.LAPSED, "full")
    assert row(play, "shed").released_t is None


def test_what_a_person_sends_goes_to_all() -> None:
    play = full_north(shed(to=("north",)))
    play.run(3 * MINUTE)
    release(play, "shed")
    assert reached(play) == ["north"]


def test_a_copy_that_would_have_followed_does_not() -> None:
    play = full_north(shed(delay_to={"north": MINUTE}))
    play.run(5 * MINUTE)
    assert reached(play) == ["south"]
    assert row(play, "shed").later == ()


def test_what_is_asked_of_those_it_reached_counts_for_conditions() -> None:
    read = Condition(inject=InjectIs(inject="shed", has="opened"))
    play = full_north(shed(), inject("then", 10, at(0), to=("west",), when=read))
    play.run(3 * MINUTE)
    copy = dict(row(play, "shed").deliveries)["south"]
    play.do("south.head", "attention.report", received=[copy], opened=[copy])
    play.tick()
    assert row(play, "then").status is RowStatus.RELEASED


def test_sealed_questions_are_not_counted_nor_are_copies_twice() -> None:
    questions = [one for one in TRIAL.injects if one.medium == "question"]
    play = full_north(inject("three", 3, at(3), to=("south", "south.head")), *questions)
    play.run(3 * MINUTE)
    for question in questions:
        release(play, question.id)
    assert questions
    assert (addressed(play.state)["north"], addressed(play.state)["south"]) == (2, 2)
