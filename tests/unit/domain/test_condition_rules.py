"""What decides when a row whose condition came true goes out, or lapses; and what is never lost."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercise.domain import agenda, conditions
from exercise.domain.fold import fold
from exercise.domain.payloads import InjectReleased
from exercise.domain.refusal import Refused
from exercise.domain.scenario import (
    ByHand,
    Condition,
    FromPhase,
    InjectIs,
    MessageIs,
    MoveIs,
)
from exercise.domain.state import FACILITATOR, RowStatus, State
from exercise.domain.upcast import payload_of
from tests.unit.domain.condition_play import (
    PUBLIC_WORD,
    answer,
    order,
    out,
    speak,
    waiting_for,
    write,
)
from tests.unit.harness import MINUTE, started
from tests.unit.random_play import random_play
from tests.unit.random_rules import condition
from tests.unit.trial import at


class TestRules:
    def test_not_before_its_time(self) -> None:
        play = waiting_for(PUBLIC_WORD, release=at(10))
        speak(play)
        play.run(10 * MINUTE - 1000)
        assert answer(play).triggered_t is None
        play.run(1000)
        assert answer(play).released_t == 10 * MINUTE

    def test_not_before_its_phase_has_gone_on_so_long(self) -> None:
        play = waiting_for(PUBLIC_WORD, release=FromPhase(phase="second", ms=MINUTE))
        speak(play)
        left = {row.id: "keep" for row in play.state.msel.values() if row.id != "answer"}
        play.do(FACILITATOR, "phase.begin", phase="second", due=left)
        play.run(MINUTE)
        assert answer(play).status is RowStatus.RELEASED

    def test_delay_counts_from_when_it_came_true(self) -> None:
        play = waiting_for(PUBLIC_WORD, delay_ms=3 * MINUTE)
        play.run(MINUTE)
        speak(play)
        play.run(3 * MINUTE)
        assert answer(play).released_t == 4 * MINUTE

    def test_delay_of_a_timed_row(self) -> None:
        play = waiting_for(None, release=at(1), delay_ms=2 * MINUTE)
        play.run(3 * MINUTE)
        assert answer(play).released_t == 3 * MINUTE

    def test_true_for_a_moment_is_true_for_good(self) -> None:
        spoke = MessageIs(sender=("north",), to=("public",), within_ms=1_000)
        play = waiting_for(Condition(message=spoke), delay_ms=5 * MINUTE)
        speak(play)
        play.run(5 * MINUTE)
        assert answer(play).status is RowStatus.RELEASED

    def test_unless_is_judged_as_it_would_go_out(self) -> None:
        play = waiting_for(None, release=at(5), unless=PUBLIC_WORD)
        speak(play)
        play.run(5 * MINUTE)
        assert (answer(play).status, answer(play).lapsed) == (RowStatus.LAPSED, "unless")

    def test_expired_it_lapses_and_can_still_be_sent_by_hand(self) -> None:
        play = waiting_for(PUBLIC_WORD, expires=at(5))
        play.run(5 * MINUTE)
        assert (answer(play).status, answer(play).lapsed) == (RowStatus.LAPSED, "expired")
        speak(play)
        assert not out(play)
        play.do("white.lead", "inject.release", inject="answer")
        assert answer(play).status is RowStatus.RELEASED

    def test_true_but_late_by_its_delay_it_lapses(self) -> None:
        play = waiting_for(PUBLIC_WORD, delay_ms=10 * MINUTE, expires=at(5))
        speak(play)
        play.run(5 * MINUTE)
        assert answer(play).lapsed == "expired"

    def test_by_hand_it_is_made_ready_and_waits_for_the_hand(self) -> None:
        play = waiting_for(PUBLIC_WORD, release=ByHand())
        speak(play)
        assert not out(play)
        assert (answer(play).triggered_t, answer(play).due_t) == (0, None)

    def test_kept_it_waits_for_the_hand_whatever_happens(self) -> None:
        play = waiting_for(PUBLIC_WORD, expires=at(5))
        play.do(FACILITATOR, "inject.keep", inject="answer")
        speak(play)
        play.run(6 * MINUTE)
        assert answer(play).status is RowStatus.KEPT

    def test_given_a_time_it_goes_by_that_time(self) -> None:
        play = waiting_for(PUBLIC_WORD)
        play.do(FACILITATOR, "inject.retime", inject="answer", at_ms=2 * MINUTE)
        play.run(2 * MINUTE)
        assert answer(play).status is RowStatus.RELEASED

    @pytest.mark.parametrize("at_again", ["", "first+00:00"])
    def test_other_words_leave_it_waiting(self, at_again: str) -> None:
        play = waiting_for(PUBLIC_WORD, release=FromPhase(phase="first", ms=0), delay_ms=MINUTE)
        play.run(MINUTE)
        fields = {"inject": "answer", "text": "Other words", "at": at_again}
        play.do(FACILITATOR, "inject.amend", **fields)
        inject = answer(play).inject
        assert inject is not None
        assert (inject.text, inject.when, inject.delay_ms) == ("Other words", PUBLIC_WORD, MINUTE)

    def test_planned_when_it_is_so_already_it_goes_out(self) -> None:
        play = started()
        speak(play)
        waiting_for(PUBLIC_WORD, play=play)
        assert out(play)


class TestUnderAHold:
    def test_what_comes_true_is_noted_and_waits(self) -> None:
        play = waiting_for(PUBLIC_WORD)
        play.do(FACILITATOR, "hold.place")
        speak(play)
        assert not out(play)
        assert answer(play).triggered_t == 0
        assert [row.id for _, row in agenda.due_rows(play.state, play.t)] == ["answer"]
        play.do(FACILITATOR, "hold.lift", due={"answer": "release"}, listed_ms=play.t)
        assert answer(play).how == "hold"

    def test_what_time_made_true_for_a_moment_is_not_lost(self) -> None:
        spoke = MessageIs(sender=("north",), to=("public",), within_ms=MINUTE)
        silent = Condition(all_of=(PUBLIC_WORD, Condition(none_of=Condition(message=spoke))))
        play = waiting_for(silent)
        speak(play)
        play.do(FACILITATOR, "hold.place")
        play.wait(2 * MINUTE)
        speak(play)
        assert answer(play).due_t == MINUTE + 1

    def test_a_gate_that_opened_is_not_lost(self) -> None:
        play = waiting_for(PUBLIC_WORD, release=at(5))
        speak(play)
        play.do(FACILITATOR, "hold.place")
        play.wait(6 * MINUTE)
        write(play, "west", "south")
        assert answer(play).due_t == 5 * MINUTE


class TestAdvance:
    def test_what_comes_true_by_time_alone_is_among_what_falls_due(self) -> None:
        when = Condition(inject=InjectIs(inject="ships", left="unopened", for_ms=5 * MINUTE))
        play = waiting_for(when)
        play.do("white.lead", "inject.release", inject="ships")
        with pytest.raises(Refused) as refused:
            play.do(FACILITATOR, "clock.advance", to_ms=10 * MINUTE, due={})
        assert "answer" in refused.value.details["due"]

    def test_what_follows_from_what_it_releases_goes_out_after_it(self) -> None:
        play = waiting_for(Condition(inject=InjectIs(inject="ships", has="released")))
        due = {row.id: "release" for _, row in agenda.due_rows(play.state, 3 * MINUTE)}
        play.do(FACILITATOR, "clock.advance", to_ms=3 * MINUTE, due=due)
        assert out(play)


class TestErased:
    def test_an_erased_move_counts_no_more(self) -> None:
        play = started()
        move = order(play)
        play.do("white.lead", "item.erase", item=move, reason="Personal.")
        wanted = Condition(move=MoveIs())
        assert not conditions.holds(play.state, wanted, play.t)
        again = fold(play.stored(), State(play.state.exercise))
        assert not conditions.holds(again, wanted, play.t)

    def test_an_erased_row_neither_goes_out_nor_lapses(self) -> None:
        play = waiting_for(PUBLIC_WORD, expires=at(5))
        play.do("white.lead", "item.erase", item="answer", reason="Personal.")
        speak(play)
        play.run(6 * MINUTE)
        assert answer(play).status is RowStatus.ERASED


@given(st.integers(0, 400), st.integers(0, 10_000))
def test_when_time_alone_makes_it_true_is_when_it_first_holds(seed: int, other: int) -> None:
    """Against looking at each millisecond near which anything could change, and at many others."""
    play = random_play(seed, 40)
    rng = Random(other)
    wanted = condition(play, rng)
    since, until = play.t, play.t + 200_000
    found = conditions.becomes_true(play.state, wanted, since, until)
    times = {item.t for item in play.state.items.values()}
    times |= {row.released_t or 0 for row in play.state.msel.values()}
    steps = (0, 1, 20_000, 20_001, 90_000, 300_000, 300_001, 30_000, 60_000)
    looked = sorted({*range(since, until, 997), *(t + step for t in times for step in steps)})
    held = [t for t in looked if since <= t <= until and conditions.holds(play.state, wanted, t)]
    if found is None:
        assert not held
    else:
        assert conditions.holds(play.state, wanted, found)
        assert not held or found <= held[0]


@pytest.mark.parametrize("seed", range(40))
def test_each_comes_true_once_and_goes_out_once_and_a_replay_agrees(seed: int) -> None:
    play = random_play(seed, 90)
    triggered: dict[str, int] = {}
    for step in play.steps:
        item = step.entry.item or ""
        if step.entry.kind == "inject.planned":
            triggered[item] = 0
        if step.entry.kind == "inject.triggered":
            triggered[item] = triggered.get(item, 0) + 1
            assert triggered[item] == 1
            assert step.before.msel[item].status is RowStatus.PLANNED
        if step.entry.kind == "inject.released":
            later = step.before.msel[item].later
            released = payload_of(step.entry)
            assert isinstance(released, InjectReleased)
            # Afterwards only whoever now acts for an empty seat gets a copy.
            again = step.before.msel[item].released_t is not None and not later
            assert not again or (released.acting and not released.deliveries)
    assert fold(play.stored(), State(play.state.exercise)) == play.state
