"""What a measurement comes to, and what it should."""

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

Way = Literal["most", "least"]


@dataclass(frozen=True, slots=True)
class Target:
    """What to reach: a ratio, or a value where there is nothing to compare with."""

    of: Literal["ratio", "value"]
    way: Way
    bound: float
    also: float | None = None
    """A further aim, which does not decide whether the target is met."""
    unit: str = ""

    def met(self, figure: "Figure") -> bool:
        """Whether a figure reaches it."""
        value = figure.ratio if self.of == "ratio" else figure.startex
        if value is None:
            return False
        return value <= self.bound if self.way == "most" else value >= self.bound

    def __str__(self) -> str:
        sign = "≤" if self.way == "most" else "≥"
        unit = " ×" if self.of == "ratio" else f" {self.unit}".rstrip()
        then = "" if self.also is None else f", then {sign} {self.also:g}{unit}"
        return f"{sign} {self.bound:g}{unit}{then}"


@dataclass(slots=True)
class Figure:
    """One line of the table. ``ratio`` is Startex over what it is compared with."""

    row: str
    measure: str
    unit: str
    startex: float | None
    bare: float | None = None
    stock: float | None = None
    ratio: float | None = None
    target: Target | None = None
    note: str = ""
    detail: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.ratio is None and self.startex is not None and self.bare:
            self.ratio = self.startex / self.bare

    @property
    def met(self) -> bool | None:
        """None where nothing was asked for."""
        return None if self.target is None else self.target.met(self)

    def as_json(self) -> dict[str, Any]:
        """The figure as plain data."""
        told = asdict(self)
        told["target"] = None if self.target is None else str(self.target)
        told["met"] = self.met
        return told


def middle(values: Iterable[float]) -> float:
    """The median."""
    return statistics.median(values)


def rank(values: Sequence[float], part: float) -> float:
    """The value that this part of all do not exceed, such as 0.99."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]
