"""What the scenario suggested for moves, and whether control ruled so."""

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from exercise.domain.orders import suggestion
from exercise.domain.scenario import Suggestion, Track
from exercise.domain.state import RulingState
from exercise.report.facts.common import CellTag
from exercise.report.scene import Scene

Followed = Literal["", "wholly", "outcome", "not"]
"""Nothing was suggested; as suggested, outcome and tracks; the outcome alone; otherwise."""


@dataclass(frozen=True, slots=True)
class SuggestedFact:
    """The ruling that was prepared for one move."""

    cell: CellTag
    number: int
    """Of the move, within its cell."""
    outcome: str
    changes: tuple[tuple[str, int], ...]
    """Track's name, and by how much it was to move."""


def suggested(scene: Scene, ruling: RulingState) -> tuple[SuggestedFact, ...]:
    """For the ruling's moves that had a suggestion, in the ruling's order."""
    state = scene.state
    names = {track.id: track.name for track in state.the_world.tracks}
    found = []
    for move, prepared in _prepared(scene, ruling):
        ordered = state.moves[move]
        found.append(
            SuggestedFact(
                cell=scene.cell(ordered.cell),
                number=ordered.number,
                outcome=_word(scene, prepared),
                changes=tuple(
                    (names[track], by) for track, by in prepared.tracks.items() if track in names
                ),
            )
        )
    return tuple(found)


def followed(scene: Scene, ruling: RulingState) -> Followed:
    """Whether what was ruled is what was suggested, whoever gave it and with whichever key."""
    prepared = [one for _, one in _prepared(scene, ruling)]
    if not prepared:
        return ""
    if ruling.made.suggested:
        return "wholly"
    if any(_word(scene, one) != (ruling.made.outcome or "") for one in prepared):
        return "not"
    wanted: Counter[str] = Counter()
    for one in prepared:
        wanted.update(one.tracks)
    return "wholly" if _moved(scene, ruling, wanted) else "outcome"


def _prepared(scene: Scene, ruling: RulingState) -> list[tuple[str, Suggestion]]:
    found = ((move, suggestion(scene.state, scene.state.moves[move])) for move in ruling.made.moves)
    return [(move, one) for move, one in found if one is not None]


def _word(scene: Scene, prepared: Suggestion) -> str:
    words = {one.id: one.word for one in scene.state.the_world.outcomes}
    return words.get(prepared.outcome, prepared.outcome)


def _moved(scene: Scene, ruling: RulingState, wanted: Counter[str]) -> bool:
    """Whether the tracks moved by what was wanted, as far as each one goes."""
    steps = {step.track: step for step in ruling.made.tracks}
    for track in scene.state.the_world.tracks:
        step, by = steps.get(track.id), wanted[track.id]
        if track.kind == "polled":
            continue
        before = step.before if step else _value(scene, track, scene.state.items[ruling.id].at)
        if (step.after if step else before) != max(track.low, min(track.high, before + by)):
            return False
    return True


def _value(scene: Scene, track: Track, at: int) -> int:
    """A track's value at a wall time (ms)."""
    points = scene.state.tracks.get(track.id) or ()
    return next((point.value for point in points if point.at <= at), track.start)
