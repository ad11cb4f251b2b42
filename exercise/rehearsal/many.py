"""The same exercise rehearsed many times over, on every core, and what the runs have in common."""

import multiprocessing
import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import asdict, dataclass, replace
from itertools import zip_longest
from typing import Any

from exercise.domain.scenario import Scenario
from exercise.rehearsal.outcome import GRID_MS, Outcome, RowFate, TrackRun
from exercise.rehearsal.run import Cast, rehearse
from exercise.rehearsal.shares import HIGH, LOW, MIDDLE, at_share


@dataclass(frozen=True, slots=True)
class RowShare:
    """How often a row of the MSEL went out."""

    id: str
    number: str
    title: str
    by_hand: bool
    out: int
    lapsed: int
    middle_t: int | None
    """When, in the middle one of the runs in which it did."""


@dataclass(frozen=True, slots=True)
class Spread:
    """A track over all runs: at each moment of the grid, the low tenth, the middle, the high."""

    name: str
    low: int
    high: int
    tenth: tuple[int, ...]
    middle: tuple[int, ...]
    ninth: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CellSpread:
    """A cell over all runs."""

    injects: tuple[int, int]
    """In the middle run, and at most."""
    decisions: tuple[int, int]
    busiest: tuple[int, int]
    gap_ms: tuple[int, int]
    words: tuple[int, ...]
    """To read in the middle run, by stretches of ten minutes."""


@dataclass(frozen=True, slots=True)
class Many:
    """What many runs came to."""

    runs: int
    seed: int
    """Of the first; each next one has the next number."""
    rows: tuple[RowShare, ...]
    """Those that never went out first."""
    storylines: Mapping[str, int]
    """In how many runs any of its rows went out."""
    went_out: tuple[int, int, int]
    """Injects of a run, without sealed questions and tasks: fewest, in the middle run, most."""
    gates: Mapping[str, int]
    """In how many each was open at some time."""
    beyond: Mapping[str, int]
    """In how many it was at ENDEX."""
    tracks: Mapping[str, Spread]
    cells: Mapping[str, CellSpread]
    waits_ms: tuple[int, int, int]
    """For a ruling: half of them, nine in ten, the longest."""
    most_waiting: tuple[int, int]
    unruled: tuple[int, int]
    broken: Mapping[str, int]
    """Ceiling passed, as ``cell: what``, to the number of runs."""
    refused: Mapping[str, int]

    def as_json(self) -> dict[str, Any]:
        """For programs; ``grid_ms`` is how far apart the values of a track are."""
        return {**asdict(self), "grid_ms": GRID_MS}


def play_many(
    scenario: Scenario,
    scenario_hash: str,
    cast: Cast,
    runs: int,
    *,
    progress: Callable[[int, int], None] | None = None,
    processes: int | None = None,
) -> Many:
    """Runs with as many seeds, from the cast's own on."""
    outcomes: list[Outcome] = []
    for outcome in _outcomes(scenario, scenario_hash, cast, runs, processes or os.cpu_count() or 1):
        outcomes.append(outcome)
        if progress is not None:
            progress(len(outcomes), runs)
    return summed(sorted(outcomes, key=lambda one: one.seed))


def _outcomes(
    scenario: Scenario, scenario_hash: str, cast: Cast, runs: int, processes: int
) -> Iterator[Outcome]:
    seeds = range(cast.seed, cast.seed + runs)
    if min(processes, runs) == 1:
        yield from (rehearse(scenario, scenario_hash, replace(cast, seed=seed)) for seed in seeds)
        return
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(
        min(processes, runs), spawn, _prepare, (scenario, scenario_hash, cast)
    ) as pool:
        try:
            for done in as_completed([pool.submit(_one, seed) for seed in seeds]):
                yield done.result()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


_prepared: list[tuple[Scenario, str, Cast]] = []


def _prepare(scenario: Scenario, scenario_hash: str, cast: Cast) -> None:
    """In each process, once: what all its runs share."""
    _prepared[:] = [(scenario, scenario_hash, cast)]


def _one(seed: int) -> Outcome:
    scenario, scenario_hash, cast = _prepared[0]
    return rehearse(scenario, scenario_hash, replace(cast, seed=seed))


# ── what they have in common ─────────────────────────────────────────────────


def summed(outcomes: Sequence[Outcome]) -> Many:
    """Of at least one run."""
    first = outcomes[0]
    waits = [wait for one in outcomes for wait in one.control.waits_ms]
    refused: Counter[str] = Counter()
    for one in outcomes:
        refused.update(one.refused)
    return Many(
        runs=len(outcomes),
        seed=first.seed,
        rows=_rows(outcomes),
        storylines={
            name: sum(one.storylines[name] > 0 for one in outcomes) for name in first.storylines
        },
        went_out=_fewest_to_most(
            [sum(row.counted and row.t is not None for row in one.rows) for one in outcomes]
        ),
        gates={name: sum(one.gates[name] is not None for one in outcomes) for name in first.gates},
        beyond={name: sum(name in one.beyond for one in outcomes) for name in first.gates},
        tracks={track: _spread([one.tracks[track] for one in outcomes]) for track in first.tracks},
        cells={cell: _cell(outcomes, cell) for cell in first.cells},
        waits_ms=(at_share(waits, MIDDLE), at_share(waits, HIGH), max(waits, default=0)),
        most_waiting=_middle_and_most([one.control.most_waiting for one in outcomes]),
        unruled=_middle_and_most([one.control.unruled for one in outcomes]),
        broken=dict(
            sorted(Counter(f"{b.cell}: {b.what}" for one in outcomes for b in one.broken).items())
        ),
        refused=dict(sorted(refused.items())),
    )


def _rows(outcomes: Sequence[Outcome]) -> tuple[RowShare, ...]:
    columns = zip(*(one.rows for one in outcomes), strict=True)
    shares = [_share(column) for column in columns]
    return tuple(sorted(shares, key=lambda row: row.out))


def _share(fates: Sequence[RowFate]) -> RowShare:
    row = fates[0]
    times = [fate.t for fate in fates if fate.t is not None]
    return RowShare(
        id=row.id,
        number=row.number,
        title=row.title,
        by_hand=row.by_hand,
        out=len(times),
        lapsed=sum(fate.fate == "lapsed" for fate in fates),
        middle_t=at_share(times, MIDDLE) if times else None,
    )


def _spread(runs: Sequence[TrackRun]) -> Spread:
    longest = max(len(run.values) for run in runs)
    # A run that ended sooner keeps the values it ended with.
    rows = [run.values + run.values[-1:] * (longest - len(run.values)) for run in runs]
    columns = list(zip(*rows, strict=True))
    tenth, middle, ninth = (
        tuple(at_share(column, share) for column in columns) for share in (LOW, MIDDLE, HIGH)
    )
    return Spread(runs[0].name, runs[0].low, runs[0].high, tenth, middle, ninth)


def _cell(outcomes: Sequence[Outcome], cell: str) -> CellSpread:
    loads = [one.cells[cell] for one in outcomes]
    stretches = zip_longest(*(load.words for load in loads), fillvalue=0)
    return CellSpread(
        injects=_middle_and_most([load.injects for load in loads]),
        decisions=_middle_and_most([load.decisions for load in loads]),
        busiest=_middle_and_most([load.busiest for load in loads]),
        gap_ms=_middle_and_most([load.gap_ms for load in loads]),
        words=tuple(at_share(stretch, MIDDLE) for stretch in stretches),
    )


def _fewest_to_most(values: Sequence[int]) -> tuple[int, int, int]:
    return min(values), at_share(values, MIDDLE), max(values)


def _middle_and_most(values: Sequence[int]) -> tuple[int, int]:
    return at_share(values, MIDDLE), max(values)
