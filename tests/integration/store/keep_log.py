"""Writes a log with every kind of entry that this release knows, to be kept and opened for ever.

    python -m tests.integration.store.keep_log tests/data/logs/0.1.jsonl

Run it once, when a release is made; a file that is kept is never written again.
"""

import sys
from contextlib import suppress
from itertools import count
from pathlib import Path

from exercise.domain.payloads import PAYLOADS
from exercise.domain.refusal import Refused
from exercise.domain.state import FACILITATOR
from exercise.store.export import line_of
from tests.unit.harness import Play
from tests.unit.random_play import random_play

ACTS = 600
MINUTE = 60_000


def main(target: Path) -> None:
    lines = (f"{line_of(entry)}\n" for entry in _with_every_kind().stored())
    target.write_text("".join(lines), encoding="utf-8")


def _with_every_kind() -> Play:
    for seed in count():
        play = random_play(seed, ACTS)
        with suppress(Refused):
            _finish(play)
            if {entry.kind for entry in play.log} == set(PAYLOADS):
                return play
    raise AssertionError


def _finish(play: Play) -> None:
    """From wherever random acts led to the end of the day."""
    play.do(FACILITATOR, "exercise.end", waiting="lapse")
    play.wait(2 * MINUTE)
    play.tick()
    play.do(FACILITATOR, "hotwash.begin")
    play.do(FACILITATOR, "exercise.close")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
