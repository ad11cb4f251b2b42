"""Plays about one row, ``answer``, that waits for a condition."""

from typing import Any

from exercise.domain.scenario import (
    Condition,
    MessageIs,
)
from exercise.domain.state import FACILITATOR, MselRow, RowStatus
from tests.unit.harness import Play, started
from tests.unit.trial import at, inject

PUBLIC_WORD = Condition(message=MessageIs(sender=("north",), to=("public",)))


def waiting_for(when: Condition | None, *, play: Play | None = None, **more: Any) -> Play:
    """An exercise with one more row, ``answer``, that waits for this."""
    play = play or started()
    release = more.pop("release", at(0))
    row = inject("answer", 30, release, to=("south",), when=when, **more)
    play.do(FACILITATOR, "inject.plan", inject=row.model_dump(mode="json"))
    return play


def answer(play: Play) -> MselRow:
    return play.state.msel["answer"]


def out(play: Play) -> bool:
    """Whether the row went out, once time has had its say."""
    play.tick()
    return answer(play).status is RowStatus.RELEASED


def speak(play: Play, cell: str = "north") -> None:
    play.do(f"{cell}.head", "statement.make", text="We are not amused.")


def write(play: Play, sender: str, *to: str) -> None:
    play.do(f"{sender}.head", "message.send", to=list(to), text="Between us.")


def agree(play: Play, by: str, *others: str, confirm: tuple[str, ...] | None = None) -> str:
    """Its id; the other parties confirm it unless it is said who of them does."""
    typist, parties = (by, others) if by == "white" else (by, (by, *others))
    seat = "lead" if by == "white" else "head"
    answer = play.do(
        f"{typist}.{seat}", "agreement.record", parties=list(parties), text="We both wait."
    )
    for cell in others if confirm is None else confirm:
        play.do(f"{cell}.head", "agreement.confirm", item=answer["item"])
    return str(answer["item"])


def order(play: Play, cell: str = "north", **more: Any) -> str:
    fields = {
        "title": "Sail",
        "instrument": "military",
        "order": "Sail.",
        "openness": "public",
        "targets": ["south"],
        "tags": ["Show of force"],
    }
    return str(play.do(f"{cell}.head", "move.submit", **(fields | more))["item"])


def rule(play: Play, move: str, **more: Any) -> None:
    fields = {"moves": [move], "outcome": "works"}
    play.do("white.lead", "ruling.make", **(fields | more))
