"""What an entry touches is all that it changes, for every viewer and kind of entry."""

from collections import Counter
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercise.app.read import touches
from exercise.domain.payloads import PAYLOADS
from tests.unit.app.read.pages import Follower
from tests.unit.harness import Play, seated, viewers
from tests.unit.random_play import NAMES, perform, random_play

SEEDS = range(7)
ACTS = 90
AT_CREATION = {
    *("exercise.created", "world.set", "role.set", "brief.set", "folder.set", "control.set")
}

acts = st.lists(st.tuples(st.sampled_from(NAMES), st.integers(0, 999)), max_size=25)


@cache
def followed(seed: int) -> tuple[Play, Follower]:
    play = random_play(seed, ACTS)
    follower = Follower(play)
    for step in play.steps:
        follower.follow(step)
    return play, follower


def test_the_random_plays_reach_every_kind_of_entry() -> None:
    missing = set(PAYLOADS)
    for seed in range(300):
        missing -= set(random_play(seed, ACTS).kinds())
        if missing == AT_CREATION:
            break
    assert missing == AT_CREATION


@pytest.mark.parametrize("seed", SEEDS)
def test_a_page_kept_up_by_touches_equals_the_page_rendered_fresh(seed: int) -> None:
    missed = [one for one in followed(seed)[1].missed if one.told]
    assert not missed


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_changes_for_whoever_does_not_receive_the_entry(seed: int) -> None:
    missed = [one for one in followed(seed)[1].missed if not one.told]
    assert not missed


@given(acts)
@settings(max_examples=10)
def test_both_hold_for_any_sequence_of_acts(sequence: list[tuple[str, int]]) -> None:
    play = seated()
    for name, number in (("start", 0), *sequence):
        perform(play, name, number)
    follower = Follower(play)
    for step in play.steps:
        follower.follow(step)
    assert not follower.missed


@pytest.mark.parametrize("seed", SEEDS)
def test_whoever_does_not_receive_an_entry_is_touched_by_nothing(seed: int) -> None:
    for step in followed(seed)[0].steps:
        for viewer in set(viewers(step.after)) - set(step.entry.audience):
            touch = touches(step.entry, step.payload, step.before, step.after, viewer)
            assert not touch.items
            assert not touch.regions


def test_touches_are_nearly_tight() -> None:
    named: Counter[bool] = Counter()
    for seed in SEEDS:
        play, follower = followed(seed)
        for step in play.steps:
            for viewer in step.entry.audience:
                touch = touches(step.entry, step.payload, step.before, step.after, viewer)
                named[True] += len(touch.items) + len(touch.regions)
        named[False] += len(follower.needless)
    assert named[False] < named[True] / 2


def test_erased_entries_touch_the_same_when_they_are_told_late() -> None:
    """A follower that starts after an erasure has the entries without their payloads."""
    for seed in SEEDS:
        play = followed(seed)[0]
        for step in play.steps:
            if step.entry.seq in play.erased:
                for viewer in step.entry.audience:
                    late = touches(step.entry, None, step.before, step.after, viewer)
                    then = touches(step.entry, step.payload, step.before, step.after, viewer)
                    assert set(then.items) <= set(late.items)
                    assert then.regions <= late.regions


def test_an_order_that_makes_a_decision_brings_the_ruling_that_its_option_suggests() -> None:
    play = seated()
    for name, number in (("start", 0), ("put a decision", 1), ("decide by an order", 1)):
        perform(play, name, number)
    assert "decision.made" in play.kinds()
    follower = Follower(play)
    for step in play.steps:
        follower.follow(step)
    assert not follower.missed
