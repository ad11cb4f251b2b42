"""Touches of what random plays seldom come to, one short script each."""

from collections.abc import Callable

import pytest

from exercise.app.read import touches
from exercise.domain.state import FACILITATOR
from tests.unit.app.read.pages import Follower
from tests.unit.harness import Play, started

Script = Callable[[Play], None]


def newest(play: Play, kind: str) -> str:
    return play.last(kind).entry.item or ""


def say(play: Play, actor: str, *to: str, **more: object) -> str:
    return str(play.do(actor, "message.send", to=list(to), text="Words.", **more)["item"])


def submit(play: Play, cell: str = "north", **more: object) -> str:
    fields = {"title": "Sail", "instrument": "military", "order": "Sail.", "openness": "public"}
    return str(play.do(f"{cell}.head", "move.submit", **fields | more)["item"])


def erase(play: Play, item: str) -> None:
    play.do("white.lead", "item.erase", item=item, reason="Personal.")


def release(play: Play, inject: str, recipient: str) -> str:
    play.do("white.lead", "inject.release", inject=inject)
    return dict(play.state.msel[inject].deliveries)[recipient]


def a_note_about_what_is_erased(play: Play) -> None:
    observer = play.join_staff("observers", "olga")
    ships = release(play, "ships", "north")
    play.do(observer, "observation.note", text="They wait.", about=ships)
    erase(play, ships)


def a_note_that_is_erased(play: Play) -> None:
    play.do("white.lead", "observation.note", text="They wait.")
    erase(play, newest(play, "observation.noted"))


def a_waiting_move_that_answers_what_is_erased(play: Play) -> None:
    asked = say(play, "south.head", "north")
    submit(play, answers=asked)
    erase(play, asked)


def a_question_that_answers_what_is_erased(play: Play) -> None:
    asked = say(play, "south.head", "north")
    say(play, "north.head", "white", answers=asked)
    erase(play, asked)


def an_answer_that_is_erased(play: Play) -> None:
    ships = release(play, "ships", "north")
    erase(play, submit(play, answers=ships))
    erase(play, say(play, "south.head", "west", answers=ships))


def a_move_erased_after_two_rulings(play: Play) -> None:
    move, other = submit(play), submit(play, "south", openness="private", targets=["north"])
    play.do("white.lead", "ruling.make", moves=[move, other], outcome="works")
    first = newest(play, "ruling.made")
    play.do("white.lead", "ruling.make", supersedes=first, outcome="fails", texts={"west": "W"})
    erase(play, other)
    erase(play, move)


def a_ruling_erased_between_two_others(play: Play) -> None:
    move = submit(play)
    play.do("white.lead", "ruling.make", moves=[move], outcome="fails", reason="One.")
    for words in ("Two.", "Three."):
        older = newest(play, "ruling.made")
        play.do("white.lead", "ruling.make", supersedes=older, outcome="fails", reason=words)
        if words == "Two.":
            middle = newest(play, "ruling.made")
            texts = {"north": "Then."}
            play.do("white.lead", "ruling.make", supersedes=middle, outcome="works", texts=texts)
            erase(play, middle)


def a_minister_s_paper_answered_and_erased(play: Play) -> None:
    paper = release(play, "minister", "north.foreign")
    play.do("north.foreign", "inject.acknowledge", item=paper)
    submit(play, "south", answers=dict(play.state.msel["minister"].deliveries)["south"])
    say(play, "north.foreign", "south", answers=paper)
    erase(play, paper)


def an_acting_head_s_copy(play: Play) -> None:
    play.do("north.foreign", "seat.vacate", seat="north.foreign")
    release(play, "minister", "north.foreign")
    copy = dict(play.state.msel["minister"].acting)["north.foreign"]
    play.do("north.head", "attention.report", received=[copy], opened=[copy])
    play.do("north.head", "inject.acknowledge", item=copy)
    say(play, "north.head", "white", answers=copy)
    play.join("north.foreign", "nobody-new")
    erase(play, copy)


def names_that_are_erased(play: Play) -> None:
    ships = release(play, "ships", "north")
    play.do("north.press", "inject.acknowledge", item=ships)
    play.do("white.lead", "seat.move", from_seat="north.press", to_seat="west.press")
    play.do("west.press", "inject.acknowledge", item=release(play, "wire", "west"))
    play.do("white.lead", "name.erase", person="north-press")


def a_controller_who_claims_and_leaves(play: Play) -> None:
    play.do("white.lead", "observation.note", text="Slow.")
    play.do("white.lead", "move.claim", move=submit(play))
    play.do(FACILITATOR, "seat.vacate", seat="white.lead")
    play.join("white.lead", "lena")
    play.do(FACILITATOR, "name.erase", person="lena")


def an_end_that_settles(play: Play, waiting: str = "as_ordered") -> None:
    submit(play)
    submit(play, "south", openness="secret")
    by_hand = submit(play, "west")
    play.do(FACILITATOR, "exercise.end", waiting=waiting)
    play.do("white.lead", "ruling.make", moves=[by_hand], outcome="fails")
    play.wait(61_000)
    play.tick()


def an_end_that_lapses(play: Play) -> None:
    an_end_that_settles(play, "lapse")


def a_move_erased_after_endex(play: Play) -> None:
    move = submit(play)
    play.do(FACILITATOR, "exercise.end", waiting="lapse")
    erase(play, move)


def an_emergency_erased_while_it_stands(play: Play) -> None:
    play.do("north.head", "noduff.raise", text="Ned fell.")
    erase(play, newest(play, "noduff.raised"))
    play.do("white.lead", "noduff.clear", note="Ned is well.")
    erase(play, newest(play, "noduff.cleared"))


def a_deal_disputed_and_erased(play: Play) -> None:
    deal = {"parties": ["north", "south"], "text": "Fish."}
    item = play.do("north.head", "agreement.record", **deal)["item"]
    play.do("south.head", "agreement.dispute", item=item, note="Squid.")
    play.do("south.head", "agreement.confirm", item=item)
    erase(play, item)


def a_hold_with_rows_erased_and_changed(play: Play) -> None:
    play.do(FACILITATOR, "hold.place")
    play.do(FACILITATOR, "inject.retime", inject="late", at_ms=1_000)
    erase(play, "ships")
    release(play, "wire", "west")


def press_and_words_in_public_erased(play: Play) -> None:
    wire = release(play, "wire", "west")
    play.do("north.head", "statement.make", text="We.", answers=wire)
    erase(play, newest(play, "statement.made"))
    erase(play, wire)


def rate(play: Play, actor: str, **more: str) -> None:
    given = {"cell": "north", "objective": "NO-1", "rating": "met", "evidence": "Ned."} | more
    play.do(actor, "objective.rate", **given)


def ratings_that_are_replaced_and_erased(play: Play) -> None:
    observer = play.join_staff("observers", "olga")
    rate(play, observer)
    rate(play, observer, rating="partly", evidence="")
    play.do(FACILITATOR, "seat.vacate", seat=observer)
    play.do("white.lead", "name.erase", person="olga")
    play.do(FACILITATOR, "exercise.end", waiting="lapse")
    rate(play, "north.head")
    erase(play, newest(play, "rating.reasoned"))
    rate(play, "north.head", evidence="The minister.")
    play.do(FACILITATOR, "exercise.take_back_end")


def a_head_who_leaves_before_the_hot_wash(play: Play) -> None:
    play.do(FACILITATOR, "exercise.end", waiting="lapse")
    play.do("north.head", "seat.vacate", seat="north.head")
    rate(play, "north.foreign")
    play.join("north.head", "nora")
    erase(play, "folder.north")
    play.do(FACILITATOR, "exercise.close")


def a_cell_that_is_left_after_the_end(play: Play) -> None:
    play.do(FACILITATOR, "exercise.end", waiting="lapse")
    play.empty("west")


def a_decision_that_goes_on_from_seat_to_seat(play: Play) -> None:
    release(play, "captain", "north.foreign")
    for seat in ("north.foreign", "north.head"):
        play.do(seat, "seat.vacate", seat=seat)
    item = dict(play.state.msel["captain"].acting)["north.foreign"]
    play.do("north.press", "attention.report", received=[item], opened=[item])
    play.do("north.press", "decision.take", item=item, option="show")


def a_decision_that_somebody_comes_back_to(play: Play) -> None:
    release(play, "captain", "north.foreign")
    play.do("north.foreign", "seat.vacate", seat="north.foreign")
    play.join("north.foreign", "fritz")


SCRIPTS: tuple[Script, ...] = (
    a_decision_that_goes_on_from_seat_to_seat,
    a_decision_that_somebody_comes_back_to,
    a_note_about_what_is_erased,
    a_note_that_is_erased,
    a_waiting_move_that_answers_what_is_erased,
    a_question_that_answers_what_is_erased,
    an_answer_that_is_erased,
    a_move_erased_after_two_rulings,
    a_ruling_erased_between_two_others,
    a_minister_s_paper_answered_and_erased,
    an_acting_head_s_copy,
    names_that_are_erased,
    a_controller_who_claims_and_leaves,
    an_end_that_settles,
    an_end_that_lapses,
    a_move_erased_after_endex,
    an_emergency_erased_while_it_stands,
    a_deal_disputed_and_erased,
    a_hold_with_rows_erased_and_changed,
    press_and_words_in_public_erased,
    ratings_that_are_replaced_and_erased,
    a_head_who_leaves_before_the_hot_wash,
    a_cell_that_is_left_after_the_end,
)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.__name__)
def test_nothing_is_missed_and_nothing_else_changes(script: Script) -> None:
    play = started()
    script(play)
    follower = Follower(play)
    for step in play.steps:
        follower.follow(step)
    assert not follower.missed


def test_a_mark_that_is_set_already_touches_nothing() -> None:
    play = started()
    ships = release(play, "ships", "north")
    for seat in ("north.head", "north.press"):
        play.do(seat, "attention.report", received=[ships], opened=[ships])
    step = play.steps[-1]
    again = touches(step.entry, step.payload, step.before, step.after, "white")
    assert (again.items, again.regions) == ((), frozenset())


def test_a_second_cell_s_mark_touches_though_the_first_s_stands() -> None:
    play = started()
    ships = release(play, "ships", "north")
    for seat in ("north.head", "south.head"):
        play.do(seat, "attention.report", received=[ships])
    step = play.steps[-1]
    touch = touches(step.entry, step.payload, step.before, step.after, "white")
    assert (touch.items, touch.regions) == ((ships,), frozenset({"msel"}))
