"""The after-action report of a long exercise, beside bare ReportLab tables of the same rows."""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import machine
from bench.figures import Figure, Target, middle
from bench.stage import Setting

TARGET = Target("ratio", "most", 1.5)
LINEAR = Target("ratio", "most", 2.2)
MOST_MB = 500


@dataclass(frozen=True, slots=True)
class Run:
    """What a process and those it waited for have used."""

    cpu_s: float
    peak_mb: float


def run(setting: Setting) -> list[Figure]:
    half, whole = setting.sizes[1:3]
    ours: dict[int, list[Run]] = {half: [], whole: []}
    bare: dict[int, list[Run]] = {half: [], whole: []}
    folders = {size: setting.long(size) for size in (half, whole)}
    logs = {size: _log(setting, folders[size]) for size in (half, whole)}
    for _ in range(setting.pick(3, 1)):
        for size in (half, whole):
            out = str(setting.fresh("report").with_suffix(".pdf"))
            words = ("-m", "exercise.cli", "report", str(folders[size]), "--out", out)
            ours[size].append(_used(setting, words))
            bare[size].append(_used(setting, ("-m", "bench.bare_report", str(logs[size]), out)))
    cpu = {size: middle(one.cpu_s for one in ours[size]) for size in ours}
    cpu_bare = {size: middle(one.cpu_s for one in bare[size]) for size in bare}
    return [
        Figure(
            "report",
            f"after-action report of {whole:,} entries",
            "s of a core",
            cpu[whole],
            cpu_bare[whole],
            target=TARGET,
            note="bare: ReportLab tables of the same rows",
        ),
        Figure(
            "report",
            f"report of {whole:,} entries over one of {half:,}",
            "s of a core",
            cpu[whole],
            ratio=cpu[whole] / cpu[half],
            target=LINEAR,
            note=f"bare: {cpu_bare[whole] / cpu_bare[half]:.2f} ×",
        ),
        Figure(
            "report",
            f"memory that the report of {whole:,} entries takes at its peak",
            "MB",
            middle(one.peak_mb for one in ours[whole]),
            middle(one.peak_mb for one in bare[whole]),
            target=Target("value", "most", MOST_MB, unit="MB"),
        ),
    ]


def _log(setting: Setting, data: Path) -> Path:
    out = setting.fresh("log").with_suffix(".jsonl")
    with out.open("wb") as file:
        words = [sys.executable, "-m", "exercise.cli", "log", str(data)]
        subprocess.run(words, cwd=setting.root, check=True, stdout=file)  # noqa: S603 (ours)
    return out


def _used(setting: Setting, words: Sequence[str]) -> Run:
    with machine.on(setting.cores.server, back=setting.cores.load):
        told = subprocess.run(  # noqa: S603 (this program and this package)
            [sys.executable, "-m", "bench.used", *words],
            cwd=setting.root,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            check=True,
        ).stdout
    return Run(**json.loads(told))
