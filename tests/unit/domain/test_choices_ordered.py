"""Options that are orders: chosen by being submitted, or given on the cell's behalf."""

from typing import Any

import pytest

from exercise.domain.orders import suggestion
from exercise.domain.payloads import MoveSubmitted
from exercise.domain.refusal import Refused
from tests.unit.domain.choosing import WITHIN, choice, copy, made, put, refused, take
from tests.unit.harness import Play, started
from tests.unit.trial import MINUTE


def order(play: Play, seat: str, item: str, option: str = "protest", **more: Any) -> str:
    menu = {"menu": option} if option == "protest" else {}
    fields = {"title": "Protest", "instrument": "diplomatic", "openness": "public", **menu, **more}
    answer = play.do(seat, "move.submit", order="Protest.", answers=item, option=option, **fields)
    return str(answer["item"])


def test_an_option_that_is_an_order_is_chosen_by_its_order() -> None:
    play = started()
    item = put(play)
    assert refused(play, "north.head", "decision.take", item=item, option="protest") == (
        "needs_order"
    )
    move = order(play, "north.head", item)
    assert made(play) == ("protest", "chosen")
    found = choice(play).made
    assert found is not None
    assert found.what.move == move
    assert play.state.moves[move].cell == "north"
    assert play.state.receipts[item]["north"].answered_t == play.t


def test_of_two_orders_the_first_decides() -> None:
    play = started()
    item = put(play)
    order(play, "north.head", item, "shout")
    with pytest.raises(Refused) as second:
        order(play, "north.head", item, "protest")
    assert second.value.code == "decided"
    assert play.kinds().count("move.submitted") == 1


def test_only_whoever_decides_orders_it() -> None:
    play = started()
    play.do("white.facilitator", "right.set", seat="north.press", right="submit", granted=True)
    item = put(play)
    with pytest.raises(Refused) as not_theirs:
        order(play, "north.press", item)
    assert not_theirs.value.code == "not_yours_to_decide"


def test_another_cell_is_not_told_that_there_is_an_option() -> None:
    play = started()
    put(play)
    own = copy(play, "film", "south")
    fields = {"title": "T", "instrument": "none", "order": "O.", "answers": own}
    codes = {
        refused(play, "south.head", "move.submit", option=option, **fields)
        for option in ("shout", "keep", "protest", "nothing")
    }
    assert len(codes) == 1


def test_an_order_of_another_kind_chooses_nothing() -> None:
    play = started()
    item = put(play)
    with pytest.raises(Refused) as other:
        order(play, "north.head", item, menu=None)
    assert other.value.code == "other_order"


def test_an_order_of_no_menu_stands_and_has_its_suggestion_like_one_of_a_menu() -> None:
    play = started()
    move = order(play, "north.head", put(play), "shout", instrument="military", takes_ms=0)
    payload = play.state.items[move].payload
    assert isinstance(payload, MoveSubmitted)
    assert (payload.instrument, payload.takes_ms, payload.stands) == ("information", MINUTE, True)
    prepared = suggestion(play.state, play.state.moves[move])
    assert prepared is not None
    assert prepared.reason == "It was heard."
    play.run(MINUTE)
    assert play.state.moves[move].effect is not None


def test_what_is_no_order_is_not_ordered() -> None:
    play = started()
    item = put(play)
    with pytest.raises(Refused) as no_order:
        order(play, "north.head", item, "keep")
    assert no_order.value.code == "no_order"


def test_suggestions_stay_with_the_staff() -> None:
    play = started()
    put(play)
    for step in play.steps:
        if "cell:north" in step.entry.audience:
            assert "It was heard" not in (step.entry.text or "")


@pytest.mark.parametrize(("option", "title"), [("protest", "Protest"), ("shout", "Shout")])
def test_an_order_entered_for_the_cell_is_given_for_it(option: str, title: str) -> None:
    play = started()
    put(play)
    take(play, "white.lead", choice(play).id, option)
    given = play.last("move.submitted")
    assert isinstance(given.payload, MoveSubmitted)
    assert (given.payload.cell, given.payload.title) == ("north", title)
    assert (given.entry.author, given.entry.behalf) == ("white.lead", "north")
    assert given.entry.item in play.state.waiting
    found = choice(play).made
    assert found is not None
    assert found.what.move == given.entry.item


def test_a_default_that_is_an_order_is_given_as_it_is_written() -> None:
    play = started()
    row = play.state.msel["film"].inject
    assert row is not None
    assert row.decision is not None
    loud = row.decision.model_copy(update={"default": "shout"})
    changed = row.model_copy(update={"decision": loud})
    play.do("white.facilitator", "inject.plan", inject=changed.model_dump(mode="json"))
    put(play)
    play.run(WITHIN)
    given = play.last("move.submitted").payload
    assert isinstance(given, MoveSubmitted)
    assert given.order == "Shout", "no sentence of it can do without its blank"
    assert (given.targets, given.seat_title) == (("south",), "")
    assert made(play) == ("shout", "default")


def test_what_was_told_aloud_fills_the_blanks() -> None:
    play = started()
    put(play)
    told = {"item": choice(play).id, "option": "shout"}
    assert refused(play, "white.lead", "decision.take", **told, values={"how": ["softly"]}) == (
        "bad_field"
    )
    words = {"words": ["Go home"], "how": ["softly"]}
    play.do("white.lead", "decision.take", **told, values=words, order="Twice.")
    given = play.last("move.submitted").payload
    assert isinstance(given, MoveSubmitted)
    assert given.order == "Shout Go home, softly.\n\nTwice."
    assert made(play) == ("shout", "control")


def test_an_order_without_blanks_is_entered_in_the_words_it_was_told_in() -> None:
    play = started()
    put(play)
    told = {"item": choice(play).id, "option": "protest"}
    play.do("white.lead", "decision.take", **told, order="Protest, and recall the envoy.")
    given = play.last("move.submitted").payload
    assert isinstance(given, MoveSubmitted)
    assert given.order == "Protest, and recall the envoy."
    assert given.menu == "protest"


def test_what_was_told_aloud_and_is_the_teams_own_goes_with_the_intent() -> None:
    play = started()
    row = play.state.msel["film"].inject
    assert row is not None
    assert row.decision is not None
    shout = row.decision.option("shout")
    assert shout is not None
    assert shout.order is not None
    words, how = shout.order.fields
    why = how.model_copy(update={"id": "why", "label": "Why", "own": True, "default": None})
    order = shout.order.model_copy(update={"fields": (words, how, why)})
    options = tuple(
        one.model_copy(update={"order": order}) if one.id == "shout" else one
        for one in row.decision.options
    )
    decision = row.decision.model_copy(update={"options": options})
    changed = row.model_copy(update={"decision": decision})
    play.do("white.facilitator", "inject.plan", inject=changed.model_dump(mode="json"))
    put(play)
    told = {"words": ["Go"], "how": ["softly"], "why": ["To gain a day"]}
    play.do("white.lead", "decision.take", item=choice(play).id, option="shout", values=told)
    given = play.last("move.submitted").payload
    assert isinstance(given, MoveSubmitted)
    assert (given.order, given.intent) == ("Shout Go, softly.", "Why: To gain a day.")
