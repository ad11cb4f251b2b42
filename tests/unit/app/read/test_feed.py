"""Feeds: order, windows, and what each kind of item says to each of its readers."""

from typing import Any

import pytest

from exercise.app.read import feed_item, feed_page
from exercise.domain.state import FACILITATOR
from tests.unit.harness import MINUTE, Play, started, viewers
from tests.unit.random_play import random_play


def newest(play: Play, kind: str) -> str:
    return play.last(kind).entry.item or ""


def item(play: Play, item_id: str, viewer: str) -> Any:
    found = feed_item(play.state, item_id, viewer, play.beside())
    assert found is not None
    return found


def keys(play: Play, *of: str, **window: Any) -> list[str]:
    return [one.key for one in feed_page(play.state, of, play.beside(), **window).items]


def release(play: Play, inject: str, recipient: str) -> str:
    play.do("white.lead", "inject.release", inject=inject)
    return dict(play.state.msel[inject].deliveries)[recipient]


def submit(play: Play, **more: object) -> str:
    fields = {"title": "Sail", "instrument": "military", "order": "Sail.", "openness": "public"}
    return str(play.do("north.head", "move.submit", **fields | more)["item"])


class TestOrder:
    @pytest.mark.parametrize("seed", range(6))
    def test_a_page_has_every_item_of_its_streams_in_order(self, seed: int) -> None:
        play = random_play(seed, 90)
        for viewer in viewers(play.state):
            refs = list(play.state.feeds.get(viewer) or ())
            page = feed_page(play.state, (viewer,), play.beside())
            assert [one.key for one in page.items] == [ref.item for ref in refs][::-1][-200:]
            orders = [one.order for one in page.items]
            assert orders == sorted(orders)

    @pytest.mark.parametrize("seed", range(6))
    def test_single_items_stand_where_the_page_has_them(self, seed: int) -> None:
        """So that a live update is put where a first render would."""
        play = random_play(seed, 90)
        mine = ("cell:north", "seat:north.head")
        page = feed_page(play.state, mine, play.beside())
        for shown in page.items:
            alone = [feed_item(play.state, shown.key, viewer, play.beside()) for viewer in mine]
            assert shown in alone
        assert [one.order for one in page.items] == sorted(one.order for one in page.items)

    def test_a_minister_s_paper_stands_among_the_cell_s_traffic(self) -> None:
        play = started()
        play.do("north.head", "message.send", to=["north"], text="Before.")
        before = newest(play, "message.sent")
        play.wait(1)
        paper = release(play, "minister", "north.foreign")
        play.wait(1)
        play.do("north.head", "message.send", to=["north"], text="After.")
        after = newest(play, "message.sent")
        shown = keys(play, "cell:north", "seat:north.foreign")
        assert shown[-3:] == [before, paper, after]
        assert paper not in keys(play, "cell:north", "seat:north.head")

    def test_of_one_instant_the_cell_s_stand_before_the_seat_s(self) -> None:
        play = started()
        paper = release(play, "minister", "north.foreign")
        play.do("north.head", "message.send", to=["north"], text="At once.")
        shown = keys(play, "cell:north", "seat:north.foreign")
        assert shown[-2:] == [newest(play, "message.sent"), paper]


class TestWindow:
    def chatty(self, messages: int) -> Play:
        play = started()
        for number in range(messages):
            play.wait(number % 3)
            play.do("north.head", "message.send", to=["south"], text=f"No. {number}")
        return play

    def test_the_newest_two_hundred_are_shown(self) -> None:
        play = self.chatty(230)
        page = feed_page(play.state, ("cell:south",), play.beside())
        assert len(page.items) == 200
        assert page.items[-1].key == newest(play, "message.sent")
        assert page.older_before == page.items[0].order

    def test_older_pages_lead_back_to_the_first_and_have_each_item_once(self) -> None:
        play = self.chatty(57)
        mine = ("cell:north", "seat:north.head")
        seen: list[str] = []
        before: str | None = None
        while before != "":
            page = feed_page(play.state, mine, play.beside(), limit=10, before=before)
            seen = [one.key for one in page.items] + seen
            before = page.older_before
        assert seen == keys(play, *mine)
        assert len(set(seen)) == 58

    def test_a_short_feed_has_nothing_older(self) -> None:
        play = self.chatty(3)
        assert feed_page(play.state, ("cell:north",), play.beside()).older_before == ""
        exactly = feed_page(play.state, ("cell:north",), play.beside(), limit=4)
        assert exactly.older_before == ""

    def test_it_says_from_which_cursors_it_was_made(self) -> None:
        play = self.chatty(3)
        page = feed_page(play.state, ("cell:west", "seat:west.head"), play.beside())
        assert page.cursors == {
            "cell:west": play.state.cursors.get("cell:west"),
            "seat:west.head": 0,
        }

    def test_before_startex_it_says_so(self) -> None:
        assert not feed_page(Play().state, ("cell:north",), Play().beside()).started


class TestWhoHasWhat:
    def test_what_a_viewer_may_not_read_is_not_there(self) -> None:
        play = started()
        play.do("north.head", "message.send", to=["south"], text="Secret.")
        sent = newest(play, "message.sent")
        for viewer in ("cell:west", "seat:north.head", "public", "organisers"):
            assert feed_item(play.state, sent, viewer, play.beside()) is None
        assert feed_item(play.state, "nothing", "white", play.beside()) is None

    def test_a_move_stands_in_its_cell_s_feed_and_its_effect_in_the_others(self) -> None:
        play = started()
        move = submit(play)
        play.do("white.lead", "ruling.as_ordered", move=move)
        effect = play.state.moves[move].effect or ""
        assert move in keys(play, "cell:north")
        assert effect not in keys(play, "cell:north")
        assert effect in keys(play, "cell:south")
        assert effect in keys(play, "public")
        assert move not in keys(play, "cell:south")
        assert {move, effect} & set(keys(play, "white")) == {move}

    def test_the_staff_read_a_ruling_whole_and_no_cell_s_copy(self) -> None:
        play = started()
        play.do("white.lead", "ruling.make", texts={"north": "N", "west": "W"}, reason="So.")
        ruling = newest(play, "ruling.made")
        body = item(play, ruling, "observers").body
        assert [(text.cell.id, text.text) for text in body.texts] == [("north", "N"), ("west", "W")]
        assert body.reason == "So."
        assert ruling not in keys(play, "cell:north")
        assert keys(play, "white").count(ruling) == 1


class TestInjects:
    def test_a_team_reads_no_number_and_no_other_cell_s_progress(self) -> None:
        play = started()
        ships = release(play, "ships", "north")
        shown = item(play, ships, "cell:north")
        assert shown.number == ""
        assert shown.receipt.progress == ()
        assert not shown.staff
        assert item(play, ships, "white").number == "1"

    def test_the_foot_follows_from_due_to_acknowledged_to_answered(self) -> None:
        play = started()
        ships = release(play, "ships", "north")
        play.wait(MINUTE)
        assert item(play, ships, "cell:north").receipt.acknowledged_by == ""
        assert item(play, ships, "cell:north").receipt.due.ms == 10 * MINUTE
        play.do("north.press", "inject.acknowledge", item=ships)
        receipt = item(play, ships, "cell:north").receipt
        assert receipt.acknowledged_by == "NORTH-PRESS"
        assert receipt.acknowledged_at.ms == MINUTE
        move = submit(play, answers=ships)
        refs = item(play, ships, "cell:north").receipt.answered_by
        assert [(ref.key, ref.kind, ref.number) for ref in refs] == [(move, "move", 1)]
        assert item(play, ships, "cell:south").receipt.answered_by == ()
        assert item(play, ships, "cell:south").receipt.acknowledged_by == ""

    def test_an_erased_name_leaves_the_office(self) -> None:
        play = started()
        ships = release(play, "ships", "north")
        play.do("north.press", "inject.acknowledge", item=ships)
        play.do("white.lead", "name.erase", person="north-press")
        assert item(play, ships, "cell:north").receipt.acknowledged_by == "Press"

    def test_who_acknowledged_stays_named_when_the_seat_changes_hands(self) -> None:
        play = started()
        ships = release(play, "ships", "north")
        play.do("north.press", "inject.acknowledge", item=ships)
        play.do("north.press", "seat.vacate", seat="north.press")
        play.join("north.press", "nina")
        assert item(play, ships, "cell:north").receipt.acknowledged_by == "NORTH-PRESS"

    def test_staff_see_how_far_it_got_but_only_control_what_browsers_report(self) -> None:
        play = started()
        ships = release(play, "ships", "north")
        play.do("north.press", "attention.report", received=[ships], opened=[ships])

        def steps(viewer: str) -> list[tuple[str, int]]:
            shown = item(play, ships, viewer).receipt.progress
            return [(one.cell.id, one.step) for one in shown]

        assert steps("white") == [("north", 2), ("south", 0)]
        assert steps("observers") == [("north", 0), ("south", 0)]
        play.do("north.press", "inject.acknowledge", item=ships)
        assert steps("observers") == [("north", 3), ("south", 0)]

    def test_press_is_read_by_all_and_asked_of_those_addressed(self) -> None:
        play = started()
        wire = release(play, "wire", "north")
        assert item(play, wire, "cell:north").receipt.wanted
        assert not item(play, wire, "cell:south").receipt.wanted
        assert item(play, wire, "public").receipt is None
        assert item(play, wire, "cell:south").reach.kind == "public"

    def test_each_medium_is_set_as_itself(self) -> None:
        play = started()
        shown = {
            inject: item(play, release(play, inject, to), "white").body
            for inject, to in (
                ("ships", "north"),
                ("wire", "north"),
                ("split", "north"),
                ("call", "west"),
                ("post", "south"),
            )
        }
        assert shown["ships"].kind == "cable"
        assert (shown["wire"].dateline, shown["wire"].paragraphs) == (
            "SEOUL",
            ("Airlines turn back.", "Two have."),
        )
        assert (shown["split"].paragraphs, shown["split"].comment) == (
            ("Common words.",),
            "Common doubt.",
        )
        assert (shown["split"].source, shown["split"].information) == ("B", 2)
        assert [turn.speaker for turn in shown["call"].turns] == ["A", "B"]
        assert (shown["post"].author, shown["post"].handle) == ("Fisher", "@boat")

    def test_the_text_s_language_goes_with_it(self) -> None:
        play = started()
        assert item(play, release(play, "wire", "north"), "cell:west").lang == "ko"

    def test_an_empty_seat_s_paper_is_marked_for_the_head_and_for_control(self) -> None:
        play = started()
        play.do("north.foreign", "seat.vacate", seat="north.foreign")
        paper = release(play, "minister", "north.foreign")
        copy = dict(play.state.msel["minister"].acting)["north.foreign"]
        assert item(play, copy, "seat:north.head").to.for_empty_seat == "Foreign"
        assert item(play, paper, "white").to.for_empty_seat == "Foreign"
        play.do("north.head", "inject.acknowledge", item=copy)
        progress = item(play, paper, "white").receipt.progress
        assert [(one.office, one.step) for one in progress] == [("Foreign", 3)]


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
        assert not item(play, first, "white").body.may_supersede

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
