"""Injects that wait for more than time: they go out once it is so, once, and never otherwise."""

import pytest

from exercise.domain import conditions
from exercise.domain.fold import fold
from exercise.domain.scenario import (
    AgreementIs,
    Condition,
    InjectIs,
    MessageIs,
    MoveIs,
    RulingIs,
    TrackIs,
)
from exercise.domain.state import FACILITATOR, RowStatus, State
from tests.unit.domain.condition_play import (
    PUBLIC_WORD,
    agree,
    answer,
    order,
    out,
    rule,
    speak,
    waiting_for,
    write,
)
from tests.unit.harness import MINUTE, Play, started


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


class TestAgreement:
    def test_once_every_party_has_confirmed(self) -> None:
        play = waiting_for(Condition(agreement=AgreementIs(between=("north", "west"))))
        agree(play, "north", "south")
        item = agree(play, "north", "south", "west", confirm=("south",))
        assert not out(play)
        play.do("west.head", "agreement.confirm", item=item)
        assert out(play)

    def test_what_control_typed_is_asked_of_all(self) -> None:
        play = waiting_for(Condition(agreement=AgreementIs()))
        item = agree(play, "white", "north", "west", confirm=("north",))
        assert not out(play)
        play.do("west.head", "agreement.confirm", item=item)
        assert out(play)

    def test_it_counts_from_when_the_last_confirmed(self) -> None:
        wanted = AgreementIs(between=("west",), within_ms=MINUTE)
        play = started()
        item = agree(play, "north", "west", confirm=())
        play.wait(3 * MINUTE)
        play.do("west.head", "agreement.confirm", item=item)
        assert conditions.holds(play.state, Condition(agreement=wanted), play.t + MINUTE)
        assert not conditions.holds(play.state, Condition(agreement=wanted), play.t + MINUTE + 1)

    def test_it_must_be_of_the_phase(self) -> None:
        wanted = Condition(agreement=AgreementIs(since="second"))
        play = started()
        agree(play, "north", "west")
        play.wait(MINUTE)
        left = {row.id: "keep" for row in play.state.msel.values()}
        play.do(FACILITATOR, "phase.begin", phase="second", due=left)
        assert not conditions.holds(play.state, wanted, play.t)
        agree(play, "south", "north")
        assert conditions.holds(play.state, wanted, play.t)

    def test_disputed_or_erased_it_counts_no_more(self) -> None:
        wanted = Condition(agreement=AgreementIs(count=2))
        play = started()
        first, second = agree(play, "north", "west"), agree(play, "west", "south")
        assert conditions.holds(play.state, wanted, play.t)
        play.do("south.head", "agreement.dispute", item=second, note="Not so.")
        assert not conditions.holds(play.state, wanted, play.t)
        play.do("south.head", "agreement.confirm", item=second)
        assert conditions.holds(play.state, wanted, play.t)
        play.do("white.lead", "item.erase", item=first, reason="R.")
        assert not conditions.holds(play.state, wanted, play.t)
        again = fold(play.stored(), State(play.state.exercise))
        assert not conditions.holds(again, wanted, play.t)

    def test_what_waits_for_none_goes_out_when_one_is_disputed(self) -> None:
        play = started()
        item = agree(play, "north", "west")
        waiting_for(Condition(none_of=Condition(agreement=AgreementIs())), play=play)
        assert not out(play)
        play.do("west.head", "agreement.dispute", item=item, note="Not so.")
        assert out(play)


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
