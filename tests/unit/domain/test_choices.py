"""Decisions put to a cell or a seat: who makes them, until when, and what comes of silence."""

from typing import Any

import pytest

from exercise.domain.fold import fold
from exercise.domain.orders import suggestion
from exercise.domain.payloads import InjectDelivered, MoveSubmitted
from exercise.domain.refusal import Refused
from exercise.domain.scenario import Condition, DecisionIs
from exercise.domain.state import ChoiceState, State
from tests.unit.harness import Play, started
from tests.unit.trial import MINUTE, at, inject

WITHIN = 5 * MINUTE


def put(play: Play, row: str = "film", to: str = "north") -> str:
    """Puts a decision; returns the item under which the deciding cell or seat has it."""
    play.do("white.lead", "inject.release", inject=row)
    return copy(play, row, to)


def copy(play: Play, row: str, to: str) -> str:
    return dict(play.state.msel[row].deliveries)[to]


def delivered(play: Play, item: str) -> InjectDelivered:
    payload = play.state.items[item].payload
    assert isinstance(payload, InjectDelivered)
    return payload


def take(play: Play, seat: str, item: str, option: str = "show") -> dict[str, Any]:
    return play.do(seat, "decision.take", item=item, option=option)


def choice(play: Play, row: str = "film") -> ChoiceState:
    return play.state.choices[row]


def made(play: Play, row: str = "film") -> tuple[str, str] | None:
    found = choice(play, row).made
    return None if found is None else (found.what.option, found.what.how)


def refused(play: Play, seat: str, kind: str, **fields: Any) -> str:
    with pytest.raises(Refused) as found:
        play.do(seat, kind, **fields)
    return found.value.code


def when_decided(**wanted: Any) -> Condition:
    return Condition(decision=DecisionIs(of="film", **wanted))


def plan_after(play: Play, condition: Condition) -> None:
    row = inject("after-it", 50, at(0))
    row = row.model_copy(update={"when": condition})
    play.do("white.facilitator", "inject.plan", inject=row.model_dump(mode="json"))


# ── who learns of it ─────────────────────────────────────────────────────────


def test_the_options_stand_in_the_copy_of_those_who_decide() -> None:
    play = started()
    own = delivered(play, put(play))
    assert own.decide is not None
    assert [option.title for option in own.decide.options] == [
        *("Keep it", "Show it", "Protest", "Shout"),
    ]
    for cell in ("south", "west"):
        assert delivered(play, copy(play, "film", cell)).decide is None


def test_the_others_read_the_same_as_without_it() -> None:
    def told(row: str) -> tuple[list[int], list[str]]:
        play = started()
        play.do("white.lead", "inject.release", inject=row)
        item = copy(play, row, "south")
        take_it = row == "film"
        if take_it:
            take(play, "north.head", copy(play, row, "north"))
        mine = [step.entry for step in play.steps if "cell:south" in step.entry.audience]
        assert play.state.items[item].cursor_of("cell:south") is not None
        return [play.state.cursors["cell:south"]], [entry.kind for entry in mine]

    assert told("film") == told("later")


def test_a_copy_of_a_seat_alone_is_read_by_nobody_else() -> None:
    play = started()
    item = put(play, "captain", "north.foreign")
    take(play, "north.foreign", item)
    assert play.last("decision.made").entry.audience == (
        "observers",
        "seat:north.foreign",
        "white",
    )


# ── who decides ──────────────────────────────────────────────────────────────


def test_the_head_decides_for_the_cell() -> None:
    play = started()
    item = put(play)
    assert refused(play, "north.press", "decision.take", item=item, option="show") == (
        "not_yours_to_decide"
    )
    take(play, "north.head", item)
    assert made(play) == ("show", "chosen")
    found = choice(play).made
    assert found is not None
    assert found.what.seat_title == "Head"


def test_who_acts_as_head_decides_while_the_seat_is_empty() -> None:
    play = started()
    item = put(play)
    play.do("north.head", "seat.vacate", seat="north.head")
    take(play, "north.foreign", item)
    assert made(play) == ("show", "chosen")


def test_the_seat_that_is_named_decides() -> None:
    play = started()
    item = put(play, "captain", "north.foreign")
    assert refused(play, "north.head", "decision.take", item=item, option="show") == "unknown_item"
    take(play, "north.foreign", item)
    assert made(play, "captain") == ("show", "chosen")


def test_an_empty_seat_is_decided_for() -> None:
    play = started()
    play.do("north.foreign", "seat.vacate", seat="north.foreign")
    put(play, "captain", "north.foreign")
    item = dict(play.state.msel["captain"].acting)["north.foreign"]
    assert delivered(play, item).decide is not None
    take(play, "north.head", item)
    assert made(play, "captain") == ("show", "chosen")


def test_the_white_cell_enters_what_was_said_aloud() -> None:
    play = started()
    put(play)
    take(play, "white.lead", choice(play).id, "keep")
    assert made(play) == ("keep", "control")


def test_observers_decide_nothing() -> None:
    play = started()
    seat = play.join_staff("observers", "olga")
    assert refused(play, seat, "decision.take", item=put(play), option="show") == "not_playing"


# ── once, and in time ────────────────────────────────────────────────────────


def test_the_first_choice_stands() -> None:
    play = started()
    item = put(play)
    take(play, "north.head", item)
    assert refused(play, "north.head", "decision.take", item=item, option="keep") == "decided"
    assert refused(play, "white.lead", "decision.take", item=choice(play).id, option="keep") == (
        "decided"
    )
    assert made(play) == ("show", "chosen")


def test_what_is_no_option_is_refused() -> None:
    play = started()
    item = put(play)
    assert refused(play, "north.head", "decision.take", item=item, option="burn") == (
        "unknown_option"
    )


def test_only_what_asks_can_be_decided() -> None:
    play = started()
    put(play)
    other = copy(play, "film", "south")
    assert refused(play, "south.head", "decision.take", item=other, option="show") == "no_decision"
    assert refused(play, "white.lead", "decision.take", item="film-2", option="show") == (
        "unknown_decision"
    )


def test_a_choice_acknowledges_and_answers() -> None:
    play = started()
    item = put(play)
    take(play, "north.head", item)
    receipt = play.state.receipts[item]["north"]
    assert receipt.acknowledged is not None
    assert receipt.answered_t == play.t
    assert item not in play.state.unanswered["north"]


def test_silence_comes_to_the_default() -> None:
    play = started()
    item = put(play)
    play.run(WITHIN - 1000)
    assert made(play) is None
    play.run(1000)
    assert made(play) == ("keep", "default")
    assert play.last("decision.made").entry.author == "system"
    assert item not in play.state.unanswered["north"]
    assert play.state.receipts[item].get("north") is None
    assert refused(play, "north.head", "decision.take", item=item, option="show") == "decided"


def test_a_choice_that_comes_too_late_is_refused_even_before_the_clock_said_so() -> None:
    play = started()
    item = put(play)
    play.wait(WITHIN)
    assert refused(play, "north.head", "decision.take", item=item, option="show") == "decided"


def test_time_runs_under_a_hold_and_stands_in_a_pause() -> None:
    play = started()
    put(play)
    play.do("white.facilitator", "clock.pause")
    play.run(2 * WITHIN)
    assert made(play) is None
    play.do("white.facilitator", "clock.resume")
    play.do("white.facilitator", "hold.place")
    play.run(WITHIN)
    assert made(play) == ("keep", "default")


def test_the_white_cell_gives_more_time() -> None:
    play = started()
    put(play)
    play.run(WITHIN - 1000)
    play.do("white.lead", "decision.extend", decision=choice(play).id, by_ms=2 * MINUTE)
    assert play.last("decision.extended").entry.audience == ("cell:north", "observers", "white")
    play.run(2 * MINUTE)
    assert made(play) is None
    play.run(1000)
    assert made(play) == ("keep", "default")


def test_an_advance_beyond_the_deadline_comes_to_the_default() -> None:
    play = started()
    put(play)
    due = dict.fromkeys(play.state.msel, "keep")
    play.do("white.facilitator", "clock.advance", to_ms=2 * WITHIN, due=due)
    play.tick()
    assert made(play) == ("keep", "default")
    found = choice(play).made
    assert found is not None
    assert found.t == 2 * WITHIN


def test_players_give_themselves_no_time() -> None:
    play = started()
    put(play)
    decision = choice(play).id
    assert refused(play, "north.head", "decision.extend", decision=decision) == "not_white"


def test_after_the_end_nothing_is_decided() -> None:
    play = started()
    item = put(play)
    play.do("white.facilitator", "exercise.end", waiting="lapse")
    play.run(2 * WITHIN)
    assert made(play) is None
    assert refused(play, "north.head", "decision.take", item=item, option="show") == "ended"


def test_a_late_copy_puts_its_decision_when_it_goes_out() -> None:
    play = started()
    row = play.state.msel["film"].inject
    assert row is not None
    late = row.model_copy(update={"delay_to": {"north": MINUTE}})
    play.do("white.facilitator", "inject.plan", inject=late.model_dump(mode="json"))
    play.do("white.lead", "inject.release", inject="film")
    assert "film" not in play.state.choices
    play.run(MINUTE)
    assert choice(play).due_t == play.t + WITHIN


# ── with an order ────────────────────────────────────────────────────────────


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
    assert given.order == "Shout (Words), loudly."
    assert (given.targets, given.seat_title) == (("south",), "")
    assert made(play) == ("shout", "default")


# ── what hangs on it ─────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("wanted", "option", "comes"),
    [
        ({"chosen": ("show",)}, "show", True),
        ({"chosen": ("show",)}, "keep", False),
        ({}, "keep", True),
        ({"by_default": True}, "keep", False),
        ({"by_default": False, "chosen": ("keep", "show")}, "keep", True),
    ],
)
def test_an_inject_follows_the_choice(wanted: dict[str, Any], option: str, comes: bool) -> None:
    play = started()
    plan_after(play, when_decided(**wanted))
    take(play, "north.head", put(play), option)
    assert (play.state.msel["after-it"].triggered_t is not None) is comes


def test_an_inject_follows_the_default() -> None:
    play = started()
    plan_after(play, when_decided(by_default=True))
    put(play)
    play.run(WITHIN)
    triggered = play.state.msel["after-it"].triggered_t
    assert triggered == choice(play).due_t
    assert play.state.msel["after-it"].released_t == triggered


# ── erased ───────────────────────────────────────────────────────────────────


def test_erasing_the_inject_takes_the_open_decision_away() -> None:
    play = started()
    item = put(play)
    decision = choice(play).id
    play.do("white.lead", "item.erase", item=item, reason="Real.")
    play.run(2 * WITHIN)
    assert "film" not in play.state.choices
    assert "decision.made" not in play.kinds()
    assert refused(play, "white.lead", "decision.take", item=decision, option="keep") == (
        "unknown_decision"
    )


def test_what_was_decided_outlives_its_text() -> None:
    play = started()
    item = put(play)
    take(play, "north.head", item)
    play.do("white.lead", "item.erase", item=item, reason="Real.")
    assert made(play) == ("show", "chosen")


def test_the_log_alone_comes_to_the_same_state() -> None:
    play = started()
    take(play, "north.head", put(play))
    put(play, "captain", "north.foreign")
    play.run(WITHIN)
    folded = fold(play.log, State("trial"))
    assert folded.choices == play.state.choices
    assert folded.open_choices == play.state.open_choices
