"""What the report tells of objectives and their ratings."""

from functools import cache
from io import BytesIO

from exercise.domain.state import FACILITATOR
from exercise.report.data import ReportData, report_data
from exercise.report.pdf.render import write_pdf
from tests.report import texts
from tests.report.day import day
from tests.unit.harness import Play, started
from tests.unit.trial import MINUTE, TRIAL, at, inject


@cache
def told() -> ReportData:
    return report_data(day().stored(), None, day().wall)


def of(play: Play) -> ReportData:
    return report_data(play.stored(), play.names, play.wall)


def test_each_cell_s_objectives_stand_with_the_newest_word_of_each_rater() -> None:
    by_cell = {one.cell.id: one.aims for one in told().aims}
    first = by_cell["tokyo"][0]
    assert first.own is not None
    assert (first.own.rating, first.own.evidence.text) == ("partly", texts.EVIDENCE)
    assert [(one.rating, one.evidence.text) for one in first.staff] == [("not_met", "")]
    assert by_cell["beijing"][0].own is not None
    assert by_cell["beijing"][0].staff == ()


def test_what_nobody_rated_is_told_as_that() -> None:
    by_cell = {one.cell.id: one.aims for one in told().aims}
    assert [(one.own, one.staff) for one in by_cell["seoul"]] == [(None, ())] * len(
        by_cell["seoul"]
    )
    assert len(by_cell["seoul"]) > 0


def test_it_is_the_word_of_whoever_rated_last() -> None:
    play = started()
    play.do(FACILITATOR, "exercise.end", waiting="lapse")
    about = {"cell": "north", "objective": "NO-1"}
    play.do("north.head", "objective.rate", rating="met", **about)
    play.do("north.head", "seat.vacate", seat="north.head")
    play.do("north.foreign", "objective.rate", rating="partly", **about)
    (aim,) = of(play).aims[0].aims
    assert aim.own is not None
    assert aim.own.by is not None
    assert (aim.own.rating, aim.own.by.title, aim.own.by.name) == (
        "partly",
        "Foreign",
        "NORTH-FOREIGN",
    )


def test_injects_that_were_to_exercise_one_stand_beside_it() -> None:
    rows = (
        inject("near", 1, at(1), objectives=("north.NO-1",)),
        inject("far", 2, at(90), objectives=("north.NO-1", "south.SO-1")),
    )
    play = started(TRIAL.with_injects(rows))
    play.run(2 * MINUTE)
    data = of(play)
    by_cell = {one.cell.id: one.aims[0] for one in data.aims}
    for cell, released, planned in (("north", ["1"], ["2"]), ("south", [], ["2"])):
        assert [row.number for row in by_cell[cell].released] == released
        assert [row.number for row in by_cell[cell].planned] == planned
    assert by_cell["west"].planned == ()
    assert write_pdf(data, BytesIO()).places["aims"]


def test_erased_evidence_is_told_as_erased() -> None:
    play = started()
    about = {"cell": "north", "objective": "NO-1"}
    given = play.do("white.lead", "objective.rate", rating="met", evidence="Ned saw it.", **about)
    play.do("white.lead", "item.erase", item=given["item"], reason="A name.")
    data = of(play)
    (rating,) = data.aims[0].aims[0].staff
    assert (rating.rating, rating.erased, rating.evidence.text) == ("met", True, "")
    assert data.erasures[0].kinds == (("rating.reasoned", 1),)
    assert write_pdf(data, BytesIO()).places["aims"]


def test_the_report_has_a_part_for_them() -> None:
    assert write_pdf(told(), BytesIO()).places["aims"]
    without = started()
    without.do("white.lead", "item.erase", item="folder.north", reason="Wrong.")
    assert [one.cell.id for one in of(without).aims] == ["south", "west"]
