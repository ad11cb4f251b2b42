"""What pages say of agreements, and of moves that ENDEX cut short: no more than the log tells."""

import re

import pytest

from exercise.app.door import submit
from exercise.app.running import RunningExercise
from exercise.domain.state import FACILITATOR
from tests.integration.web.conftest import Browser, Site

SEATS = ("tokyo.head", "white.lead")
MOVE = {
    "title": "Sail",
    "instrument": "military",
    "order": "Sail at dawn.",
    "openness": "secret",
    "targets": ["seoul"],
    "takes_ms": 600_000,
}


@pytest.fixture
def exercise(site: Site) -> RunningExercise:
    return site.create()


@pytest.fixture
def people(site: Site, exercise: RunningExercise) -> dict[str, Browser]:
    found = {
        seat: site.seated(exercise, seat.partition(".")[0], seat, "Somebody") for seat in SEATS
    }
    do(exercise, FACILITATOR, "exercise.start")
    return found


def do(exercise: RunningExercise, actor: str, kind: str, **more: object) -> None:
    done = submit(exercise, actor, f"{kind}/{actor}", {"type": kind, **more})
    assert done.ok, done


def page(exercise: RunningExercise, people: dict[str, Browser], seat: str) -> str:
    text = people[seat].get(f"/x/{exercise.id}/s/{seat}/").text
    return " ".join(re.sub(r"<[^>]+>", "", text).split())


@pytest.mark.parametrize("seat", SEATS)
def test_no_page_says_how_an_agreement_was_made(
    exercise: RunningExercise, people: dict[str, Browser], seat: str
) -> None:
    do(exercise, "tokyo.head", "agreement.record", parties=["tokyo", "seoul"], text="Radar data.")
    told = page(exercise, people, seat)
    assert "Radar data." in told
    assert not re.findall(r"(?i)by voice|spoken deal", told)


def test_a_move_whose_result_was_due_after_endex_says_so(
    exercise: RunningExercise, people: dict[str, Browser]
) -> None:
    do(exercise, "tokyo.head", "move.submit", **MOVE)
    assert "the play ended" not in page(exercise, people, "tokyo.head")
    do(exercise, FACILITATOR, "exercise.end", waiting="lapse")
    for seat in SEATS:
        assert "the play ended before that" in page(exercise, people, seat)
    do(exercise, FACILITATOR, "hotwash.begin")
    told = page(exercise, people, "tokyo.head")
    assert "at ENDEX: the play ended before its result was due, by T+00:10" in told
    assert "result by T+00:10, after the play ended" in told
