"""How the report tells what the clock did: its rate, its pauses, what was advanced over."""

from exercise.domain.state import FACILITATOR
from exercise.report.data import ReportData, report_data
from tests.report.test_pdf import Poppler, pdf_of, poppler
from tests.unit.harness import MINUTE, Play, started

__all__ = ["poppler"]


def changed() -> Play:
    """Ten minutes by the wall, of which four at ×1.5 and two paused; five advanced over."""
    play = started()
    play.run(2 * MINUTE)
    play.do(FACILITATOR, "clock.set_rate", rate_milli=1_500)
    play.wait(4 * MINUTE)
    play.do(FACILITATOR, "clock.pause")
    play.wait(2 * MINUTE)
    play.do(FACILITATOR, "clock.resume")
    play.do(FACILITATOR, "clock.set_rate", rate_milli=1_000)
    play.wait(2 * MINUTE)
    play.do(FACILITATOR, "clock.advance", to_ms=15 * MINUTE, due=_kept(play))
    play.do(FACILITATOR, "exercise.end", waiting="lapse")
    return play


def _kept(play: Play) -> dict[str, str]:
    return dict.fromkeys(play.state.msel, "keep")


def told(play: Play) -> ReportData:
    return report_data(play.stored(), None, play.wall)


def test_each_turn_of_the_clock_has_its_exercise_time_and_its_wall_time() -> None:
    data = told(changed())
    start = data.cover.started
    assert start is not None
    found = [
        (one.what, one.t // MINUTE, round((one.wall - start).total_seconds() / 60))
        for one in data.clock.turns
        if one.what != "phase"
    ]
    assert found == [
        ("started", 0, 0),
        ("rate", 2, 2),
        ("paused", 8, 6),
        ("rate", 8, 8),
        ("advanced", 10, 10),
        ("ended", 15, 10),
    ]
    assert [one.rate_milli for one in data.clock.turns if one.rate_milli] == [1_000, 1_500, 1_000]
    assert [(one.rate_milli, one.from_ms, one.to_ms) for one in data.clock.rates] == [
        (1_000, 0, 2 * MINUTE),
        (1_500, 2 * MINUTE, 8 * MINUTE),
        (1_000, 8 * MINUTE, 15 * MINUTE),
    ]


def test_the_report_names_the_changed_rate_and_sets_wall_against_exercise_time(
    poppler: Poppler,
) -> None:
    text = poppler.text(pdf_of(told(changed())))
    assert "The clock ran at ×1.5 from T+00:02 to T+00:08." in text
    assert "15 min of exercise time took 10 min by the wall clock" in text
    for line in (
        "STARTEX, the clock at ×1",
        "The clock at ×1.5 from here on",
        "Paused for 2 min by the wall clock",
        "Advanced to T+00:15: 5 min skipped",
        "ENDEX",
    ):
        assert line in text, line


def test_a_rate_that_was_never_changed_is_not_spoken_of(poppler: Poppler) -> None:
    play = started()
    play.run(3 * MINUTE)
    play.do(FACILITATOR, "exercise.end", waiting="lapse")
    text = poppler.text(pdf_of(told(play)))
    assert "STARTEX, the clock at ×1" in text
    assert "The clock ran at" not in text


def test_an_endex_that_was_taken_back_is_told() -> None:
    play = started()
    play.run(MINUTE)
    play.do(FACILITATOR, "exercise.end", waiting="lapse")
    play.wait(20_000)
    play.do(FACILITATOR, "exercise.take_back_end")
    play.wait(MINUTE)
    play.do(FACILITATOR, "clock.resume")
    play.run(MINUTE)
    play.do(FACILITATOR, "exercise.end", waiting="lapse")
    turns = told(play).clock.turns
    assert [one.what for one in turns if one.what != "phase"] == [
        *("started", "ended", "taken_back", "paused", "ended")
    ]


def test_before_startex_the_clock_has_done_nothing() -> None:
    play = Play()
    play.do(FACILITATOR, "clock.set_rate", rate_milli=2_000)
    assert (told(play).clock.turns, told(play).clock.rates) == ((), ())
