"""The axis of exercise time that the figures share."""

from dataclasses import dataclass

from reportlab.graphics.shapes import Drawing

from exercise.report.facts.timeline import WallClock
from exercise.report.pdf.charts.shapes import put_text, text_width
from exercise.report.pdf.ink import SMALL_MUTED, SMALL_STRONG
from exercise.report.pdf.words import Words

MINUTE = 60_000
_STEPS = (1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440)
_MOST_TICKS = 7
_ROOM = 8.0


@dataclass(frozen=True, slots=True)
class Axis:
    """Exercise time from 0 to ``end_ms`` between two abscissas."""

    left: float
    right: float
    end_ms: int

    def x(self, t: int) -> float:
        """Abscissa of an exercise time."""
        share = min(max(t, 0), self.end_ms) / self.end_ms if self.end_ms else 0.0
        return self.left + share * (self.right - self.left)

    @property
    def ticks(self) -> tuple[int, ...]:
        """Round exercise times, from 0."""
        minutes = max(1, self.end_ms // MINUTE)
        step = next((one for one in _STEPS if minutes / one <= _MOST_TICKS), None)
        if step is None:
            step = -(-minutes // (_MOST_TICKS * 1440)) * 1440
        return tuple(range(0, self.end_ms + 1, step * MINUTE))

    def put_labels(
        self, drawing: Drawing, y: float, words: Words, clock: WallClock | None = None
    ) -> None:
        """Names of the ticks under ``y``: exercise time, and the wall's where it is given."""
        taken = float("-inf")
        for tick in self.ticks:
            name = words.t(tick)
            half = text_width(name, SMALL_STRONG) / 2
            x = min(self.x(tick), drawing.width - half)
            if x - half < taken:
                continue
            taken = x + half + _ROOM
            put_text(drawing, x, y - 9, name, SMALL_STRONG, "middle")
            wall = clock.at(tick) if clock else None
            if wall is not None:
                put_text(drawing, x, y - 20, words.clock(wall), SMALL_MUTED, "middle")
