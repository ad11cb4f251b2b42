"""How messages, moves, rulings, agreements and lines stand in a feed."""

from typing import Any

import pytest

from exercise.app.read import feed_item
from exercise.domain.state import FACILITATOR
from tests.unit.app.read.feed_play import item, newest, release, submit
from tests.unit.app.read.region_play import show
from tests.unit.harness import MINUTE, Play, started

VIEWERS = ("cell:north", "cell:south", "white")


class TestMessages:
    def test_who_answers_what_is_shown_to_the_answering_cell_and_the_staff(self) -> None:
        play = started()
        play.do("north.head", "message.send", to=["south"], text="Well?")
        asked = newest(play, "message.sent")
        play.do("south.head", "message.send", to=["north"], text="No.", answers=asked)
        answer = newest(play, "message.sent")
        assert item(play, answer, "cell:south").body.answers.key == asked
        assert item(play, answer, "white").body.answers.key == asked
        assert item(play, answer, "cell:north").body.answers is None

    def test_a_persona_has_no_cell_for_teams_and_control_s_for_the_staff(self) -> None:
        play = started()
        play.do("white.lead", "message.send", to=["west"], text="Hm.", persona="Coast Guard")
        sent = newest(play, "message.sent")
        assert (
            item(play, sent, "cell:west").sender.name,
            item(play, sent, "cell:west").sender.cell,
        ) == (
            "Coast Guard",
            None,
        )
        assert item(play, sent, "white").sender.cell.id == "white"
        assert item(play, sent, "white").sender.persona == "Coast Guard"

    def test_to_one_s_own_team_alone(self) -> None:
        play = started()
        play.do("north.press", "message.send", to=["north"], text="Psst.")
        sent = newest(play, "message.sent")
        shown = item(play, sent, "cell:north")
        assert shown.to.own
        assert (shown.reach.kind, shown.reach.cell) == ("own", "North")
        assert shown.body.from_own_cell
        assert not shown.may_pass_on
        assert not item(play, sent, "white").to.own

    def test_what_one_received_may_be_passed_on_and_only_that(self) -> None:
        play = started()
        play.do("north.head", "message.send", to=["south"], text="Hm.")
        sent = newest(play, "message.sent")
        may = {v: item(play, sent, v).may_pass_on for v in ("cell:north", "cell:south", "white")}
        assert may == {"cell:north": False, "cell:south": True, "white": False}


class TestMoves:
    def test_its_standing_follows_what_its_cell_was_told(self) -> None:
        play = started()
        move = submit(play)
        assert item(play, move, "cell:north").body.state == "waiting"
        play.do("white.lead", "ruling.make", moves=[move], outcome="fails")
        assert item(play, move, "cell:north").body.state == "ruled"
        first = newest(play, "ruling.made")
        play.do("white.lead", "ruling.make", supersedes=first, outcome="works")
        assert item(play, move, "cell:north").body.state == "ruled_again"
        assert item(play, move, "white").body.state == "ruled_again"

    def test_between_the_ruling_and_its_telling_the_cell_s_page_does_not_move(self) -> None:
        play = started()
        move = submit(play)
        before = item(play, move, "cell:north")
        play.do("white.lead", "ruling.make", moves=[move], outcome="fails")
        made = play.last("ruling.made")
        assert feed_item(made.after, move, "cell:north", made.beside_after) == before

    def test_who_claimed_it_is_for_control_alone(self) -> None:
        play = started()
        move = submit(play)
        play.do("white.lead", "move.claim", move=move)
        claims = [item(play, move, v).body.claimed_by for v in ("white", "observers", "cell:north")]
        assert claims == ["Lead", "", ""]

    def test_a_secret_move_reads_as_one_s_own(self) -> None:
        play = started()
        move = submit(play, openness="secret")
        assert item(play, move, "cell:north").reach.kind == "own"
        assert item(play, move, "white").reach.kind == "secret"


class TestRulings:
    def test_the_older_copy_points_to_the_newer_and_back(self) -> None:
        play = started()
        move = submit(play)
        play.do("white.lead", "ruling.make", moves=[move], outcome="fails")
        older = newest(play, "ruling.told")
        first = newest(play, "ruling.made")
        play.do("white.lead", "ruling.make", supersedes=first, outcome="works")
        told = play.state.rulings[newest(play, "ruling.made")].made.told
        newer = told["north"]
        assert item(play, older, "cell:north").body.superseded_by.key == newer
        assert item(play, newer, "cell:north").body.supersedes.key == older
        assert item(play, first, "white").body.superseded_by.key == newest(play, "ruling.made")
        assert item(play, first, "white").body.again is None

    def test_one_given_again_starts_from_what_the_older_one_said(self) -> None:
        play = started()
        submit(play)
        move = submit(play)
        texts = {"north": "Theirs."}
        play.do(
            "white.lead", "ruling.make", moves=[move], outcome="works", texts=texts,
            tracks={"heat": 5}, reason="Luck.",
        )  # fmt: skip
        made = newest(play, "ruling.made")
        again = item(play, made, "white").body.again
        start = again.start
        assert (start.outcome, dict(start.texts), start.reason) == ("works", texts, "Luck.")
        assert again.changes == ((("Heat", 5)),)
        assert item(play, made, "observers").body.again is None

    def test_what_it_put_back_is_read_by_those_who_see_the_track(self) -> None:
        play = started()
        texts = {"north": "N", "west": "W"}
        play.do("white.lead", "ruling.make", texts=texts, tracks={"heat": 5, "trust": -5})
        play.do("white.lead", "ruling.make", supersedes=newest(play, "ruling.made"))
        made = newest(play, "ruling.made")
        told = play.state.rulings[made].made.told

        def back(item_id: str, viewer: str) -> list[str]:
            return [shift.name for shift in item(play, item_id, viewer).body.put_back]

        assert back(told["north"], "cell:north") == ["Heat", "Trust"]
        assert back(told["west"], "cell:west") == ["Heat"]
        assert back(made, "white") == ["Heat", "Trust"]

    def test_what_it_left_as_moved_is_said(self) -> None:
        play = started()
        texts = {"north": "N", "west": "W"}
        play.do("white.lead", "ruling.make", texts=texts, tracks={"trust": -5})
        first = newest(play, "ruling.made")
        play.do("white.lead", "ruling.make", supersedes=first, put_back=False, texts=texts)
        made = newest(play, "ruling.made")
        told = play.state.rulings[made].made.told
        assert item(play, made, "white").body.kept == ("Trust",)
        assert item(play, told["north"], "cell:north").body.kept == ("Trust",)
        assert item(play, told["west"], "cell:west").body.kept == ()

    def test_a_cell_reads_on_which_of_its_moves(self) -> None:
        play = started()
        move = submit(play)
        play.do("white.lead", "ruling.as_ordered", move=move)
        told = play.state.rulings[newest(play, "ruling.made")].made.told
        (own,) = item(play, told["north"], "cell:north").body.on
        (other,) = item(play, told["south"], "cell:south").body.on
        assert (own.number, own.title, own.key) == (1, "Sail", move)
        assert (other.number, other.title, other.key) == (0, "Sail", play.state.moves[move].effect)

    def test_tracks_are_shown_to_those_who_may_see_them(self) -> None:
        play = started()
        texts = {"north": "N", "west": "W"}
        play.do("white.lead", "ruling.make", texts=texts, tracks={"heat": 5, "trust": -5})
        told = play.state.rulings[newest(play, "ruling.made")].made.told

        def names(item_id: str, viewer: str) -> list[str]:
            return [shift.name for shift in item(play, item_id, viewer).body.tracks]

        assert names(told["north"], "cell:north") == ["Heat", "Trust"]
        assert names(told["west"], "cell:west") == ["Heat"]


class TestAgreements:
    def agreed(self, play: Play, actor: str = "north.head", **more: object) -> str:
        fields: dict[str, object] = {"parties": ["north", "south"], "text": "Fish."}
        return str(play.do(actor, "agreement.record", **fields | more)["item"])

    def test_when_it_happened_and_when_it_was_typed_stand_apart(self) -> None:
        play = started()
        play.wait(5 * MINUTE)
        shown = item(play, self.agreed(play, happened_ms=MINUTE), "cell:south")
        assert (shown.at.ms, shown.body.happened.ms) == (5 * MINUTE, MINUTE)
        assert shown.body.typed_by == "North, Head"

    def test_the_other_party_is_asked(self) -> None:
        play = started()
        deal = self.agreed(play)
        asked = {
            v: item(play, deal, v).body.may_confirm for v in ("cell:north", "cell:south", "white")
        }
        assert asked == {"cell:north": False, "cell:south": True, "white": False}
        play.do("south.head", "agreement.dispute", item=deal, note="Squid.")
        body = item(play, deal, "cell:north").body
        assert [(one.cell.id, one.state, one.note) for one in body.standings] == [
            ("south", "disputed", "Squid.")
        ]

    def test_withdrawn_by_who_entered_it_it_is_the_same_to_all_who_read_it(self) -> None:
        play = started()
        deal = self.agreed(play)
        may = {v: item(play, deal, v).body.may_withdraw for v in VIEWERS}
        assert may == {"cell:north": True, "cell:south": False, "white": False}
        play.do("north.press", "agreement.dispute", item=deal, note="Ten hulls.")
        bodies = {v: item(play, deal, v).body for v in VIEWERS}
        assert {(one.withdrawn, one.why, one.may_confirm) for one in bodies.values()} == {
            (True, "Ten hulls.", False)
        }
        assert {v: one.may_correct for v, one in bodies.items()} == may
        for cell in ("north", "south"):
            assert show(play, "agreements", f"cell:{cell}").rows[0].standing == "withdrawn"
            assert show(play, "waiting", f"cell:{cell}").items == ()

    def test_typed_by_control_every_party_is_asked_the_one_written_for_too(self) -> None:
        play = started()
        deal = self.agreed(play, "white.lead", on_behalf="north")
        assert item(play, deal, "cell:north").body.may_confirm
        assert item(play, deal, "cell:south").body.may_confirm


class TestErasure:
    def test_something_stood_here_and_why_it_went_is_for_the_staff(self) -> None:
        play = started()
        play.do("north.head", "message.send", to=["south"], text="Oops.")
        sent = newest(play, "message.sent")
        play.do("white.lead", "item.erase", item=sent, reason="Personal.")
        for viewer, by, reason in (
            ("cell:north", "", ""),
            ("cell:south", "", ""),
            ("observers", "Lead", "Personal."),
        ):
            body = item(play, sent, viewer).body
            assert (body.kind, body.was, body.by, body.reason) == ("erased", "message", by, reason)
        assert not item(play, sent, "white").may_erase

    def test_public_items_do_not_tell_the_public_why(self) -> None:
        play = started()
        play.do("north.head", "statement.make", text="Oops.")
        said = newest(play, "statement.made")
        play.do("white.lead", "item.erase", item=said, reason="Personal.")
        assert item(play, said, "public").body.reason == ""

    def test_only_the_white_cell_is_offered_it(self) -> None:
        play = started()
        play.do("north.head", "message.send", to=["south"], text="Oops.")
        sent = newest(play, "message.sent")
        offered = {v: item(play, sent, v).may_erase for v in ("white", "observers", "cell:north")}
        assert offered == {"white": True, "observers": False, "cell:north": False}


class TestTimes:
    def test_a_phase_says_how_far_the_story_goes_in_a_minute(self) -> None:
        play = started()
        every = dict.fromkeys(play.state.msel, "drop")
        play.do(FACILITATOR, "phase.begin", phase="second", due=every)
        kinds = ("exercise.started", "phase.begun")
        lines = [item(play, newest(play, kind), "cell:north").body for kind in kinds]
        assert [(line.what, line.pace) for line in lines] == [("startex", 60), ("phase", 1440)]

    def test_an_item_keeps_its_story_time_when_a_phase_begins_at_that_very_moment(self) -> None:
        play = started()
        play.wait(MINUTE // 2)
        play.do(FACILITATOR, "clock.pause")
        ships = release(play, "ships", "north")
        before = item(play, ships, "cell:north")
        every = dict.fromkeys(play.state.msel, "keep")
        play.do(FACILITATOR, "phase.begin", phase="second", due=every)
        assert item(play, ships, "cell:north") == before
        line = item(play, newest(play, "phase.begun"), "cell:north")
        assert line.at.ms == before.at.ms
        assert line.at.story.day == 8
        assert line.body.name == "Second"

    def test_the_story_is_told_no_finer_than_its_pace(self) -> None:
        play = started()
        play.do("north.head", "statement.make", text="Now.")
        assert item(play, newest(play, "statement.made"), "public").at.step == "hour"
        every = dict.fromkeys(play.state.msel, "keep")
        play.do(FACILITATOR, "phase.begin", phase="second", due=every)
        play.do("north.head", "statement.make", text="Later.")
        assert item(play, newest(play, "statement.made"), "public").at.step == "day"

    def test_all_three_times_are_there(self) -> None:
        play = started()
        play.wait(MINUTE)
        play.do("north.head", "statement.make", text="Now.")
        at = item(play, newest(play, "statement.made"), "cell:north").at
        assert at.ms == MINUTE
        assert (at.story.hour, at.zone) == (13, "JST")
        assert at.wall is not None
        assert int(at.wall.timestamp() * 1000) == play.wall


class TestLines:
    def test_a_hold_is_a_line_for_the_staff_alone(self) -> None:
        play = started()
        play.do(FACILITATOR, "hold.place")
        line = newest(play, "hold.placed")
        assert item(play, line, "observers").body.what == "hold"
        assert feed_item(play.state, line, "cell:north", play.beside()) is None

    @pytest.mark.parametrize(
        ("act", "what"),
        [
            (lambda p: p.do(FACILITATOR, "clock.pause"), "paused"),
            (lambda p: p.absent(40_000), "away"),
            (lambda p: p.do(FACILITATOR, "clock.set_rate", rate_milli=2000), "rate"),
            (lambda p: p.do(FACILITATOR, "clock.advance", to_ms=1000), "advanced"),
            (lambda p: p.do("north.head", "noduff.raise", text="Fire"), "noduff"),
            (lambda p: p.do(FACILITATOR, "exercise.end", waiting="lapse"), "endex"),
        ],
    )
    def test_what_happened_to_the_exercise_is_one_line(self, act: Any, what: str) -> None:
        play = started()
        act(play)
        line = play.steps[-1].entry.item or ""
        assert item(play, line, "cell:west").body.what == what

    def test_an_erased_emergency_is_still_a_line(self) -> None:
        play = started()
        play.do("north.head", "noduff.raise", text="Ned fell.")
        raised = newest(play, "noduff.raised")
        play.do("white.lead", "item.erase", item=raised, reason="Personal.")
        body = item(play, raised, "cell:west").body
        assert (body.kind, body.what, body.detail) == ("system", "noduff", "")
