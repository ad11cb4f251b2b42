"""The database fails under a running server: a full disk, cut connections, a file too large.

Whatever could not be written is not acknowledged, the server lives on, and once the trouble is
over everything goes on as if nothing had been.
"""

import resource
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psycopg
from sqlalchemy.engine import make_url

from exercise.store.engine import SQLITE_NAME
from torture.crash.crowd import Crowd
from torture.crash.server import check
from torture.serving import NewDatabase, Served, served
from torture.work import Fault, Work


def trouble_databases(work: Work, base: str, new: NewDatabase, rounds: int, share: float) -> None:
    """Each round lets the database fail for a while under load."""
    database = new()
    rng = work.rng("trouble", base)
    with served(work, f"trouble-{base}", "--rate", "600", database=database) as one:
        crowd = Crowd(one, rng).join()
        crowd.connect()
        crowd.run_clock()
        crowd.patience_s = 20.0
        for _ in work.times(quick=rounds, full=rounds, share=share):
            trouble, what = _cut(one), "times that PostgreSQL cut all connections"
            if database is None:
                trouble, what = _no_space(one), "times that no byte more could be written, SQLite"
            with trouble:
                crowd.send_for(rng.uniform(0.3, 1.0))
            one.must_live()
            if crowd.silent:
                raise Fault(f"while the database failed, {crowd.silent[0]} got no answer at all")
            work.count(what)
            crowd.connect()
            crowd.run_clock()
            crowd.send_again()
            crowd.send_for(0.3)
        crowd.rest()
        check(work, one, crowd)


@contextmanager
def _no_space(one: Served) -> Iterator[None]:
    """SQLite's write-ahead log may not grow: the system refuses each further write."""
    pid = one.process.pid
    soft, hard = resource.prlimit(pid, resource.RLIMIT_FSIZE)
    wal = one.server.data / f"{SQLITE_NAME}-wal"
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (max(1, wal.stat().st_size), hard))
    try:
        yield
    finally:
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def _cut(one: Served) -> Iterator[None]:
    """Every connection to the database is ended, again and again."""
    over = threading.Event()

    def cut() -> None:
        while not over.is_set():
            _terminate(one.database or "")
            time.sleep(0.03)

    with _alongside(cut, over):
        yield


@contextmanager
def _alongside(work: Callable[[], None], over: threading.Event) -> Iterator[None]:
    thread = threading.Thread(target=work)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _terminate(url: str) -> None:
    at = make_url(url)
    with psycopg.connect(
        host=at.host, port=at.port, user=at.username, dbname="postgres", autocommit=True
    ) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s",
            (at.database,),
        )
