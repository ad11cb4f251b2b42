"""A day with fewer people: who does the work of seats that are left empty."""

from pathlib import Path

from exercise.scenario import load
from tests.unit.scenario.small import spoilt, write

ROLE = "roles/tokyo.yaml"


def covers(tmp_path: Path, short: str, defence: str = "") -> dict[str, str | None]:
    files = spoilt(
        (ROLE, "seats:\n", f"if_short: {{seats: {{{short}}}}}\nseats:\n"),
        (ROLE, "title: Defence}", f"title: Defence{defence}}}"),
    )
    (tokyo, _) = load(write(tmp_path, files)).roles
    return {seat.id: seat.covered_by for seat in tokyo.seats}


def test_who_takes_a_seat_over_covers_it(tmp_path: Path) -> None:
    assert covers(tmp_path, "defence: head") == {"head": None, "defence": "head"}


def test_what_the_seat_says_itself_may_say_the_same(tmp_path: Path) -> None:
    assert covers(tmp_path, "defence: head", ", covered_by: head")["defence"] == "head"
