"""Moves and rulings: who may, who is told what, what a newer ruling takes the place of."""

import pytest

from exercise.domain.payloads import (
    MoveSubmitted,
    MoveTookEffect,
    RulingMade,
    RulingTold,
    TrackChanged,
    TrackMove,
)
from exercise.domain.refusal import Refused
from exercise.domain.rulings import order_readers, would_read
from exercise.domain.scenario import Suggestion
from exercise.domain.state import FACILITATOR, MoveStatus
from tests.unit.harness import Play, started

ORDER = {"title": "Sail", "instrument": "military", "order": "Sail at dawn."}


def code(play: Play, actor: str, command: str, **fields: object) -> str:
    with pytest.raises(Refused) as refused:
        play.do(actor, command, **fields)
    return refused.value.code


def submit(play: Play, cell: str = "north", **more: object) -> str:
    fields = {**ORDER, "openness": "public"} | more
    return str(play.do(f"{cell}.head", "move.submit", **fields)["item"])


def rule(play: Play, *moves: str, **more: object) -> str:
    fields = {"moves": list(moves), "outcome": "works"} | more
    return str(play.do("white.lead", "ruling.make", **fields)["item"])


def told(play: Play, ruling: str) -> dict[str, RulingTold]:
    """What each cell reads of a ruling."""
    made = play.state.rulings[ruling].made
    found = {cell: play.state.items[item].payload for cell, item in made.told.items()}
    return {cell: payload for cell, payload in found.items() if isinstance(payload, RulingTold)}


def made(play: Play, ruling: str) -> RulingMade:
    return play.state.rulings[ruling].made


def heat(play: Play) -> int:
    value = play.state.track_value("heat")
    assert value is not None
    return value


class TestSubmitting:
    def test_its_result_is_expected_when_the_order_is_carried_out(self) -> None:
        play = started()
        play.wait(5_000)
        answer = play.do("north.head", "move.submit", **ORDER, openness="secret", takes_ms=60_000)
        assert answer["expected_ms"] == 65_000
        assert answer["number"] == 1

    def test_each_cell_counts_its_own(self) -> None:
        play = started()
        moves = [submit(play), submit(play, "south"), submit(play)]
        assert [play.state.moves[move].number for move in moves] == [1, 1, 2]

    def test_only_seats_with_the_right_submit(self) -> None:
        play = started()
        move = {**ORDER, "openness": "public"}
        assert code(play, "north.press", "move.submit", **move) == "may_not_submit"
        play.do(FACILITATOR, "right.set", seat="north.press", right="submit", granted=True)
        play.do("north.press", "move.submit", **move)

    def test_the_right_passes_to_the_acting_head(self) -> None:
        play = started()
        play.do("north.head", "seat.vacate", seat="north.head")
        play.do("north.foreign", "move.submit", **ORDER, openness="public")
        assert code(play, "north.press", "move.submit", **ORDER) == "may_not_submit"

    def test_it_goes_back_when_the_head_returns(self) -> None:
        play = started()
        play.do("north.head", "seat.vacate", seat="north.head")
        play.join("north.head", "new-head")
        assert code(play, "north.foreign", "move.submit", **ORDER) == "may_not_submit"

    def test_a_private_move_has_a_target_other_than_oneself(self) -> None:
        play = started()
        alone = {**ORDER, "openness": "private", "targets": ["north"]}
        assert code(play, "north.head", "move.submit", **alone) == "no_target"

    def test_instruments_are_the_scenario_s(self) -> None:
        magic = ORDER | {"instrument": "magic", "openness": "public"}
        assert code(started(), "north.head", "move.submit", **magic) == "unknown_instrument"

    def test_only_team_mates_assent_and_dissent(self) -> None:
        play = started()
        move = submit(play, assents=["north.press", "west.head"], dissents=["north.foreign"])
        payload = play.state.items[move].payload
        assert isinstance(payload, MoveSubmitted)
        assert (payload.assents, payload.dissents) == (("north.press",), ("north.foreign",))


class TestWithdrawing:
    def test_until_it_is_ruled_on(self) -> None:
        play = started()
        first, second = submit(play), submit(play)
        play.do("north.head", "move.withdraw", move=first)
        assert play.state.moves[first].status is MoveStatus.WITHDRAWN
        rule(play, second)
        assert code(play, "north.head", "move.withdraw", move=second) == "too_late"
        assert code(play, "north.head", "move.withdraw", move=first) == "too_late"

    def test_by_its_own_cell_and_who_may_submit(self) -> None:
        play = started()
        move = submit(play)
        assert code(play, "south.head", "move.withdraw", move=move) == "unknown_move"
        assert code(play, "north.press", "move.withdraw", move=move) == "may_not_submit"

    def test_what_was_withdrawn_is_not_ruled_on(self) -> None:
        play = started()
        move = submit(play)
        play.do("north.head", "move.withdraw", move=move)
        assert code(play, "white.lead", "ruling.as_ordered", move=move) == "not_waiting"
        assert code(play, "white.lead", "move.claim", move=move) == "not_waiting"


class TestAsOrdered:
    @pytest.mark.parametrize(
        ("openness", "targets", "cells"),
        [
            ("public", [], {"north", "south", "west"}),
            ("private", ["south"], {"north", "south"}),
            ("secret", ["south"], {"north"}),
        ],
    )
    def test_only_those_who_may_read_the_order_are_told(
        self, openness: str, targets: list[str], cells: set[str]
    ) -> None:
        play = started()
        move = submit(play, openness=openness, targets=targets)
        play.do("white.lead", "ruling.as_ordered", move=move)
        ruling = play.state.moves[move].rulings[-1]
        assert set(made(play, ruling).told) == cells
        assert made(play, ruling).as_ordered

    def test_the_own_cell_is_told_on_its_move_and_others_on_what_they_see(self) -> None:
        play = started()
        move = submit(play)
        play.do("white.lead", "ruling.as_ordered", move=move)
        effect = play.state.moves[move].effect
        read = told(play, play.state.moves[move].rulings[-1])
        assert read["north"].on == (move,)
        assert read["south"].on == (effect,)
        assert effect != move

    def test_a_move_is_ruled_on_once(self) -> None:
        play = started()
        move = submit(play)
        play.do("white.lead", "ruling.as_ordered", move=move)
        assert code(play, "white.lead", "ruling.as_ordered", move=move) == "already_ruled"


class TestRulings:
    def test_a_move_that_fails_becomes_known_to_nobody(self) -> None:
        play = started()
        move = submit(play)
        ruling = rule(play, move, outcome="fails")
        assert "move.took_effect" not in play.kinds()
        assert set(made(play, ruling).told) == {"north"}

    def test_each_cell_reads_only_its_own_text(self) -> None:
        play = started()
        ruling = rule(play, submit(play), texts={"north": "Theirs.", "west": "Smoke."})
        read = told(play, ruling)
        assert read["north"].text == "Theirs."
        assert read["west"].text == "Smoke."
        assert "Smoke" not in read["north"].model_dump_json()

    def test_who_may_not_know_the_move_is_told_no_outcome_of_it(self) -> None:
        play = started()
        ruling = rule(play, submit(play, openness="secret"), texts={"west": "A bang is heard."})
        west = told(play, ruling)["west"]
        assert (west.on, west.outcome) == ((), None)

    def test_several_that_collide_are_ruled_on_together(self) -> None:
        play = started()
        north, south = submit(play), submit(play, "south", openness="secret")
        read = told(play, rule(play, north, south, texts={"west": "A clash."}))
        assert set(read["north"].on) == {north}
        assert set(read["south"].on) == {play.state.moves[north].effect, south}
        assert read["west"].on == (play.state.moves[north].effect,)

    def test_on_no_move_at_all_it_needs_words_or_a_track(self) -> None:
        play = started()
        assert code(play, "white.lead", "ruling.make") == "empty_ruling"
        assert code(play, "white.lead", "ruling.make", reason="Hm.") == "empty_ruling"
        ruling = play.do("white.lead", "ruling.make", texts={"west": "You waited too long."})
        assert set(told(play, ruling["item"])) == {"west"}

    def test_an_outcome_is_one_of_the_scenario_s_words(self) -> None:
        play = started()
        move = submit(play)
        assert code(play, "white.lead", "ruling.make", moves=[move]) == "no_outcome"
        wrong = {"moves": [move], "outcome": "miracle"}
        assert code(play, "white.lead", "ruling.make", **wrong) == "unknown_outcome"
        assert told(play, rule(play, move))["north"].outcome == "Works"

    def test_only_the_white_cell_rules(self) -> None:
        play = started()
        move = submit(play)
        assert code(play, "south.head", "ruling.as_ordered", move=move) == "not_white"

    def test_what_takes_effect_shows_only_what_others_may_know(self) -> None:
        play = started()
        rule(play, submit(play, intent="To provoke", tags=["Signal"], actor="Fleet"))
        payload = play.last("move.took_effect").payload
        assert isinstance(payload, MoveTookEffect)
        assert set(MoveTookEffect.model_fields) == {
            "cell", "title", "instrument", "actor", "targets", "order", "openness",
        }  # fmt: skip
        assert payload.actor == "Fleet"


class TestTracks:
    def test_they_move_within_their_range(self) -> None:
        play = started()
        play.do("white.lead", "ruling.make", tracks={"heat": 500})
        assert play.state.track_value("heat") == 100
        play.do("white.lead", "ruling.make", tracks={"heat": -500})
        assert play.state.track_value("heat") == 0

    def test_one_that_does_not_move_is_no_change(self) -> None:
        play = started()
        assert code(play, "white.lead", "ruling.make", tracks={"heat": 0}) == "empty_ruling"

    def test_a_cell_reads_only_changes_of_tracks_it_may_see(self) -> None:
        play = started()
        texts = {"north": "N", "west": "W"}
        ruling = play.do("white.lead", "ruling.make", tracks={"heat": 5, "trust": -5}, texts=texts)[
            "item"
        ]
        read = told(play, ruling)
        assert [one.track for one in read["north"].tracks] == ["heat", "trust"]
        assert [one.track for one in read["west"].tracks] == ["heat"]


class TestSuperseding:
    def test_the_newer_ruling_takes_the_older_one_s_place(self) -> None:
        play = started()
        move = submit(play)
        first = rule(play, move, outcome="fails")
        second = rule(play, supersedes=first, texts={"north": "On reflection."})
        assert play.state.rulings[first].superseded_by == second
        assert made(play, second).moves == (move,)
        assert play.state.moves[move].rulings == (first, second)

    def test_whoever_was_told_the_first_is_told_the_second_and_which_it_replaces(self) -> None:
        play = started()
        first = rule(play, submit(play), outcome="fails", texts={"west": "Smoke."})
        second = rule(play, supersedes=first, outcome="fails", texts={"north": "No."})
        copies = made(play, first).told
        assert {cell: one.supersedes for cell, one in told(play, second).items()} == copies

    def test_a_move_takes_effect_once_however_often_it_is_ruled_on(self) -> None:
        play = started()
        move = submit(play)
        first = rule(play, move)
        rule(play, supersedes=first)
        assert play.kinds().count("move.took_effect") == 1

    def test_what_failed_first_may_take_effect_later(self) -> None:
        play = started()
        move = submit(play)
        first = rule(play, move, outcome="fails")
        rule(play, supersedes=first)
        assert play.state.moves[move].effect is not None

    def test_what_the_older_one_changed_is_put_back(self) -> None:
        play = started()
        start = heat(play)
        first = rule(play, tracks={"heat": 4})
        second = rule(play, supersedes=first, tracks={"heat": 1})
        assert heat(play) == start + 1
        back = TrackMove(track="heat", before=start + 4, after=start)
        assert made(play, second).put_back == (back,)
        assert made(play, second).tracks == (
            TrackMove(track="heat", before=start, after=start + 1),
        )
        changed = play.last("track.changed").payload
        assert isinstance(changed, TrackChanged)
        assert (changed.before, changed.after) == (start + 4, start + 1)

    def test_putting_back_is_a_ruling_by_itself_and_can_be_put_back_in_turn(self) -> None:
        play = started()
        start = heat(play)
        first = rule(play, tracks={"heat": 4})
        second = rule(play, supersedes=first)
        assert heat(play) == start
        rule(play, supersedes=second, tracks={"heat": 2})
        assert heat(play) == start + 2

    def test_what_it_changed_may_stay_until_a_third_puts_all_back(self) -> None:
        play = started()
        start = heat(play)
        first = rule(play, tracks={"heat": 4})
        second = rule(play, supersedes=first, put_back=False, tracks={"heat": 1})
        assert (heat(play), made(play, second).put_back) == (start + 5, ())
        rule(play, supersedes=second)
        assert heat(play) == start

    def test_it_is_put_back_for_those_who_see_the_track(self) -> None:
        play = started()
        move = submit(play)
        first = rule(play, move, tracks={"heat": 4, "trust": -5}, texts={"west": "W"})
        read = told(play, rule(play, supersedes=first))
        assert [one.track for one in read["north"].put_back] == ["heat", "trust"]
        assert [one.track for one in read["west"].put_back] == ["heat"]

    def test_a_change_and_its_putting_back_that_cancel_move_nothing(self) -> None:
        play = started()
        first = rule(play, tracks={"heat": 4})
        before = play.kinds().count("track.changed")
        rule(play, supersedes=first, tracks={"heat": 4})
        assert play.kinds().count("track.changed") == before

    def test_only_the_newest_is_superseded(self) -> None:
        play = started()
        first = rule(play, submit(play), outcome="fails")
        rule(play, supersedes=first)
        again = {"supersedes": first, "outcome": "works"}
        assert code(play, "white.lead", "ruling.make", **again) == "superseded"


def test_a_claim_says_who_rules_and_can_be_taken_over() -> None:
    play = started()
    move = submit(play)
    play.do("white.lead", "move.claim", move=move)
    play.do(FACILITATOR, "move.claim", move=move)
    assert play.state.moves[move].claimed_by == FACILITATOR


@pytest.mark.parametrize(
    ("openness", "targets", "readers"),
    [
        ("secret", [], ("north",)),
        ("private", ["south"], ("north", "south")),
        ("public", [], ("north", "south", "west")),
    ],
)
def test_who_would_read_it_is_who_is_told(
    openness: str, targets: list[str], readers: tuple[str, ...]
) -> None:
    play = started()
    move = submit(play, openness=openness, targets=targets)
    known = play.state.moves[move]
    assert would_read(play.state, known, None) == readers
    assert order_readers(play.state, known) == readers
    prepared = Suggestion(outcome="works", tell={"west": "Smoke."})
    assert would_read(play.state, known, prepared) == ("north", "west")
    play.do("white.lead", "ruling.as_ordered", move=move)
    (ruling,) = play.state.moves[move].rulings
    assert tuple(made(play, ruling).told) == readers
