"""Run an installer as a child process and watch how many bytes it has brought."""

import os
import re
import subprocess
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from enum import Enum
from pathlib import Path

#: Told how many bytes have arrived so far.
Report = Callable[[int], None]
#: Given what is fetched and its total in bytes; the report is good inside the `with`.
Watch = Callable[[str, int], AbstractContextManager[Report]]

_LOOK_EVERY_S = 0.25
_NO_NETWORK = re.compile(
    r"NewConnectionError|NameResolutionError|name resolution|Name or service not known"
    r"|getaddrinfo|Network is unreachable|ConnectTimeout|ReadTimeout|ProxyError"
    r"|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT",
)
_DISK_FULL = re.compile(r"No space left on device|ENOSPC|Disk quota exceeded|EDQUOT")
_NO_WHEEL = re.compile(r"No matching distribution found for (\S+)")
_UNWRITABLE = re.compile(r"EACCES|EPERM|EROFS|Permission denied|Read-only file system")


class Cause(Enum):
    NETWORK = "network"
    DISK = "disk"
    PERMISSION = "permission"
    OTHER = "other"


class InstallFailed(Exception):
    """What went wrong and what to do about it, in one line for the person at the terminal."""

    def __init__(self, line: str, cause: Cause = Cause.OTHER) -> None:
        super().__init__(line)
        self.cause = cause


def quiet(_arrived: int) -> None:
    """Report nothing."""


def unwatched(_label: str, _total: int) -> AbstractContextManager[Report]:
    """Watch nothing."""
    return nullcontext(quiet)


def run_watched(
    command: Sequence[str | Path],
    *,
    arriving_in: Path,
    report: Report = quiet,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
) -> None:
    """Run `command`; while it runs, report the bytes that lie in `arriving_in`.

    Raises InstallFailed when it cannot be started or ends with anything but 0.
    """
    with tempfile.TemporaryFile() as output:
        try:
            child = subprocess.Popen(
                [str(word) for word in command],
                cwd=cwd,
                env=env,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        except OSError as error:
            raise InstallFailed(f"{command[0]} could not be started: {error.strerror}.") from error
        try:
            status = _wait(child, arriving_in, report)
        except BaseException:
            child.terminate()
            child.wait()
            raise
        if status != 0:
            output.seek(0)
            raise explained(output.read().decode("utf-8", "replace"))


def _wait(child: subprocess.Popen[bytes], arriving_in: Path, report: Report) -> int:
    most = 0
    while True:
        try:
            return child.wait(_LOOK_EVERY_S)
        except subprocess.TimeoutExpired:
            most = max(most, bytes_in(arriving_in))
            report(most)


def bytes_in(folder: Path) -> int:
    """Bytes of all files under `folder`, which may be changing meanwhile."""
    total = 0
    for where, _, names in os.walk(folder):
        for name in names:
            try:
                total += os.lstat(os.path.join(where, name)).st_size  # noqa: PTH118
            except OSError:
                continue
    return total


def explained(output: str) -> InstallFailed:
    """Turn what pip or npm printed into one line with its remedy."""
    if _DISK_FULL.search(output):
        return InstallFailed(
            "The disk is full. Free about 1 GB, then run the same command again.", Cause.DISK
        )
    if _NO_NETWORK.search(output):
        return InstallFailed(
            "The package registry could not be reached. The first run needs the network"
            " (later ones do not): connect, or set the proxy, then run the same command again.",
            Cause.NETWORK,
        )
    if _UNWRITABLE.search(output):
        return InstallFailed(
            "A file could not be written, for want of permission. Use a folder that is yours,"
            " then run the same command again.",
            Cause.PERMISSION,
        )
    if missing := _NO_WHEEL.search(output):
        return InstallFailed(
            f"There is no ready-made wheel of {missing[1]} for this Python and machine. Use"
            " CPython 3.11 to 3.14 on Linux, macOS or Windows, by name: python3.13 run.py"
        )
    return InstallFailed(
        f"{_last_error(output)} Run the same command again; if it stays so, report this line."
    )


def _last_error(output: str) -> str:
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line for line in lines if re.match(r"(npm )?(ERROR|error|ERR!)", line)]
    return (errors or lines or ["The installer ended without a word."])[-1]
