"""The umpire: controllers who rule, answer and open what was sealed, each one thing at a time.

It hears what the white cell hears. What cannot be taken up at once waits, oldest first; so a
backlog shows as it would with people.
"""

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from exercise.domain import audience
from exercise.domain.payloads import (
    ControlSet,
    ExerciseStarted,
    InjectDelivered,
    InjectTriggered,
    MessageSent,
    MoveClaimed,
    MoveSubmitted,
    PhaseBegun,
    PollOpened,
    PollPut,
    RoleSet,
    RulingMade,
    WorldSet,
)
from exercise.domain.scenario import WHITE, Outcome, Suggestion, Track
from exercise.standins import words
from exercise.standins.bank import Bank
from exercise.standins.chance import Chance
from exercise.standins.heard import Act, Heard
from exercise.standins.plans import Plans

MINUTE = 60_000
NOTICES = 2_000
OPEN_FOR = 5 * MINUTE
"""A question that no time closes."""

Work = Literal["as ordered", "suggested", "prose", "answer", "release", "task"]
TAKES: dict[Work, int] = {
    "as ordered": 30_000,
    "suggested": 90_000,
    "prose": 6 * MINUTE,
    "answer": 45_000,
    "release": 30_000,
    "task": 2 * MINUTE,
}
"""Milliseconds of a practised controller's time."""

MOST_CONTROLLERS = 12
ONE_KEY = 2 / 3
"""How often a ruling takes one key: as suggested, where there is a suggestion, else as ordered."""
OUTCOME_WEIGHTS = (4.0, 3.0, 1.0)
"""Of the outcomes, in the scenario's order; those further on weigh as the last."""


@dataclass(frozen=True, slots=True)
class Job:
    """Something that waits for a controller."""

    item: str
    what: Literal["move", "message", "inject", "task"]
    cells: tuple[str, ...] = ()
    """Who is told: of a move, whose it is and whom it is aimed at; of a message, who wrote."""
    suggested: Suggestion | None = None
    """A ruling that is prepared."""
    asked: str = ""
    """Of a message, its words."""


class Umpire:
    """All controllers together. ``speed`` 2 is twice as quick as a practised controller."""

    viewers = (audience.WHITE,)

    def __init__(self, seed: str, *, controllers: int = 3, speed: float = 1.0) -> None:
        self._chance = Chance(f"{seed}/{WHITE}")
        self._mark = f"umpire/{seed[:12]}"
        self._speed = speed
        self._wanted = controllers
        self._seats: tuple[str, ...] = ()
        self._free: list[str] = []
        self._queue: deque[Job] = deque()
        self._gone: set[str] = set()
        """What needs no controller any more, or has another one."""
        self._outcomes: tuple[Outcome, ...] = ()
        self._tracks: tuple[Track, ...] = ()
        self._suggested: Mapping[str, Suggestion] = {}
        """By ``cell/menu`` of a move: the ruling that is prepared for it."""
        self._bank = Bank()
        self._polls: dict[str, None] = {}
        self._plans = Plans()
        self._hearers: dict[str, Callable[[Heard, Any], None]] = {
            "world.set": self._world,
            "control.set": self._control,
            "role.set": self._role,
            "exercise.started": self._phase,
            "phase.begun": self._phase,
            "move.submitted": self._move,
            "move.claimed": self._claimed,
            "move.withdrawn": self._item_done,
            "move.lapsed": self._item_done,
            "ruling.made": self._ruled,
            "message.sent": self._message,
            "inject.triggered": self._triggered,
            "inject.delivered": self._delivered,
            "inject.released": self._item_done,
            "poll.put": self._poll,
            "poll.opened": self._opened,
            "exercise.ended": self._ended,
        }

    # ── hearing ──────────────────────────────────────────────────────────────

    def hear(self, heard: Heard) -> None:
        hearer = self._hearers.get(heard.kind)
        if hearer is not None and heard.payload is not None:
            hearer(heard, heard.payload)

    def next_t(self) -> int | None:
        return self._plans.next_t()

    def act(self, t: int) -> list[Act]:
        return self._plans.due(t)

    def answered(self, act: Act, code: str, answer: dict[str, Any]) -> None:
        """What came of it is in the stream."""

    def _world(self, _heard: Heard, payload: WorldSet) -> None:
        self._outcomes = payload.world.outcomes
        self._tracks = tuple(one for one in payload.world.tracks if one.kind == "ruled")

    def _control(self, _heard: Heard, payload: ControlSet) -> None:
        self._suggested = payload.control.suggestions
        self._bank.fill(payload.control.answers)

    def _phase(self, _heard: Heard, payload: ExerciseStarted | PhaseBegun) -> None:
        self._bank.begin(payload.phase)

    def _role(self, _heard: Heard, payload: RoleSet) -> None:
        if payload.role.id == WHITE:
            self._seats = tuple(f"{WHITE}.{seat.id}" for seat in payload.role.seats)
            self._free = [self._seats[n % len(self._seats)] for n in range(self._wanted)]

    def _move(self, heard: Heard, payload: MoveSubmitted) -> None:
        cells = tuple(dict.fromkeys((payload.cell, *payload.targets)))
        suggested = self._suggested.get(f"{payload.cell}/{payload.menu}")
        self._take_in(heard, Job(heard.item or "", "move", cells, suggested))

    def _claimed(self, heard: Heard, payload: MoveClaimed) -> None:
        if payload.seat not in self._seats:
            self._gone.add(heard.item or "")

    def _item_done(self, heard: Heard, _payload: object) -> None:
        self._gone.add(heard.item or "")

    def _ruled(self, _heard: Heard, payload: RulingMade) -> None:
        self._gone.update(payload.moves)

    def _message(self, heard: Heard, payload: MessageSent) -> None:
        self._bank.said(payload.cell, payload.to, payload.text)
        if WHITE in payload.to and payload.cell != WHITE:
            job = Job(heard.item or "", "message", (payload.cell,), asked=payload.text)
            self._take_in(heard, job)

    def _triggered(self, heard: Heard, payload: InjectTriggered) -> None:
        if payload.due_ms is None:  # offered to the controllers
            self._take_in(heard, Job(heard.item or "", "inject"))

    def _delivered(self, heard: Heard, payload: InjectDelivered) -> None:
        if payload.medium == "task":
            self._take_in(heard, Job(heard.item or "", "task"))

    def _poll(self, heard: Heard, payload: PollPut) -> None:
        poll = heard.item or ""
        self._polls[poll] = None
        if payload.within_ms is None:
            self._plans.add(heard.t + OPEN_FOR, lambda _: [self._close(poll)])

    def _opened(self, heard: Heard, _payload: PollOpened) -> None:
        self._polls.pop(heard.item or "", None)

    def _ended(self, heard: Heard, _payload: object) -> None:
        self._plans.drop()
        self._queue.clear()
        self._plans.add(heard.t, lambda _: [self._open(poll) for poll in self._polls])

    # ── one thing at a time ──────────────────────────────────────────────────

    def _take_in(self, heard: Heard, job: Job) -> None:
        self._queue.append(job)
        self._plans.add(heard.t + NOTICES, self._begin)

    def _begin(self, t: int) -> list[Act]:
        acts: list[Act] = []
        while self._free and self._queue:
            job = self._queue.popleft()
            if job.item in self._gone:
                continue
            seat = self._free.pop(0)
            if job.what == "move":
                acts.append(self._command(seat, job.item, "move.claim", move=job.item))
            work = self._work(job)
            self._plans.add(t + int(TAKES[work] / self._speed), self._finishing(seat, job, work))
        return acts

    def _work(self, job: Job) -> Work:
        match job.what:
            case "move":
                if not self._chance.happens(ONE_KEY, job.item, "work"):
                    return "prose"
                return "suggested" if job.suggested else "as ordered"
            case "message":
                return "answer"
            case "inject":
                return "release"
            case "task":
                return "task"

    def _finishing(self, seat: str, job: Job, work: Work) -> Any:
        def finish(t: int) -> list[Act]:
            self._free.append(seat)
            done = [] if job.item in self._gone else [self._done(seat, job, work)]
            return [*done, *self._begin(t)]

        return finish

    def _done(self, seat: str, job: Job, work: Work) -> Act:
        match work:
            case "as ordered":
                return self._command(seat, job.item, "ruling.as_ordered", move=job.item)
            case "suggested":
                return self._command(seat, job.item, "ruling.suggested", moves=[job.item])
            case "prose":
                return self._rule(seat, job)
            case "answer":
                return self._answer(seat, job)
            case "release":
                return self._command(seat, job.item, "inject.release", inject=job.item)
            case "task":
                return self._command(seat, job.item, "inject.acknowledge", item=job.item)

    def _answer(self, seat: str, job: Job) -> Act:
        """As the bank has it, under the name that it gives; else something that says nothing."""
        found = self._bank.answer(job.cells[0], job.asked, self._chance, job.item)
        text = found.say if found else self._chance.one_of(words.ANSWER, job.item)
        fields = {"persona": found.sender} if found else {}
        to = list(job.cells)
        return self._command(
            seat, job.item, "message.send", to=to, text=text, answers=job.item, **fields
        )

    def _rule(self, seat: str, job: Job) -> Act:
        chance = self._chance
        weights = [
            (OUTCOME_WEIGHTS[min(place, len(OUTCOME_WEIGHTS) - 1)], outcome)
            for place, outcome in enumerate(self._outcomes)
        ]
        outcome = chance.weighed(weights, job.item, "outcome")
        text = chance.one_of(words.RULED, job.item, "text")
        return self._command(
            seat,
            job.item,
            "ruling.make",
            moves=[job.item],
            outcome=outcome.id,
            texts=dict.fromkeys(job.cells, text),
            tracks=self._effect(job),
            reason=chance.one_of(words.WHY, job.item, "why"),
        )

    def _effect(self, job: Job) -> dict[str, int]:
        """As suggested, even where the words are others; where nothing is, on any track."""
        if job.suggested is not None:
            return dict(job.suggested.tracks)
        if not self._tracks:
            return {}
        track = self._chance.one_of(self._tracks, job.item, "track")
        most = max(1, (track.high - track.low) // 16)
        change = self._chance.between(1, most, job.item, "change")
        return {track.id: change if self._chance.happens(0.5, job.item, "rises") else -change}

    # ── sealed questions ─────────────────────────────────────────────────────

    def _close(self, poll: str) -> Act:
        return self._command(self._seats[0], poll, "poll.close", poll=poll)

    def _open(self, poll: str) -> Act:
        return self._command(self._seats[0], poll, "poll.open", poll=poll, to="everyone")

    def _command(self, seat: str, about: str, verb: str, **fields: Any) -> Act:
        return Act(seat, f"{self._mark}/{about}/{verb}", {"type": verb, **fields})
