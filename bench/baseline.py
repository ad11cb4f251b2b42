"""Starts Flask-SocketIO alone, and gives its doors."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench import machine
from bench.line import Door

_START_S = 60.0


@dataclass(frozen=True, slots=True)
class Baseline:
    """A running one."""

    pid: int
    port: int

    def door_like(self, door: Door) -> Door:
        """A door for a client in the same rooms, at the same cursors."""
        return Door(self.port, {"rooms": list(door.held)}, door.held)


@contextmanager
def baseline(root: Path, folder: Path, cores: machine.Cores, *, stock: bool) -> Iterator[Baseline]:
    """One on the server's core, until the end."""
    ready = folder / f"{'stock' if stock else 'bare'}-{time.monotonic_ns()}.port"
    words = [sys.executable, "-m", "bench.bare", str(ready), *(["--stock"] if stock else [])]
    with machine.on(cores.server, back=cores.load):
        process = subprocess.Popen(  # noqa: S603 (this package)
            words, cwd=root, env=_environment(root)
        )
    try:
        give_up = time.monotonic() + _START_S
        while not ready.exists():
            if process.poll() is not None or time.monotonic() > give_up:
                raise RuntimeError("Flask-SocketIO alone did not start")
            time.sleep(0.02)
        yield Baseline(process.pid, int(ready.read_text()))
    finally:
        process.terminate()
        process.wait(timeout=30)


def _environment(root: Path) -> Mapping[str, str]:
    return {**os.environ, "PYTHONPATH": str(root)}
