"""What keeps injects back, rules them out or sends a part of them later."""

from typing import Any

import pytest

from exercise.domain import agenda
from exercise.domain.scenario import (
    Condition,
    MessageIs,
)
from exercise.domain.state import FACILITATOR, RowStatus
from tests.unit.domain.rules_play import (
    PUBLIC_WORD,
    gone,
    play_of,
    refusal,
    release,
    replayed,
    row,
)
from tests.unit.harness import MINUTE, Play
from tests.unit.trial import at, inject


class TestExclusive:
    def two(self, **more: Any) -> Play:
        return play_of(
            inject("one", 1, at(1), exclusive="fate", **more),
            inject("two", 2, at(1), exclusive="fate"),
            inject("three", 3, at(1), exclusive="other"),
        )

    def test_the_first_to_go_out_rules_out_the_others(self) -> None:
        play = self.two()
        play.run(MINUTE)
        assert gone(play) == {"one": MINUTE, "three": MINUTE}
        assert (row(play, "two").status, row(play, "two").lapsed) == (RowStatus.LAPSED, "excluded")
        replayed(play)

    def test_not_by_hand_either(self) -> None:
        play = self.two()
        release(play, "two")
        for kind in ("inject.release", "inject.keep"):
            assert refusal(play, "white.lead", kind, inject="one").code == "excluded"
        later = {"inject": "one", "at_ms": 9 * MINUTE}
        assert refusal(play, FACILITATOR, "inject.retime", **later).code == "excluded"
        words = {"inject": "one", "text": "Others."}
        assert refusal(play, FACILITATOR, "inject.amend", **words).code == "excluded"

    def test_one_that_was_kept_is_ruled_out_and_one_dropped_stays_dropped(self) -> None:
        play = self.two()
        play.do("white.lead", "inject.keep", inject="two")
        release(play)
        assert row(play, "two").status is RowStatus.LAPSED
        play = self.two()
        play.do("white.lead", "inject.drop", inject="two")
        release(play)
        assert row(play, "two").status is RowStatus.DROPPED

    def test_what_was_ruled_out_no_longer_comes_true(self) -> None:
        play = self.two(when=PUBLIC_WORD)
        release(play, "two")
        play.do("north.head", "statement.make", text="We are not amused.")
        assert row(play).triggered_t is None

    def test_a_new_row_of_the_group_is_refused_once_one_went_out(self) -> None:
        play = self.two()
        release(play)
        late = inject("four", 4, at(9), exclusive="fate").model_dump(mode="json")
        assert refusal(play, FACILITATOR, "inject.plan", inject=late).code == "excluded"

    def test_it_holds_after_the_one_that_went_out_was_erased(self) -> None:
        play = self.two()
        release(play)
        play.do("white.lead", "item.erase", item="one", reason="Personal.")
        assert refusal(play, "white.lead", "inject.release", inject="two").code == "excluded"
        replayed(play)

    def test_two_of_a_group_are_not_released_from_one_list(self) -> None:
        play = self.two()
        both = dict.fromkeys(("one", "two", "three"), "release")
        asked = {"to_ms": 2 * MINUTE, "due": both}
        assert refusal(play, FACILITATOR, "clock.advance", **asked).code == "excluded_together"

    @pytest.mark.parametrize("other", ["keep", "drop"])
    def test_the_other_of_one_list_is_out_whatever_was_said_of_it(self, other: str) -> None:
        play = self.two()
        due = {"one": other, "two": "release", "three": "keep"}
        play.do(FACILITATOR, "clock.advance", to_ms=2 * MINUTE, due=due)
        assert row(play).status in (RowStatus.LAPSED, RowStatus.DROPPED)
        assert gone(play) == {"two": 2 * MINUTE}
        replayed(play)


# ── storylines ───────────────────────────────────────────────────────────────


def switch(play: Play, storyline: str, on: bool, **more: Any) -> None:
    play.do("white.lead", "storyline.set", storyline=storyline, on=on, **more)


class TestStorylines:
    def test_one_that_is_off_sends_nothing_and_lapses_nothing(self) -> None:
        play = play_of(inject("one", 1, at(1), storyline=("gold",), expires=at(3)))
        play.run(5 * MINUTE)
        assert row(play).status is RowStatus.PLANNED
        assert not agenda.due_rows(play.state, 10 * MINUTE)

    def test_any_that_is_on_is_enough(self) -> None:
        play = play_of(inject("one", 1, at(1), storyline=("gold", "storm")))
        play.run(MINUTE)
        assert gone(play) == {"one": MINUTE}

    def test_by_hand_it_goes_out_all_the_same(self) -> None:
        play = play_of(inject("one", 1, at(1), storyline=("gold",)))
        release(play)
        assert gone(play) == {"one": 0}

    def test_switched_on_it_asks_what_becomes_of_what_fell_due(self) -> None:
        play = play_of(
            inject("one", 1, at(1), storyline=("gold",)),
            inject("two", 2, at(1.5), storyline=("gold",)),
            inject("three", 3, at(9), storyline=("gold",)),
        )
        play.run(2 * MINUTE)
        asked = refusal(play, "white.lead", "storyline.set", storyline="gold", on=True)
        assert (asked.code, asked.details["due"]) == ("due_unlisted", ["one", "two"])
        switch(play, "gold", True, due={"one": "keep", "two": "release"})
        assert gone(play) == {"two": 2 * MINUTE}
        assert (row(play).status, row(play, "two").how) == (RowStatus.KEPT, "storyline")
        play.run(7 * MINUTE)
        assert gone(play)["three"] == 9 * MINUTE
        replayed(play)

    def test_what_fell_due_after_the_list_goes_out_as_usual(self) -> None:
        play = play_of(
            inject("one", 1, at(1), storyline=("gold",)),
            inject("two", 2, at(2), storyline=("gold",)),
        )
        play.run(3 * MINUTE)
        switch(play, "gold", True, listed_ms=MINUTE, due={"one": "drop"})
        play.tick()
        assert gone(play) == {"two": 3 * MINUTE}

    def test_a_condition_is_judged_only_while_it_is_on(self) -> None:
        play = play_of(inject("one", 1, at(0), storyline=("gold",), when=PUBLIC_WORD))
        play.do("north.head", "statement.make", text="We are not amused.")
        assert row(play).triggered_t is None
        play.wait(MINUTE)
        switch(play, "gold", True)
        assert row(play).triggered_t == MINUTE

    def test_one_that_time_makes_true_waits_for_its_storyline(self) -> None:
        silent = Condition(none_of=Condition(message=MessageIs(within_ms=MINUTE)))
        later = Condition(all_of=(Condition(at=at(2)), silent))
        play = play_of(inject("one", 1, at(0), storyline=("gold",), when=later))
        assert not agenda.due_rows(play.state, 9 * MINUTE)
        play.wait(5 * MINUTE)
        play.do("north.head", "statement.make", text="We are not amused.")
        play.tick()
        assert row(play).triggered_t is None

    def test_under_a_hold_the_hold_asks(self) -> None:
        play = play_of(inject("one", 1, at(1), storyline=("gold",)))
        play.do(FACILITATOR, "hold.place")
        play.run(2 * MINUTE)
        switch(play, "gold", True)
        assert [one.id for _, one in agenda.due_rows(play.state, play.t)] == ["one"]
        play.do(FACILITATOR, "hold.lift", due={"one": "release"})
        assert gone(play) == {"one": 2 * MINUTE}

    def test_a_phase_does_not_ask_about_what_is_off(self) -> None:
        play = play_of(inject("one", 1, at(1), storyline=("gold",)))
        play.do(FACILITATOR, "phase.begin", phase="second")
        assert row(play).status is RowStatus.PLANNED

    def test_only_the_white_cell_and_only_what_there_is(self) -> None:
        play = play_of(inject("one", 1, at(1)))
        asked = {"storyline": "gold", "on": True}
        assert refusal(play, "north.head", "storyline.set", **asked).code == "not_white"
        asked = {"storyline": "silver", "on": True}
        assert refusal(play, "white.lead", "storyline.set", **asked).code == "unknown_storyline"

    def test_the_same_again_is_nothing(self) -> None:
        play = play_of(inject("one", 1, at(1)))
        switch(play, "storm", True)
        assert "storyline.set" not in play.kinds()


# ── quiet windows ────────────────────────────────────────────────────────────
