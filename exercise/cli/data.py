"""Commands beside a server: the data folder they read, and the exercise they mean.

Nothing here opens an exercise as a server does: that would pause one that is running elsewhere.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from exercise.cli.words import _

if TYPE_CHECKING:
    from exercise.app.ports import ExerciseRow
    from exercise.store.store import SqlStore

F = TypeVar("F", bound=Callable[..., Any])


def of_data(command: F) -> F:
    """The argument and options that every such command takes."""
    for decorate in (
        click.option("--exercise", metavar="ID", help=_("Which exercise; default: the newest.")),
        click.option(
            "--database", metavar="URL", help=_("Database that the server was given, if any.")
        ),
        click.argument("data", type=click.Path(path_type=Path)),
    ):
        command = decorate(command)
    return command


@dataclass(frozen=True, slots=True)
class Opened:
    """A store that is only looked at, and one exercise of it."""

    store: "SqlStore"
    row: "ExerciseRow"


@contextmanager
def opened(
    data: Path, database: str | None, exercise: str | None, *, fold: bool = True
) -> Iterator[Opened]:
    """The exercise meant. Without ``fold`` only the log's bytes are looked at, whatever they say.

    Raises:
        StoreError: no data, no such exercise, or data of another version.
    """
    from exercise.store.errors import NoData, UnknownExercise
    from exercise.store.opening import read_store

    store = read_store(data, database, fold=fold)
    try:
        rows = store.exercises()
        if exercise is not None:
            rows = [row for row in rows if row.id == exercise]
            if not rows:
                raise UnknownExercise(exercise[:40])
        if not rows:
            raise NoData(data)
        yield Opened(store, rows[-1])
    finally:
        store.close()
