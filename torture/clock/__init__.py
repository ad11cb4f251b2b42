"""Clock: whatever the clocks do, no inject goes out twice or is lost, and time never goes back."""

import time
from contextlib import closing

from exercise.scenario import load
from exercise.store.opening import open_store
from tests.unit.trial import TRIAL
from torture.clock.race import race
from torture.clock.stopped import suspended
from torture.clock.turned import Turned
from torture.scenario import write
from torture.serving import databases
from torture.work import Work

CLAIM = """\
The wall clock is stepped forward and back by seconds, hours and days, the process stands still for
minutes, the rate changes in the very instant of a pause, two schedulers drive one database: first
with clocks turned by hand on the real store, then as two processes really at once, on both
databases; and a real server under load is stopped (SIGSTOP) and goes on. Some injects wait for
others or for a cell's word, follow later, exclude each other, and leave out a cell that has its
number. No inject goes out twice, none is lost, and exercise time never goes back. A server that
stood still longer than fifteen seconds pauses where it was last alive. (A wall clock stepped
forward by more than that pauses it too: it cannot be told from a machine that slept.)"""

STANDS_S = 125.0
"""Whole run: how long the server stands at least."""


def run(work: Work) -> None:
    """The other clocks are turned while the real server stands still."""
    write(work.place("scenario"))
    with suspended(work):
        begun = time.monotonic()
        _turned(work)
        with databases(work) as both:
            for base, new in both.items():
                race(work, base, new, seconds=0.7 if work.quick else 20.0)
        stands_s = 3.0 if work.quick else STANDS_S
        time.sleep(max(0.0, begun + stands_s - time.monotonic()))


def _turned(work: Work) -> None:
    scenarios = (TRIAL,) if work.quick else (TRIAL, load(work.place("scenario")))
    with closing(open_store(work.place("turned"))) as store:
        for number in work.times(quick=2, full=200, share=0.4):
            turned = Turned(work, store, scenarios[number % len(scenarios)], work.rng(number))
            steps = 60 if work.quick else 150
            if number % 2:
                turned.racing(steps)
            else:
                turned.alone(steps)
            work.count("exercises under turned clocks")
