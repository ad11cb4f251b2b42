"""Whose pages are told that a name was taken away: those that could show it, and no others."""

from pathlib import Path

from exercise.domain.state import FACILITATOR
from tests.support.day import Day


def erase_a_name(day: Day, scenario: Path, *, started: bool) -> set[str]:
    """Cells of which somebody's presence is told when a name of Tokyo's is erased."""
    exercise = day.started(scenario) if started else day.create(scenario)
    day.seat(exercise, "tokyo.press", "Aya")
    told: set[str] = set()
    exercise.notices.on_presence(told.add)
    person = exercise.state.seats["tokyo.press"].person
    day.must(exercise, FACILITATOR, "name.erase", person=person)
    return told


def test_in_the_lobby_every_roster_is_told(day: Day, project_root: Path) -> None:
    assert erase_a_name(day, project_root, started=False) >= {"tokyo", "seoul", "beijing"}


def test_once_under_way_other_cells_get_nothing(day: Day, project_root: Path) -> None:
    assert not erase_a_name(day, project_root, started=True)
