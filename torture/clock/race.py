"""Two processes with a scheduler each, really at once, on one database."""

import multiprocessing
import time
from contextlib import closing
from multiprocessing.synchronize import Barrier, Event
from pathlib import Path
from random import Random

from exercise.app import door
from exercise.app.exercises import Exercises
from exercise.domain.agenda import due_rows
from exercise.domain.state import FACILITATOR, Life
from exercise.scenario import load
from exercise.store.folder import store_key
from exercise.store.opening import open_store, read_store
from torture.serving import NewDatabase
from torture.truth import check_log, read_log
from torture.work import Fault, Work

FAST = 3_600_000
"""An hour a second: four injects or so in each hundred milliseconds."""
STARTS_WITHIN_S = 60
_context = multiprocessing.get_context("forkserver")


def race(work: Work, base: str, new: NewDatabase, seconds: float) -> None:
    """Lets them race, and looks at the log.

    Raises:
        Fault: an inject went out twice, or not at all, or time went back.
    """
    place, database = work.place(f"race-{base}"), new()
    with closing(open_store(place, database)) as store:
        exercises = Exercises(store, key=store_key(place))
        made = exercises.create(
            load(work.place("scenario")), scenario_hash="0" * 64, name="Race", rate_milli=FAST
        )
    over, ready = _context.Event(), _context.Barrier(3)
    racers = [
        _context.Process(
            target=tick_along, args=(place, database, made.id, number, over, ready), daemon=True
        )
        for number in (1, 2)
    ]
    for racer in racers:
        racer.start()
    ready.wait(STARTS_WITHIN_S)
    time.sleep(seconds)
    over.set()
    for racer in racers:
        racer.join(60)
        if racer.exitcode != 0:
            racer.kill()
            raise Fault(f"a racing scheduler ended with {racer.exitcode}")
    log = read_log(place, database, made.id)
    check_log(log)
    with closing(read_store(place, database)) as store:
        again = Exercises(store, key=store_key(place)).get(made.id)
        if again is None or due_rows(again.state, again.state.t):
            raise Fault("an inject was due, and two schedulers released it not once")
    out = sum(one.kind == "inject.released" for one in log)
    work.count(f"injects released by two schedulers at once, {base}", out)


def tick_along(
    place: Path, database: str | None, exercise: str, number: int, over: Event, ready: Barrier
) -> None:
    """One scheduler; it also stops and starts the clock and changes its rate now and then."""
    rng, keys = Random(number), 0
    with closing(open_store(place, database)) as store:
        running = Exercises(store, key=store_key(place)).get(exercise)
        if running is None:
            raise LookupError(exercise)
        ready.wait(STARTS_WITHIN_S)
        while not over.is_set():
            running.tick()
            kinds = []
            if running.state.life is not Life.RUNNING:
                lobby = running.state.life is Life.LOBBY
                kinds = ["exercise.start" if lobby else "clock.resume"]
            elif rng.random() < 0.02:
                kinds = rng.sample(["clock.pause", "clock.set_rate"], 2)
            for kind in kinds:
                keys += 1
                rate = {"rate_milli": rng.choice((FAST, FAST // 2))}
                command = {"type": kind, **(rate if kind == "clock.set_rate" else {})}
                door.submit(running, FACILITATOR, f"race-{number}-{keys}", command)
        running.tick()
        if running.state.life is Life.PAUSED:
            door.submit(running, FACILITATOR, f"last-{number}", {"type": "clock.resume"})
        running.tick()
