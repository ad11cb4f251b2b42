"""Rulings: what the white cell said became of moves, and of what nobody moved on."""

from dataclasses import dataclass

from exercise.domain.state import RulingState
from exercise.report.facts.common import CellTag, Moment, Reference, Said, SeatTag
from exercise.report.facts.suggested import Followed, SuggestedFact, followed, suggested
from exercise.report.scene import Scene


@dataclass(frozen=True, slots=True)
class TrackStep:
    track: str
    name: str
    before: int
    after: int
    back: bool = False
    """Whether it takes back what the older ruling changed."""


@dataclass(frozen=True, slots=True)
class RulingFact:
    id: str
    number: int
    """Counts all rulings of the exercise, in order."""
    moment: Moment
    by: SeatTag | None
    moves: tuple[Reference, ...]
    move_ids: tuple[str, ...]
    outcome: str | None
    as_ordered: bool
    suggested: tuple[SuggestedFact, ...]
    """What the scenario had prepared for its moves."""
    followed: Followed
    stood: bool
    """Nobody had ruled by the time the result was expected."""
    texts: tuple[tuple[CellTag, Said], ...]
    """What each cell was told, in the scenario's order; cells told only the outcome are absent."""
    told: tuple[CellTag, ...]
    reason: Said
    erased: bool
    """Whether its words were erased."""
    steps: tuple[TrackStep, ...]
    supersedes: int | None
    superseded_by: int | None


def rulings(scene: Scene) -> tuple[RulingFact, ...]:
    """In the order they were given."""
    numbers = scene.ruling_numbers
    found = sorted(scene.state.rulings.values(), key=lambda ruling: numbers[ruling.id])
    return tuple(_ruling(scene, ruling) for ruling in found)


def numbered(scene: Scene) -> dict[str, int]:
    """Ruling to its number in the report."""
    order = sorted(scene.state.rulings, key=lambda ruling: scene.state.items[ruling].seq)
    return {ruling: number for number, ruling in enumerate(order, start=1)}


def _ruling(scene: Scene, ruling: RulingState) -> RulingFact:
    item, made, words = scene.state.items[ruling.id], ruling.made, ruling.texts
    numbers = scene.ruling_numbers
    names = {track.id: track.name for track in scene.state.the_world.tracks}
    return RulingFact(
        id=ruling.id,
        number=numbers[ruling.id],
        moment=scene.when(item),
        by=scene.author(item),
        moves=tuple(one for move in made.moves if (one := scene.reference(move)) is not None),
        move_ids=made.moves,
        outcome=made.outcome,
        as_ordered=made.as_ordered,
        suggested=suggested(scene, ruling),
        followed=followed(scene, ruling),
        stood=made.stood,
        texts=tuple(
            (scene.cell(cell), scene.said(words.texts[cell], cell=cell))
            for cell in scene.state.cells
            if words is not None and words.texts.get(cell)
        ),
        told=tuple(scene.cell(cell) for cell in scene.state.cells if cell in made.told),
        reason=scene.said(words.reason if words else ""),
        erased=ruling.id in scene.watch.erased_items,
        steps=tuple(
            TrackStep(step.track, names.get(step.track, step.track), step.before, step.after, back)
            for back, moved in ((True, made.put_back), (False, made.tracks))
            for step in moved
        ),
        supersedes=numbers.get(made.supersedes) if made.supersedes else None,
        superseded_by=numbers.get(ruling.superseded_by) if ruling.superseded_by else None,
    )
