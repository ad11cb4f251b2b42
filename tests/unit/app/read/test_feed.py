"""Feeds: order, windows, and what each kind of item says to each of its readers."""

import pytest

from exercise.app.read import WINDOW, feed_item, feed_page
from exercise.domain.state import FACILITATOR
from tests.unit.app.read.feed_play import item, keys, newest, release, submit
from tests.unit.harness import MINUTE, Play, started, viewers
from tests.unit.random_play import random_play


class TestOrder:
    @pytest.mark.parametrize("seed", range(6))
    def test_a_page_has_every_item_of_its_streams_in_order(self, seed: int) -> None:
        play = random_play(seed, 90)
        for viewer in viewers(play.state):
            refs = list(play.state.feeds.get(viewer) or ())
            page = feed_page(play.state, (viewer,), play.beside())
            assert [one.key for one in page.items] == [ref.item for ref in refs][::-1][-WINDOW:]
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

    def test_a_window_of_the_newest_is_shown(self) -> None:
        play = self.chatty(WINDOW + 30)
        page = feed_page(play.state, ("cell:south",), play.beside())
        assert len(page.items) == WINDOW
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

    def test_no_paper_says_that_one_cell_alone_reads_it(self) -> None:
        play = started()
        written = play.do(
            FACILITATOR,
            "inject.write",
            title="A paper",
            sender="Pacific Wire",
            medium="news",
            to=["north"],
            text="Read elsewhere in other words.",
        )
        copy = release(play, str(written["inject"]), "north")
        assert item(play, copy, "cell:north").reach.kind == "reads"

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
