"""``python -m exercise.report.job``: makes a report in a process of its own, beside the server.

Prints one JSON object a line: ``{"done": 40, "step": "orders"}`` while it works, at the end
``{"done": 100, "step": "done", "file": …, "pages": …, "entries": …, "head": …,
"starts": {"figures": 2, …}}``, the page on which each section begins; or
``{"error": …}`` with a message for a person, and exit code 2.
"""

import argparse
import json
import os
import sys
import time
from collections.abc import Sequence
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel.support import Translations

from exercise.assets import PartMissing
from exercise.assets.shipped import locale_dir
from exercise.report.data import NothingLogged
from exercise.report.make import Unsettled, make_report
from exercise.report.pdf.words import Words
from exercise.store.errors import NoData, StoreError, UnknownExercise
from exercise.store.opening import read_store

FAILED = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code: 0, or 2 after an error that was told, or when nobody listens any more."""
    asked = _parser().parse_args(arguments)
    try:
        return _told(asked)
    except _NobodyListens:
        # Whatever was not written must not be tried again when the interpreter ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED


def _told(asked: argparse.Namespace) -> int:
    try:
        _make(asked)
    except (StoreError, NothingLogged, Unsettled, PartMissing, _WrongZone) as error:
        return _failed(str(error))
    except OSError as error:
        return _failed(f"{asked.out} cannot be written: {error.strerror or error}.")
    return 0


def _make(asked: argparse.Namespace) -> None:
    zone = _zone(asked.zone)
    store = read_store(asked.data, asked.database)
    try:
        rows = store.exercises()
        wanted = asked.exercise if asked.exercise is not None else rows[-1].id if rows else None
        if wanted is None:
            raise NoData(asked.data)
        if all(row.id != wanted for row in rows):
            raise UnknownExercise(wanted[:40])
        made = make_report(
            store,
            wanted,
            asked.out,
            made_at=time.time_ns() // 1_000_000,
            named=asked.names,
            zone=zone,
            words=_words(asked.locale),
            progress=_Told(),
        )
    finally:
        store.close()
    _tell(
        done=100,
        step="done",
        file=str(made.out),
        pages=made.pages,
        entries=made.last_seq,
        head=made.head_hash,
        starts=made.starts,
    )


class _Told:
    """Prints progress, each percent once; the end is told apart."""

    def __init__(self) -> None:
        self._last = (-1, "")

    def __call__(self, done: int, step: str) -> None:
        if (done, step) != self._last and done < 100:  # noqa: PLR2004
            self._last = (done, step)
            _tell(done=done, step=step)


class _WrongZone(Exception):
    pass


class _NobodyListens(Exception):
    """Who asked for the report is gone."""


def _zone(name: str | None) -> tzinfo:
    """The zone by name, else this machine's."""
    if name is None:
        return datetime.now().astimezone().tzinfo or ZoneInfo("UTC")
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise _WrongZone(f"There is no time zone “{name}”. Give one such as Asia/Tokyo.") from error


def _words(locale: str) -> Words:
    texts = Translations.load(locale_dir(), [locale.replace("-", "_")])
    return Words(texts.gettext, texts.ngettext, locale)


def _failed(message: str) -> int:
    _tell(error=message)
    sys.stderr.write(message + "\n")
    return FAILED


def _tell(**values: Any) -> None:
    try:
        sys.stdout.write(json.dumps(values) + "\n")
        sys.stdout.flush()
    except BrokenPipeError as error:
        raise _NobodyListens from error


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="exercise.report.job", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the server's data folder")
    parser.add_argument("--database", help="database that the server was given, if any")
    parser.add_argument("--exercise", help="which exercise; default: the newest")
    parser.add_argument("--out", type=Path, required=True, help="PDF to write")
    parser.add_argument("--names", action="store_true", help="name people, not only seats")
    parser.add_argument("--zone", help="time zone of the wall clock; default: this machine's")
    parser.add_argument("--locale", default="en", help="language of the report's own words")
    return parser


if __name__ == "__main__":
    sys.exit(main())
