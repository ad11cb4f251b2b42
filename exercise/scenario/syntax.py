"""The YAML parser's complaints in an author's words."""

from typing import Any

import yaml

from exercise.scenario.problems import Problem, clip

DEEPEST = 30
_NO_BREAK = "a no-break space is used as indentation: use spaces"
_TAB = "a tab is used as indentation: use spaces"
_NEVER_CLOSED = "never closed"
_BAD_START = "text cannot begin with '{}': put it in quotes"
_WORDS = (
    ("maximum nesting depth", f"nested more than {DEEPEST} deep"),
    ("a tab character that violates indentation", _TAB),
    (
        "mapping values are not allowed",
        (
            "a ': ' is not expected here: "
            "put text that contains ': ' in quotes, or check the indentation"
        ),
    ),
    ("could not find expected ':'", "expected 'key: value' here: is a ':' missing?"),
    ("did not find expected key", "expected a key at the indentation of the keys above"),
    ("did not find expected '-'", "expected '- ' at the indentation of the list above"),
    ("expected ',' or ']'", f"a list opened here with '[' is {_NEVER_CLOSED} with ']'"),
    ("expected ',' or '}'", f"a mapping opened here with '{{' is {_NEVER_CLOSED} with '}}'"),
    ("did not find expected node content", "expected a value between ',' or brackets here"),
    ("block sequence entries are not allowed", "a list item '- ' is not expected here"),
    ("found unexpected end of stream", f"a quote opened here is {_NEVER_CLOSED}"),
    ("found unknown escape character", "a \\ inside \"…\" starts an escape: write \\\\ or use '…'"),
    ("found undefined tag handle", "text that begins with '!' needs quotes"),
    ("did not find expected alphabetic or numeric character", _BAD_START),
    ("control characters are not allowed", "a control character that text cannot hold"),
)


def syntax_problem(error: yaml.YAMLError, text: str, file: str) -> Problem:
    """Where reading had to stop, and what the author most likely has to change."""
    if isinstance(error, yaml.reader.ReaderError):
        return _unprintable(text, file)
    if not isinstance(error, yaml.MarkedYAMLError):
        return Problem(file, 0, 0, f"not valid YAML: {clip(str(error))}")
    complaint = error.problem or ""
    words = next((words for known, words in _WORDS if known in complaint), None)
    mark = error.problem_mark or error.context_mark
    if words and (_NEVER_CLOSED in words or words == _BAD_START):
        mark = error.context_mark or mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
    if "cannot start any token" in complaint or words == _BAD_START:
        words = _bad_start(text, line, column)
    if (wide := _wide_space(text, line)) is not None:
        column, words = wide + 1, _NO_BREAK
    return Problem(file, line, column, words or f"not valid YAML: {clip(complaint)}")


def quote_left_open(error: yaml.YAMLError, quoted: Any, file: str) -> Problem | None:
    """Where a quote was opened that only the next one closed, which then stands in the way."""
    mark = getattr(error, "problem_mark", None)
    if mark is None or quoted is None:
        return None
    begins, ends = quoted.start_mark, quoted.end_mark
    if begins.line == ends.line or ends.line != mark.line:
        return None
    message = f"a quote opened here is closed on line {ends.line + 1}: is one missing?"
    return Problem(file, begins.line + 1, begins.column + 1, message)


def _wide_space(text: str, line: int) -> int | None:
    """Where a space that YAML takes for a letter stands in a line's indentation."""
    lines = text.splitlines()
    written = lines[line - 1] if 0 < line <= len(lines) else ""
    before = written[: len(written) - len(written.lstrip())]
    return next((place for place, one in enumerate(before) if one not in " \t"), None)


def _bad_start(text: str, line: int, column: int) -> str:
    lines = text.splitlines()
    written = lines[line - 1] if 0 < line <= len(lines) else ""
    before = written[:column]
    if "\t" in before and not before.strip():
        return _TAB
    character = written[column - 1 : column]
    return _BAD_START.format(character)


def _unprintable(text: str, file: str) -> Problem:
    for number, line in enumerate(text.split("\n"), start=1):
        for column, character in enumerate(line, start=1):
            if not character.isprintable() and yaml.reader.Reader.NON_PRINTABLE.match(character):
                code = f"U+{ord(character):04X}"
                return Problem(file, number, column, f"control character {code}: remove it")
    return Problem(file, 0, 0, "holds a control character: remove it")
