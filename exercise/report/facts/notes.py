"""What observers and controllers noted while it happened."""

from dataclasses import dataclass

from exercise.domain.payloads import ObservationNoted
from exercise.report.facts.common import Moment, Reference, Said, SeatTag
from exercise.report.scene import Scene


@dataclass(frozen=True, slots=True)
class ObservationFact:
    moment: Moment
    by: SeatTag | None
    text: Said | None
    """None once erased."""
    about: Reference | None


def observations(scene: Scene) -> tuple[ObservationFact, ...]:
    """In the order they were noted."""
    found = []
    for item in scene.items("observation.noted"):
        payload = item.payload if isinstance(item.payload, ObservationNoted) else None
        about = payload.about if payload else None
        found.append(
            ObservationFact(
                moment=scene.when(item),
                by=scene.author(item),
                text=scene.said(payload.text) if payload else None,
                about=scene.reference(about) if about else None,
            )
        )
    return tuple(found)
