"""Injects that wait for more than time: they go out once it is so, once, and never otherwise."""

from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercise.domain import agenda, conditions
from exercise.domain.fold import fold
from exercise.domain.refusal import Refused
from exercise.domain.scenario import (
    ByHand,
    Condition,
    FromPhase,
    InjectIs,
    MessageIs,
    MoveIs,
    RulingIs,
    TrackIs,
)
from exercise.domain.state import FACILITATOR, MselRow, RowStatus, State
from tests.unit.harness import MINUTE, Play, started
from tests.unit.random_play import condition, random_play
from tests.unit.trial import at, inject

PUBLIC_WORD = Condition(message=MessageIs(sender=("north",), to=("public",)))


def waiting_for(when: Condition | None, *, play: Play | None = None, **more: Any) -> Play:
    """An exercise with one more row, ``answer``, that waits for this."""
    play = play or started()
    release = more.pop("release", at(0))
    row = inject("answer", 30, release, to=("south",), when=when, **more)
    play.do(FACILITATOR, "inject.plan", inject=row.model_dump(mode="json"))
    return play


def answer(play: Play) -> MselRow:
    return play.state.msel["answer"]


def out(play: Play) -> bool:
    """Whether the row went out, once time has had its say."""
    play.tick()
    return answer(play).status is RowStatus.RELEASED


def speak(play: Play, cell: str = "north") -> None:
    play.do(f"{cell}.head", "statement.make", text="We are not amused.")


def write(play: Play, sender: str, *to: str) -> None:
    play.do(f"{sender}.head", "message.send", to=list(to), text="Between us.")


def order(play: Play, cell: str = "north", **more: Any) -> str:
    fields = {
        "title": "Sail",
        "instrument": "military",
        "order": "Sail.",
        "openness": "public",
        "targets": ["south"],
        "tags": ["Show of force"],
    }
    return str(play.do(f"{cell}.head", "move.submit", **(fields | more))["item"])


def rule(play: Play, move: str, **more: Any) -> None:
    fields = {"moves": [move], "outcome": "works"}
    play.do("white.lead", "ruling.make", **(fields | more))


class TestMove:
    @pytest.mark.parametrize(
        ("wanted", "met"),
        [
            (MoveIs(), True),
            (MoveIs(by=("north",), instrument=("military",)), True),
            (MoveIs(by=("south", "north"), tag=("show of FORCE",), target=("south",)), True),
            (MoveIs(openness=("public",)), True),
            (MoveIs(by=("south",)), False),
            (MoveIs(instrument=("economic",)), False),
            (MoveIs(tag=("Blockade",)), False),
            (MoveIs(target=("west",)), False),
            (MoveIs(openness=("secret", "private")), False),
            (MoveIs(count=2), False),
            (MoveIs(since="second"), False),
        ],
    )
    def test_by_what_was_ordered(self, wanted: MoveIs, met: bool) -> None:
        play = waiting_for(Condition(move=wanted))
        assert not out(play)
        order(play)
        assert out(play) is met

    def test_withdrawn_is_not_ordered(self) -> None:
        play = waiting_for(Condition(move=MoveIs(count=2)))
        play.do("north.head", "move.withdraw", move=order(play))
        order(play)
        assert not out(play)
        order(play)
        assert out(play)


class TestRuling:
    def test_by_how_it_came_out(self) -> None:
        play = waiting_for(Condition(ruling=RulingIs(by=("north",), takes_effect=True)))
        rule(play, order(play), outcome="fails")
        assert not out(play)
        rule(play, order(play))
        assert out(play)

    def test_as_ordered_takes_effect(self) -> None:
        play = waiting_for(Condition(ruling=RulingIs(takes_effect=True)))
        play.do("white.lead", "ruling.as_ordered", move=order(play))
        assert out(play)

    def test_one_that_was_superseded_counts_no_more(self) -> None:
        play = waiting_for(Condition(ruling=RulingIs(outcome=("fails",), count=2)))
        move = order(play)
        rule(play, move, outcome="fails")
        rule(play, move, supersedes=play.last("ruling.made").entry.item)
        rule(play, order(play), outcome="fails")
        assert not out(play)


class TestTrack:
    def heat(self, play: Play, by: int) -> None:
        rule(play, order(play), tracks={"heat": by})

    def test_from_a_value_on(self) -> None:
        play = waiting_for(Condition(track=TrackIs(of="heat", at_least=60)))
        self.heat(play, 9)
        assert not out(play)
        self.heat(play, 1)
        assert out(play)

    def test_hysteresis_keeps_it_until_it_has_come_back(self) -> None:
        play = started()
        wanted = Condition(track=TrackIs(of="heat", at_least=60, until=55))
        held = []
        for by in (10, -4, -2, 4, 2):  # 60, 56, 54, 58, 60
            self.heat(play, by)
            held.append(conditions.holds(play.state, wanted, play.t))
        assert held == [True, True, False, False, True]

    def test_downward(self) -> None:
        play = started()
        wanted = Condition(track=TrackIs(of="heat", at_most=45, until=48))
        held = []
        for by in (-5, 3, 1, -4):  # 45, 48, 49, 45
            self.heat(play, by)
            held.append(conditions.holds(play.state, wanted, play.t))
        assert held == [True, True, False, True]


class TestInject:
    def test_after_another_and_so_long(self) -> None:
        when = Condition(inject=InjectIs(inject="ships", has="released", for_ms=2 * MINUTE))
        play = waiting_for(when)
        play.run(3 * MINUTE - 1000)
        assert answer(play).status is RowStatus.PLANNED
        play.run(1000)
        assert (answer(play).released_t, answer(play).how) == (3 * MINUTE, "clock")

    def test_opened_by_all_that_are_named(self) -> None:
        when = Condition(inject=InjectIs(inject="ships", has="opened", by=("north", "south")))
        play = waiting_for(when)
        play.do("white.lead", "inject.release", inject="ships")
        item = play.state.msel["ships"].deliveries[0][1]
        play.do("north.head", "attention.report", received=[item], opened=[item])
        assert not out(play)
        play.do("south.head", "attention.report", received=[item], opened=[item])
        assert out(play)

    def test_left_unanswered_for_so_long(self) -> None:
        when = Condition(inject=InjectIs(inject="ships", left="unanswered", for_ms=5 * MINUTE))
        play = waiting_for(when)
        play.do("white.lead", "inject.release", inject="ships")
        item = play.state.msel["ships"].deliveries[0][1]
        play.do("north.head", "message.send", to=["white"], text="Seen.", answers=item)
        play.run(5 * MINUTE)
        assert answer(play).status is RowStatus.RELEASED  # South said nothing

    def test_answered_in_time_it_never_goes_out(self) -> None:
        when = Condition(inject=InjectIs(inject="ships", left="unacknowledged", for_ms=5 * MINUTE))
        play = waiting_for(when)
        play.do("white.lead", "inject.release", inject="ships")
        item = play.state.msel["ships"].deliveries[0][1]
        for cell in ("north", "south"):
            play.do(f"{cell}.head", "inject.acknowledge", item=item)
        play.run(20 * MINUTE)
        assert answer(play).status is RowStatus.PLANNED


class TestMessage:
    def test_from_one_cell_to_another(self) -> None:
        play = waiting_for(Condition(message=MessageIs(sender=("north",), to=("west",))))
        write(play, "north", "south")
        write(play, "west", "north")
        play.do("white.lead", "message.send", to=["west"], text="From control.")
        assert not out(play)
        write(play, "north", "south", "west")
        assert out(play)

    def test_whoever_begins(self) -> None:
        wanted = MessageIs(sender=("north",), to=("west",), either=True)
        play = waiting_for(Condition(message=wanted))
        write(play, "west", "north")
        assert out(play)

    def test_so_many_within_so_long(self) -> None:
        wanted = MessageIs(sender=("north",), to=("west",), count=2, within_ms=MINUTE)
        play = waiting_for(Condition(message=wanted))
        write(play, "north", "west")
        play.wait(MINUTE + 1)
        write(play, "north", "west")
        assert not out(play)
        play.wait(MINUTE)
        write(play, "north", "west")
        assert out(play)

    def test_it_stays_said_when_the_text_is_erased(self) -> None:
        play = started()
        write(play, "north", "west")
        play.do("white.lead", "item.erase", item=play.last("message.sent").entry.item, reason="R.")
        wanted = Condition(message=MessageIs(sender=("north",), to=("west",)))
        assert conditions.holds(play.state, wanted, play.t)
        again = fold(play.stored(), State(play.state.exercise))
        assert conditions.holds(again, wanted, play.t)


class TestTogether:
    def test_all_any_not(self) -> None:
        quiet = Condition(none_of=Condition(move=MoveIs(by=("west",))))
        either = Condition(any_of=(PUBLIC_WORD, Condition(phase="second")))
        play = waiting_for(Condition(all_of=(quiet, either)))
        assert not out(play)
        speak(play)
        assert out(play)

    def test_not_within_comes_true_when_the_last_is_long_enough_ago(self) -> None:
        spoke = MessageIs(sender=("north",), to=("public",), within_ms=5 * MINUTE)
        silent = Condition(all_of=(PUBLIC_WORD, Condition(none_of=Condition(message=spoke))))
        play = waiting_for(silent)
        play.run(MINUTE)
        speak(play)
        play.run(5 * MINUTE)
        assert answer(play).status is RowStatus.PLANNED
        play.run(1000)
        assert answer(play).due_t == 6 * MINUTE + 1

    def test_a_phase(self) -> None:
        play = waiting_for(Condition(phase="second"))
        left = {row.id: "keep" for row in play.state.msel.values() if row.id != "answer"}
        play.do(FACILITATOR, "phase.begin", phase="second", due=left)
        assert out(play)


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
            assert step.before.msel[item].released_t is None or later
    assert fold(play.stored(), State(play.state.exercise)) == play.state
