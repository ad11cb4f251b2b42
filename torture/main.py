"""``python3 run.py torture``: runs the parts one after another and tells what they found."""

import argparse
import json
import os
import secrets
import shutil
import sys
import tempfile
import time
import traceback
from collections.abc import Sequence
from pathlib import Path

from torture.machine import machine
from torture.outcome import PAGE, Outcome, Result, again, page, table
from torture.parts import PARTS, Part
from torture.work import ROOT, Fault, Work

LONGEST = 6_000
"""Letters of a fault that are told."""
QUICK_S = 75.0
"""What --quick takes; starting and ending come on top."""


def main(arguments: Sequence[str]) -> int:
    """The exit code: 0, or 1 after a fault."""
    asked = _parser().parse_args(arguments)
    seed = secrets.randbelow(10**6) if asked.seed is None else asked.seed
    names = _wanted(asked.only)
    for variable in [one for one in os.environ if one.startswith("STARTEX_")]:
        del os.environ[variable]  # no setting of the person's own reaches the servers
    print(f"seed {seed}", flush=True)
    total = QUICK_S if asked.quick else asked.minutes * 60.0
    shares = sum(PARTS[name].share for name in names)
    outcome = Outcome(seed, asked.quick, machine(), [])
    results: list[Result] = []
    for name in names:
        part = PARTS[name]
        print(f"{name} …", flush=True)
        results.append(_run(name, part, seed, asked.quick, total * part.share / shares))
        if results[-1].fault:
            break
    outcome = Outcome(seed, asked.quick, outcome.machine, results, asked.minutes)
    print(table(outcome), flush=True)
    _write(asked, outcome)
    if outcome.faults:
        print(f"\nFAULT in {name}: {results[-1].fault}", file=sys.stderr)
        print(f"see it again: {again(outcome, name)}", file=sys.stderr)
    return int(outcome.faults > 0)


def _run(name: str, part: Part, seed: int, quick: bool, budget_s: float) -> Result:  # noqa: FBT001
    folder = Path(tempfile.mkdtemp(prefix=f"startex-{name}-"))
    folder.chmod(0o755)  # PostgreSQL's account passes through
    work = Work(name, seed, quick, folder, budget_s)
    fault = ""
    try:
        part.run(work)
    except Fault as found:
        fault = str(found)[:LONGEST]
    except Exception:  # noqa: BLE001 (a part that breaks is told like a fault, and stops the run)
        fault = traceback.format_exc()[-LONGEST:]
    finally:
        if not fault:
            shutil.rmtree(folder, ignore_errors=True)
    kept = f"\n(its files are kept in {folder})" if fault else ""
    return Result(
        name, time.monotonic() - work.begun, dict(work.counts), work.notes, fault and fault + kept
    )


def _wanted(only: str | None) -> list[str]:
    return [name for name in PARTS if only is None or name in only.split(",")]


def _known(only: str) -> str:
    unknown = set(only.split(",")) - set(PARTS)
    if unknown:
        raise argparse.ArgumentTypeError(
            f"unknown: {', '.join(sorted(unknown))}. Known: {', '.join(PARTS)}"
        )
    return only


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="run.py torture", description=__doc__)
    parser.add_argument("--seed", type=int, help="same seed, same inputs; default: a random one")
    parser.add_argument("--minutes", type=float, default=18.0, help="how long, at most (18)")
    parser.add_argument("--only", type=_known, help="parts, comma-separated: " + ",".join(PARTS))
    parser.add_argument("--quick", action="store_true", help="a short run: under 90 seconds")
    parser.add_argument("--json", type=Path, help="where to write the figures as JSON")
    parser.add_argument("--write", action="store_true", help=f"write {PAGE}")
    return parser


def _write(asked: argparse.Namespace, outcome: Outcome) -> None:
    if asked.json is not None:
        asked.json.write_text(json.dumps(outcome.json(), indent=1) + "\n", encoding="utf-8")
    if asked.write:
        claims = {name: part.claim for name, part in PARTS.items()}
        (ROOT / PAGE).write_text(page(outcome, claims), encoding="utf-8")
