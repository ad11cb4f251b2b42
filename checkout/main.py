"""The commands of run.py."""

import sys
from collections.abc import Sequence
from pathlib import Path

from checkout.handover import hand_over
from checkout.ready import make_ready
from exercise.assets.watched import InstallFailed

ROOT = Path(__file__).resolve().parent.parent

EXIT_CANNOT = 2
EXIT_STOPPED = 130

_OF_A_CHECKOUT = ("bench", "torture")
"""Packages beside the program, run with the development lock."""
#: Groups that share what is dear to start stay together; see tests/conftest.py. `-n 0` undoes it.
_IN_PARALLEL = ["-n", "logical", "--maxprocesses", "8"]
_IN_PARALLEL += ["--dist", "loadscope", "--no-loadscope-reorder"]
_HELP = """\
python3 run.py [COMMAND] [OPTIONS]   sets everything up when needed, then runs the command
python3 run.py                       serves the shipped scenario, the same as: serve
python3 run.py test [PYTEST OPTIONS] installs the development lock and runs all tests
python3 run.py bench [OPTIONS]       measures it beside Flask-SocketIO alone
python3 run.py torture [OPTIONS]     tries to break it: crashes, bad networks, odd clocks, vandals

The other commands, once set up:
"""


def main(arguments: Sequence[str]) -> int:
    """Return the exit code, unless the process becomes the program's own."""
    try:
        return _run(list(arguments))
    except InstallFailed as failure:
        print(f"run.py: {failure}", file=sys.stderr)
        return EXIT_CANNOT
    except KeyboardInterrupt:
        print("\nStopped. Run the same command again to go on.", file=sys.stderr)
        return EXIT_STOPPED


def _run(arguments: list[str]) -> int:
    command = arguments[0] if arguments else "serve"
    if command == "test":
        python = make_ready(ROOT, development=True)
        return hand_over(ROOT, [python, "-m", "pytest", *_IN_PARALLEL, *arguments[1:]], folder=ROOT)
    if command in _OF_A_CHECKOUT:
        python = make_ready(ROOT, development=True)
        return hand_over(ROOT, [python, "-m", command, *arguments[1:]], folder=ROOT)
    if command in {"-h", "--help"}:
        print(_HELP, flush=True)
    elif command.startswith("-") and command != "--version":
        arguments = ["serve", *arguments]
    python = make_ready(ROOT, development=False)
    return hand_over(ROOT, [python, "-P", "-m", "exercise.cli", *(arguments or ["serve"])])
