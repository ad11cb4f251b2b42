"""What pages show of decisions and tasks: to those who decide, to their team, to controllers."""

from typing import Any

from exercise.domain.state import FACILITATOR
from tests.unit.app.read.feed_play import item, release
from tests.unit.app.read.region_play import show
from tests.unit.harness import Play, started
from tests.unit.trial import MINUTE

NORTH, SOUTH = "cell:north", "cell:south"
WITHIN = 5 * MINUTE


def put() -> tuple[Play, str]:
    play = started()
    return play, release(play, "film", "north")


def decision(play: Play, key: str, viewer: str = NORTH) -> Any:
    return item(play, key, viewer).decision


def rows(play: Play) -> Any:
    return show(play, "decisions").rows


def test_the_copy_says_what_is_asked_of_whom_and_until_when() -> None:
    play, key = put()
    view = decision(play, key)
    assert (view.state, view.ask, view.default) == ("open", "What becomes of it?", "Keep it")
    assert [one.title for one in view.options] == ["Keep it", "Show it", "Protest", "Shout"]
    assert (view.due.ms, view.seat, view.office) == (WITHIN, "north.head", "Head")


def test_no_other_copy_says_that_there_is_something_to_decide() -> None:
    play, _ = put()
    south = dict(play.state.msel["film"].deliveries)["south"]
    assert decision(play, south, SOUTH) is None
    assert not [row for row in show(play, "waiting", SOUTH).items if row.decides]


def test_the_page_follows_who_may_decide() -> None:
    play, key = put()
    play.do("north.head", "seat.vacate", seat="north.head")
    assert decision(play, key).seat == "north.foreign"
    for seat in ("north.foreign", "north.press"):
        play.do(seat, "seat.vacate", seat=seat)
    assert (decision(play, key).seat, decision(play, key).office) == ("", "")


def test_a_seat_of_its_own_reads_that_it_decides() -> None:
    play = started()
    key = release(play, "captain", "north.foreign")
    view = decision(play, key, "seat:north.foreign")
    assert (view.seat, view.office) == ("north.foreign", "Foreign")
    (row,) = [one for one in show(play, "own_waiting", "seat:north.foreign").items if one.decides]
    assert row.key == key


def test_it_waits_before_all_else_until_it_is_made() -> None:
    play = started()
    release(play, "ships", "north")
    key = release(play, "film", "north")
    first, *others = show(play, "waiting", NORTH).items
    assert (first.key, first.decides, first.default) == (key, True, "Keep it")
    assert key not in [row.key for row in others]
    play.do("north.press", "message.send", to=["white"], text="We think.", answers=key)
    assert show(play, "waiting", NORTH).items[0].key == key
    play.do("north.head", "decision.take", item=key, option="show")
    assert key not in [row.key for row in show(play, "waiting", NORTH).items]


def test_what_was_decided_says_by_whom() -> None:
    play, key = put()
    play.do("north.head", "decision.take", item=key, option="show")
    made = decision(play, key).made
    assert (made.title, made.how, made.office) == ("Show it", "chosen", "Head")


def test_what_fell_to_its_default_says_so() -> None:
    play, key = put()
    play.run(WITHIN)
    made = decision(play, key).made
    assert (made.title, made.how, made.at.ms) == ("Keep it", "default", WITHIN)
    assert decision(play, key).state == "made"


def test_more_time_is_shown() -> None:
    play, key = put()
    play.do("white.lead", "decision.extend", decision=rows(play)[0].key, by_ms=MINUTE)
    assert decision(play, key).due.ms == WITHIN + MINUTE


def test_the_white_cell_sees_who_decides_and_what_is_still_open() -> None:
    play, key = put()
    release(play, "captain", "north.foreign")
    play.do("north.head", "decision.take", item=key, option="show")
    first, second = rows(play)
    assert (first.inject, first.office, first.view.state) == ("captain", "Foreign", "open")
    assert (second.inject, second.view.made.title) == ("film", "Show it")
    assert show(play, "decisions").open == 1


def test_at_endex_nothing_is_open_any_more() -> None:
    play, _ = put()
    play.do(FACILITATOR, "exercise.end", waiting="lapse")
    assert [row.over for row in rows(play)] == [True]
    assert show(play, "decisions").open == 0


def test_an_erased_decision_is_gone_from_the_console() -> None:
    play, key = put()
    play.do(FACILITATOR, "item.erase", item=key, reason="Personal.")
    assert not rows(play)
    assert decision(play, key) is None


def test_a_task_stands_in_the_console_until_it_is_done() -> None:
    play = started()
    key = release(play, "ring", "white.lead")
    (row,) = show(play, "tasks").rows
    assert (row.title, row.paragraphs, row.offices) == (
        "Title of ring",
        ("Text of ring",),
        ("Lead",),
    )
    assert row.overdue_ms == play.t + MINUTE
    assert not [one for one in show(play, "unacknowledged").items if one.inject == "ring"]
    play.do(FACILITATOR, "inject.acknowledge", item=key)
    assert not show(play, "tasks").rows


def test_an_order_that_the_cell_did_not_give_itself_says_who_did() -> None:
    play, key = put()
    play.do("white.lead", "decision.take", item=key, option="shout")
    aloud = play.last("move.submitted").entry.item
    fields = {"title": "T", "instrument": "military", "order": "O.", "openness": "secret"}
    play.do("north.head", "move.submit", **fields)
    own = play.last("move.submitted").entry.item
    entered = [item(play, str(one), NORTH).body.entered_by for one in (aloud, own)]
    assert entered == ["control", "itself"]


def test_what_is_entered_aloud_has_the_blanks_of_the_order() -> None:
    play, _ = put()
    (row,) = rows(play)
    blanks = {
        one.id: None if one.move is None else [(b.id, b.label) for b in one.move.blanks]
        for one in row.aloud
    }
    assert blanks == {
        "keep": None,
        "show": None,
        "protest": [],
        "shout": [("words", "Words"), ("how", "How")],
    }


def test_a_decision_stands_when_its_order_is_withdrawn_and_both_say_so() -> None:
    play, key = put()
    fields = {"title": "Shout", "instrument": "none", "order": "O.", "openness": "public"}
    play.do("north.head", "move.submit", **fields, answers=key, option="shout")
    move = play.last("move.submitted").entry.item or ""
    assert item(play, move, NORTH).body.decided == "Shout"
    play.do("north.head", "move.withdraw", move=move)
    for viewer in (NORTH, "white"):
        made = decision(play, key, viewer).made
        assert (made.title, made.withdrawn) == ("Shout", True)
        assert item(play, move, viewer).body.state == "withdrawn"
    assert rows(play)[0].view.made.withdrawn


def test_an_order_does_not_tell_its_cell_what_one_seat_decided() -> None:
    play = started()
    rows_known = play.state.msel
    asked, other = rows_known["captain"].inject, rows_known["film"].inject
    assert asked is not None
    assert asked.decision is not None
    assert other is not None
    assert other.decision is not None
    ordered = asked.decision.model_copy(update={"options": other.decision.options})
    changed = asked.model_copy(update={"decision": ordered})
    play.do(FACILITATOR, "inject.plan", inject=changed.model_dump(mode="json"))
    key = release(play, "captain", "north.foreign")
    play.do("white.facilitator", "right.set", seat="north.foreign", right="submit", granted=True)
    fields = {"title": "T", "instrument": "none", "order": "O.", "openness": "secret"}
    play.do("north.foreign", "move.submit", **fields, answers=key, option="shout")
    move = play.last("move.submitted").entry.item or ""
    assert item(play, move, NORTH).body.decided == ""
    assert item(play, move, "white").body.decided != ""
