"""What is wrong with a scenario, said so that its author can put it right."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

LISTED_AT_MOST = 12


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to put right. Lines and columns count from 1; line 0 means the file itself."""

    file: str
    line: int
    column: int
    message: str
    suggestion: str | None = None

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        hint = f": did you mean '{self.suggestion}'?" if self.suggestion else ""
        return f"{place}: {self.message}{hint}"


class ScenarioErrors(Exception):
    """The scenario cannot be used; ``problems`` is everything that was found, in reading order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=_reading_order))
        super().__init__(format_problems(self.problems))


def format_problems(problems: Iterable[Problem]) -> str:
    """One line a problem: ``injects/north-korea.yaml:12:7: unknown cell 'toyko': …``."""
    return "\n".join(str(problem) for problem in problems)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that ``word`` was probably meant to be."""
    written = {each.casefold(): each for each in known}
    close = get_close_matches(word[:80].casefold(), written, n=1, cutoff=0.6)
    return written[close[0]] if close else None


def unknown(kind: str, word: str, known: Iterable[str]) -> tuple[str, str | None]:
    """Message and suggestion for a word that is none of ``known``."""
    known = list(known)
    message = f"unknown {kind} '{clip(word)}'"
    suggestion = nearest(word, known)
    if suggestion is None:
        message += f" ({listed(known)})" if known else f" (the scenario declares no {kind})"
    return message, suggestion


def listed(words: list[str]) -> str:
    """The words themselves, or the first of them when there are many."""
    shown = ", ".join(words[:LISTED_AT_MOST])
    return f"known: {shown}, …" if len(words) > LISTED_AT_MOST else f"known: {shown}"


def clip(text: str, length: int = 60) -> str:
    """The text on one line and short enough to quote."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1] + "…"


def _reading_order(problem: Problem) -> tuple[bool, str, int, int]:
    return (problem.file != "scenario.yaml", problem.file, problem.line, problem.column)
