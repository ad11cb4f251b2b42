"""What a scenario that loads may still have wrong with it: reasoned from what it says, soundly.

Each check is a function of the scenario and of the ceilings, in a module of its own, that yields
problems. None accuses what may be right; each may miss something. What controllers release by hand
is never taken for late, heavy or missing: nobody knows when it goes out.
"""

from exercise.scenario.check.ceilings import Ceilings
from exercise.scenario.check.coverage import CoverageRow, ObjectiveRow, coverage_of, objectives_of
from exercise.scenario.check.whole import CHECKS, Checked, check

__all__ = [
    "CHECKS",
    "Ceilings",
    "Checked",
    "CoverageRow",
    "ObjectiveRow",
    "check",
    "coverage_of",
    "objectives_of",
]
