"""What of ratings stands on whose page."""

from exercise.domain.state import FACILITATOR
from tests.unit.app.read.region_play import show
from tests.unit.harness import Play, seated, started


def rated() -> Play:
    """Rated by an observer during the play, and by the cell itself after it."""
    play = started()
    observer = play.join_staff("observers", "olga")
    about = {"cell": "north", "objective": "NO-1"}
    play.do(observer, "objective.rate", rating="not_met", evidence="Nobody asked.", **about)
    play.do(FACILITATOR, "exercise.end", waiting="lapse")
    play.do("north.head", "objective.rate", rating="met", evidence="We have it.", **about)
    return play


def test_a_cell_reads_its_own_rating_and_none_of_the_staff_s() -> None:
    (row,) = show(rated(), "situation", "cell:north").objectives
    assert (row.own.rating, row.own.by, row.own.evidence) == ("met", "Head", "We have it.")
    assert row.staff == ()


def test_another_cell_reads_nothing_of_it() -> None:
    before = show(started(), "situation", "cell:south")
    after = show(rated(), "situation", "cell:south")
    assert [row.own for row in after.objectives] == [None]
    assert [row.text for row in after.objectives] == [row.text for row in before.objectives]


def test_the_staff_read_everybody_s() -> None:
    play = rated()
    for viewer in ("white", "observers"):
        view = show(play, "objectives", viewer)
        assert (view.rated, view.total, view.open) == (1, 3, True)
        (row,) = view.cells[0].rows
        assert (row.own.rating, row.own.by) == ("met", "Head")
        assert [(one.by, one.rating, one.evidence) for one in row.staff] == [
            ("OLGA", "not_met", "Nobody asked.")
        ]


def test_the_form_is_the_head_s_between_endex_and_the_close() -> None:
    play = started()
    assert show(play, "situation", "cell:north").rater == ""
    play.do(FACILITATOR, "exercise.end", waiting="lapse")
    assert show(play, "situation", "cell:north").rater == "north.head"
    play.do("north.head", "seat.vacate", seat="north.head")
    assert show(play, "situation", "cell:north").rater == "north.foreign"
    play.do(FACILITATOR, "exercise.close")
    assert show(play, "situation", "cell:north").rater == ""


def test_the_staff_s_form_is_there_from_startex_until_the_close() -> None:
    assert not show(seated(), "objectives").open
    play = rated()
    assert show(play, "objectives").open
    play.do(FACILITATOR, "exercise.close")
    assert not show(play, "objectives").open
