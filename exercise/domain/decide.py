"""Which rule decides which command."""

from exercise.domain import (
    asking,
    choices,
    editing,
    erasure,
    facts,
    lifecycle,
    moves,
    msel,
    polls,
    ratings,
    rulings,
    seats,
    standins,
    storylines,
    traffic,
)
from exercise.domain.commands import Command
from exercise.domain.decision import Context, Deciders, Decision
from exercise.domain.state import State

DECIDERS: Deciders = {
    **lifecycle.DECIDERS,
    **msel.DECIDERS,
    **editing.DECIDERS,
    **asking.DECIDERS,
    **storylines.DECIDERS,
    **traffic.DECIDERS,
    **polls.DECIDERS,
    **facts.DECIDERS,
    **ratings.DECIDERS,
    **choices.DECIDERS,
    **moves.DECIDERS,
    **rulings.DECIDERS,
    **seats.DECIDERS,
    **standins.DECIDERS,
    **erasure.DECIDERS,
}


def decide(state: State, command: Command, context: Context) -> Decision:
    """What a command comes to, given the state.

    Raises:
        Refused: it cannot be carried out; nothing changes.
    """
    return DECIDERS[type(command)](state, command, context)
