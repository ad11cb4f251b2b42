"""All checks of a folder."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from exercise.scenario.check import coverage, leaks, loads, reach, storylines, texts, timing
from exercise.scenario.check.ceilings import Ceilings
from exercise.scenario.load import Loaded, loaded
from exercise.scenario.problems import Problem, ScenarioErrors, in_reading_order

Check = Callable[[Loaded, Ceilings], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    timing.before_the_story,
    timing.after_its_phase,
    timing.numbers,
    timing.deadlines,
    timing.prompts,
    timing.story,
    reach.impossible,
    reach.never,
    reach.expiry,
    storylines.fallback,
    storylines.quiet,
    loads.long_injects,
    loads.words,
    loads.injects,
    loads.decisions,
    loads.gaps,
    coverage.concerns,
    coverage.objectives,
    leaks.leaks,
    texts.links,
)


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


def check(folder: Path, ceilings: Ceilings | None = None) -> Checked:
    """Reads a folder and reasons about it, if it can be read without a mistake."""
    try:
        found = loaded(folder)
    except ScenarioErrors as error:
        return Checked(error.problems, None)
    measured = ceilings or Ceilings()
    problems = (problem for one in CHECKS for problem in one(found, measured))
    return Checked(in_reading_order(problems), found)
