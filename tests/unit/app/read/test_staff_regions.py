"""What the white cell's, the observers' and the hall's regions show."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from exercise.app.beside import Beside, Presence
from exercise.app.read import regions_of
from exercise.app.read.adjudication import opened_move
from exercise.app.read.due import expected_ms
from exercise.app.read.msel_view import msel_row
from exercise.domain.scenario import AtStoryTime, Condition, FromPhase, InjectIs
from exercise.domain.state import FACILITATOR, Life
from tests.unit.app.read.region_play import newest, release, second_phase, show, submit
from tests.unit.harness import MINUTE, Play, seated, started, viewers


def rule_works(play: Play, move: str) -> None:
    play.do("white.lead", "ruling.make", moves=[move], outcome="works")


class TestMsel:
    def row(self, play: Play, inject: str, viewer: str = "white") -> Any:
        return next(row for row in show(play, "msel", viewer).rows if row.id == inject)

    def test_rows_stand_in_order_of_time_those_by_hand_last(self) -> None:
        ids = [row.id for row in show(started(), "msel").rows]
        assert ids == [
            "ships",
            "wire",
            "split",
            "minister",
            "post",
            "call",
            "late",
            "later",
            "spare",
            "trust-us",
            "forecast",
            "why",
            "film",
            "captain",
            "ring",
        ]

    def test_a_row_whose_anchor_has_not_come_says_it_in_words(self) -> None:
        play = started()
        call = self.row(play, "call")
        assert (call.phase, call.expected_ms) == (2, 61 * MINUTE)
        assert (self.row(play, "call").at, self.row(play, "call").at_words) == (
            None,
            "second+00:01",
        )
        second_phase(play)
        assert self.row(play, "call").at.ms == MINUTE

    def test_each_state_a_row_can_be_in(self) -> None:
        play = started()
        play.do(FACILITATOR, "inject.keep", inject="wire")
        play.do(FACILITATOR, "inject.drop", inject="split")
        release(play, "ships", "north")
        states = {row.id: row.state for row in show(play, "msel").rows}
        assert states["ships"] == "released"
        assert states["wire"] == "kept"
        assert states["split"] == "dropped"
        assert states["spare"] == "needs_hand"
        assert states["late"] == "planned"
        assert self.row(play, "wire").state_by == "Facilitator"

    def test_opened_it_shows_what_each_cell_would_read(self) -> None:
        opened = msel_row(started().state, "split", "white")
        assert opened is not None
        read = {w.cell.id: (w.item.body, w.text) for w in opened.wordings}
        titles = {cell: getattr(body, "title", "") for cell, (body, _) in read.items()}
        assert titles == {
            "north": "Title of split",
            "south": "South's title",
            "west": "Title of split",
        }
        texts = {cell: text for cell, (_, text) in read.items()}
        assert texts == {"north": "", "south": "South's words", "west": ""}

    def test_closed_it_is_light(self) -> None:
        row = self.row(started(), "spare")
        assert (row.text, row.notes, row.wordings) == ("", "", ())
        opened = msel_row(started().state, "spare", "white")
        assert opened is not None
        assert opened.notes == "Only if they stall."

    def test_what_is_not_there_does_not_open(self) -> None:
        play = started()
        play.do("white.lead", "item.erase", item="ships", reason="Personal.")
        assert msel_row(play.state, "ships", "white") is None
        assert msel_row(play.state, "nothing", "white") is None

    def test_progress_of_every_copy_stands_in_its_row(self) -> None:
        play = started()
        south = release(play, "split", "south")
        play.do("south.head", "inject.acknowledge", item=south)
        progress = {one.cell.id: one.step for one in self.row(play, "split").progress}
        assert progress == {"north": 0, "west": 0, "south": 3}

    def test_an_erased_row_is_gone_and_a_released_one_leaves_its_bones(self) -> None:
        play = started()
        release(play, "ships", "north")
        for inject in ("ships", "wire"):
            play.do("white.lead", "item.erase", item=inject, reason="Personal.")
        rows = {row.id: row for row in show(play, "msel").rows}
        assert "wire" not in rows
        assert (rows["ships"].state, rows["ships"].title) == ("released", "")


class TestConsole:
    def test_next_phase_lists_what_it_would_leave(self) -> None:
        following = show(started(), "controls").next_phase
        assert (following.id, following.number, following.planned.ms) == ("second", 2, 60 * MINUTE)
        assert following.unreleased == ("ships", "wire", "split", "minister", "post")

    def test_after_the_last_there_is_none(self) -> None:
        play = started()
        second_phase(play)
        assert show(play, "controls").next_phase is None
        assert show(play, "prompt").phase_number == 2

    def test_prompts_stand_at_the_time_they_are_due(self) -> None:
        view = show(started(), "prompt")
        assert [(line.at.ms, line.text) for line in view.lines] == [
            (0, "Begin."),
            (MINUTE, "Look round."),
        ]
        assert show(seated(), "prompt").phase_number == 0

    def test_a_hold_lists_what_fell_due(self) -> None:
        play = started()
        assert show(play, "controls").held is None
        play.do(FACILITATOR, "hold.place")
        view = show(play, "controls", held_t=2 * MINUTE)
        assert view.held == ("ships", "wire")
        assert view.listed_ms == 2 * MINUTE

    def test_the_strip_has_what_is_planned_by_time_in_each_lane(self) -> None:
        view = show(started(), "strip")
        lanes = {lane.cell.id: [one.id for one in lane.injects] for lane in view.lanes}
        assert lanes["west"] == ["wire", "split", "call", "late", "later"]
        assert [one.id for one in view.next][:2] == ["ships", "wire"]

    def test_the_strip_counts_the_next_phase_from_its_planned_start(self) -> None:
        play = started()
        view = show(play, "strip")
        dues = {one.id: one.at_ms for lane in view.lanes for one in lane.injects}
        assert dues["call"] == 61 * MINUTE
        assert dues["post"] == 11 * MINUTE
        west = next(lane for lane in view.lanes if lane.cell.id == "west")
        assert (west.silences[0].start_ms, west.silences[0].end_ms) == (3 * MINUTE, 61 * MINUTE)
        assert "call" not in [one.id for one in view.next]
        assert (view.phase.number, view.phase.at_ms) == (2, 60 * MINUTE)

    def test_the_time_of_a_row_that_waits_is_offered_as_it_was_written(self) -> None:
        play = started()
        late = play.state.msel["late"].inject
        assert late is not None
        when = Condition(inject=InjectIs(inject="ships", has="released", for_ms=MINUTE))
        second = FromPhase(phase="second", ms=30_000)
        for waits, words in ((late.release, ""), (second, "second+00:00:30")):
            row = late.model_copy(update={"release": waits, "when": when})
            play.do(FACILITATOR, "inject.plan", inject=row.model_dump(mode="json"))
            play.do(FACILITATOR, "inject.amend", inject="late", title="Other")
            view = msel_row(play.state, "late", "white")
            assert view is not None
            assert view.at_words == words
        play.do("white.lead", "inject.release", inject="ships")
        row = late.model_copy(update={"release": FromPhase(phase="first", ms=0), "when": when})
        play.do(FACILITATOR, "inject.plan", inject=row.model_dump(mode="json"))
        view = msel_row(play.state, "late", "white")
        assert view is not None
        assert (view.at is not None, view.at_words) == (True, "first+00:00")

    def test_a_story_time_is_reckoned_by_the_phase_it_is_planned_in(self) -> None:
        state = started().state
        stamp = AtStoryTime(stamp=datetime(2013, 4, 9, 3, tzinfo=UTC))
        spare = state.msel["spare"]
        assert spare.inject is not None
        assert expected_ms(state, spare) is None
        timed = replace(spare, inject=spare.inject.model_copy(update={"release": stamp}))
        assert expected_ms(state, timed) == 61 * MINUTE

    def test_a_phase_that_is_late_is_counted_from_now(self) -> None:
        play = started()
        play.wait(70 * MINUTE)
        play.do(FACILITATOR, "clock.pause")
        view = show(play, "strip")
        dues = {one.id: one.at_ms for lane in view.lanes for one in lane.injects}
        assert dues["call"] == 71 * MINUTE

    def test_a_phase_that_has_begun_is_as_it_began(self) -> None:
        play = started()
        play.wait(20 * MINUTE)
        play.tick()
        second_phase(play)
        view = show(play, "strip")
        dues = {one.id: one.at_ms for lane in view.lanes for one in lane.injects}
        assert (dues["call"], view.phase) == (21 * MINUTE, None)

    def test_after_endex_the_strip_foresees_nothing(self) -> None:
        play = started()
        play.do(FACILITATOR, "exercise.end", waiting="lapse")
        view = show(play, "strip")
        assert view.over
        assert not view.next
        assert not any(lane.injects or lane.silences or lane.overloads for lane in view.lanes)

    def test_after_endex_no_inject_is_still_to_come_and_nobody_is_waited_for(self) -> None:
        play = started()
        play.do(FACILITATOR, "inject.release", inject="ships")
        play.do(FACILITATOR, "inject.keep", inject="late")
        play.do(FACILITATOR, "exercise.end", waiting="lapse")
        rows = {row.id: row.state for row in show(play, "msel").rows}
        assert rows["ships"] == "released"
        assert {rows[one] for one in ("wire", "call", "spare", "late")} == {"unsent"}
        assert show(play, "unacknowledged").items == ()
        assert show(play, "unacknowledged").over
        prompt = show(play, "prompt")
        assert (prompt.lines, prompt.next_phase, prompt.over) == ((), None, "endex")
        play.do(FACILITATOR, "exercise.take_back_end")
        assert show(play, "msel").rows[1].state == "planned"
        assert len(show(play, "unacknowledged").items) == 1

    def test_lobby_counts_who_is_ready(self) -> None:
        play = seated()
        play.do("north.head", "practice.acknowledge")
        play.do("north.head", "practice.answer", text="Here.")
        view = show(play, "controls")
        assert (view.ready, view.seated) == (1, 8)


class TestWaitingForControl:
    def test_moves_oldest_first_with_who_claimed_them(self) -> None:
        play = started()
        first, second = submit(play), submit(play, "south")
        play.do("white.lead", "move.claim", move=second)
        rows = show(play, "rulings").moves
        assert [(row.key, row.claimed_by) for row in rows] == [(first, ""), (second, "LEO")]
        assert rows[0].overdue_ms == 600_000
        assert show(play, "rulings").state == "open"
        assert show(seated(), "rulings").state == "closed"

    def test_questions_until_control_answers(self) -> None:
        play = started()
        play.do("north.head", "message.send", to=["white", "south"], text="May we?")
        asked = newest(play, "message.sent")
        (row,) = show(play, "questions").items
        assert (row.key, row.reply_to, row.text) == (asked, "north", "May we?")
        play.do("white.lead", "message.send", to=["north"], text="Yes.", answers=asked)
        assert show(play, "questions").items == ()

    def test_a_row_is_listed_until_every_cell_has_acknowledged_or_answered(self) -> None:
        play = started()
        north = release(play, "split", "north")
        south = dict(play.state.msel["split"].deliveries)["south"]
        (row,) = show(play, "unacknowledged").items
        assert [tag.id for tag in row.cells] == ["north", "south", "west"]
        play.do("south.head", "inject.acknowledge", item=south)
        play.do("north.head", "message.send", to=["white"], text="Seen.", answers=north)
        (row,) = show(play, "unacknowledged").items
        assert [tag.id for tag in row.cells] == ["west"]
        play.do("west.head", "inject.acknowledge", item=north)
        assert show(play, "unacknowledged").items == ()

    def test_an_acting_head_answers_for_the_empty_seat(self) -> None:
        play = started()
        play.do("north.foreign", "seat.vacate", seat="north.foreign")
        release(play, "minister", "south")
        copy = dict(play.state.msel["minister"].acting)["north.foreign"]
        (row,) = show(play, "unacknowledged").items
        assert [tag.id for tag in row.cells] == ["north", "south"]
        play.do("north.head", "inject.acknowledge", item=copy)
        (row,) = show(play, "unacknowledged").items
        assert [tag.id for tag in row.cells] == ["south"]


class TestPeople:
    def test_seats_rights_readiness_and_requests(self) -> None:
        play = seated()
        play.do("north.head", "practice.acknowledge")
        play.do(FACILITATOR, "right.set", seat="white.lead", right="clock", granted=True)
        play.wait(1_000)
        play.join("north.head", "nora")
        view = show(play, "people")
        north, white = view.cells[0], view.cells[-1]
        assert (north.seats[0].practice, north.seats[0].may_submit) == ("acknowledged", True)
        assert {seat.seat: seat.may_drive for seat in white.seats} == {
            "white.lead": True,
            FACILITATOR: True,
        }
        (asked,) = show(play, "requests").requests
        assert (asked.name, asked.held_by, asked.office) == ("NORA", "NORTH-HEAD", "Head")
        assert int(asked.since.timestamp() * 1000) == play.wall
        assert view.lobby

    def test_an_acting_head_is_marked(self) -> None:
        play = seated()
        play.do("north.head", "seat.vacate", seat="north.head")
        head, foreign, _ = show(play, "people").cells[0].seats
        assert (head.head, head.acting_head) == (True, False)
        assert foreign.acting_head


def test_notes_newest_first_with_what_they_are_about() -> None:
    play = started()
    observer = play.join_staff("observers", "olga")
    ships = release(play, "ships", "north")
    play.do(observer, "observation.note", text="They wait.")
    play.do(observer, "observation.note", text="Late.", about=ships)
    newer, older = show(play, "notes", "observers").notes
    assert (newer.text, newer.by, newer.about.title) == ("Late.", "OLGA", "Title of ships")
    assert older.about is None


class TestProjector:
    def test_it_says_what_is_asked_of_the_room(self) -> None:
        play = started()
        panel = show(play, "panel", "public")
        assert (panel.phase, panel.task, panel.until_ms) == ("First", "", 60 * MINUTE)
        second_phase(play)
        panel = show(play, "panel", "public")
        assert (panel.phase_number, panel.phase_count, panel.task) == (2, 2, "Choose.")
        assert panel.until_ms is None

    def test_in_the_lobby_it_counts_who_is_here(self) -> None:
        play = seated()
        here = {"south.head": Presence(True, play.wall)}
        panel = show(play, "panel", "public", presence=here)
        assert (panel.phase_number, panel.here, panel.seats) == (0, 1, 9)
        assert [(one.cell.id, one.here) for one in panel.cells] == [
            ("north", 0),
            ("south", 1),
            ("west", 0),
        ]

    def test_the_newest_public_statement_and_what_stood_before_it_was_erased(self) -> None:
        play = started()
        assert show(play, "said", "public").sender is None
        play.do("north.head", "statement.make", text="First.")
        play.do("white.lead", "statement.make", text="Second.", persona="Coast Guard")
        said = show(play, "said", "public")
        assert (said.text, said.sender.name, said.sender.cell) == ("Second.", "Coast Guard", None)
        play.do("white.lead", "item.erase", item=newest(play, "statement.made"), reason="No.")
        assert show(play, "said", "public").text == "First."

    def test_a_public_move_that_took_effect_is_on_the_wall_too(self) -> None:
        play = started()
        play.do("north.head", "statement.make", text="First.")
        rule_works(play, submit(play, openness="secret", title="Under cover"))
        assert show(play, "said", "public").text == "First."
        move = submit(play, openness="public", title="Close the strait", actor="Coast Guard")
        assert show(play, "said", "public").text == "First."
        rule_works(play, move)
        said = show(play, "said", "public")
        assert (said.text, said.done, said.sender.cell.id) == ("Close the strait", True, "north")
        assert said.sender.office == "Coast Guard"
        play.do("white.lead", "item.erase", item=move, reason="No.")
        assert show(play, "said", "public").text == "First."

    def test_the_two_newest_lines_of_press(self) -> None:
        play = started()
        release(play, "wire", "north")
        release(play, "ships", "north")
        release(play, "post", "south")
        titles = [line.title for line in show(play, "wire", "public").lines]
        assert titles == ["Title of post", "Title of wire"]


def test_a_closed_exercise_is_still_read_by_everybody() -> None:
    play = started()
    play.do(FACILITATOR, "exercise.end", waiting="lapse")
    play.do(FACILITATOR, "exercise.close")
    assert play.state.life is Life.CLOSED
    for viewer in viewers(play.state):
        for name in regions_of(viewer):
            show(play, name, viewer)


def test_a_move_to_rule_on_says_who_would_read_what() -> None:
    play = started()
    submit(play, targets=["south"], openness="private")
    (move,) = play.state.waiting
    opened = opened_move(play.state, move, "white", Beside())
    assert opened is not None
    assert [one.id for one in opened.as_ordered_to] == ["north", "south"]
    assert [one.id for one in opened.order_to] == ["north", "south"]
    assert opened.as_suggested_to == ()
