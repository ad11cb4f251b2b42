"""``startex check``: everything that is wrong with a scenario, or may be."""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from exercise.cli.plain import let_any_text_through, plainly
from exercise.cli.words import _, ngettext, say

if TYPE_CHECKING:
    from exercise.scenario.check import Checked, CoverageRow, ObjectiveRow
    from exercise.scenario.problems import Problem

WARNED, WRONG = 1, 2
"""Exit codes: warnings, with --strict; and errors."""


@click.command(
    help=_(
        "Tell everything that is wrong with the scenario in DIR, and what its author should look"
        " at: file, line, column, what was expected."
        "\n\nWithout DIR it is the scenario that comes along. Exits 2 where there are errors, and"
        " with --strict 1 where there are warnings."
    )
)
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option(
    "--storyline",
    "storylines",
    metavar="IDS",
    default="",
    help=_(
        "Ids, separated by commas: of storylines to turn on, and of one cut, which is then checked"
        " alone. Default: the whole scenario, and each of its cuts."
    ),
)
@click.option("--strict", is_flag=True, help=_("Exit 1 where there are warnings."))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help=_("Lines for people, or JSON for programs; default: text."),
)
@click.option(
    "--coverage",
    is_flag=True,
    help=_("Also tell how many injects exercise each concern, and which cells get them."),
)
@plainly
def check(folder: Path | None, storylines: str, form: str, *, strict: bool, coverage: bool) -> None:
    from exercise.assets.shipped import scenario_dir
    from exercise.config import ids
    from exercise.scenario.check import check as look
    from exercise.scenario.check import coverage_of, objectives_of

    checked = look(scenario_dir() if folder is None else folder, chosen=ids(storylines))
    rows = coverage_of(checked.loaded) if coverage and checked.loaded else ()
    aims = objectives_of(checked.loaded) if coverage and checked.loaded else ()
    let_any_text_through()
    if form == "json":
        say(json.dumps(_as_json(checked, rows, aims, coverage=coverage), indent=1))
    else:
        _tell(checked, rows, aims)
    if checked.errors:
        sys.exit(WRONG)
    if checked.warnings and strict:
        sys.exit(WARNED)


def _as_json(
    checked: "Checked",
    rows: Iterable["CoverageRow"],
    aims: Iterable["ObjectiveRow"],
    *,
    coverage: bool,
) -> Any:
    found: dict[str, Any] = {
        "errors": checked.errors,
        "warnings": checked.warnings,
        "problems": [_problem(problem) for problem in checked.problems],
    }
    if coverage:
        found["coverage"] = [
            {
                "concern": row.concern,
                "injects": list(row.injects),
                "by_hand": list(row.by_hand),
                "sides": dict(row.sides),
                "deciding": list(row.deciding),
            }
            for row in rows
        ]
        found["objectives"] = [
            {"cell": row.cell, "objective": row.objective, "injects": list(row.injects)}
            for row in aims
        ]
    return found


def _problem(problem: "Problem") -> dict[str, str | int | None]:
    return {
        key: getattr(problem, key)
        for key in ("level", "code", "file", "line", "column", "message", "suggestion")
    }


def _tell(
    checked: "Checked", rows: Iterable["CoverageRow"], aims: Iterable["ObjectiveRow"]
) -> None:
    told = (*map(str, checked.problems), *_table(tuple(rows)), *_objectives(tuple(aims)))
    for line in told:
        say(line)
    if checked.problems:
        errors = ngettext("%(number)s error", "%(number)s errors", checked.errors)
        warnings = ngettext("%(number)s warning", "%(number)s warnings", checked.warnings)
        say(_("%(errors)s, %(warnings)s.", errors=errors, warnings=warnings))
    else:
        say(_("Nothing to put right."))


def _table(rows: tuple["CoverageRow", ...]) -> list[str]:
    if not rows:
        return []
    cells = tuple(rows[0].sides)
    table = [(_("Concern"), _("Injects"), _("By hand"), *cells, _("Sides"), _("Decided in"))]
    for row in rows:
        counts = (len(row.injects), len(row.by_hand), *row.sides.values(), len(row.seen_by))
        table.append((row.concern, *map(str, counts), ", ".join(row.deciding) or "–"))
    return _in_columns(table)


def _objectives(rows: tuple["ObjectiveRow", ...]) -> list[str]:
    """The exercise's, and of cells' own those of a cell of which injects name any."""
    named = {row.cell for row in rows if row.injects}
    table: list[tuple[str, ...]] = [(_("Objective"), _("Injects"))]
    for row in rows:
        if row.cell is None or row.cell in named:
            name = row.objective if row.cell is None else f"{row.cell}.{row.objective}"
            table.append((name, str(len(row.injects))))
    return _in_columns(table) if len(table) > 1 else []


def _in_columns(table: list[tuple[str, ...]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    return [
        "  ".join(
            [each[0].ljust(widths[0])]
            + [text.rjust(width) for text, width in zip(each[1:], widths[1:], strict=True)]
        )
        for each in table
    ]
