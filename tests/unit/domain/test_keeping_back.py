"""Quiet windows, full desks and copies that follow: what keeps a row back, and for how long."""

from typing import Any

import pytest

from exercise.app.read import msel_view
from exercise.domain import agenda, conditions, waiting
from exercise.domain.payloads import InjectDelivered
from exercise.domain.scenario import (
    Ask,
    ByHand,
    Condition,
    HoldIfUnopened,
    InjectIs,
    Phase,
    QuietWindow,
    Scale,
    Wording,
)
from exercise.domain.state import FACILITATOR, RowStatus
from tests.unit.domain.rules_play import (
    PUBLIC_WORD,
    gone,
    play_of,
    release,
    replayed,
    row,
)
from tests.unit.harness import MINUTE, Play
from tests.unit.trial import WORLD, at, inject


def quiet(*minutes: tuple[float, float], phase: int = 0) -> dict[str, tuple[Phase, ...]]:
    windows = tuple(QuietWindow(from_ms=int(a * MINUTE), to_ms=int(b * MINUTE)) for a, b in minutes)
    phases = list(WORLD.phases)
    phases[phase] = phases[phase].model_copy(update={"quiet": windows})
    return {"phases": tuple(phases)}


class TestQuietWindows:
    def test_what_falls_due_in_one_goes_out_at_its_end(self) -> None:
        play = play_of(
            inject("one", 1, at(1)),
            inject("two", 2, at(2)),
            inject("three", 3, at(4)),
            **quiet((2, 4)),
        )
        play.run(4 * MINUTE)
        assert gone(play) == {"one": MINUTE, "two": 4 * MINUTE, "three": 4 * MINUTE}

    def test_of_two_that_touch_the_second_keeps_it_too(self) -> None:
        play = play_of(inject("one", 1, at(3)), **quiet((4, 6), (2, 4)))
        play.run(6 * MINUTE)
        assert gone(play) == {"one": 6 * MINUTE}

    @pytest.mark.parametrize("more", [{"precedence": "FLASH"}, {"waits": False}])
    def test_flash_and_what_does_not_wait_goes_out(self, more: dict[str, Any]) -> None:
        play = play_of(inject("one", 1, at(3), **more), **quiet((2, 4)))
        play.run(3 * MINUTE)
        assert gone(play) == {"one": 3 * MINUTE}

    def test_by_hand_it_goes_out(self) -> None:
        play = play_of(inject("one", 1, at(3)), **quiet((0, 4)))
        release(play)
        assert gone(play) == {"one": 0}

    def test_it_counts_from_when_the_phase_began(self) -> None:
        play = play_of(inject("one", 1, at(12)), **quiet((1, 3), phase=1))
        play.run(10 * MINUTE)
        play.do(FACILITATOR, "phase.begin", phase="second", due={"one": "keep"})
        two = inject("two", 2, at(12)).model_dump(mode="json")
        play.do(FACILITATOR, "inject.plan", inject=two)
        play.run(3 * MINUTE)
        assert gone(play) == {"two": 13 * MINUTE}

    def test_the_next_phase_ends_it(self) -> None:
        play = play_of(inject("one", 1, at(0), when=PUBLIC_WORD), **quiet((2, 30)))
        play.run(3 * MINUTE)
        play.do("north.head", "statement.make", text="We are not amused.")
        play.run(2 * MINUTE)
        assert not gone(play)
        play.do(FACILITATOR, "phase.begin", phase="second")
        play.tick()
        assert gone(play) == {"one": 5 * MINUTE}

    def test_a_condition_comes_true_in_one_and_goes_out_after_it(self) -> None:
        play = play_of(inject("one", 1, at(0), when=PUBLIC_WORD), **quiet((0, 4)))
        play.do("north.head", "statement.make", text="We are not amused.")
        play.run(4 * MINUTE)
        assert (row(play).triggered_t, gone(play)) == (0, {"one": 4 * MINUTE})

    def test_it_lapses_when_it_expires_before_the_end(self) -> None:
        play = play_of(inject("one", 1, at(2), expires=at(3)), **quiet((2, 4)))
        assert not agenda.due_rows(play.state, 9 * MINUTE)
        play.run(5 * MINUTE)
        assert row(play).lapsed == "expired"

    def test_an_advance_into_one_does_not_ask_about_it(self) -> None:
        play = play_of(inject("one", 1, at(2)), **quiet((2, 4)))
        play.do(FACILITATOR, "clock.advance", to_ms=3 * MINUTE)
        play.run(MINUTE)
        assert gone(play) == {"one": 4 * MINUTE}


# ── unopened ─────────────────────────────────────────────────────────────────

BOTH = ("north", "south")
WORDS = {"north": Wording(text="Yours."), "south": Wording(text="And yours.")}
LIMIT = HoldIfUnopened(more_than=1, at_most_ms=5 * MINUTE)


def opens(play: Play, cell: str, one: str) -> None:
    item = dict(row(play, one).deliveries)[cell]
    play.do(f"{cell}.head", "attention.report", received=[item], opened=[item])


class TestUnopened:
    def busy(self, **more: Any) -> Play:
        """North has two unopened at T+00:01, South none."""
        return play_of(
            inject("one", 1, at(0), to=("north",)),
            inject("two", 2, at(1), to=("north",)),
            inject("three", 3, at(2), **({"to": ("north",)} | more)),
            hold_if_unopened=LIMIT,
        )

    def test_it_waits_until_somebody_opens_one(self) -> None:
        play = self.busy()
        play.run(3 * MINUTE)
        assert "three" not in gone(play)
        assert waiting.full_desks(play.state, BOTH) == (("north", 2),)
        opens(play, "north", "one")
        play.tick()
        assert gone(play)["three"] == 3 * MINUTE
        replayed(play)

    def test_but_not_for_ever(self) -> None:
        play = self.busy()
        play.run(6 * MINUTE)
        assert "three" not in gone(play)
        assert agenda.next_instant(play.state) == 7 * MINUTE
        play.run(MINUTE)
        assert gone(play)["three"] == 7 * MINUTE

    def test_nobody_waits_for_another_cell(self) -> None:
        play = self.busy(to=("south",))
        play.run(2 * MINUTE)
        assert gone(play)["three"] == 2 * MINUTE

    def test_who_reads_another_wording_does_not_wait_for_it(self) -> None:
        play = self.busy(to=BOTH, wording=WORDS)
        play.run(3 * MINUTE)
        assert dict(row(play, "three").deliveries).keys() == {"south"}
        assert gone(play)["three"] == 2 * MINUTE
        (shown,) = (one for one in msel_view.msel(play.state, "white").rows if one.id == "three")
        assert [(desk.cell.id, desk.unopened) for desk in shown.full] == [("north", 2)]
        opens(play, "north", "one")
        play.tick()
        got = {to: play.state.items[item].t for to, item in row(play, "three").deliveries}
        assert got == {"south": 2 * MINUTE, "north": 3 * MINUTE}
        replayed(play)

    def test_its_own_copy_does_not_wait_for_ever_either(self) -> None:
        play = self.busy(to=BOTH, wording=WORDS)
        play.run(6 * MINUTE)
        assert agenda.next_instant(play.state) == 7 * MINUTE
        play.run(MINUTE)
        got = {to: play.state.items[item].t for to, item in row(play, "three").deliveries}
        assert got == {"south": 2 * MINUTE, "north": 7 * MINUTE}

    def test_a_text_in_common_does_not_tell_whose_desk_is_full(self) -> None:
        play = self.busy(to=BOTH)
        play.run(2 * MINUTE)
        (read,) = {item for _, item in row(play, "three").deliveries}
        payload = play.state.items[read].payload
        assert isinstance(payload, InjectDelivered)
        assert payload.to == BOTH

    def test_a_sealed_question_is_put_to_all_at_once(self) -> None:
        scale = Ask(scale=Scale(low=0, high=10), within_ms=MINUTE)
        play = self.busy(to=BOTH, medium="question", ask=scale)
        play.run(6 * MINUTE)
        assert "three" not in gone(play)
        play.run(MINUTE)
        assert dict(row(play, "three").deliveries).keys() == {"north", "south"}

    def test_flash_does_not_wait(self) -> None:
        play = self.busy(precedence="FLASH")
        play.run(2 * MINUTE)
        assert gone(play)["three"] == 2 * MINUTE

    def test_nobody_waits_for_a_cell_in_which_nobody_sits(self) -> None:
        play = self.busy()
        for seat in ("head", "foreign", "press"):
            play.do(FACILITATOR, "seat.vacate", seat=f"north.{seat}")
        play.run(2 * MINUTE)
        assert gone(play)["three"] == 2 * MINUTE

    @pytest.mark.parametrize("how", ["acknowledge", "answer", "erase"])
    def test_what_was_dealt_with_is_not_unopened(self, how: str) -> None:
        play = self.busy()
        play.run(MINUTE)
        item = dict(row(play).deliveries)["north"]
        if how == "acknowledge":
            play.do("north.head", "inject.acknowledge", item=item)
        elif how == "answer":
            play.do("north.head", "message.send", to=["white"], text="Seen.", answers=item)
        else:
            play.do("white.lead", "item.erase", item=item, reason="Personal.")
        assert not waiting.full_desks(play.state, ("north",))
        replayed(play)

    def test_it_waits_and_is_judged_when_it_goes_out(self) -> None:
        play = self.busy(unless=PUBLIC_WORD)
        play.run(3 * MINUTE)
        play.do("north.head", "statement.make", text="We are not amused.")
        opens(play, "north", "one")
        play.tick()
        assert row(play, "three").lapsed == "unless"


# ── copies that follow ───────────────────────────────────────────────────────


class TestCopiesThatFollow:
    def late(self, **more: Any) -> Play:
        fields = {"to": ("north", "south", "west"), "delay_to": {"west": 3 * MINUTE}}
        return play_of(inject("one", 1, at(1), **(fields | more)))

    def got(self, play: Play) -> dict[str, int]:
        return {to: play.state.items[item].t for to, item in row(play).deliveries}

    def test_its_copy_follows_so_much_later_and_once(self) -> None:
        play = self.late()
        play.run(3 * MINUTE)
        assert self.got(play) == {"north": MINUTE, "south": MINUTE}
        play.run(9 * MINUTE)
        assert self.got(play) == {"north": MINUTE, "south": MINUTE, "west": 4 * MINUTE}
        assert (row(play).released_t, row(play).how, row(play).later) == (MINUTE, "clock", ())
        replayed(play)

    def test_each_reads_only_of_those_who_have_it(self) -> None:
        play = self.late()
        play.run(9 * MINUTE)
        read = {
            viewer: play.state.items[item].payload.to  # type: ignore[union-attr]
            for viewer, item in row(play).deliveries
        }
        assert read == {"north": ("north", "south"), "south": ("north", "south"), "west": ("west",)}

    def test_one_wording_that_follows_at_two_times_is_two_items(self) -> None:
        play = self.late(delay_to={"west": 3 * MINUTE, "south": 2 * MINUTE})
        play.run(9 * MINUTE)
        assert self.got(play) == {"north": MINUTE, "south": 3 * MINUTE, "west": 4 * MINUTE}
        assert len({item for _, item in row(play).deliveries}) == 3

    def test_all_may_follow(self) -> None:
        play = self.late(to=("west",))
        play.run(2 * MINUTE)
        assert (row(play).status, row(play).deliveries) == (RowStatus.RELEASED, ())
        play.run(2 * MINUTE)
        assert self.got(play) == {"west": 4 * MINUTE}

    def test_a_seat_s_copy_follows_to_its_acting_head_too(self) -> None:
        play = self.late(to=("north", "west.press"), delay_to={"west.press": MINUTE})
        play.run(2 * MINUTE)
        assert dict(row(play).acting).keys() == {"west.press"}

    def test_what_everybody_may_read_goes_to_all_at_once(self) -> None:
        play = self.late(public=True, medium="news")
        play.run(MINUTE)
        assert row(play).later == ()

    def test_not_while_a_hold_stands_nor_after_it_was_erased(self) -> None:
        play = self.late()
        play.run(MINUTE)
        play.do(FACILITATOR, "hold.place")
        play.run(5 * MINUTE)
        assert "west" not in self.got(play)
        play.do(FACILITATOR, "hold.lift")
        play.tick()
        assert self.got(play)["west"] == 6 * MINUTE
        play = self.late()
        play.run(MINUTE)
        play.do("white.lead", "item.erase", item="one", reason="Personal.")
        play.run(5 * MINUTE)
        assert "west" not in dict(row(play).deliveries)
        replayed(play)

    def test_a_quiet_window_keeps_it(self) -> None:
        late = inject("one", 1, at(1), to=("north", "west"), delay_to={"west": 3 * MINUTE})
        play = play_of(late, **quiet((3, 6)))
        play.run(7 * MINUTE)
        assert self.got(play) == {"north": MINUTE, "west": 6 * MINUTE}

    def test_erasing_it_takes_every_copy(self) -> None:
        play = self.late()
        play.run(5 * MINUTE)
        play.do("white.lead", "item.erase", item=row(play).deliveries[0][1], reason="Personal.")
        assert all(play.state.items[item].payload is None for _, item in row(play).deliveries)

    @pytest.mark.parametrize("left", ["unopened", "unacknowledged", "unanswered"])
    def test_left_undone_counts_from_when_that_cell_has_it(self, left: Any) -> None:
        play = self.late()
        play.run(5 * MINUTE)
        of_west = InjectIs(inject="one", left=left, by=("west",), for_ms=2 * MINUTE)
        of_any = of_west.model_copy(update={"by": ()})
        found = [
            conditions.becomes_true(play.state, Condition(inject=wanted), 0, 9 * MINUTE)
            for wanted in (of_west, of_any)
        ]
        assert found == [6 * MINUTE, 3 * MINUTE]

    def test_all_have_opened_it_only_once_all_have_it(self) -> None:
        play = self.late()
        play.run(MINUTE)
        opens(play, "north", "one")
        opens(play, "south", "one")
        for cells, so in (((), False), (("north", "south"), True), (("west",), False)):
            wanted = Condition(inject=InjectIs(inject="one", has="opened", by=cells))
            assert conditions.holds(play.state, wanted, play.t) is so


def test_a_row_by_hand_is_not_kept_by_anything() -> None:
    play = play_of(inject("one", 1, ByHand(), storyline=("gold",)), **quiet((0, 9)))
    release(play)
    assert gone(play) == {"one": 0}
