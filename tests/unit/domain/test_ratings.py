"""Objectives are rated: by a cell's head after ENDEX, by the staff from STARTEX on."""

import pytest

from exercise.domain.ratings import evidence_of
from exercise.domain.refusal import Refused
from exercise.domain.state import FACILITATOR
from tests.unit.harness import Play, seated, started


def ended() -> Play:
    play = started()
    play.do(FACILITATOR, "exercise.end", waiting="lapse")
    return play


def rate(
    play: Play, actor: str = "north.head", rating: str = "met", evidence: str = "", **more: str
) -> str:
    about = {"cell": "north", "objective": "NO-1"} | more
    answer = play.do(actor, "objective.rate", rating=rating, evidence=evidence, **about)
    return str(answer.get("item", ""))


def refusal(play: Play, actor: str = "north.head", **more: str) -> str:
    with pytest.raises(Refused) as refused:
        rate(play, actor, **more)
    return refused.value.code


def standing(play: Play, cell: str = "north") -> list[tuple[str, str, str]]:
    """Rater, rating and evidence."""
    given = play.state.ratings.get(cell) or ()
    return [(one.rater, one.rating, evidence_of(play.state, one)) for one in given]


def test_the_head_s_newest_rating_counts_and_the_log_keeps_all() -> None:
    play = ended()
    rate(play, rating="not_met", evidence="We never asked.")
    rate(play, rating="partly")
    assert standing(play) == [("north", "partly", "")]
    rate(play, rating="met", evidence="They said yes.")
    assert standing(play) == [("north", "met", "They said yes.")]
    assert sum(entry.kind == "objective.rated" for entry in play.log) == 3


def test_the_same_rating_twice_is_one_entry() -> None:
    play = ended()
    rate(play, evidence="They said yes.")
    before = play.state.seq
    rate(play, evidence="They said yes.")
    assert play.state.seq == before


def test_whoever_acts_as_head_speaks_for_the_cell() -> None:
    play = ended()
    rate(play, rating="met")
    assert refusal(play, "north.foreign") == "not_head"
    play.do("north.head", "seat.vacate", seat="north.head")
    rate(play, "north.foreign", rating="partly")
    assert standing(play) == [("north", "partly", "")]


def test_each_of_the_staff_rates_for_itself_and_while_it_runs() -> None:
    play = started()
    observer = play.join_staff("observers", "olga")
    rate(play, observer, rating="partly", evidence="Half of it.")
    rate(play, "white.lead", rating="not_met")
    rate(play, observer, rating="met")
    assert standing(play) == [("white.lead", "not_met", ""), (observer, "met", "")]


def test_a_cell_waits_for_endex_and_the_staff_for_startex() -> None:
    assert refusal(started()) == "too_early"
    assert refusal(seated(), "white.lead") == "too_early"
    play = ended()
    play.do(FACILITATOR, "hotwash.begin")
    rate(play)
    play.do(FACILITATOR, "exercise.close")
    assert refusal(play, rating="partly") == "closed"
    assert refusal(play, "white.lead") == "closed"


def test_play_that_goes_on_after_all_keeps_what_was_said_and_takes_no_more() -> None:
    play = ended()
    rate(play)
    play.do(FACILITATOR, "exercise.take_back_end")
    assert refusal(play, rating="partly") == "too_early"
    assert standing(play) == [("north", "met", "")]


def test_nobody_rates_during_a_real_emergency() -> None:
    play = started()
    play.do("north.head", "noduff.raise", text="Somebody fell.")
    assert refusal(play, "white.lead") == "noduff"


def test_another_cell_is_not_told_which_objectives_there_are() -> None:
    play = ended()
    assert refusal(play, "south.head") == "not_your_cell"
    assert refusal(play, "south.head", objective="NO-9") == "not_your_cell"
    assert refusal(play, "south.head", cell="nowhere") == "not_your_cell"


def test_only_objectives_that_there_are_are_rated() -> None:
    play = ended()
    assert refusal(play, objective="NO-9") == "unknown_objective"
    assert refusal(play, "white.lead", cell="nowhere") == "unknown_objective"
    play.do("white.lead", "item.erase", item="folder.north", reason="Personal.")
    assert refusal(play) == "unknown_objective"


def test_organisers_rate_nothing() -> None:
    play = ended()
    assert refusal(play, play.join_staff("organisers", "otto")) == "not_rater"


def test_erased_evidence_is_gone_and_the_rating_stands() -> None:
    play = ended()
    rate(play, evidence="Ned said no.")
    item = rate(play, evidence="Ned said yes.")
    play.do("white.lead", "item.erase", item=item, reason="A name.")
    assert standing(play) == [("north", "met", "")]
    assert not any("Ned" in (entry.text or "") for entry in play.stored())
    rate(play, evidence="The minister said yes.")
    assert standing(play) == [("north", "met", "The minister said yes.")]
