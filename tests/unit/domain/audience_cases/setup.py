"""Who must not receive entries of the exercise and its scenario."""

from tests.unit.domain.audience_acts import (
    ALL_BUT_NORTH_AND_STAFF,
    ALL_BUT_STAFF,
    NOBODY_BUT_SEATS,
    Case,
    nothing,
)

CASES = (
    Case("exercise.created", "the exercise", nothing, ALL_BUT_STAFF),
    Case("world.set", "the scenario's bones", nothing, ALL_BUT_STAFF),
    Case("role.set", "a cell's seats", nothing, ALL_BUT_STAFF),
    Case("brief.set", "the brief for all", nothing, NOBODY_BUT_SEATS, "brief.exercise"),
    Case("brief.set", "who a cell is", nothing, NOBODY_BUT_SEATS, "brief.north"),
    Case("folder.set", "a cell's folder", nothing, ALL_BUT_NORTH_AND_STAFF, "folder.north"),
    Case("control.set", "what control alone holds", nothing, ALL_BUT_STAFF),
    Case("folder.set", "the white cell's folder", nothing, ALL_BUT_STAFF, "folder.white"),
    Case("control.set", "facts, secrets, answers", nothing, ALL_BUT_STAFF, "control"),
)
