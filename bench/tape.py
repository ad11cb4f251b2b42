"""What the server told of each act, taken down once and sent again by Flask-SocketIO alone."""

from collections.abc import Callable, Sequence

from bench.crowd import Packet
from bench.line import Line
from bench.pace import Spent, pump, spent
from bench.stage import Other, Setting, Stage

Tape = Sequence[Sequence[Packet]]
"""By act: the packets that it made the server send."""


def recorded(stage: Stage, act: Callable[[], Sequence[str]]) -> Sequence[Packet]:
    """Does one act alone, which gives its marks, and takes down what was told of it."""
    stage.crowd.told.clear()
    stage.crowd.recording = True
    stage.settle(act())
    stage.crowd.recording = False
    return tuple(stage.crowd.told)


def replayed(setting: Setting, other: Other, tape: Tape, senders: Sequence[Line]) -> Spent:
    """All of a tape, each sender saying its share; what that took."""
    other.load(tape, setting.fresh("tape"))
    other.crowd.replay([packet for act in tape for packet in act])

    def work() -> float:
        pump(
            other.crowd.loop,
            senders,
            len(tape),
            lambda line, _, done: line.ask("say", None, lambda *_: done()),
        )
        other.crowd.loop.until(lambda: other.crowd.unfinished == 0, what="all is said")
        return other.crowd.last_at

    return spent(other.pid, work)
