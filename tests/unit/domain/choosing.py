"""Decisions put and made in a play."""

from typing import Any

import pytest

from exercise.domain.payloads import InjectDelivered
from exercise.domain.refusal import Refused
from exercise.domain.state import ChoiceState
from tests.unit.harness import Play
from tests.unit.trial import MINUTE

WITHIN = 5 * MINUTE


def put(play: Play, row: str = "film", to: str = "north") -> str:
    """Puts a decision; returns the item under which the deciding cell or seat has it."""
    play.do("white.lead", "inject.release", inject=row)
    return copy(play, row, to)


def copy(play: Play, row: str, to: str) -> str:
    return dict(play.state.msel[row].deliveries)[to]


def delivered(play: Play, item: str) -> InjectDelivered:
    payload = play.state.items[item].payload
    assert isinstance(payload, InjectDelivered)
    return payload


def take(play: Play, seat: str, item: str, option: str = "show") -> dict[str, Any]:
    return play.do(seat, "decision.take", item=item, option=option)


def choice(play: Play, row: str = "film") -> ChoiceState:
    return play.state.choices[row]


def made(play: Play, row: str = "film") -> tuple[str, str] | None:
    found = choice(play, row).made
    return None if found is None else (found.what.option, found.what.how)


def refused(play: Play, seat: str, kind: str, **fields: Any) -> str:
    with pytest.raises(Refused) as found:
        play.do(seat, kind, **fields)
    return found.value.code
