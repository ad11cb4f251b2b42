"""What many rehearsals have in common, for a terminal."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from exercise.cli.rehearsed import bars, table
from exercise.cli.words import _
from exercise.domain.scenario import Scenario
from exercise.domain.written_times import clock
from exercise.rehearsal.many import CellSpread, Many, RowShare, Spread
from exercise.rehearsal.outcome import GRID_MS

PLOT_HIGH = 7
"""Lines of a track's plot."""
PLOT_WIDE = 72


def lines(scenario: Scenario, many: Many) -> Iterator[str]:
    """All of it, line by line."""
    yield _(
        "%(title)s: %(runs)s runs, seeds %(first)s to %(last)s",
        title=scenario.world.title,
        runs=many.runs,
        first=many.seed,
        last=many.seed + many.runs - 1,
    )
    yield ""
    yield from _rows(many)
    yield from _shares(_("Storylines reached"), many.storylines, many.runs)
    yield from _shares(_("Gates opened"), many.gates, many.runs)
    yield from _shares(_("Beyond a gate at ENDEX"), many.beyond, many.runs)
    yield ""
    yield from _cells(scenario, many)
    yield ""
    half, most, longest = map(clock, many.waits_ms)
    yield _(
        "Waiting for a ruling: half at most %(half)s, nine in ten at most %(most)s, the longest"
        " %(longest)s; up to %(number)s at once, %(unruled)s without one at ENDEX.",
        half=half,
        most=most,
        longest=longest,
        number=many.most_waiting[1],
        unruled=many.unruled[1],
    )
    yield from _shares(_("Ceilings passed"), many.broken, many.runs)
    yield from (
        _("Refused to stand-ins: %(what)s (%(count)s)", what=what, count=count)
        for what, count in many.refused.items()
    )
    yield ""
    yield _("Tracks over time: ─ in the middle run, ░ where eight in ten lie.")
    for spread in many.tracks.values():
        yield ""
        yield from plot(spread)


def _rows(many: Many) -> Iterator[str]:
    never = [row for row in many.rows if not row.out]
    if not never:
        yield _("Every inject went out at least once.")
    else:
        yield _("Never went out:")
        yield from (f"  {line}" for line in table([_named(row) for row in never], left=3))
    seldom = [row for row in many.rows if 0 < row.out < many.runs]
    if seldom:
        yield _("Went out in some runs, the fewest first:")
        rows = [(*_named(row), _percent(row.out, many.runs), _when(row)) for row in seldom]
        yield from (f"  {line}" for line in table(rows, left=3))
    fewest, middle, most = many.went_out
    yield _(
        "Injects of a run, without sealed questions and tasks: %(fewest)s to %(most)s, in the"
        " middle one %(middle)s.",
        fewest=fewest,
        most=most,
        middle=middle,
    )
    always = sum(row.out == many.runs for row in many.rows)
    yield _("Went out in every run: %(count)s of %(all)s.", count=always, all=len(many.rows))


def _named(row: RowShare) -> tuple[str, ...]:
    note = _("by hand") if row.by_hand else _("lapsed") if row.lapsed else ""
    return row.number, row.id, note


def _when(row: RowShare) -> str:
    return "" if row.middle_t is None else clock(row.middle_t // 60_000 * 60_000)


def _percent(count: int, of: int) -> str:
    return f"{100 * count / of:.0f} %"


def _shares(told: str, counts: Mapping[str, int], runs: int) -> Iterator[str]:
    if counts:
        ordered = sorted(counts.items(), key=lambda pair: (pair[1], pair[0]))
        parts = ", ".join(f"{name} {_percent(count, runs)}" for name, count in ordered)
        yield f"{told}: {parts}."


def _cells(scenario: Scenario, many: Many) -> Iterator[str]:
    names = {role.id: role.name for role in scenario.roles}
    head = (
        _("Cell: middle, most"),
        _("Words over time"),
        _("Injects"),
        _("Decisions"),
        _("Most words in 10 min"),
        _("Longest gap"),
    )
    most = max((max(cell.words, default=0) for cell in many.cells.values()), default=1)
    rows: list[Sequence[str]] = [head]
    rows += [_cell_row(names[cell], load, most) for cell, load in many.cells.items()]
    yield from table(rows, left=2)


def _cell_row(name: str, load: CellSpread, most: int) -> Sequence[str]:
    counts = (load.injects, load.decisions, load.busiest)
    return (
        name,
        "".join(bars(load.words, 0, most + 1)),
        *(f"{middle}, {highest}" for middle, highest in counts),
        ", ".join(map(clock, load.gap_ms)),
    )


def plot(spread: Spread) -> Iterator[str]:
    """The part of its range that a track used, as a plot of characters."""
    steps = len(spread.middle)
    scale = Scale.of(spread)
    each = max(1, PLOT_WIDE // steps)
    yield _(
        "%(name)s: ends between %(low)s and %(high)s, in the middle at %(middle)s",
        name=spread.name,
        low=spread.tenth[-1],
        high=spread.ninth[-1],
        middle=spread.middle[-1],
    )
    for line in reversed(range(PLOT_HIGH)):
        row = "".join(_character(spread, scale, place, line) * each for place in range(steps))
        yield f"{scale.low_of(line):>6} ┤{row}"
    last = clock((steps - 1) * GRID_MS)
    yield f"{'':>6} └{clock(0)}{last:>{max(1, steps * each - len(clock(0)))}}"


class Scale(NamedTuple):
    """What each line of a plot stands for."""

    low: int
    step: int

    @classmethod
    def of(cls, spread: Spread) -> "Scale":
        """Lines enough for all that was used, and no finer than a fiftieth of the range."""
        low, high = min(spread.tenth), max(spread.ninth)
        finest = max(1, (spread.high - spread.low) // 50)
        return cls(low, max(finest, -(-(high - low + 1) // PLOT_HIGH)))

    def low_of(self, line: int) -> int:
        """The least value of a line."""
        return self.low + line * self.step

    def line_of(self, value: int) -> int:
        return (value - self.low) // self.step


def _character(spread: Spread, scale: Scale, place: int, line: int) -> str:
    low, middle, high = (
        scale.line_of(values[place]) for values in (spread.tenth, spread.middle, spread.ninth)
    )
    if line == middle:
        return "─"
    return "░" if low <= line <= high else " "
