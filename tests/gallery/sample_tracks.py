"""Tracks: ruled, polled and counted, with words and without."""

from dataclasses import replace
from typing import Any

from exercise.app import view_models as vm
from tests.gallery.sample_parts import NOW_MS, at


def track(
    track_id: str, name: str, *values: tuple[int, int], until: int = NOW_MS, **more: Any
) -> vm.TrackRow:
    steps = tuple(vm.TrackStep(ms=minute * 60_000, value=value) for minute, value in values)
    change = steps[-1].value - steps[-2].value if len(steps) > 1 else 0
    row = vm.TrackRow(
        id=track_id,
        name=name,
        low=0,
        high=100,
        value=steps[-1].value,
        change=change,
        changed_at=at(steps[-1].ms / 60_000) if change else None,
        steps=steps,
        until_ms=until,
    )
    return replace(row, **more)


TRACKS = (
    track(
        *("escalation", "Escalation", (0, 30), (20, 33), (35, 38), (58, 46), (80, 52)),
        word="Shooting possible",
    ),
    track("trust", "Alliance trust", (0, 62), (25, 58), (45, 55), (66, 58), (69, 61), polled=True),
    track("calm", "Public calm", (0, 70), (22, 66), (50, 60), (72, 54)),
    track(
        *("hulls", "Coast Guard ships free off the islands", (0, 12), (30, 9)),
        high=20,
        counted=True,
        unit="ships",
        word="Tired",
    ),
)
