"""Exercise time, story time and due times are arithmetic on entries."""

from datetime import UTC, datetime

import pytest

from exercise.domain import agenda, clock
from exercise.domain.clock import Anchor
from exercise.domain.refusal import Refused
from exercise.domain.state import FACILITATOR
from tests.unit.harness import MINUTE, Play, seated, started


def refusal(play: Play, actor: str, command: str, **fields: object) -> str:
    with pytest.raises(Refused) as refused:
        play.do(actor, command, **fields)
    return refused.value.code


def keep_all(play: Play) -> dict[str, str]:
    return dict.fromkeys(play.state.msel, "keep")


class TestAnchor:
    def test_follows_the_monotonic_clock_at_its_rate(self) -> None:
        anchor = Anchor(mono_ns=5_000_000_000, t=60_000, rate_milli=2_000, running=True)
        assert anchor.read(5_000_000_000) == 60_000
        assert anchor.read(8_000_000_000) == 66_000

    def test_stands_while_not_running(self) -> None:
        assert Anchor(mono_ns=0, t=7, rate_milli=1_000, running=False).read(10**12) == 7

    def test_never_reads_less_than_where_it_was_set(self) -> None:
        assert Anchor(mono_ns=10**9, t=7, rate_milli=1_000, running=True).read(0) == 7

    @pytest.mark.parametrize("rate", [100, 333, 1_000, 16_000])
    def test_tells_when_a_time_is_reached_and_not_earlier(self, rate: int) -> None:
        anchor = Anchor(mono_ns=123, t=1_000, rate_milli=rate, running=True)
        reached = anchor.mono_when(61_000)
        assert anchor.read(reached + 1_000_000) >= 61_000
        assert anchor.read(reached - 20_000_000) < 61_000


class TestExerciseTime:
    def test_stands_in_the_lobby_and_runs_from_startex(self) -> None:
        play = seated()
        play.wait(90_000)
        play.do(FACILITATOR, "exercise.start")
        assert play.t == 0
        play.wait(90_000)
        assert play.t == 90_000

    def test_a_pause_stops_it(self) -> None:
        play = started()
        play.wait(30_000)
        play.do(FACILITATOR, "clock.pause")
        play.wait(500_000)
        play.do(FACILITATOR, "clock.resume")
        play.wait(1_000)
        assert play.t == 31_000

    def test_the_rate_scales_it_from_when_it_is_set(self) -> None:
        play = started()
        play.wait(10_000)
        play.do(FACILITATOR, "clock.set_rate", rate_milli=4_000)
        play.wait(10_000)
        assert play.t == 50_000

    def test_a_rate_that_is_already_so_is_no_entry(self) -> None:
        play = started()
        play.do(FACILITATOR, "clock.set_rate", rate_milli=1_000)
        assert "clock.rate_set" not in play.kinds()

    def test_an_advance_skips_forward_and_never_back(self) -> None:
        play = started()
        play.wait(30_000)
        assert refusal(play, FACILITATOR, "clock.advance", to_ms=30_000) == "not_forward"
        play.do(FACILITATOR, "clock.advance", to_ms=50_000)
        assert play.t == 50_000

    def test_a_server_that_was_away_pauses_where_it_was_last_seen(self) -> None:
        play = started()
        play.wait(30_000)
        play.absent(40_000)
        assert play.t == 30_000
        assert play.state.pause_reason == "server_away"
        assert play.state.away_ms == 40_000


class TestStoryTime:
    def test_a_minute_is_an_hour_where_the_phase_says_so(self) -> None:
        play = started()
        story = clock.story_time(play.state, 90 * MINUTE)
        assert story == datetime(2013, 4, 5, 21, tzinfo=UTC)
        assert story.utcoffset() == datetime(2013, 4, 6, 6, tzinfo=story.tzinfo).utcoffset()

    def test_a_phase_moves_the_story_and_not_exercise_time(self) -> None:
        play = started()
        play.wait(10_000)
        play.do(FACILITATOR, "phase.begin", phase="second", due=keep_all(play))
        assert play.t == 10_000
        assert clock.story_time(play.state, 10_000) == datetime(2013, 4, 8, 3, tzinfo=UTC)
        assert clock.story_pace(play.state, 10_000) == 1440
        later = clock.story_time(play.state, 10_000 + MINUTE)
        assert later == datetime(2013, 4, 9, 3, tzinfo=UTC)

    def test_times_before_a_phase_keep_the_story_they_had(self) -> None:
        play = started()
        play.wait(10_000)
        then = clock.story_time(play.state, 5_000)
        play.do(FACILITATOR, "phase.begin", phase="second", due=keep_all(play))
        assert clock.story_time(play.state, 5_000) == then

    def test_before_startex_it_stands_at_the_first_phase(self) -> None:
        assert clock.story_time(seated().state, 0) == datetime(2013, 4, 2, 3, tzinfo=UTC)


class TestDue:
    def due(self, play: Play, inject: str) -> int | None:
        return clock.due_ms(play.state, play.state.msel[inject])

    def test_from_startex(self) -> None:
        assert self.due(started(), "ships") == MINUTE

    def test_from_a_phase_counts_from_when_it_actually_began(self) -> None:
        play = started()
        assert self.due(play, "call") is None
        play.wait(10_000)
        play.do(FACILITATOR, "phase.begin", phase="second", due=keep_all(play))
        assert self.due(play, "call") == 10_000 + MINUTE

    def test_at_story_time_is_when_the_story_reaches_it(self) -> None:
        assert self.due(started(), "post") == 11 * MINUTE

    def test_story_time_not_yet_begun_is_not_known(self) -> None:
        assert self.due(seated(), "post") is None

    def test_by_hand_is_never_due(self) -> None:
        assert self.due(started(), "spare") is None

    def test_planned_times_take_phases_to_come_at_their_planned_time(self) -> None:
        play = started()
        assert clock.planned_ms(play.state, play.state.msel["call"]) == 61 * MINUTE

    def test_due_rows_come_in_order_and_only_those_due(self) -> None:
        rows = agenda.due_rows(started().state, 3 * MINUTE)
        assert [(due, row.id) for due, row in rows] == [
            (MINUTE, "ships"),
            (2 * MINUTE, "wire"),
            (3 * MINUTE, "split"),
        ]

    def test_the_next_due_is_none_while_held(self) -> None:
        play = started()
        assert agenda.next_instant(play.state) == MINUTE
        play.do(FACILITATOR, "hold.place")
        assert agenda.next_instant(play.state) is None


class TestRelease:
    def test_time_releases_each_row_once_when_it_is_due(self) -> None:
        play = started()
        play.run(4 * MINUTE)
        released = [s.entry for s in play.steps if s.entry.kind == "inject.released"]
        assert [(entry.item, entry.t) for entry in released] == [
            ("ships", MINUTE),
            ("wire", 2 * MINUTE),
            ("split", 3 * MINUTE),
            ("minister", 4 * MINUTE),
        ]

    def test_nothing_is_released_while_paused(self) -> None:
        play = started()
        play.do(FACILITATOR, "clock.pause")
        play.run(2 * MINUTE)
        assert "inject.released" not in play.kinds()

    def test_what_was_released_by_hand_is_not_released_again(self) -> None:
        play = started()
        play.do("white.lead", "inject.release", inject="ships")
        play.run(2 * MINUTE)
        released = [s.entry.item for s in play.steps if s.entry.kind == "inject.released"]
        assert released == ["ships", "wire"]
        assert refusal(play, "white.lead", "inject.release", inject="ships") == "already_released"

    def test_an_amended_row_falls_due_at_its_new_time(self) -> None:
        play = started()
        play.do(FACILITATOR, "inject.retime", inject="ships", at_ms=90_000)
        play.run(MINUTE)
        assert "inject.released" not in play.kinds()
        play.run(MINUTE)
        assert play.last("inject.released").entry.item == "wire"
        assert play.state.msel["ships"].released_t == 90_000
        assert play.state.msel["ships"].amended

    def test_a_row_is_not_retimed_into_the_past(self) -> None:
        play = started()
        play.wait(30_000)
        assert refusal(play, FACILITATOR, "inject.retime", inject="late", at_ms=20_000) == "past"

    def test_every_row_keeps_the_time_and_way_it_went_out(self) -> None:
        play = started()
        play.run(MINUTE)
        play.do("white.lead", "inject.release", inject="spare")
        assert play.state.msel["ships"].how == "clock"
        assert play.state.msel["spare"].how == "hand"
        assert play.state.msel["spare"].released_t == MINUTE
