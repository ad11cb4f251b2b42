"""What each region shows, to whom."""

from typing import Any

import pytest

from exercise.app.beside import Presence
from exercise.app.read import REGIONS, regions_of
from exercise.app.read.msel_view import msel_row
from exercise.app.read.strip import overloads, silences
from exercise.domain.state import FACILITATOR, Life
from tests.unit.harness import MINUTE, Play, seated, started, viewers


def show(play: Play, name: str, viewer: str = "white", **beside: Any) -> Any:
    return REGIONS[name](play.state, viewer, play.beside(**beside))


def newest(play: Play, kind: str) -> str:
    return play.last(kind).entry.item or ""


def release(play: Play, inject: str, recipient: str) -> str:
    play.do("white.lead", "inject.release", inject=inject)
    return dict(play.state.msel[inject].deliveries)[recipient]


def submit(play: Play, cell: str = "north", **more: object) -> str:
    fields = {"title": "Sail", "instrument": "military", "order": "Sail.", "openness": "public"}
    return str(play.do(f"{cell}.head", "move.submit", **fields | more)["item"])


def second_phase(play: Play) -> None:
    every = dict.fromkeys(play.state.msel, "keep")
    play.do(FACILITATOR, "phase.begin", phase="second", due=every)


def test_every_region_is_somebody_s_and_every_viewer_s_are_known() -> None:
    play = started()
    theirs = {name for viewer in viewers(play.state) for name in regions_of(viewer)}
    assert theirs == set(REGIONS)
    assert regions_of("seat:north.head") == ()


class TestBar:
    def test_the_clock_is_as_everybody_was_last_told(self) -> None:
        play = started()
        play.wait(30_000)
        play.do(FACILITATOR, "clock.set_rate", rate_milli=2_000)
        play.wait(30_000)
        play.do("north.head", "message.send", to=["north"], text="Secret.")
        clock = show(play, "bar", "cell:west").clock
        assert clock.ms == 30_000
        assert int(clock.wall.timestamp() * 1000) == play.wall - 30_000
        assert (clock.running, clock.rate_milli, clock.pace, clock.step) == (True, 2000, 60, "hour")

    @pytest.mark.parametrize(
        ("acts", "state"),
        [
            ([], "running"),
            (["clock.pause"], "paused"),
            (["noduff.raise"], "noduff"),
            (["exercise.end"], "endex"),
            (["exercise.end", "hotwash.begin"], "hotwash"),
            (["exercise.end", "exercise.close"], "closed"),
        ],
    )
    def test_its_state_in_a_word(self, acts: list[str], state: str) -> None:
        play = started()
        for act in acts:
            more = {"waiting": "lapse"} if act == "exercise.end" else {}
            play.do(FACILITATOR, act, **more)
        assert show(play, "bar", "public").state == state

    def test_only_the_staff_read_of_a_hold(self) -> None:
        play = started()
        play.do(FACILITATOR, "hold.place")
        assert show(play, "bar", held_t=2 * MINUTE).hold_waiting == 2
        assert show(play, "bar", "observers").hold_waiting == 0
        assert show(play, "bar", "cell:north").hold_waiting is None

    def test_the_staff_count_seats_taken_and_lobbies_who_is_connected(self) -> None:
        play = seated()
        here = {"north.head": Presence(True, play.wall), "south.head": Presence(False, play.wall)}
        assert (show(play, "bar").here, show(play, "bar").seats) == (8, 9)
        lobby = show(play, "bar", "cell:west", presence=here)
        assert (lobby.here, lobby.seats) == (1, 9)
        play.do(FACILITATOR, "exercise.start")
        assert show(play, "bar", "cell:west", presence=here).here is None


class TestBands:
    def band(self, play: Play, viewer: str = "cell:north") -> Any:
        (band,) = show(play, "bands", viewer).bands
        return band

    def test_there_is_none_while_it_runs_nor_under_a_hold(self) -> None:
        play = started()
        play.do(FACILITATOR, "hold.place")
        assert show(play, "bands", "cell:north").bands == ()

    def test_a_pause_says_who_and_an_absence_how_long(self) -> None:
        play = started()
        play.do(FACILITATOR, "clock.pause")
        assert (self.band(play).kind, self.band(play).by) == ("paused", "White cell")
        play.do(FACILITATOR, "clock.resume")
        play.absent(40_000)
        assert (self.band(play).seconds, self.band(play).staff) == (40, False)
        assert self.band(play, "white").staff

    def test_an_emergency_comes_alone_and_only_control_clears_it(self) -> None:
        play = started()
        play.do(FACILITATOR, "clock.pause")
        play.do("west.press", "noduff.raise", text="Fire", place="Hall")
        band = self.band(play)
        assert (band.text, band.place, band.cell.id, band.office) == (
            "Fire",
            "Hall",
            "west",
            "Press",
        )
        assert not band.may_clear
        assert self.band(play, "white").may_clear
        assert not self.band(play, "observers").may_clear

    def test_endex_counts_the_moves_one_knows_of(self) -> None:
        play = started()
        ruled = submit(play)
        submit(play)
        submit(play, "south")
        play.do(FACILITATOR, "exercise.end", waiting="lapse")
        counts = {
            v: self.band(play, v).moves for v in ("cell:north", "cell:west", "white", "public")
        }
        assert counts == {"cell:north": 2, "cell:west": 0, "white": 3, "public": 0}
        play.do("white.lead", "ruling.make", moves=[ruled], outcome="fails")
        play.wait(61_000)
        play.tick()
        assert self.band(play).moves == 1
        assert self.band(play, "white").moves == 2

    def test_taking_it_back_is_offered_to_control_for_its_minute(self) -> None:
        play = started()
        play.do(FACILITATOR, "exercise.end", waiting="lapse")
        until = self.band(play, "white").take_back_until
        assert int(until.timestamp() * 1000) == play.wall + 60_000
        assert self.band(play).take_back_until is None
        play.wait(61_000)
        play.tick()
        assert self.band(play, "white").take_back_until is None


class TestSituation:
    def test_each_cell_reads_its_own_folder(self) -> None:
        view = show(started(), "situation", "cell:north")
        assert view.summary == "It begins."
        assert view.secret_brief == "What north alone knows."
        assert view.aims == ("Aim of north",)
        assert "Who south is." in view.public_brief

    def test_staff_and_public_read_none(self) -> None:
        view = show(started(), "situation", "observers")
        assert (view.cell, view.secret_brief, view.aims) == (None, "", ())

    def test_what_was_erased_is_gone(self) -> None:
        play = seated()
        play.do("white.lead", "item.erase", item="brief.south", reason="Wrong.")
        play.do("white.lead", "item.erase", item="folder.north", reason="Wrong.")
        view = show(play, "brief", "cell:north")
        assert "Who south is." not in view.public_brief
        assert view.secret_brief == ""


class TestTracks:
    def test_each_viewer_sees_those_it_may(self) -> None:
        play = started()
        seen = {
            viewer: [row.id for row in show(play, "tracks", viewer).rows]
            for viewer in ("cell:north", "cell:west", "white", "public")
        }
        assert seen == {
            "cell:north": ["heat", "trust"],
            "cell:west": ["heat"],
            "white": ["heat", "trust"],
            "public": ["heat"],
        }

    def test_a_track_is_drawn_with_its_whole_course(self) -> None:
        play = started()
        play.wait(MINUTE)
        play.do("white.lead", "ruling.make", tracks={"heat": 5})
        play.wait(MINUTE)
        play.do("white.lead", "ruling.make", tracks={"heat": -2})
        row = show(play, "tracks", "cell:west").rows[0]
        steps = [(step.ms, step.value) for step in row.steps]
        assert steps == [(0, 50), (MINUTE, 55), (2 * MINUTE, 53)]
        assert (row.value, row.change, row.changed_at.ms) == (53, -2, 2 * MINUTE)
        assert row.until_ms == 120 * MINUTE

    def test_one_that_never_moved_says_so(self) -> None:
        row = show(started(), "public_tracks", "public").rows[0]
        assert (row.value, row.change, row.changed_at) == (50, 0, None)


def test_places_are_named_as_each_cell_names_them() -> None:
    play = started()
    named = {v: show(play, "map", v).places[1].name for v in ("cell:south", "cell:west", "public")}
    assert named == {"cell:south": "Islets", "cell:west": "Rocks", "public": "Rocks"}
    assert show(play, "map", "public").public


class TestDesk:
    def test_what_waits_is_what_was_asked_and_not_answered_oldest_first(self) -> None:
        play = started()
        ships, wire = release(play, "ships", "north"), release(play, "wire", "north")
        rows = show(play, "waiting", "cell:north").items
        assert [(row.key, row.answer_asked) for row in rows] == [(ships, True), (wire, False)]
        play.do("north.head", "inject.acknowledge", item=wire)
        play.do("north.head", "inject.acknowledge", item=ships)
        rows = show(play, "waiting", "cell:north").items
        assert [(row.key, row.acknowledged_by) for row in rows] == [(ships, "NORTH-HEAD")]
        play.do("north.head", "message.send", to=["white"], text="Aye.", answers=ships)
        assert show(play, "waiting", "cell:north").items == ()
        assert len(show(play, "waiting", "cell:south").items) == 1

    def test_one_minister_s_paper_does_not_wait_for_the_whole_cell(self) -> None:
        play = started()
        release(play, "minister", "north.foreign")
        assert show(play, "waiting", "cell:north").items == ()

    def test_moves_sent_newest_first_with_their_standing(self) -> None:
        play = started()
        first, second, third = submit(play), submit(play), submit(play)
        play.do("north.head", "move.withdraw", move=second)
        play.do("white.lead", "ruling.make", moves=[first], outcome="fails")
        rows = show(play, "moves", "cell:north").moves
        assert [(row.key, row.number, row.state) for row in rows] == [
            (third, 3, "waiting"),
            (second, 2, "withdrawn"),
            (first, 1, "ruled"),
        ]
        assert show(play, "moves", "cell:south").moves == ()

    def test_the_team_says_who_acts_who_may_and_who_is_away(self) -> None:
        play = started()
        play.do("north.head", "seat.vacate", seat="north.head")
        here = {"north.foreign": Presence(True, 1), "north.press": Presence(False, play.wall)}
        view = show(play, "team", "cell:north", presence=here)
        head, foreign, press = view.members
        assert (head.presence, head.name) == ("never", "")
        assert (foreign.acting_head, foreign.may_submit, foreign.presence) == (True, True, "here")
        assert press.away_since is not None
        assert (view.here, view.total) == (1, 3)
        assert view.submitters == ("Head", "NORTH-FOREIGN")

    def test_agreements_with_whom_and_how_they_stand(self) -> None:
        play = started()
        deal = {"parties": ["north", "south"], "text": "Fish."}
        item = play.do("north.head", "agreement.record", **deal)["item"]
        (row,) = show(play, "agreements", "cell:north").rows
        assert ([tag.id for tag in row.with_cells], row.standing) == (["south"], "open")
        play.do("south.head", "agreement.confirm", item=item)
        assert show(play, "agreements", "cell:south").rows[0].standing == "confirmed"
        play.do("south.head", "agreement.dispute", item=item)
        assert show(play, "agreements", "cell:south").rows[0].standing == "disputed"
        assert show(play, "agreements", "cell:west").rows == ()


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
        ]

    def test_a_row_whose_anchor_has_not_come_says_it_in_words(self) -> None:
        play = started()
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
        assert [one.id for one in following.unreleased] == [
            "ships",
            "wire",
            "split",
            "minister",
            "post",
        ]

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
        assert [one.id for one in view.held] == ["ships", "wire"]
        assert view.listed_ms == 2 * MINUTE

    def test_the_strip_has_what_is_planned_by_time_in_each_lane(self) -> None:
        view = show(started(), "strip")
        lanes = {lane.cell.id: [one.id for one in lane.injects] for lane in view.lanes}
        assert lanes["west"] == ["wire", "split", "late", "later"]
        assert [one.id for one in view.next][:2] == ["ships", "wire"]

    def test_lobby_counts_who_is_ready(self) -> None:
        play = seated()
        play.do("north.head", "practice.acknowledge")
        play.do("north.head", "practice.answer", text="Here.")
        view = show(play, "controls")
        assert (view.ready, view.seated) == (1, 8)


class TestOverloadAndSilence:
    def spans(self, dues: list[float]) -> list[tuple[float, float, int]]:
        found = overloads([int(due * MINUTE) for due in dues])
        return [(s.start_ms / MINUTE, s.end_ms / MINUTE, s.count) for s in found]

    def test_three_within_three_minutes_are_too_many(self) -> None:
        assert self.spans([0, 2, 3]) == [(0, 3, 3)]
        assert self.spans([0, 2, 3.1]) == []

    def test_stretches_that_touch_are_one(self) -> None:
        assert self.spans([0, 1, 2, 3, 4]) == [(0, 4, 5)]
        assert self.spans([0, 1, 2, 20, 21, 22]) == [(0, 2, 3), (20, 22, 3)]

    def test_ten_minutes_of_nothing_are_a_silence(self) -> None:
        found = silences([0, 10 * MINUTE, 19 * MINUTE])
        assert [(one.start_ms, one.end_ms) for one in found] == [(0, 10 * MINUTE)]


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

    def test_a_row_is_unacknowledged_until_every_cell_asked_has(self) -> None:
        play = started()
        north = release(play, "split", "north")
        south = dict(play.state.msel["split"].deliveries)["south"]
        (row,) = show(play, "unacknowledged").items
        assert [tag.id for tag in row.cells] == ["north", "south", "west"]
        play.do("south.head", "inject.acknowledge", item=south)
        play.do("north.head", "inject.acknowledge", item=north)
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
        (asked,) = view.requests
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
