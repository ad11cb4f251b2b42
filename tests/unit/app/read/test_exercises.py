"""What the white cell reads, on an inject, of the objectives that it is to exercise."""

from exercise.app.read.msel_view import msel_row
from tests.unit.harness import started
from tests.unit.trial import TRIAL, at, inject


def test_an_opened_row_says_what_it_is_to_exercise() -> None:
    row = inject("own", 1, at(1), objectives=("north.NO-1", "south.SO-9"))
    opened = msel_row(started(TRIAL.with_injects((row,))).state, "own", "white")
    assert opened is not None
    first, gone = opened.objectives
    assert first.cell is not None
    assert (first.cell.id, first.id, first.text) == ("north", "NO-1", "Aim of north")
    assert (gone.id, gone.text) == ("SO-9", "")
