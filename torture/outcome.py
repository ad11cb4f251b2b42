"""What a run found, as a table, as JSON and as the page in docs/."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

PAGE = "docs/reliability.md"


@dataclass(frozen=True)
class Result:
    """One part's outcome."""

    part: str
    seconds: float
    counts: Mapping[str, int]
    notes: Sequence[str]
    fault: str = ""


@dataclass(frozen=True)
class Outcome:
    """A whole run's."""

    seed: int
    quick: bool
    machine: Mapping[str, str]
    results: Sequence[Result]
    minutes: float = 0.0
    """What it was given; a quick run has its own measure."""

    @property
    def faults(self) -> int:
        return sum(bool(one.fault) for one in self.results)

    def json(self) -> dict[str, Any]:
        """For ``--json``."""
        return {**asdict(self), "faults": self.faults}


def table(outcome: Outcome) -> str:
    """For the terminal."""
    lines = [f"{'part':<9} {'seconds':>7}  {'faults':>6}  what was done"]
    for one in outcome.results:
        counted = [f"{number:,} {what}" for what, number in one.counts.items()]
        first, *more = counted or ["nothing"]
        lines.append(f"{one.part:<9} {one.seconds:>7.0f}  {int(bool(one.fault)):>6}  {first}")
        lines += [f"{'':<26}{line}" for line in more]
        lines += [f"{'':<26}note: {note}" for note in one.notes]
    return "\n".join([*lines, f"faults found: {outcome.faults}"])


def again(outcome: Outcome, part: str) -> str:
    """The command that shows a fault again."""
    quick = " --quick" if outcome.quick else ""
    return f"python3 run.py torture --seed {outcome.seed} --only {part}{quick}"


def page(outcome: Outcome, claims: Mapping[str, str]) -> str:
    """``docs/reliability.md``; ``claims`` says of each part what must hold."""
    how = " --quick" if outcome.quick else f" --minutes {outcome.minutes:g}"
    lines = [
        "# Reliability",
        "",
        "Written by the command that measured it, which anybody can run from a checkout:",
        "",
        f"    python3 run.py torture --seed {outcome.seed}{how} --write",
        "",
        "The same seed gives the same inputs; instants at which processes are killed depend on the",
        "machine as well. A run stops at its first fault.",
        "",
        "Measured on: " + "; ".join(f"{name} {what}" for name, what in outcome.machine.items()),
        "",
    ]
    for one in outcome.results:
        lines += [f"## {one.part.title()}", "", claims[one.part], "", "| done | count |"]
        lines += ["|---|---:|"]
        lines += [f"| {what} | {number:,} |" for what, number in one.counts.items()]
        lines += [f"| **faults** | **{int(bool(one.fault))}** |", ""]
        lines += [f"- {note}" for note in one.notes]
        lines += [f"- **Fault:** {one.fault}"] if one.fault else []
        lines += [""] if one.notes or one.fault else []
    return "\n".join(lines).rstrip() + "\n"
