"""Gates: the scenario's named conditions, and when each held."""

from dataclasses import dataclass

from exercise.report.facts.common import Moment, Said
from exercise.report.scene import Scene


@dataclass(frozen=True, slots=True)
class GateFact:
    id: str
    title: Said
    spans: tuple[tuple[Moment, Moment | None], ...]
    """From when to when it was open; None: to the end. Empty: it never opened."""


def gates(scene: Scene) -> tuple[GateFact, ...]:
    """In the scenario's order."""
    watched = scene.watch.gates.spans
    return tuple(
        GateFact(
            id=gate.id,
            title=scene.said(gate.title),
            spans=tuple(
                (scene.moment(span.from_t), None if span.to_t is None else scene.moment(span.to_t))
                for span in watched.get(gate.id, ())
            ),
        )
        for gate in scene.state.the_world.gates
    )
