"""How a rehearsal went, on one page of a terminal."""

from collections.abc import Iterable, Iterator, Sequence

from exercise.cli.words import _, ngettext
from exercise.domain.scenario import Scenario
from exercise.domain.written_times import clock
from exercise.rehearsal.outcome import Outcome, RowFate, TrackRun
from exercise.rehearsal.shares import HIGH, MIDDLE, at_share

BARS = "▁▂▃▄▅▆▇█"
MOST_NAMED = 12
"""Injects named in a line."""


def lines(scenario: Scenario, outcome: Outcome) -> Iterator[str]:
    """The page, line by line."""
    yield _(
        "%(title)s, seed %(seed)s: %(time)s, %(entries)s entries, head %(head)s…",
        title=scenario.world.title,
        seed=outcome.seed,
        time=clock(outcome.ended_ms),
        entries=outcome.entries,
        head=outcome.head[:12],
    )
    yield ""
    yield from _cells(scenario, outcome)
    yield ""
    yield from _control(outcome)
    yield from _injects(outcome)
    yield from _branches(outcome)
    yield ""
    yield from _tracks(outcome)
    yield ""
    yield from _ceilings(outcome)


def table(rows: Sequence[Sequence[str]], *, left: int = 1) -> Iterator[str]:
    """Columns as wide as they must be, the first ones flush left, the others flush right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        texts = (
            text.ljust(width) if place < left else text.rjust(width)
            for place, (text, width) in enumerate(zip(row, widths, strict=True))
        )
        yield "  ".join(texts).rstrip()


def _cells(scenario: Scenario, outcome: Outcome) -> Iterator[str]:
    names = {role.id: role.name for role in scenario.roles}
    head = (
        _("Cell"),
        _("Played"),
        _("Injects"),
        _("Decisions"),
        _("Words"),
        _("Most in 10 min"),
        _("Longest gap"),
        _("Moves"),
        _("Messages"),
        _("Statements"),
    )
    rows: list[tuple[str, ...]] = [head]
    for cell, load in outcome.cells.items():
        counts = (load.injects, load.decisions, sum(load.words), load.busiest)
        deeds = (load.moves, load.messages, load.statements)
        rows.append(
            (
                names[cell],
                load.temperament,
                *map(str, counts),
                clock(load.gap_ms),
                *map(str, deeds),
            )
        )
    yield from table(rows, left=2)


def _control(outcome: Outcome) -> Iterator[str]:
    control = outcome.control
    waits = control.waits_ms
    yield _(
        "Control: %(controllers)s; %(moves)s, %(ruled)s ruled on, %(unruled)s not by ENDEX;"
        " %(messages)s.",
        controllers=ngettext(
            "%(number)s controller", "%(number)s controllers", control.controllers
        ),
        moves=ngettext("%(number)s move", "%(number)s moves", control.moves),
        ruled=control.ruled,
        unruled=control.unruled,
        messages=ngettext("%(number)s question", "%(number)s questions", control.messages),
    )
    yield _(
        "Waiting for a ruling: half at most %(half)s, nine in ten at most %(most)s, the longest"
        " %(longest)s; up to %(number)s at once.",
        half=clock(at_share(waits, MIDDLE)),
        most=clock(at_share(waits, HIGH)),
        longest=clock(max(waits, default=0)),
        number=control.most_waiting,
    )


def _injects(outcome: Outcome) -> Iterator[str]:
    counted = [row for row in outcome.rows if row.counted]
    asked = [row for row in outcome.rows if not row.counted]
    yield _(
        "Injects: %(out)s of %(all)s went out; of sealed questions and tasks %(asked)s of %(of)s.",
        out=sum(row.t is not None for row in counted),
        all=len(counted),
        asked=sum(row.t is not None for row in asked),
        of=len(asked),
    )
    never = [row for row in outcome.rows if row.t is None]
    for rows, told in (
        ([row for row in never if row.fate == "lapsed"], _("Lapsed")),
        ([row for row in never if row.fate != "lapsed" and not row.by_hand], _("Never due")),
        ([row for row in never if row.fate != "lapsed" and row.by_hand], _("Only by hand")),
    ):
        if rows:
            yield f"  {told}: {_numbers(rows)}"


def _numbers(rows: Sequence[RowFate]) -> str:
    named = ", ".join(f"{row.number} {row.id}" for row in rows[:MOST_NAMED])
    more = len(rows) - MOST_NAMED
    return named if more <= 0 else _("%(named)s and %(number)s more", named=named, number=more)


def _branches(outcome: Outcome) -> Iterator[str]:
    if outcome.storylines:
        parts = (f"{storyline} {count}" for storyline, count in outcome.storylines.items())
        yield _("Storylines, injects of each: %(parts)s.", parts=", ".join(parts))
    if outcome.gates:
        never = _("never")
        parts = (f"{gate} {never if t is None else clock(t)}" for gate, t in outcome.gates.items())
        yield _("Gates: %(parts)s.", parts=", ".join(parts))
        yield _("Beyond at ENDEX: %(gates)s.", gates=", ".join(outcome.beyond) or _("none"))


def _tracks(outcome: Outcome) -> Iterator[str]:
    head = (_("Track"), _("Start"), _("End"), _("Lowest"), _("Highest"), _("Over time"))
    rows: list[tuple[str, ...]] = [head]
    for run in outcome.tracks.values():
        known = (run.values[0], run.values[-1], min(run.values), max(run.values))
        rows.append((run.name, *map(str, known), spark(run)))
    yield from table(rows)


def spark(run: TrackRun) -> str:
    """A track over time, in one line."""
    return "".join(bars(run.values, run.low, run.high))


def bars(values: Iterable[float], low: float, high: float) -> Iterator[str]:
    """A character for each value."""
    span = max(1, high - low)
    for value in values:
        place = int((value - low) / span * len(BARS))
        yield BARS[max(0, min(len(BARS) - 1, place))]


def _ceilings(outcome: Outcome) -> Iterator[str]:
    if not outcome.broken:
        yield _("No ceiling was passed.")
    else:
        yield _("Ceilings passed:")
        yield from (f"  {one.told}" for one in outcome.broken)
    for what, count in outcome.refused.items():
        yield _("Refused to stand-ins: %(what)s (%(count)s)", what=what, count=count)
