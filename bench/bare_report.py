"""ReportLab tables alone, of the rows of a log that an after-action report tells.

Run as ``python -m bench.bare_report LOG.jsonl OUT.pdf``; the log is as ``startex log`` prints it.
"""

import json
import sys
from html import escape
from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Flowable, LongTable, Paragraph, SimpleDocTemplate

TOGETHER = 200
"""Rows of one table: a longer one's cost grows faster than its length."""
_HEAD = ("When", "Who", "What", "Text")
_WIDTHS = (45, 85, 85, 300)
_TOLD = (
    "inject.delivered",
    "message.sent",
    "statement.made",
    "move.submitted",
    "ruling.made",
    "ruling.told",
    "agreement.recorded",
    "observation.noted",
)


def rows_of(log: Path) -> list[tuple[str, str, str, str]]:
    """When, who, what and all text, of each entry that a report tells."""
    found = []
    with log.open(encoding="utf-8") as lines:
        for line in lines:
            entry = json.loads(line)
            if entry["kind"] in _TOLD:
                seconds = entry["t"] // 1000
                when = f"T+{seconds // 3600:02}:{seconds // 60 % 60:02}"
                found.append((when, entry["author"], entry["kind"], _text(entry["payload"])))
    return found


def _text(payload: dict[str, Any] | None) -> str:
    return " · ".join(str(each) for each in (payload or {}).values() if isinstance(each, str))


def write(rows: list[tuple[str, str, str, str]], out: Path) -> None:
    """One table after another, each with its head on every page."""
    style = getSampleStyleSheet()["BodyText"]
    flow: list[Flowable] = []
    for start in range(0, len(rows), TOGETHER):
        table = [
            [Paragraph(escape(cell), style) for cell in row]
            for row in (_HEAD, *rows[start : start + TOGETHER])
        ]
        flow.append(LongTable(table, colWidths=_WIDTHS, repeatRows=1))
    SimpleDocTemplate(str(out), pagesize=A4).build(flow)


if __name__ == "__main__":
    write(rows_of(Path(sys.argv[1])), Path(sys.argv[2]))
