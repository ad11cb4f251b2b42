"""Reports being made: each by a child process, so that the exercise never stutters.

A finished one is two files in the data folder's reports, the PDF and what is known of it. An
erasure removes them all; the child sees to it that nothing erased meanwhile is in what it makes.
"""

import json
import logging
import os
import secrets
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import gevent
from gevent import subprocess

import exercise
from exercise.app.running import RunningExercise
from exercise.domain.refusal import N_, Refused
from exercise.store.folder import reports_dir, write_private

MOST_AT_ONCE = 2
_KEPT = ("pages", "entries", "head", "starts")
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Made:
    """A finished report."""

    id: str
    asked: int
    """Wall ms."""
    names: bool
    pages: int
    entries: int
    head: str
    size: int
    """Bytes."""
    file: Path
    starts: Mapping[str, int]
    """Section's key to the page it begins on."""


@dataclass(slots=True)
class Making:
    """A report being made, or one that could not be."""

    id: str
    exercise: str
    asked: int
    names: bool
    locale: str
    state: Literal["making", "failed"] = "making"
    done: int = 0
    """Per cent."""
    step: str = ""
    """Key of what is being done: ``reading``, or a section of the report."""
    error: str = ""
    child: Any = field(default=None, repr=False)


class ReportJobs:
    """The reports of all exercises of a server. Used from its one loop only."""

    def __init__(self, data: Path, database: str | None) -> None:
        self._data = data
        self._database = database
        self._making: dict[str, list[Making]] = {}

    def make(self, running: RunningExercise, *, names: bool, locale: str) -> Making:
        """Begins another report; the same one already being made is not begun twice.

        Raises:
            Refused: nothing to report on yet, or too many at once.
        """
        if running.state.started_at is None:
            raise Refused("not_started", N_("The report can be made at any moment after STARTEX."))
        own = self._making.setdefault(running.id, [])
        for making in own:
            if making.state == "making" and making.names == names and making.locale == locale:
                return making
        if sum(one.state == "making" for all_ in self._making.values() for one in all_) >= (
            MOST_AT_ONCE
        ):
            raise Refused("busy", N_("Other reports are being made. Try again in a minute."))
        making = Making(secrets.token_hex(8), running.id, running.wall(), names, locale)
        own[:] = [one for one in own if one.state == "making"]
        own.append(making)
        gevent.spawn(self._run, making)
        return making

    def making(self, exercise_id: str) -> tuple[Making, ...]:
        """Those being made and the one that failed last, newest first."""
        return tuple(reversed(self._making.get(exercise_id, ())))

    def made(self, exercise_id: str) -> tuple[Made, ...]:
        """The finished ones, newest first."""
        found = (_read(path) for path in reports_dir(self._data, exercise_id).glob("*.json"))
        known = (one for one in found if one is not None)
        return tuple(sorted(known, key=lambda one: one.asked, reverse=True))

    def find(self, exercise_id: str, report: str) -> Made | None:
        """A finished one by its id."""
        return next((one for one in self.made(exercise_id) if one.id == report), None)

    def stop(self) -> None:
        """Ends every child."""
        for own in self._making.values():
            for making in own:
                _kill(making)

    def _run(self, making: Making) -> None:
        out = reports_dir(self._data, making.exercise) / f"{making.id}.pdf"
        try:
            told = self._watch(making, out)
            about = {"asked": making.asked, "names": making.names, **told}
            write_private(out.with_suffix(".json"), [json.dumps(about).encode()])
            self._making[making.exercise].remove(making)
        except (OSError, ValueError) as error:
            log.warning("the report of exercise %s was not made: %s", making.exercise, error)
            making.state, making.error = "failed", making.error or str(error)

    def _watch(self, making: Making, out: Path) -> dict[str, Any]:
        """Follows a child to its end; gives what it says of the finished report.

        Raises:
            OSError: it could not be started, or ended otherwise.
        """
        line = command(
            self._data,
            self._database,
            making.exercise,
            out,
            names=making.names,
            locale=making.locale,
        )
        out.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        child: Any = subprocess.Popen(
            line, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, env=environment()
        )
        making.child = child
        told: dict[str, Any] = {}
        with child.stdout:
            for said in child.stdout:
                told = json.loads(said)
                making.done = int(told.get("done", making.done))
                making.step = str(told.get("step", making.step))
                making.error = str(told.get("error", ""))
        status = child.wait()
        making.child = None
        if status:
            raise OSError(making.error or f"the process that makes it ended with {status}")
        return {name: told[name] for name in _KEPT if name in told}


def command(
    data: Path, database: str | None, exercise_id: str, out: Path, *, names: bool, locale: str
) -> list[str]:
    """The command line that makes a report."""
    line = [sys.executable, "-P", "-m", "exercise.report.job", "--data", str(data)]
    line += ["--out", str(out), "--exercise", exercise_id, "--locale", locale]
    line += ["--names"] if names else []
    return [*line, "--database", database] if database else line


def environment() -> dict[str, str]:
    """The environment in which a child finds the very program that runs here."""
    here = str(Path(exercise.__file__).parent.parent)
    inherited = os.environ.get("PYTHONPATH")
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (here, inherited)))}


def _kill(making: Making) -> None:
    if making.child is not None and making.child.poll() is None:
        making.child.kill()


def _read(about: Path) -> Made | None:
    file = about.with_suffix(".pdf")
    try:
        known = json.loads(about.read_text(encoding="utf-8"))
        return Made(
            id=about.stem,
            asked=int(known["asked"]),
            names=bool(known["names"]),
            pages=int(known.get("pages", 0)),
            entries=int(known.get("entries", 0)),
            head=str(known.get("head", "")),
            size=file.stat().st_size,
            file=file,
            starts={str(key): int(page) for key, page in known.get("starts", {}).items()},
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
