"""The log alone gives the state back, whole or with payloads erased; time only goes forward."""

from collections.abc import Iterable
from dataclasses import fields
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercise.domain.entry import GENESIS, Entry, entry_hash, payload_digest
from exercise.domain.fold import fold
from exercise.domain.state import State
from tests.unit.harness import Play, seated, started
from tests.unit.random_play import NAMES, perform, random_play

SEEDS = range(30)
acts = st.lists(st.tuples(st.sampled_from(NAMES), st.integers(0, 999)), max_size=60)


@cache
def played(seed: int) -> Play:
    return random_play(seed, 120)


def refolded(entries: Iterable[Entry]) -> State:
    return fold(entries, State("trial"))


def differences(one: State, other: State) -> dict[str, tuple[Any, Any]]:
    pairs = {
        field.name: (getattr(one, field.name), getattr(other, field.name)) for field in fields(one)
    }
    # Never "!=": rpds says so of maps only when every value differs.
    return {name: pair for name, pair in pairs.items() if not pair[0] == pair[1]}  # noqa: SIM201


@pytest.mark.parametrize("seed", SEEDS)
def test_the_fold_of_the_log_equals_the_live_state(seed: int) -> None:
    play = played(seed)
    assert not differences(refolded(play.log), play.state)


@pytest.mark.parametrize("seed", SEEDS)
def test_so_does_the_fold_of_what_erasures_left_of_it(seed: int) -> None:
    play = played(seed)
    assert not differences(refolded(play.stored()), play.state)


@pytest.mark.parametrize("seed", SEEDS[:3])
def test_folding_on_from_a_state_leaves_that_state_as_it_was(seed: int) -> None:
    play = played(seed)
    middle = len(play.log) // 2
    before = refolded(play.log[:middle])
    assert not differences(fold(play.log[middle:], before), play.state)
    assert not differences(before, refolded(play.log[:middle]))


def test_the_random_plays_erase_things() -> None:
    erased = {
        entry.kind
        for seed in SEEDS
        for entry in played(seed).log
        if entry.seq in played(seed).erased
    }
    assert len(erased) > 12


@given(acts)
@settings(max_examples=40)
def test_both_hold_for_any_sequence_of_acts(sequence: list[tuple[str, int]]) -> None:
    play = seated()
    for name, number in (("start", 0), *sequence):
        perform(play, name, number)
    assert not differences(refolded(play.log), play.state)
    assert not differences(refolded(play.stored()), play.state)


@pytest.mark.parametrize("seed", SEEDS)
def test_neither_exercise_time_nor_wall_time_ever_goes_back(seed: int) -> None:
    for before, after in pairwise(played(seed).log):
        assert after.t >= before.t
        assert after.at >= before.at


@pytest.mark.parametrize("seed", SEEDS)
def test_the_chain_verifies_after_erasures_too(seed: int) -> None:
    prev = GENESIS
    for entry in played(seed).stored():
        assert entry.prev == prev
        assert entry.hash == entry_hash(entry)
        if entry.text is not None and entry.salt is not None:
            assert entry.payload_digest == payload_digest(entry.salt, entry.text)
        prev = entry.hash


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_that_was_erased_stays_in_the_state(seed: int) -> None:
    play = played(seed)
    gone = {entry.item or "" for entry in play.log if entry.seq in play.erased}
    for item in gone & set(play.state.items):
        assert play.state.items[item].payload is None
        assert item not in play.state.entries_of
        assert item not in play.state.waiting


def test_erased_words_are_nowhere_in_the_state() -> None:
    play = started()
    sent = play.do("north.head", "message.send", to=["south"], text="Xyzzy, the secret.")
    play.do("south.head", "item.pass_on", item=sent["item"], to=["west"], note="Xyzzy!")
    play.do(
        "south.head",
        "move.submit",
        title="Xyzzy",
        instrument="military",
        order="Xyzzy.",
        openness="public",
        intent="Xyzzy",
        answers=sent["item"],
    )
    moved = play.last("move.submitted").entry.item
    play.do("white.lead", "ruling.make", moves=[moved], outcome="works", texts={"west": "Xyzzy"})
    assert everything(play.state).count("Xyzzy") > 5
    play.do("white.lead", "item.erase", item=sent["item"], reason="Secret.")
    play.do("white.lead", "item.erase", item=moved, reason="Secret.")
    play.do("white.lead", "item.erase", item=play.last("ruling.told").entry.item, reason="Secret.")
    assert "Xyzzy" not in everything(play.state)
    assert "Xyzzy" not in repr(play.stored())


def everything(state: State) -> str:
    return repr([getattr(state, field.name) for field in fields(state)])
