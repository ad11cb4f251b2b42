"""Secrecy: nobody can tell from what they get that others did anything unseen."""

from collections import Counter

from exercise.domain.payloads import PAYLOADS
from exercise.scenario import load
from exercise.store.opening import open_store
from tests.support.reference import REFERENCE
from tests.unit.trial import TRIAL
from torture.secrecy.oracle import compare
from torture.work import Fault, Work

CLAIM = """\
The same random exercise is played twice, one command at a time, on the real store, follower, read
models and templates, with ids, salts and clocks alike; the second time one cell, with a confidant
and the white cell, also does things in secret. Every packet, notice and beat that all other cells,
seats and the projector got, in order, its bytes and their number, every page and stream they can
ask for, and every answer to their own commands must be equal. A kind of entry that no secret scene
makes must be explained."""

_SET = "written when the exercise is made, before anybody joins"
_ALL = "told to everybody: it cannot be done in secret"
EXPLAINED = {
    **dict.fromkeys(
        ("exercise.created", "world.set", "role.set", "brief.set", "folder.set", "control.set"),
        _SET,
    ),
    **dict.fromkeys(
        (
            *("exercise.started", "clock.paused", "clock.resumed", "clock.rate_set"),
            *("clock.advanced", "phase.begun", "noduff.raised", "noduff.cleared"),
            *("exercise.ended", "exercise.end_taken_back", "hotwash.begun", "exercise.closed"),
            *("statement.made", "standin.seated"),
        ),
        _ALL,
    ),
    "standin.cast": "comes beside `standin.seated`, for the staff alone: temperament and seed",
    "exercise.end_settled": "appended by the clock, a minute after ENDEX, in both runs",
    "move.lapsed": "comes of a waiting move at ENDEX: scene `waiting` leaves one, in both ways",
}
"""Kinds that no scene need make, and why."""


def run(work: Work) -> None:
    """Plays pairs of exercises until the time is up."""
    scenarios = (TRIAL,) if work.quick else (TRIAL, load(REFERENCE))
    kinds: Counter[str] = Counter()
    store = open_store(work.place("data"))
    try:
        for number in work.times(quick=2, full=60):
            scenario = scenarios[number % len(scenarios)]
            steps = 40 if work.quick else 60
            kinds += compare(work, store, scenario, work.rng(number), steps)
            work.count("pairs of exercises")
    finally:
        store.close()
    work.count("entries made in secret", kinds.total())
    work.count("kinds of entries made in secret", len(kinds))
    missing = set(PAYLOADS) - set(kinds) - set(EXPLAINED)
    if missing:
        raise Fault(f"no secret scene made these kinds, and nothing explains it: {sorted(missing)}")
