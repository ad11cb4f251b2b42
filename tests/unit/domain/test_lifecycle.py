"""Hold, advance, phases, no-duff, ENDEX and after."""

import pytest

from exercise.domain.refusal import Refused
from exercise.domain.state import FACILITATOR, Life, MoveStatus, RowStatus
from tests.unit.harness import MINUTE, Play, seated, started


def refused(play: Play, actor: str, command: str, **fields: object) -> Refused:
    with pytest.raises(Refused) as found:
        play.do(actor, command, **fields)
    return found.value


def code(play: Play, actor: str, command: str, **fields: object) -> str:
    return refused(play, actor, command, **fields).code


def status(play: Play, inject: str) -> RowStatus:
    return play.state.msel[inject].status


def submit(play: Play, cell: str = "north", **more: object) -> str:
    fields = {"title": "Sail", "instrument": "military", "order": "Sail.", "openness": "public"}
    answer = play.do(f"{cell}.head", "move.submit", **fields | more)
    return str(answer["item"])


class TestWhoMay:
    @pytest.mark.parametrize("command", ["exercise.start", "clock.pause", "clock.resume"])
    def test_teams_do_not_drive_the_clock(self, command: str) -> None:
        assert code(started(), "north.head", command) == "not_clock"

    def test_a_controller_drives_it_only_with_the_right(self) -> None:
        play = started()
        assert code(play, "white.lead", "clock.pause") == "not_clock"
        play.do(FACILITATOR, "right.set", seat="white.lead", right="clock", granted=True)
        play.do("white.lead", "clock.pause")
        assert play.state.life is Life.PAUSED

    def test_a_team_is_never_given_the_clock(self) -> None:
        wanted = {"seat": "north.head", "right": "clock", "granted": True}
        assert code(started(), FACILITATOR, "right.set", **wanted) == "not_white"

    def test_nothing_is_sent_before_startex(self) -> None:
        play = seated()
        message = {"to": ["south"], "text": "Hello"}
        assert code(play, "north.head", "message.send", **message) == "not_started"

    def test_startex_is_given_once(self) -> None:
        assert code(started(), FACILITATOR, "exercise.start") == "already_started"


class TestHold:
    def test_injects_wait_and_people_go_on(self) -> None:
        play = started()
        play.do(FACILITATOR, "hold.place")
        play.run(3 * MINUTE)
        assert "inject.released" not in play.kinds()
        play.do("north.head", "message.send", to=["south"], text="Still here.")
        assert play.t == 3 * MINUTE

    def test_release_by_hand_still_works(self) -> None:
        play = started()
        play.do(FACILITATOR, "hold.place")
        play.do("white.lead", "inject.release", inject="ships")
        assert status(play, "ships") is RowStatus.RELEASED

    def test_lifting_it_says_of_each_what_becomes_of_it(self) -> None:
        play = started()
        play.do(FACILITATOR, "hold.place")
        play.run(3 * MINUTE)
        missing = refused(play, FACILITATOR, "hold.lift", listed_ms=play.t, due={"ships": "keep"})
        assert missing.code == "due_unlisted"
        assert missing.details == {"due": ["wire", "split"]}
        choices = {"ships": "release", "wire": "keep", "split": "drop"}
        play.do(FACILITATOR, "hold.lift", listed_ms=play.t, due=choices)
        assert status(play, "ships") is RowStatus.RELEASED
        assert status(play, "wire") is RowStatus.KEPT
        assert status(play, "split") is RowStatus.DROPPED
        assert not play.state.held

    def test_what_fell_due_after_the_list_goes_out_as_usual(self) -> None:
        play = started()
        play.do(FACILITATOR, "hold.place")
        play.run(2 * MINUTE)
        play.do(FACILITATOR, "hold.lift", listed_ms=MINUTE, due={"ships": "drop"})
        play.tick()
        assert status(play, "ships") is RowStatus.DROPPED
        assert status(play, "wire") is RowStatus.RELEASED

    def test_a_list_from_the_future_is_no_pardon(self) -> None:
        play = started()
        play.do(FACILITATOR, "hold.place")
        play.do(FACILITATOR, "hold.lift", listed_ms=10**9)
        assert status(play, "ships") is RowStatus.PLANNED

    def test_kept_rows_wait_for_the_hand(self) -> None:
        play = started()
        play.do(FACILITATOR, "inject.keep", inject="ships")
        play.run(2 * MINUTE)
        assert status(play, "ships") is RowStatus.KEPT
        play.do("white.lead", "inject.release", inject="ships")
        assert status(play, "ships") is RowStatus.RELEASED


class TestAdvance:
    def test_every_row_that_would_fall_due_is_named(self) -> None:
        play = started()
        missing = refused(play, FACILITATOR, "clock.advance", to_ms=2 * MINUTE)
        assert missing.details == {"due": ["ships", "wire"]}
        assert play.t == 0

    def test_it_releases_keeps_and_drops_at_the_new_time(self) -> None:
        play = started()
        choices = {"ships": "release", "wire": "drop"}
        play.do(FACILITATOR, "clock.advance", to_ms=2 * MINUTE, due=choices)
        assert play.state.msel["ships"].released_t == 2 * MINUTE
        assert play.state.msel["ships"].how == "advance"
        assert status(play, "wire") is RowStatus.DROPPED
        play.tick()
        assert play.kinds().count("inject.released") == 1

    def test_names_of_rows_that_do_not_fall_due_change_nothing(self) -> None:
        play = started()
        play.do(FACILITATOR, "clock.advance", to_ms=1_000, due={"late": "drop", "x": "drop"})
        assert status(play, "late") is RowStatus.PLANNED

    def test_it_needs_an_exercise_under_way(self) -> None:
        assert code(seated(), FACILITATOR, "clock.advance", to_ms=5) == "not_started"


class TestPhase:
    def test_what_the_old_phase_leaves_is_listed(self) -> None:
        play = started()
        missing = refused(play, FACILITATOR, "phase.begin", phase="second")
        assert missing.details == {"due": ["ships", "wire", "split", "minister", "post"]}

    def test_rows_of_the_time_after_it_stay_planned(self) -> None:
        play = started()
        old = dict.fromkeys(("ships", "wire", "split", "minister", "post"), "drop")
        play.do(FACILITATOR, "phase.begin", phase="second", due=old)
        assert status(play, "late") is RowStatus.PLANNED
        assert status(play, "call") is RowStatus.PLANNED
        play.run(MINUTE)
        assert status(play, "call") is RowStatus.RELEASED

    def test_what_is_released_with_it_still_belongs_to_the_old_phase(self) -> None:
        play = started()
        old = dict.fromkeys(("ships", "wire", "split", "minister", "post"), "release")
        play.do(FACILITATOR, "phase.begin", phase="second", due=old)
        kinds = play.kinds()
        assert kinds.index("phase.begun") > kinds.index("inject.delivered")
        assert play.state.msel["ships"].how == "phase"

    def test_only_the_next_phase_begins_and_only_once(self) -> None:
        play = started()
        assert code(play, FACILITATOR, "phase.begin", phase="first") == "not_next"
        every = dict.fromkeys(play.state.msel, "keep")
        play.do(FACILITATOR, "phase.begin", phase="second", due=every)
        assert code(play, FACILITATOR, "phase.begin", phase="second") == "last_phase"


class TestOrdersThatWaitAtAPhase:
    def begin(self, play: Play, **more: object) -> None:
        every = dict.fromkeys(play.state.msel, "keep")
        play.do(FACILITATOR, "phase.begin", phase="second", due=every, **more)

    def test_they_wait_on_unless_something_is_said(self) -> None:
        play = started()
        move = submit(play)
        self.begin(play)
        assert play.state.moves[move].status is MoveStatus.WAITING

    def test_they_lapse_and_their_cell_is_told(self) -> None:
        play = started()
        moves = submit(play), submit(play, "south")
        self.begin(play, waiting="lapse")
        assert {play.state.moves[one].status for one in moves} == {MoveStatus.LAPSED}
        lapsed = [one.entry for one in play.steps if one.entry.kind == "move.lapsed"]
        assert [entry.audience for entry in lapsed] == [
            ("cell:north", "observers", "white"),
            ("cell:south", "observers", "white"),
        ]

    def test_they_take_effect_as_ordered_while_the_old_phase_is_still_on(self) -> None:
        play = started()
        submit(play)
        self.begin(play, waiting="as_ordered")
        kinds = play.kinds()
        assert kinds.index("phase.begun") > kinds.index("move.took_effect")
        assert not play.state.waiting


class TestNoDuff:
    def test_anybody_raises_it_and_the_clock_stops(self) -> None:
        play = started()
        play.wait(5_000)
        play.do("west.press", "noduff.raise", text="Fire", place="Hall")
        play.wait(60_000)
        assert play.t == 5_000
        assert play.state.noduff is not None

    @pytest.mark.parametrize(
        ("actor", "command", "fields"),
        [
            ("north.head", "message.send", {"to": ["south"], "text": "Hi"}),
            ("north.head", "statement.make", {"text": "Hi"}),
            ("white.lead", "inject.release", {"inject": "ships"}),
            (FACILITATOR, "clock.resume", {}),
            (FACILITATOR, "clock.advance", {"to_ms": 60_000_000}),
            (FACILITATOR, "exercise.end", {"waiting": "lapse"}),
        ],
    )
    def test_play_stops_until_it_is_cleared(
        self, actor: str, command: str, fields: dict[str, object]
    ) -> None:
        play = started()
        play.do("west.head", "noduff.raise")
        assert code(play, actor, command, **fields) == "noduff"

    def test_raising_it_twice_is_once(self) -> None:
        play = started()
        play.do("west.head", "noduff.raise")
        assert play.do("north.head", "noduff.raise") == {"already": True}
        assert play.kinds().count("noduff.raised") == 1

    def test_only_the_white_cell_clears_it_and_the_clock_stays_stopped(self) -> None:
        play = started()
        play.do("west.head", "noduff.raise")
        assert code(play, "west.head", "noduff.clear") == "not_white"
        play.do("white.lead", "noduff.clear", note="Taken care of.")
        assert play.state.noduff is None
        assert play.state.life is Life.PAUSED

    def test_it_can_be_raised_in_the_lobby_which_stays_the_lobby(self) -> None:
        play = seated()
        play.do("west.head", "noduff.raise")
        assert play.state.life is Life.LOBBY
        assert code(play, FACILITATOR, "exercise.start") == "noduff"
        play.do("white.lead", "noduff.clear")
        play.do(FACILITATOR, "exercise.start")
        assert play.state.running

    def test_nothing_falls_due_while_it_stands(self) -> None:
        play = started()
        play.do("west.head", "noduff.raise")
        play.run(5 * MINUTE)
        assert "inject.released" not in play.kinds()


class TestEndex:
    def test_the_clock_stands_and_nothing_more_is_sent(self) -> None:
        play = started()
        play.wait(5_000)
        play.do(FACILITATOR, "exercise.end", waiting="lapse")
        play.wait(5_000)
        assert play.t == 5_000
        assert code(play, "north.head", "statement.make", text="Wait!") == "ended"

    @pytest.mark.parametrize(
        ("waiting", "status"),
        [("lapse", MoveStatus.LAPSED), ("as_ordered", MoveStatus.RULED)],
    )
    def test_waiting_moves_are_settled_as_said_once_the_minute_is_over(
        self, waiting: str, status: MoveStatus
    ) -> None:
        play = started()
        moves = [submit(play), submit(play, "south")]
        play.do(FACILITATOR, "exercise.end", waiting=waiting)
        play.wait(60_000)
        play.tick()
        assert {play.state.moves[move].status for move in moves} == {MoveStatus.WAITING}
        play.wait(1)
        play.tick()
        play.tick()
        assert {play.state.moves[move].status for move in moves} == {status}
        assert play.kinds().count("exercise.end_settled") == 1

    def test_it_is_taken_back_within_the_minute_and_is_then_paused(self) -> None:
        play = started()
        move = submit(play)
        play.do(FACILITATOR, "exercise.end", waiting="lapse")
        play.wait(60_000)
        play.do(FACILITATOR, "exercise.take_back_end")
        play.wait(61_000)
        play.tick()
        assert play.state.life is Life.PAUSED
        assert play.state.moves[move].status is MoveStatus.WAITING
        play.do(FACILITATOR, "clock.resume")

    def test_but_not_later(self) -> None:
        play = started()
        play.do(FACILITATOR, "exercise.end", waiting="lapse")
        play.wait(60_001)
        assert code(play, FACILITATOR, "exercise.take_back_end") == "too_late"

    @pytest.mark.parametrize("after", ["hotwash.begin", "exercise.close"])
    def test_what_follows_it_settles_at_once_and_for_good(self, after: str) -> None:
        play = started()
        move = submit(play)
        play.do(FACILITATOR, "exercise.end", waiting="lapse")
        play.do(FACILITATOR, after)
        assert play.state.moves[move].status is MoveStatus.LAPSED
        assert code(play, FACILITATOR, "exercise.take_back_end") == "too_late"

    def test_a_move_ruled_on_within_the_minute_is_not_settled_again(self) -> None:
        play = started()
        move = submit(play)
        play.do(FACILITATOR, "exercise.end", waiting="lapse")
        play.do("white.lead", "ruling.make", moves=[move], outcome="fails")
        play.wait(61_000)
        play.tick()
        assert play.state.moves[move].status is MoveStatus.RULED
        assert "move.lapsed" not in play.kinds()

    def test_an_erased_move_does_not_take_effect(self) -> None:
        play = started()
        erased, other = submit(play), submit(play, "south")
        play.do(FACILITATOR, "exercise.end", waiting="as_ordered")
        play.do("white.lead", "item.erase", item=erased, reason="Personal.")
        play.wait(61_000)
        play.tick()
        assert play.state.moves[erased].status is MoveStatus.ERASED
        assert play.state.moves[other].status is MoveStatus.RULED

    def test_closed_means_closed(self) -> None:
        play = started()
        play.do(FACILITATOR, "inject.release", inject="wire")
        delivered = play.state.msel["wire"].deliveries[0][1]
        play.do(FACILITATOR, "exercise.end", waiting="lapse")
        play.do(FACILITATOR, "exercise.close")
        assert code(play, "north.head", "noduff.raise") == "closed"
        assert code(play, "white.lead", "observation.note", text="Late.") == "closed"
        assert code(play, "north.head", "inject.acknowledge", item=delivered) == "closed"
        assert code(play, FACILITATOR, "hotwash.begin") == "not_ended"
