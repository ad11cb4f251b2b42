"""A real server as a process of its own, on a loopback port, with its links."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from tests.support.reference import REFERENCE

START_S = 60.0


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Server:
    """``python -m exercise.cli serve``; start, stop, kill, start again on the same data.

    It serves the reference scenario unless arguments or environment say otherwise.
    """

    root: Path
    data: Path
    port: int = field(default_factory=free_port)
    arguments: tuple[str, ...] = ()
    environment: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None
    links: dict[str, Any] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> Path:
        """Everything the server printed."""
        return self.data.with_suffix(".log")

    def start(self) -> "Server":
        """Starts it and waits until it listens."""
        links_file = self.data.with_suffix(".links.json")
        links_file.unlink(missing_ok=True)
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(
                [
                    sys.executable,
                    "-m",
                    "exercise.cli",
                    "serve",
                    "--data",
                    str(self.data),
                    "--port",
                    str(self.port),
                    "--links-file",
                    str(links_file),
                    *self.arguments,
                ],
                cwd=self.root,
                env={
                    **os.environ,
                    "PYTHONPATH": str(self.root),
                    "STARTEX_SCENARIO": str(REFERENCE),
                    **self.environment,
                },
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        deadline = time.monotonic() + START_S
        while not links_file.exists():
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"the server did not start:\n{self.printed()}")
            time.sleep(0.02)
        self.links = json.loads(links_file.read_text())
        with urlopen(f"{self.url}/healthz", timeout=10) as answer:
            assert answer.status == 200
        return self

    def printed(self) -> str:
        """What it printed so far."""
        return self.log.read_text(errors="replace") if self.log.exists() else ""

    @contextmanager
    def unmoved(self) -> Iterator[None]:
        """Whatever is done within: it still answers, and has printed nothing of it."""
        before = len(self.printed())
        yield
        # Whatever a dead line sets off has happened by the time that other lines are served.
        for _ in range(3):
            with urlopen(f"{self.url}/healthz", timeout=20) as answer:
                assert answer.status == 200
        told = self.printed()[before:]
        assert told == "", told[-4000:]

    def stop(self) -> int:
        """Asks it to stop, and waits; gives its exit code."""
        return self._end(signal.SIGTERM)

    def kill(self) -> None:
        """Ends it at once, as a power cut would."""
        self._end(signal.SIGKILL)

    def _end(self, how: signal.Signals) -> int:
        if self.process is None:
            return 0
        if self.process.poll() is None:
            self.process.send_signal(how)
        code = self.process.wait(timeout=30)
        self.process = None
        return code
