"""A PostgreSQL server of the tests' own: private, on a loopback port, gone when they end."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import psycopg

_OWNER = "startex"
_START_WITHIN_S = 60
_STOP_WITHIN_S = 30


@dataclass
class Cluster:
    """A running server."""

    port: int
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def url(self, database: str) -> str:
        return f"postgresql+psycopg://{_OWNER}@127.0.0.1:{self.port}/{database}"

    def create(self) -> str:
        """Make an empty database and return its name."""
        name = f"test_{next(self._numbers)}"
        self._run(f'CREATE DATABASE "{name}" TEMPLATE template0')
        return name

    def drop(self, database: str) -> None:
        self._run(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')

    def _run(self, statement: str) -> None:
        with self.connect() as connection:
            connection.execute(statement.encode())

    def connect(self) -> psycopg.Connection[tuple[object, ...]]:
        return psycopg.connect(
            host="127.0.0.1", port=self.port, user=_OWNER, dbname="postgres", autocommit=True
        )


@contextmanager
def cluster(programs: Path, *, durable: bool = False) -> Iterator[Cluster]:
    """Start a server from `programs`; its files are removed at the end.

    Only a durable one waits for the disk: no test pulls the machine's plug.
    """
    home = Path(tempfile.mkdtemp(prefix="startex-pg-"))
    user = _unprivileged()
    if user is not None:
        shutil.chown(home, user)
    try:
        data = home / "data"
        subprocess.run(
            [
                *(programs / "initdb", "--pgdata", data, "--username", _OWNER, "--auth", "trust"),
                *("--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync"),
            ],
            cwd=home,
            user=user,
            check=True,
            capture_output=True,
        )
        port = _free_port()
        with (home / "log").open("wb") as log:
            server = subprocess.Popen(
                [programs / "postgres", "-D", data, *_settings(port, home, durable=durable)],
                cwd=home,
                user=user,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        try:
            running = Cluster(port)
            _wait_until_up(running, server, home / "log")
            yield running
        finally:
            _stop(server)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _settings(port: int, home: Path, *, durable: bool) -> list[str]:
    settings = {
        "port": port,
        "listen_addresses": "127.0.0.1",
        "unix_socket_directories": home,
        "fsync": "on" if durable else "off",
        "full_page_writes": "on" if durable else "off",
        "max_connections": 100,
    }
    return [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]


def _wait_until_up(running: Cluster, server: subprocess.Popen[bytes], log: Path) -> None:
    give_up_at = time.monotonic() + _START_WITHIN_S
    while True:
        try:
            running.connect().close()
        except psycopg.OperationalError:
            if server.poll() is not None or time.monotonic() > give_up_at:
                raise RuntimeError(log.read_text(encoding="utf-8", errors="replace")) from None
            time.sleep(0.05)
        else:
            return


def _stop(server: subprocess.Popen[bytes]) -> None:
    """SIGINT is PostgreSQL's fast shutdown: it does not wait for clients."""
    server.send_signal(signal.SIGINT)
    try:
        server.wait(_STOP_WITHIN_S)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def _unprivileged() -> str | None:
    """PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in known)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
