"""All checks of a folder."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from exercise.scenario.check import (
    control,
    coverage,
    lapsing,
    leaks,
    loads,
    orders,
    reach,
    storylines,
    texts,
    timing,
)
from exercise.scenario.check.ceilings import Ceilings
from exercise.scenario.cuts import cut_to
from exercise.scenario.forms import CutForm
from exercise.scenario.load import loaded
from exercise.scenario.loaded import Loaded
from exercise.scenario.problems import Problem, ScenarioErrors, in_reading_order

Said = tuple[str, int, int, str]
Check = Callable[[Loaded, Ceilings], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    timing.before_the_story,
    timing.after_its_phase,
    timing.after_its_end,
    timing.numbers,
    timing.deadlines,
    timing.prompts,
    timing.story,
    reach.impossible,
    reach.idle,
    reach.never,
    reach.expiry,
    lapsing.excluded,
    lapsing.always_unless,
    storylines.fallback,
    storylines.quiet,
    loads.long_injects,
    loads.words,
    loads.injects,
    loads.decisions,
    loads.gaps,
    coverage.concerns,
    coverage.objectives,
    coverage.cells_objectives,
    leaks.leaks,
    control.secrets,
    control.facts,
    control.speakers,
    orders.dashes,
    texts.links,
    texts.comments,
)

OF_THE_WHOLE: tuple[Check, ...] = (
    timing.numbers,
    control.facts,
    storylines.fallback,
    coverage.concerns,
    coverage.objectives,
    coverage.cells_objectives,
)
"""What a cut need not do as well: it has its own order, and not room for everybody's versions."""
OF_CUTS = tuple(one for one in CHECKS if one not in OF_THE_WHOLE)


@dataclass(frozen=True, slots=True)
class Checked:
    """Everything that was found, in reading order; ``loaded`` is None for what cannot be used."""

    problems: tuple[Problem, ...]
    loaded: Loaded | None

    @property
    def errors(self) -> int:
        """How many keep the scenario from being used as it is meant."""
        return sum(problem.level == "error" for problem in self.problems)

    @property
    def warnings(self) -> int:
        """How many its author should look at."""
        return len(self.problems) - self.errors


def check(folder: Path, ceilings: Ceilings | None = None, chosen: Sequence[str] = ()) -> Checked:
    """Reads a folder and reasons about it, if it can be read without a mistake.

    With the id of a cut among ``chosen`` about that cut alone; else about the whole, and
    then about each cut, of which only that is told which is not so of the whole.
    """
    try:
        found = loaded(folder, chosen)
    except ScenarioErrors as error:
        return Checked(error.problems, None)
    problems = [*_reasoned(found, ceilings)]
    for cut in () if found.cut else found.cuts:
        problems += _of_cut(found, cut, ceilings, {_said(problem) for problem in problems})
    return Checked(in_reading_order(problems), found)


def _reasoned(found: Loaded, ceilings: Ceilings | None) -> Iterator[Problem]:
    measured = ceilings or Ceilings.of(found.scenario.world)
    yield from found.remarks
    for one in CHECKS if found.cut is None else OF_CUTS:
        yield from one(found, measured)


def _of_cut(
    whole: Loaded, cut: CutForm, ceilings: Ceilings | None, told: set[Said]
) -> Iterator[Problem]:
    try:
        problems = [*_reasoned(cut_to(whole, cut), ceilings)]
    except ScenarioErrors as error:
        problems = [*error.problems]
    for problem in problems:
        if _said(problem) not in told:
            yield replace(problem, message=f"cut '{cut.id}': {problem.message}")


def _said(problem: Problem) -> Said:
    return problem.file, problem.line, problem.column, problem.message
