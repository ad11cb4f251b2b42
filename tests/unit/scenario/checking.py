"""Scenarios to be checked, and what is said of them."""

from collections.abc import Mapping
from pathlib import Path

from exercise.scenario.check import Ceilings, check
from tests.unit.scenario.small import FILES, write

FILE = "injects/first.yaml"
WORLD = "scenario.yaml"


def told(
    folder: Path, files: Mapping[str, str | bytes], code: str, ceilings: Ceilings | None = None
) -> list[str]:
    checked = check(write(folder, files), ceilings)
    assert checked.loaded, checked.problems
    return [str(problem) for problem in checked.problems if problem.code == code]


def inject(number: str, at: str, *rest: str, to: str = "tokyo", text: str = "Word.") -> str:
    keys = (f"at: {at}", f"to: {to}", f"text: {text}", *rest)
    start = f"- number: {number}\n  title: Word\n  from: Desk\n  medium: cable\n"
    return start + "".join(f"  {key}\n" for key in keys)


def msel(*injects: str) -> dict[str, str]:
    return {**FILES, FILE: "".join(injects)}


def sayings(count: int) -> str:
    return " ".join(["word"] * count)
