"""Lets actors take part in an exercise that a test plays in memory."""

from collections.abc import Iterable

from exercise.domain.payloads import Temperament
from exercise.domain.refusal import Refused
from exercise.domain.upcast import payload_of
from exercise.standins.casting import table_of
from exercise.standins.heard import Act, Actor, Heard, heard_by
from exercise.standins.standin import StandIn
from exercise.standins.temper import TEMPERS
from tests.unit.harness import Play


class Kept(StandIn):
    """A stand-in that keeps what it heard."""

    heard: list[Heard]

    def hear(self, heard: Heard) -> None:
        if not hasattr(self, "heard"):
            self.heard = []
        self.heard.append(heard)
        super().hear(heard)


def stand_in(play: Play, cell: str, temperament: Temperament = "assertive") -> Kept:
    """One for a cell; it has heard nothing yet."""
    return Kept(table_of(play.state, cell), TEMPERS[temperament], "seed")


def tell(play: Play, actors: Iterable[Actor], after: int = 0) -> int:
    """Tells them what was appended after an entry; returns the newest."""
    for entry in play.log[after:]:
        for actor in actors:
            heard = heard_by(actor.viewers, entry, payload_of(entry))
            if heard is not None:
                actor.hear(heard)
    return len(play.log)


def let_play(play: Play, actors: Iterable[Actor], minutes: int, after: int = 0) -> list[Act]:
    """Lets them play for so long; returns what they did that was not refused."""
    done: list[Act] = []
    actors = tuple(actors)
    told = tell(play, actors, after)
    for _ in range(minutes * 6):
        play.run(10_000)
        told = tell(play, actors, told)
        for actor in actors:
            due = actor.next_t()
            for act in actor.act(play.t) if due is not None and due <= play.t else ():
                fields = {name: value for name, value in act.command.items() if name != "type"}
                try:
                    play.do(act.seat, act.command["type"], **fields)
                except Refused:
                    continue
                done.append(act)
        told = tell(play, actors, told)
    return done
