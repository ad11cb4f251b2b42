"""The stage of a measurement: the server, Flask-SocketIO alone, and the same clients on each."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import count, cycle, islice
from pathlib import Path
from typing import Any

from bench import machine
from bench.baseline import Baseline, baseline
from bench.crowd import Crowd, Packet
from bench.line import Line
from bench.loop import Loop
from bench.marks import Marks
from bench.startex import Startex, serving
from tests.support.reference import REFERENCE

Answered = Callable[[dict[str, Any]], None]

_SEATS = 25
"""Playing seats that people sit in: all of them."""
_LOOKS = 10
"""At the log in the end, while something is still being told or written."""
_SUBMITTERS = 3
"""Seats, beside the heads, that are given the right to submit."""
TOO_FAST = b'"code":"too_fast"'
_ids = count(1)


class Refused(Exception):
    """A command that must be accepted was not."""


@dataclass(slots=True)
class Setting:
    """What holds for the whole run."""

    root: Path
    folder: Path
    """Thrown away at the end."""
    cores: machine.Cores
    quick: bool
    loop: Loop = field(default_factory=Loop)
    new_database: Callable[[], str] | None = None
    """Gives the URL of another empty PostgreSQL database; None where there is none."""
    faults: list[str] = field(default_factory=list)
    stack: ExitStack = field(default_factory=ExitStack)
    """Left at the end of the run."""
    shared: "Stage | None" = None
    """The one stage of a quick run's rows that need nothing special."""
    _long: Path | None = None

    def long(self, size: int) -> Path:
        """A copy, to be used once, of a data folder whose log has so many entries."""
        if self._long is None:
            self._long = self.fresh("long")
            sizes = map(str, self.sizes)
            words = [sys.executable, "-m", "bench.longlog", str(REFERENCE), str(self._long), *sizes]
            subprocess.run(words, cwd=self.root, check=True)  # noqa: S603 (this package)
        return Path(shutil.copytree(self._long / str(size), self.fresh(f"log-{size}")))

    @property
    def others(self) -> tuple[str, ...]:
        """What the server is compared with."""
        return ("bare",) if self.quick else ("bare", "stock")

    @property
    def sizes(self) -> tuple[int, ...]:
        """Entries of the long logs, by growing size."""
        return (100, 300, 600) if self.quick else (100, 5_000, 10_000, 100_000)

    def fresh(self, name: str) -> Path:
        """A path in the folder that nothing has yet."""
        return self.folder / f"{name}-{next(_ids)}"

    def renew(self) -> None:
        """Forgets every line of a measurement that failed."""
        self.loop.close()
        self.loop = Loop()
        self.shared = None

    def pick(self, full: int, quick: int) -> int:
        """A size, by how long the run may take."""
        return quick if self.quick else full


class Other:
    """Flask-SocketIO alone, with a client for each of the server's."""

    def __init__(self, name: str, server: Baseline, crowd: Crowd) -> None:
        self.name = name
        self.server = server
        self.crowd = crowd
        crowd.tape_only = True

    @property
    def pid(self) -> int:
        """Of its process."""
        return self.server.pid

    def load(self, tape: Sequence[Sequence[Packet]], path: Path) -> None:
        """Gives it what to say."""
        pieces = [[(one.viewer, json.loads(one.payload[2:])[1]) for one in act] for act in tape]
        path.write_text(json.dumps(pieces))
        answers: list[bytes] = []
        self.crowd.lines[0].ask("tape", str(path), lambda body, _: answers.append(body))
        self.crowd.loop.until(lambda: bool(answers), what="the tape is read")

    def say(self, act: Sequence[Packet]) -> None:
        """The next piece, which is ``act``, until everybody has it."""
        self.crowd.replay(act)
        self.crowd.lines[0].ask("say", None, ignore)
        self.crowd.loop.until(lambda: self.crowd.unfinished == 0, what=f"{self.name} said it")


@dataclass(slots=True)
class Stage:
    """Everything that one measurement needs."""

    setting: Setting
    loop: Loop
    marks: Marks
    startex: Startex
    crowd: Crowd
    others: dict[str, Other]
    console: Line
    hands: Mapping[str, Line]
    """By playing seat: a line that acts for it."""
    submitters: Sequence[str]
    waiting: dict[str, str] = field(default_factory=dict)
    """Moves that wait for a ruling, with the mark in each."""
    unanswered: int = 0

    # ── acting ───────────────────────────────────────────────────────────────

    def send(self, line: Line, kind: str, answered: Answered, **fields: Any) -> None:
        """A command whose answer is checked before it is handed on."""

        def check(body: bytes, _: float) -> None:
            self.unanswered -= 1
            answer = json.loads(body)[0]
            if not answer.get("ok"):
                raise Refused(f"{kind}: {answer}")
            answered(answer)

        self.unanswered += 1
        line.ask("command", _command(kind, fields), check)

    def must(self, line: Line, kind: str, **fields: Any) -> dict[str, Any]:
        """A command, and its answer once it has come."""
        answers: list[dict[str, Any]] = []
        line.ask(
            "command", _command(kind, fields), lambda body, _: answers.append(json.loads(body)[0])
        )
        self.loop.until(lambda: bool(answers), what=kind)
        if not answers[0].get("ok"):
            raise Refused(f"{kind}: {answers[0]}")
        return answers[0]

    def settle(self, marks: Sequence[str], *, viewers: Sequence[str] = ()) -> None:
        """Waits until everybody has these marks, and these streams were told something."""
        told = self.crowd.told

        def done() -> bool:
            reached = {one.viewer for one in told} if viewers else set()
            return self.crowd.has(marks) and reached.issuperset(viewers)

        self.loop.until(done, what="everybody has it")

    def calm(self) -> None:
        """Waits until all is answered and nothing more comes."""
        self.loop.until(lambda: self.unanswered == 0, what="all is answered", within=180.0)
        seen = -1
        while seen != self.crowd.deliveries or self.crowd.unfinished:
            seen = self.crowd.deliveries
            self.loop.rest(0.15)

    # ── in the end ───────────────────────────────────────────────────────────

    def check(self) -> None:
        """Compares what every client holds with the log on disk."""
        newest: Mapping[str, int] = {}
        for _ in range(_LOOKS):
            self.calm()
            newest = self.loop.meanwhile(self.startex.newest)
            if self.crowd.has_up_to(newest):
                return
        self.crowd.require_equal_cursors(newest)

    def leave(self) -> None:
        """Everybody goes; their faults are added to those of the run."""
        for crowd in (self.crowd, *(other.crowd for other in self.others.values())):
            crowd.leave(list(crowd.lines))
            self.setting.faults += crowd.faults


Begin = Callable[[Stage], None]


def start_and_hold(stage: Stage) -> None:
    """The exercise is under way, and its own injects wait."""
    stage.must(stage.console, "exercise.start")
    stage.must(stage.console, "hold.place")


def ignore(*_: object) -> None:
    """For answers that say nothing."""


def _command(kind: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    return {"id": f"bench{next(_ids)}", "command": {"type": kind, **fields}}


@contextmanager
def staged(
    setting: Setting,
    clients: int,
    *,
    others: Sequence[str] | None = None,
    database: str | None = None,
    data: Path | None = None,
    begin: Begin | None = None,
) -> Iterator[Stage]:
    """The shipped scenario under way, so many browsers of its teams, and one console.

    The browsers are spread over the seats of all cells, several on each seat, and load each
    seat's page once. The hold keeps the scenario's own injects back.

    Args:
        others: which of ``bare`` and ``stock`` to set beside it; None: those of the run.
        database: URL of a PostgreSQL database, instead of SQLite.
        data: folder of an exercise that has gone on for long already.
        begin: what is done first, before anybody's page is open; None: STARTEX, and a hold.
    """
    with ExitStack() as stack:
        loop, marks = setting.loop, Marks()
        folder = data or setting.fresh("data")
        server = serving(setting.root, folder, setting.cores, database=database)
        startex = loop.meanwhile(lambda: stack.enter_context(server))
        crowd = Crowd(loop, marks, name="startex")
        stage = _enter(setting, startex, crowd, clients, begin or start_and_hold)
        stack.callback(stage.leave)
        for name in setting.others if others is None else others:
            bare = stack.enter_context(
                baseline(setting.root, setting.folder, setting.cores, stock=name == "stock")
            )
            other = Crowd(loop, marks, name=name)
            other.connect([bare.door_like(line.door) for line in crowd.lines])
            stage.others[name] = Other(name, bare, other)
        yield stage
        stage.check()


@contextmanager
def in_turn(setting: Setting, clients: int) -> Iterator[Stage]:
    """A stage as it comes. In a quick run, which is for its checks alone, all such rows use one."""
    if not setting.quick:
        with staged(setting, clients) as stage:
            yield stage
        return
    if setting.shared is None:
        setting.shared = setting.stack.enter_context(staged(setting, clients))
    yield setting.shared


def _enter(setting: Setting, startex: Startex, crowd: Crowd, clients: int, begin: Begin) -> Stage:
    loop = crowd.loop
    owner = loop.meanwhile(startex.take_facilitator)
    seats = loop.meanwhile(lambda: startex.take_players(setting.pick(_SEATS, 8)))
    first = Crowd(loop, crowd.marks, name="preparing")
    console = first.connect([startex.program(owner)])[0]
    resume(first, [console])
    stage = Stage(setting, loop, crowd.marks, startex, first, {}, console, {}, ())
    begin(stage)
    submitters = [seat for seat in seats if seat.endswith(".head")]
    for seat in [seat for seat in seats if seat not in submitters][:_SUBMITTERS]:
        stage.must(console, "right.set", seat=seat, right="submit", granted=True)
        submitters.append(seat)
    loop.rest(0.3)
    first.leave(list(first.lines))
    loop.meanwhile(startex.reopen)
    lines = crowd.connect([startex.doors[owner]])
    lines += crowd.connect([startex.doors[seat] for seat in islice(cycle(seats), clients)])
    resume(crowd, lines)
    stage.crowd, stage.console = crowd, lines[0]
    stage.hands = dict(zip(islice(cycle(seats), clients), lines[1:], strict=True))
    stage.submitters = submitters
    setting.faults += first.faults
    return stage


def resume(crowd: Crowd, lines: Sequence[Line]) -> None:
    """Every line asks for what it missed, as a browser does once it is let in."""
    left = {id(line): line for line in lines}
    waiting: dict[int, Line] = dict(left)
    while left:
        for line in waiting.values():

            def answered(body: bytes, now: float, line: Line = line) -> None:
                if TOO_FAST in body:  # several devices of one seat share what it may ask
                    waiting[id(line)] = line
                else:
                    crowd.resumed(line, body, now)
                    del left[id(line)]

            line.ask("resume", {"cursors": line.held}, answered)
        waiting.clear()
        crowd.loop.until(
            lambda: len(left) == len(waiting), what="everybody has resumed, or was told to wait"
        )
        crowd.loop.rest(0.5 if waiting else 0.0)
