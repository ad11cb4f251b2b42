"""One day of an exercise, as fast as it goes."""

import gc
from contextlib import closing
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

import psutil

from exercise.domain.state import FACILITATOR
from exercise.scenario import load
from exercise.store.opening import open_store
from tests.support.reference import REFERENCE
from tests.unit.trial import TRIAL
from torture.secrecy.script import Step, Writer, perform
from torture.secrecy.stage import EXERCISE, Stage

HOUR_MS = 3_600_000
STEP_MS = 12_000
"""Wall time between two looks; below what counts as absence."""
ACTS_AN_HOUR = 60
BACK_EVERY = 30
"""Looks between two pages that come back."""


@dataclass(frozen=True)
class Hour:
    """How it stood at the end of one."""

    entries: int
    memory_mb: float


def day(place: Path, seed: int, hours: int, say: Connection, *, busy: bool, small: bool) -> None:
    """Lives it, telling of each hour, the zeroth first."""
    rng = Random(seed)
    scenario = TRIAL if small else load(REFERENCE)
    with closing(open_store(place)) as store:
        stage = Stage(store, place)
        stage.create(scenario)
        stage.own()
        heads = tuple(f"{role.id}.head" for role in scenario.roles)
        for seat in (*heads, "white.lead"):
            stage.seat(seat, f"Player {seat}", f"join {seat}")
        for seat in (*heads, FACILITATOR):
            stage.connect(seat)
        stage.act(FACILITATOR, "start", {"type": "exercise.start"})
        writer = Writer(rng, heads, steps=10**9)
        number = 0
        say.send(_hour(stage))
        for _ in range(hours):
            for look in range(HOUR_MS // STEP_MS):
                number += 1
                _look(stage, writer, rng, number, heads, busy=busy)
                if look % 25 == 0:
                    stage.sent.clear()
            say.send(_hour(stage))


def _look(
    stage: Stage, writer: Writer, rng: Random, number: int, heads: tuple[str, ...], *, busy: bool
) -> None:
    perform(stage, Step("wait", ms=STEP_MS))
    if not stage.exercise.state.running:
        for kind in ("noduff.clear", "exercise.take_back_end", "clock.resume"):
            stage.act(FACILITATOR, f"on-{number}-{kind}", {"type": kind})
    if busy and rng.random() < ACTS_AN_HOUR * STEP_MS / HOUR_MS:
        perform(stage, writer.next(stage, number + 10))
    stage.turn()
    if number % BACK_EVERY == 0:
        seat = rng.choice(heads)
        stage.disconnect(seat)
        stage.connect(seat)
        for client in stage.clients.of_seat(EXERCISE, seat):
            if client.mode == "html":
                behind = {one: rng.randint(0, 40) for one in client.viewers}
                stage.follower.resume(client, behind)
        perform(stage, Step("beat"))


def _hour(stage: Stage) -> Hour:
    gc.collect()
    return Hour(stage.exercise.state.seq, psutil.Process().memory_info().rss / 2**20)
