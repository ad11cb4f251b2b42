"""Kills without mercy or measure: writers die at random instants, hundreds of times."""

import multiprocessing
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from exercise.app.exercises import Exercises
from exercise.app.joining import join
from exercise.domain.entry import Entry
from exercise.scenario import load, scenario_hash
from exercise.store.folder import store_key
from exercise.store.opening import open_store
from tests.support.day import TurnedTimes
from torture.crash.writer import Order, play
from torture.scenario import CELLS, write
from torture.serving import NewDatabase
from torture.truth import check_acknowledged, check_log, read_log
from torture.work import Fault, Work

PER_EXERCISE = 40
"""Kills of one exercise; then another begins, since opening a long log takes its time."""
OPENS_WITHIN_S = 60
_context = multiprocessing.get_context("forkserver")


@dataclass
class Told:
    """All that the writers of one exercise said before they died."""

    sent: dict[str, tuple[str, dict[str, Any]]] = field(default_factory=dict)
    answered: dict[str, dict[str, Any]] = field(default_factory=dict)
    told: set[int] = field(default_factory=set)

    def take(self, said: Sequence[Any]) -> None:
        match said:
            case ("sent", seat, key, command):
                self.sent[key] = (seat, command)
            case ("answered", _, key, True, body):
                self.answered[key] = body
            case ("told", seqs):
                self.told.update(seqs)
            case _:
                pass


def preload() -> None:
    """Lets the process from which writers are forked import everything once."""
    _context.set_forkserver_preload(["torture.crash.writer", "torture.crash.migration"])


def kill_writers(work: Work, base: str, new: NewDatabase, rounds: int, share: float) -> None:
    """Each round kills one writer, then looks at what it left behind."""
    database = new()
    place = work.place(f"tight-{base}")
    exercise, told, wall = "", Told(), 0
    for number in work.times(quick=rounds, full=rounds, share=share):
        if number % PER_EXERCISE == 0:
            exercise, told, wall = _begin(work, place, database), Told(), 1_700_000_000_000
        rng = work.rng(base, number)
        how = rng.choice(("parent", "parent", "after", "before"))
        order = Order(
            place,
            database,
            exercise,
            number,
            wall + number * 60_000,
            rng.getrandbits(40),
            dies_at=0 if how == "parent" else rng.randint(1, 12),
            after=how == "after",
        )
        _one(order, told, rng.uniform(0.0, 0.25) if how == "parent" else 0.0)
        work.count(f"kills of a writer, {base}")
        work.count("of them between append and telling", how == "after")
        log = read_log(place, database, exercise)
        _check(work, log, told)
    work.count("acknowledged commands found once", len(told.answered))


def _begin(work: Work, place: Path, database: str | None) -> str:
    scenario = work.place("scenario")
    if not scenario.exists():
        write(scenario)
    with closing(open_store(place, database)) as store:
        times = TurnedTimes()
        exercises = Exercises(store, key=store_key(place), times=times)
        found = load(scenario)
        made = exercises.create(found, scenario_hash=scenario_hash(found), name="Tight")
        for cell in CELLS:
            seat = f"{cell}.head"
            join(made, cell=cell, seat=seat, name=seat, command_id=seat, secret=lambda: "none")
        return made.id


def _one(order: Order, told: Told, wait_s: float) -> None:
    hear, say = _context.Pipe(duplex=False)
    writer = _context.Process(target=play, args=(order, say), daemon=True)
    writer.start()
    say.close()
    try:
        if order.dies_at == 0:
            _hear(hear, told, until="open", within_s=OPENS_WITHIN_S)
            end = time.monotonic() + wait_s
            while (left := end - time.monotonic()) > 0 and hear.poll(left):
                told.take(hear.recv())
            writer.kill()
        _hear(hear, told, within_s=OPENS_WITHIN_S)
        writer.join(OPENS_WITHIN_S)
    finally:
        writer.kill()
        writer.join()
        hear.close()
    if writer.exitcode != -9:
        raise Fault(f"a writer ended by itself, with {writer.exitcode}: {order}")


def _hear(hear: Connection, told: Told, *, within_s: float, until: str = "") -> None:
    end = time.monotonic() + within_s
    while time.monotonic() < end and hear.poll(max(0.0, end - time.monotonic())):
        try:
            said = hear.recv()
        except EOFError:
            return
        told.take(said)
        if said[0] == until:
            return
    raise Fault(f"a writer said nothing for {within_s} s")


def _check(work: Work, log: list[Entry], told: Told) -> None:
    check_log(log)
    check_acknowledged(log, told.answered)
    if told.told and max(told.told) > log[-1].seq:
        raise Fault(f"entry {max(told.told)} was told to clients, the log ends at {log[-1].seq}")
    work.count("logs verified")
