"""What each region shows, to whom."""

from typing import Any

import pytest

from exercise.app.beside import Presence
from exercise.app.read import REGIONS, desk, regions_of
from exercise.domain.scenario import Band, Track
from exercise.domain.state import FACILITATOR
from tests.unit.app.read.region_play import release, show, submit
from tests.unit.harness import MINUTE, Play, seated, started, viewers
from tests.unit.trial import TRIAL


def test_every_region_is_somebody_s_and_every_viewer_s_are_known() -> None:
    play = started()
    theirs = {name for viewer in viewers(play.state) for name in regions_of(viewer)}
    assert theirs == set(REGIONS)
    assert regions_of("seat:north.head") == ("own_waiting",)


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

    def test_a_pause_that_an_emergency_left_is_nobodys(self) -> None:
        play = started()
        play.do("west.press", "noduff.raise")
        play.do(FACILITATOR, "noduff.clear")
        band = self.band(play)
        assert (band.kind, band.after_noduff, band.by) == ("paused", True, "")

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
        assert [one.text for one in view.objectives] == ["Aim of north"]
        assert "Who south is." in view.public_brief
        assert view.starts.story.date().isoformat() == "2013-04-02"

    def test_staff_and_public_read_none(self) -> None:
        view = show(started(), "situation", "observers")
        assert (view.cell, view.secret_brief, view.objectives) == (None, "", ())

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
            "cell:north": ["heat", "trust", "faith"],
            "cell:west": ["heat", "faith"],
            "white": ["heat", "trust", "faith"],
            "public": ["heat", "faith"],
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

    def test_it_says_whether_answers_move_it(self) -> None:
        rows = show(started(), "tracks", "cell:north").rows
        assert [(row.id, row.polled) for row in rows] == [
            ("heat", False),
            ("trust", False),
            ("faith", True),
        ]

    def test_what_the_scenario_calls_its_value_stands_beside_it(self) -> None:
        world = TRIAL.world
        heat = world.tracks[0].model_copy(
            update={"bands": (Band(at=0, word="Calm"), Band(at=52, word="Alert"))}
        )
        changed = world.model_copy(update={"tracks": (heat, *world.tracks[1:])})
        play = started(TRIAL.model_copy(update={"world": changed}))
        words = [show(play, "tracks", "cell:west").rows[0].word]
        play.do("white.lead", "ruling.make", tracks={"heat": 2})
        words.append(show(play, "tracks", "cell:west").rows[0].word)
        assert words == ["Calm", "Alert"]
        choice = show(play, "rulings", "white").tracks[0]
        assert (choice.value, choice.word) == (52, "Alert")

    @pytest.mark.parametrize(("high", "marks"), [(6, 6), (24, 24), (60, 2)])
    def test_what_is_counted_is_drawn_one_by_one(self, high: int, marks: int) -> None:
        ships = Track(id="ships", name="Ships", kind="counted", start=4, high=high, unit="ships")
        world = TRIAL.world.model_copy(update={"tracks": (ships,)})
        play = started(TRIAL.model_copy(update={"world": world}))
        play.do("white.lead", "ruling.make", tracks={"ships": -1})
        row = show(play, "tracks", "cell:west").rows[0]
        assert (row.value, row.counted, row.unit, len(row.marks)) == (3, True, "ships", marks)
        held = sum(mark.width for mark in row.marks if mark.here)
        assert held / sum(mark.width for mark in row.marks) == pytest.approx(3 / high)

    def test_only_what_rulings_move_is_offered_to_whoever_rules(self) -> None:
        assert [one.id for one in show(started(), "rulings", "white").tracks] == ["heat", "trust"]

    def test_one_that_never_moved_says_so(self) -> None:
        row = show(started(), "public_tracks", "public").rows[0]
        assert (row.value, row.change, row.changed_at) == (50, 0, None)


def test_places_are_named_as_each_cell_names_them() -> None:
    play = started()
    named = {v: show(play, "map", v).places[1].name for v in ("cell:south", "cell:west", "public")}
    assert named == {"cell:south": "Islets", "cell:west": "Rocks", "public": "Rocks"}
    assert show(play, "map", "public").public


def test_a_place_says_what_is_newest_there_to_whoever_has_it() -> None:
    play = started()

    def notes(viewer: str) -> list[str]:
        return [place.note for place in show(play, "map", viewer).places if place.note]

    assert notes("cell:north") == []
    ships = release(play, "ships", "north")
    assert notes("cell:north") == ["Title of ships"]
    assert notes("public") == []
    play.do("white.lead", "item.erase", item=ships, reason="Wrong place.")
    assert notes("cell:north") == []


class TestDesk:
    def test_a_deal_waits_for_the_parties_who_did_not_type_it(self) -> None:
        play = started()
        for text in ("Ships stay.", "Talks on Monday."):
            play.do("north.head", "agreement.record", parties=["north", "south"], text=text)
        kept, disputed = (row.key for row in show(play, "waiting", "cell:south").items)
        assert show(play, "waiting", "cell:north").items == ()
        assert show(play, "waiting", "cell:west").items == ()
        play.do("south.head", "agreement.confirm", item=kept)
        (row,) = show(play, "waiting", "cell:south").items
        assert (row.key, row.sender, row.medium, row.title) == (
            disputed,
            "North",
            "agreement",
            "Talks on Monday.",
        )
        play.do("south.head", "agreement.dispute", item=disputed, note="No.")
        assert show(play, "waiting", "cell:south").items == ()

    def test_nothing_waits_after_endex_until_it_is_taken_back(self) -> None:
        play = started()
        play.do("north.head", "agreement.record", parties=["north", "south"], text="Ships stay.")
        play.run(5 * MINUTE)
        assert len(show(play, "waiting", "cell:south").items) > 1
        play.do(FACILITATOR, "exercise.end", waiting="lapse")
        view = show(play, "waiting", "cell:south")
        assert (view.items, view.ended) == ((), True)
        play.do(FACILITATOR, "exercise.take_back_end")
        assert len(show(play, "waiting", "cell:south").items) > 1

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
        paper = release(play, "minister", "north.foreign")
        assert show(play, "waiting", "cell:north").items == ()
        (row,) = show(play, "own_waiting", "seat:north.foreign").items
        assert row.key == paper
        assert show(play, "own_waiting", "seat:north.head").items == ()
        play.do("north.foreign", "message.send", to=["white"], text="Aye.", answers=paper)
        assert show(play, "own_waiting", "seat:north.foreign").items == ()

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

    def test_of_many_moves_those_that_wait_and_the_newest_others(self) -> None:
        play = started()
        waiting = submit(play)
        ruled = [submit(play) for _ in range(desk.NEWEST_MOVES + 2)]
        for move in ruled:
            play.do("white.lead", "ruling.as_ordered", move=move)
        view = show(play, "moves", "cell:north")
        assert [row.key for row in view.moves] == [*reversed(ruled[2:]), waiting]
        assert view.earlier == 2

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

    def test_agreements_that_do_not_stand_come_last(self) -> None:
        play = started()
        deal = {"parties": ["north", "south"], "text": "Talks."}
        items = [play.do("north.head", "agreement.record", **deal)["item"] for _ in range(3)]
        play.do("south.head", "agreement.dispute", item=items[2], note="No.")
        rows = show(play, "agreements", "cell:north").rows
        assert [row.item.key for row in rows] == [items[1], items[0], items[2]]

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
