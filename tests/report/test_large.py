"""A report stays cheap however long the exercise was. Work is counted here, never timed."""

import io
import json
import subprocess
import sys
from types import FrameType

import pytest

from exercise.report.data import report_data
from exercise.report.pdf.render import write_pdf
from tests.report.day import ROOT
from tests.report.large import long_play


def calls(entries: int) -> int:
    """How many functions are called to make a report of so many entries."""
    play = long_play(entries)
    count = 0

    def called(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(called)
    try:
        write_pdf(report_data(play.log, None, play.wall), io.BytesIO())
    finally:
        sys.setprofile(None)
    return count


def test_twice_the_entries_are_twice_the_work() -> None:
    calls(300)  # what is done once and kept, such as reading fonts

    assert calls(1_000) < 2.3 * calls(500)


@pytest.mark.skipif(sys.platform == "win32", reason="no resource module there")
def test_ten_thousand_entries_fit_into_half_a_gigabyte() -> None:
    found = subprocess.run(
        [sys.executable, "-m", "tests.report.large", "10000"],
        check=True,
        capture_output=True,
        text=True,
        cwd=ROOT,
    )

    told = json.loads(found.stdout)
    assert told["entries"] >= 10_000
    assert told["peak_mb"] < 500
    assert told["bytes"] < 6_000_000
