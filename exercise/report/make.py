"""Makes the report of one exercise from its stored log, and puts the finished file in its place."""

import os
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, tzinfo
from pathlib import Path
from typing import BinaryIO, Protocol

from exercise.app.ports import Person
from exercise.domain.entry import Entry
from exercise.report.data import report_data
from exercise.report.pdf.render import CONTENTS, write_pdf
from exercise.report.pdf.words import Words

PART = ".part"
"""Suffix of a file that is being written."""
READING, DONE = "reading", "done"
_READ_SHARE = 40
_ERASES = frozenset(("payload.erased", "name.erased"))
_MOST_TRIES = 5

Progress = Callable[[int, str], None]
"""Told the percent done and the step: ``reading``, then each section's key, then ``done``."""


class Log(Protocol):
    """What the report needs of a store."""

    def read(self, exercise: str, *, after: int = 0, limit: int | None = None) -> Iterator[Entry]:
        """Entries with ``seq`` greater than ``after``, in order."""

    def head_seq(self, exercise: str) -> int:
        """Sequence number of the newest entry."""

    def people(self, exercise: str) -> Sequence[Person]:
        """Names; empty once erased."""

    def file(self, exercise: str, digest: str) -> bytes | None:
        """The bytes of a file that injects carry; None once it was erased."""


class Unsettled(Exception):
    """Something was erased again and again while the report was made; try again."""


@dataclass(frozen=True, slots=True)
class Made:
    """The finished file, and which log it tells."""

    out: Path
    pages: int
    last_seq: int
    head_hash: str
    starts: Mapping[str, int]
    """Section's key to the page it begins on, from 1."""


def make_report(
    log: Log,
    exercise: str,
    out: Path,
    *,
    made_at: int,
    named: bool = False,
    zone: tzinfo = UTC,
    words: Words | None = None,
    progress: Progress = lambda _done, _step: None,
) -> Made:
    """Writes the PDF to ``out``, readable by its owner alone, whole or not at all.

    What is erased while it is made is not in it: the file is then taken away and made again.

    Raises:
        NothingLogged: the exercise has no log.
        Unsettled: see there.
        OSError: the file cannot be written.
    """
    gone: FileNotFoundError | None = None
    for _try in range(_MOST_TRIES):
        names = {one.id: one.name for one in log.people(exercise) if one.name} if named else None
        reading = _Reading(progress, log.head_seq(exercise))
        data = report_data(log.read(exercise), names, made_at, zone=zone, seen=reading.seen)
        out.parent.mkdir(parents=True, exist_ok=True)
        # An erasure removes the whole folder of reports, perhaps just now.
        try:
            with _placed(out) as file:
                written = write_pdf(
                    data, file, words, _setting(progress), lambda one: log.file(exercise, one)
                )
        except FileNotFoundError as error:
            gone = error
            continue
        # Only now, with the file in place: whoever erases later finds it and removes it.
        if out.exists() and not _erased_since(log, exercise, data.cover.last_seq):
            progress(100, DONE)
            starts = {key: written.places[key] for key, *_ in CONTENTS if key in written.places}
            return Made(out, written.pages, data.cover.last_seq, data.cover.head_hash, starts)
        out.unlink(missing_ok=True)
    if gone is not None:
        raise gone
    raise Unsettled("Something was being erased all the while. Make the report again in a moment.")


def _erased_since(log: Log, exercise: str, seq: int) -> bool:
    return any(entry.kind in _ERASES for entry in log.read(exercise, after=seq))


@contextmanager
def _placed(out: Path) -> Iterator[BinaryIO]:
    """A new file beside ``out`` that takes its place when all went well."""
    descriptor, name = tempfile.mkstemp(dir=out.parent, prefix=f".{out.name}.", suffix=PART)
    part = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)


class _Reading:
    """Tells of the log going by, at each new percent."""

    def __init__(self, progress: Progress, head: int) -> None:
        self._progress, self._head, self._told = progress, max(1, head), -1

    def seen(self, seq: int) -> None:
        percent = min(_READ_SHARE, seq * _READ_SHARE // self._head)
        if percent > self._told:
            self._told = percent
            self._progress(percent, READING)


def _setting(progress: Progress) -> Callable[[float, str], None]:
    return lambda share, step: progress(min(99, _READ_SHARE + int(share * 60)), step)
