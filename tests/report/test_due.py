"""Moves by their times: sent, result expected, ruled on; and those that ENDEX cut short."""

from exercise.domain.state import FACILITATOR
from exercise.report.data import ReportData, report_data
from tests.report.test_pdf import Poppler, pdf_of, poppler
from tests.unit.harness import MINUTE, Play, started

__all__ = ["poppler"]


def submit(play: Play, cell: str, title: str, minutes: int) -> str:
    fields = {"instrument": "diplomatic", "openness": "public", "order": "Do it."}
    took = minutes * MINUTE
    return str(play.do(f"{cell}.head", "move.submit", title=title, takes_ms=took, **fields)["item"])


def played() -> Play:
    """Ten minutes: one ruled before it was due, one too late, one left, one ruled too early."""
    play = started()
    play.run(MINUTE)
    early, late = submit(play, "north", "Quick", 5), submit(play, "south", "Slow", 1)
    play.run(3 * MINUTE)
    play.do("white.lead", "ruling.make", moves=[early], outcome="fails")
    play.run(2 * MINUTE)
    play.do("white.lead", "ruling.make", moves=[late], outcome="fails")
    submit(play, "west", "Left", 5)
    soon = submit(play, "north", "Beyond", 20)
    play.run(4 * MINUTE)
    play.do("white.lead", "ruling.make", moves=[soon], outcome="fails")
    play.do(FACILITATOR, "exercise.end", waiting="lapse")
    play.wait(2 * MINUTE)
    play.tick()
    return play


def told(play: Play) -> ReportData:
    return report_data(play.stored(), None, play.wall)


def test_a_move_has_the_times_at_which_it_was_due_and_ruled_on() -> None:
    found = [
        (
            one.order.title.text if one.order else "",
            *(None if ms is None else ms // MINUTE for ms in (one.moment.ms, one.due_ms)),
            None if one.first_ms is None else one.first_ms // MINUTE,
            one.cut_short,
        )
        for one in told(played()).moves
    ]
    assert found == [
        ("Quick", 1, 6, 4, False),
        ("Slow", 1, 2, 6, False),
        ("Left", 6, 11, None, True),
        ("Beyond", 6, 26, 10, True),
    ]


def test_nothing_is_cut_short_while_the_play_goes_on_or_once_the_order_is_erased() -> None:
    play = started()
    move = submit(play, "north", "Open", 60)
    assert [one.cut_short for one in told(play).moves] == [False]
    play.do(FACILITATOR, "exercise.end", waiting="lapse")
    assert [one.cut_short for one in told(play).moves] == [True]
    play.do("white.lead", "item.erase", item=move, reason="Too much.")
    assert [(one.cut_short, one.due_ms) for one in told(play).moves] == [(False, None)]


def test_what_lapsed_with_a_phase_is_not_told_as_lapsed_at_endex(poppler: Poppler) -> None:
    play = started()
    play.run(MINUTE)
    submit(play, "north", "Dropped", 30)
    play.run(MINUTE)
    kept = dict.fromkeys(play.state.msel, "keep")
    play.do(FACILITATOR, "phase.begin", phase="second", due=kept, waiting="lapse")
    play.run(MINUTE)
    play.do(FACILITATOR, "exercise.end", waiting="lapse")
    data = told(play)
    assert [one.cut_short for one in data.moves] == [False]
    text = poppler.text(pdf_of(data))
    assert "Still waiting at T+00:02 as a phase began, and let lapse." in text
    assert "Never ruled on: 1 lapsed." in text
    assert "the play ended" not in text


def test_a_table_sets_the_times_of_every_move_side_by_side(poppler: Poppler) -> None:
    pages = poppler.pages(pdf_of(told(played())))
    page = next(one for one in pages if "Moves by their times" in one)
    rows = [" ".join(line.split()) for line in page.splitlines()]
    assert any("Quick T+00:01 T+00:06 T+00:04 3 min 2 min before" in row for row in rows)
    assert any("Slow T+00:01 T+00:02 T+00:06 5 min 4 min after" in row for row in rows)
    assert any("Left T+00:06 T+00:11 – – lapsed" in row for row in rows)
    assert any("Beyond T+00:06 T+00:26 T+00:10 4 min 16 min before" in row for row in rows)


def test_a_move_whose_result_was_due_after_endex_says_so(poppler: Poppler) -> None:
    text = poppler.text(pdf_of(told(played())))
    assert (
        "Still waiting at ENDEX, and let lapse: the play ended before its result was due." in text
    )
    assert "takes 5 min: result expected by T+00:11" in text
    assert text.count("he play ended before its result was due.") == 2
    assert "The results of 2 moves were due after the play ended." in text
