"""Stand-ins of a live exercise: programs that hear what their cells hear, and act in its time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from gevent.event import Event

from exercise.app import door
from exercise.app.ports import StreamEntry
from exercise.app.running import RunningExercise, Told
from exercise.domain.entry import Entry
from exercise.domain.payloads import Payload
from exercise.domain.scenario import WHITE
from exercise.domain.upcast import payload_of
from exercise.live.faults import spared
from exercise.standins.casting import actor_of
from exercise.standins.driver import Driver
from exercise.standins.heard import SAID, Actor, Heard, heard_by, remember

LOOK_S = 1.0
"""How often it is looked at though nobody means to do anything."""
PAGE = 500
CASTING = frozenset(("standin.cast", "standin.seated"))


@dataclass(slots=True)
class _Seated:
    """An actor, and how much of the log it heard."""

    actor: Actor
    seed: str
    seq: int = 0

    def hear(self, entry: Entry, payload: Payload | None) -> None:
        """Once, whoever tells it."""
        if entry.seq > self.seq:
            self.seq = entry.seq
            heard = heard_by(self.actor.viewers, entry, payload)
            if heard is not None:
                self.actor.hear(heard)


@dataclass(slots=True)
class _Stage:
    """One exercise, and who plays in it."""

    exercise: RunningExercise
    seated: dict[str, _Seated] = field(default_factory=dict)
    """By cell, in the order of cells; the driver last."""
    told: list[Told] = field(default_factory=list)
    recast: bool = True


DRIVER = "driver"


class StandIns:
    """All stand-ins of a server."""

    def __init__(self) -> None:
        self._stages: dict[str, _Stage] = {}
        self._wake = Event()

    def follow(self, exercise: RunningExercise) -> None:
        """From now on, plays there for whoever is stood in for."""
        stage = _Stage(exercise)
        self._stages[exercise.id] = stage

        def hear(told: Sequence[Told]) -> None:
            stage.recast = stage.recast or any(one.entry.kind in CASTING for one in told)
            if stage.seated or stage.recast:
                stage.told.extend(told)
                self._wake.set()

        exercise.subscribe(hear)

    def drive(self, exercise: RunningExercise) -> None:
        """Phases and ENDEX come as planned, without a facilitator."""
        seated = _Seated(Driver(starts=False), "")
        _catch_up(exercise, seated, since=0)
        self._stages[exercise.id].seated[DRIVER] = seated
        self._wake.set()

    # ── running ──────────────────────────────────────────────────────────────

    def run(self) -> None:
        """Plays for ever."""
        while True:
            self._wake.clear()
            self.turn()
            self._wake.wait(self.pause_s())

    def turn(self) -> None:
        """Tells everybody what was appended, and lets them do what they mean to do by now."""
        for stage in list(self._stages.values()):
            with spared(f"the stand-ins of exercise {stage.exercise.id}"):
                _turn(stage)

    def pause_s(self) -> float:
        """Seconds until somebody means to act."""
        pause = LOOK_S
        for stage in self._stages.values():
            if stage.exercise.state.running:
                moments = (one.actor.next_t() for one in stage.seated.values())
                due = min((t for t in moments if t is not None), default=None)
                if due is not None:
                    pause = min(pause, stage.exercise.seconds_until(due))
        return max(0.01, pause)


def _turn(stage: _Stage) -> None:
    exercise = stage.exercise
    told, stage.told = stage.told, []
    for one in told:
        for seated in stage.seated.values():
            seated.hear(one.entry, one.payload)
    if stage.recast:
        stage.recast = False
        _cast(stage)
    state = exercise.state
    if not state.running or state.noduff is not None:
        return
    t = exercise.now()
    for cell, seated in list(stage.seated.items()):
        due = seated.actor.next_t()
        for act in seated.actor.act(t) if due is not None and due <= t else ():
            playing = exercise.state.standins.get(cell)
            if cell != DRIVER and playing is None:
                break  # somebody came meanwhile
            if playing is not None and playing.moves_only and act.command["type"] in SAID:
                continue
            answer = door.submit(exercise, act.seat, act.id, act.command)
            seated.actor.answered(act, answer.code, answer.body)


def _cast(stage: _Stage) -> None:
    """Lets those go who were sent away, and seats those who came."""
    state, before = stage.exercise.state, stage.seated
    stage.seated = {}
    for cell in (*state.cells, WHITE):
        found = state.standins.get(cell)
        if found is None:
            continue
        known = before.get(cell)
        if known is None or known.seed != found.seed:
            known = _Seated(actor_of(state, found), found.seed)
            _catch_up(stage.exercise, known, since=found.since_t)
        stage.seated[cell] = known
    if DRIVER in before:
        stage.seated[DRIVER] = before[DRIVER]


def _catch_up(exercise: RunningExercise, seated: _Seated, *, since: int) -> None:
    now = exercise.now()
    past = _streams(exercise, seated.actor.viewers)

    def heard() -> Iterator[Heard]:
        for entry in past:
            seated.seq = entry.seq
            found = heard_by(seated.actor.viewers, entry, payload_of(entry))
            if found is not None:
                yield found

    remember(seated.actor, heard(), now, since=since)


def _streams(exercise: RunningExercise, viewers: tuple[str, ...]) -> list[Entry]:
    """What these viewers were told, in order, each once."""
    found: dict[int, Entry] = {}
    for viewer in viewers:
        for one in _stream(exercise, viewer):
            found[one.entry.seq] = one.entry
    return [found[seq] for seq in sorted(found)]


def _stream(exercise: RunningExercise, viewer: str) -> Iterator[StreamEntry]:
    after = 0
    while page := exercise.stream(viewer, after=after, limit=PAGE):
        yield from page
        after = page[-1].cursor
