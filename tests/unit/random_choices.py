"""Random decisions, tasks and ratings, by whoever may be the one, and by others."""

from contextlib import suppress
from random import Random

from exercise.domain.refusal import Refused
from tests.unit.harness import Play
from tests.unit.trial import CELLS


def _put(play: Play, rng: Random) -> None:
    play.do("white.lead", "inject.release", inject=rng.choice(("film", "captain", "ring")))


def _decide(play: Play, rng: Random) -> None:
    known = sorted(play.state.items.values(), key=lambda one: one.seq)
    asked = [one for one in known if getattr(one.payload, "decide", None)]
    if not asked:
        return
    item = rng.choice(asked)
    name = rng.choice(item.audience).partition(":")[2]
    actor = name if "." in name else f"{name or 'north'}.{rng.choice(('head', 'foreign'))}"
    for option in rng.sample(("keep", "show", "burn", "shout"), 2):
        with suppress(Refused):
            play.do(actor, "decision.take", item=item.id, option=option)


def _order(play: Play, rng: Random) -> None:
    """The order of an option, by the head of the cell that decides, or by somebody else."""
    known = sorted(play.state.items.values(), key=lambda one: one.seq)
    asked = [one.id for one in known if getattr(one.payload, "decide", None)]
    if asked:
        play.do(
            rng.choice(("north.head", "north.head", "south.head")),
            "move.submit",
            title="Protest",
            instrument="diplomatic",
            openness="public",
            order="Protest.",
            answers=rng.choice(asked),
            **rng.choice(({"option": "protest", "menu": "protest"}, {"option": "shout"})),
        )


def _for_them(play: Play, rng: Random) -> None:
    play.do(
        "white.lead",
        "decision.take",
        item=_decision(play, rng),
        option=rng.choice(("keep", "protest", "shout")),
    )


def _more_time(play: Play, rng: Random) -> None:
    play.do("white.lead", "decision.extend", decision=_decision(play, rng), by_ms=60_000)


def _decision(play: Play, rng: Random) -> str:
    put = sorted(one.id for one in play.state.choices.values())
    return rng.choice(put) if put else "none"


def _done(play: Play, rng: Random) -> None:
    tasks = sorted(dict(play.state.msel["ring"].deliveries).values())
    play.do("white.lead", "inject.acknowledge", item=rng.choice(tasks or ["none"]))


def _rate(play: Play, rng: Random) -> None:
    cell = rng.choice(CELLS)
    observers = [seat for seat in play.state.seat_order if seat.startswith("observers.")]
    play.do(
        rng.choice((f"{cell}.head", f"{cell}.foreign", "white.lead", *observers)),
        "objective.rate",
        cell=cell,
        objective=f"{cell[:2].upper()}-1",
        rating=rng.choice(("met", "partly", "not_met")),
        evidence=rng.choice(("", "They waited.", "They spoke.")),
    )


ACTS = {
    "put a decision": (2, _put),
    "decide": (2, _decide),
    "decide by an order": (1, _order),
    "decide for them": (1, _for_them),
    "more time": (2, _more_time),
    "do a task": (1, _done),
    "rate an objective": (3, _rate),
}
