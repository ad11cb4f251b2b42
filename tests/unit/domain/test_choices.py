"""Decisions put to a cell or a seat: who makes them, until when, and what comes of silence."""

from typing import Any

import pytest

from exercise.domain.fold import fold
from exercise.domain.scenario import Condition, DecisionIs
from exercise.domain.state import State
from tests.unit.domain.choosing import WITHIN, choice, copy, delivered, made, put, refused, take
from tests.unit.harness import Play, started
from tests.unit.trial import MINUTE, at, inject


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


def handed_on(play: Play) -> str:
    """The newest copy for whoever acts for an empty seat."""
    return dict(play.state.msel["captain"].acting)["north.foreign"]


def test_a_seat_that_empties_later_is_decided_for() -> None:
    play = started()
    put(play, "captain", "north.foreign")
    play.do("north.foreign", "seat.vacate", seat="north.foreign")
    item = handed_on(play)
    assert play.state.items[item].audience == ("seat:north.head",)
    assert delivered(play, item).for_empty_seat == "Foreign"
    assert delivered(play, item).decide is not None
    assert refused(play, "north.press", "decision.take", item=item, option="show") == "unknown_item"
    take(play, "north.head", item)
    assert made(play, "captain") == ("show", "chosen")
    assert fold(play.stored(), State(play.state.exercise)) == play.state


def test_it_goes_on_to_whoever_acts_next_once_each() -> None:
    play = started()
    put(play, "captain", "north.foreign")
    for seat in ("north.foreign", "north.head"):
        play.do(seat, "seat.vacate", seat=seat)
    assert play.state.items[handed_on(play)].audience == ("seat:north.press",)
    play.do("south.head", "seat.vacate", seat="south.head")
    assert len(play.state.msel["captain"].acting) == 2
    take(play, "north.press", handed_on(play))
    assert made(play, "captain") == ("show", "chosen")


def test_the_first_who_comes_decides_where_nobody_was() -> None:
    play = started()
    for seat in ("north.head", "north.press", "north.foreign"):
        play.do(seat, "seat.vacate", seat=seat)
    put(play, "captain", "north.foreign")
    assert not play.state.msel["captain"].acting
    play.join("north.press", "pia")
    take(play, "north.press", handed_on(play))
    assert made(play, "captain") == ("show", "chosen")


def test_whoever_comes_back_to_the_seat_decides_there() -> None:
    play = started()
    item = put(play, "captain", "north.foreign")
    play.do("north.foreign", "seat.vacate", seat="north.foreign")
    other = handed_on(play)
    play.join("north.foreign", "fritz")
    assert refused(play, "north.head", "decision.take", item=other, option="show") == (
        "not_yours_to_decide"
    )
    take(play, "north.foreign", item)
    assert made(play, "captain") == ("show", "chosen")


def test_what_is_decided_or_over_goes_to_nobody_else() -> None:
    play = started()
    take(play, "north.foreign", put(play, "captain", "north.foreign"))
    play.do("north.foreign", "seat.vacate", seat="north.foreign")
    assert not play.state.msel["captain"].acting


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
