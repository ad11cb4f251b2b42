"""Ways to let acts follow each other, and to time them."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bench import machine
from bench.line import Line
from bench.loop import Loop

Ask = Callable[[Line, int, Callable[[], None]], None]
"""Begins an act of that number on a line; calls back once it is answered."""


@dataclass(frozen=True, slots=True)
class Spent:
    """What a stretch took: seconds by the wall's clock, and of the server's core."""

    wall_s: float
    cpu_s: float


def pump(loop: Loop, senders: Sequence[Line], jobs: int, ask: Ask) -> None:
    """Each sender does its share of the acts, the next once the last is answered."""
    left = jobs

    def begin(sender: int, number: int) -> None:
        if number < jobs:
            ask(senders[sender], number, lambda: answered(sender, number))

    def answered(sender: int, number: int) -> None:
        nonlocal left
        left -= 1
        begin(sender, number + len(senders))

    for sender in range(len(senders)):
        begin(sender, sender)
    loop.until(lambda: left <= 0, what=f"{jobs} acts", within=120.0)


def spent(pid: int, work: Callable[[], float]) -> Spent:
    """Does the work, which gives the moment at which it was done."""
    cpu, began = machine.cpu_s(pid), time.perf_counter()
    ended = work()
    return Spent(max(1e-9, ended - began), max(1e-9, machine.cpu_s(pid) - cpu))
