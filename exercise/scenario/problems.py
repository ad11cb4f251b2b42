"""What is wrong with a scenario, said so that its author can put it right."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

Level = Literal["error", "warning"]
LISTED_AT_MOST = 12
_UNSEEN = ("Cc", "Cf", "Cs")
"""Controls, marks that turn text round, and bytes of a file's name that are no text."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to put right. Lines and columns count from 1; line 0 means the file itself."""

    file: str
    line: int
    column: int
    message: str
    suggestion: str | None = None
    level: Level = "error"
    code: str = "format"
    """What kind of problem it is, for programs; ``format``: the folder cannot be read as it is."""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        hint = f": did you mean '{self.suggestion}'?" if self.suggestion else ""
        mark = "warning: " if self.level == "warning" else ""
        return _visible(f"{place}: {mark}{self.message}{hint}")


class ScenarioErrors(Exception):
    """The scenario cannot be used; ``problems`` is everything that was found, in reading order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_reading_order(problems)
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
    several = [part.strip() for part in word.split(",")]
    if len(several) > 1 and set(several) <= set(known):
        return message, f"[{', '.join(several)}]"
    for one in known:
        if word in (parts := [part.strip() for part in one.split(",")]) and len(parts) > 1:
            return f"{message} ('{clip(one)}' is one {kind}: put several in brackets)", None
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


def in_reading_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """``scenario.yaml`` first, then file by file, each from its top."""
    return tuple(sorted(problems, key=_reading_order))


def _visible(line: str) -> str:
    """The line with what no terminal should be sent written out: a file may be named anything."""
    return "".join(
        character.encode("unicode_escape").decode()
        if unicodedata.category(character) in _UNSEEN
        else character
        for character in line
    )


def _reading_order(problem: Problem) -> tuple[bool, str, int, int]:
    return (problem.file != "scenario.yaml", problem.file, problem.line, problem.column)
