"""A PostgreSQL server of the run's own, which waits for the disk as SQLite does."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tests.support import postgres
from tests.support.services import SERVICES


@contextmanager
def databases() -> Iterator[Callable[[], str] | None]:
    """Gives the URL of another empty database at each call; None where there is no PostgreSQL."""
    programs = SERVICES["postgres"].find()
    if programs is None:
        yield None
        return
    with postgres.cluster(programs, durable=True) as running:
        yield lambda: running.url(running.create())
