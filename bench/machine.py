"""The machine: which core does what, what a process used of it, and how it is named."""

import os
import platform
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from tests.support.machine import processor


@dataclass(frozen=True, slots=True)
class Cores:
    """Which cores the server has, and which the load."""

    server: frozenset[int]
    load: frozenset[int]

    @property
    def apart(self) -> bool:
        """Whether they are told apart at all."""
        return not self.server & self.load


def cores() -> Cores:
    """The last core is the server's, the others are the load's."""
    own = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else [0]
    return Cores(frozenset(own[-1:]), frozenset(own[:-1] or own))


def pin(to: frozenset[int]) -> None:
    """This process, and those that it starts from now on, keep to these cores."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, to)


@contextmanager
def on(to: frozenset[int], *, back: frozenset[int]) -> Iterator[None]:
    """What is started within keeps to these cores."""
    pin(to)
    try:
        yield
    finally:
        pin(back)


def allow_files(wanted: int) -> None:
    """So many sockets at once, as far as the system lets us."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    if soft != resource.RLIM_INFINITY and soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


def cpu_s(pid: int) -> float:
    """Seconds that a process has had of its core, to the nanosecond where the system counts so."""
    try:
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e9
    except OSError:
        times = psutil.Process(pid).cpu_times()
        return float(times.user + times.system)


def memory_bytes(pid: int) -> int:
    """What a process holds in memory that no other process does."""
    return int(psutil.Process(pid).memory_full_info().uss)


def described() -> dict[str, str]:
    """The machine in words."""
    name = " ".join(platform.libc_ver())
    return {
        "cpu": processor(),
        "cores": str(os.cpu_count()),
        "memory": f"{psutil.virtual_memory().total / 2**30:.0f} GiB",
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "system": f"{platform.system()} {platform.release()} {name}".strip(),
    }


def load_now() -> str:
    """How busy the machine is, as it says itself."""
    return " ".join(f"{one:.1f}" for one in os.getloadavg())
