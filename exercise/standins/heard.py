"""What a program at a seat is told, and what it gives back."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Protocol

from exercise.domain.entry import Entry
from exercise.domain.payloads import Payload


@dataclass(frozen=True, slots=True)
class Heard:
    """An entry as a player's program reads it: not its place in the log, nor who else reads it."""

    kind: str
    t: int
    """Exercise time, ms."""
    item: str | None
    payload: Payload | None
    """None once erased."""
    behalf: str | None = None
    lain_ms: int = 0
    """Exercise time that it had lain there when it was found."""

    def due_t(self, within_ms: int) -> int:
        """When the time is up that was given with it."""
        return self.t - self.lain_ms + within_ms


def heard_by(viewers: Iterable[str], entry: Entry, payload: Payload | None) -> Heard | None:
    """What these viewers are told by an entry; None when it is not for them."""
    if frozenset(entry.audience).isdisjoint(viewers):
        return None
    return Heard(entry.kind, entry.t, entry.item, payload, entry.behalf)


@dataclass(frozen=True, slots=True)
class Act:
    """A command that a seat gives."""

    seat: str
    id: str
    """Names what it responds to: given again, it is answered alike and done once."""
    command: dict[str, Any]


SAID = frozenset(
    (
        *("message.send", "statement.make", "item.pass_on"),
        *("agreement.record", "agreement.confirm", "agreement.dispute"),
    )
)
"""Commands that are words: whoever may only move gives none of them."""

SURE_MS = 30_000
"""So long before it was stopped, what an actor meant to do may not have been done."""


def remember(actor: "Actor", past: Iterable[Heard], now: int, *, since: int = 0) -> None:
    """Brings an actor to where it is now: newly come, or made again after a restart.

    What lay there when it came, at ``since``, it finds then. What it meant to do since, it has
    done; the last of it stays to be done, perhaps again: under the same ids, so it is done once.
    """
    for heard in past:
        lain_ms = max(0, since - heard.t)
        found = replace(heard, t=since, lain_ms=lain_ms) if lain_ms else heard
        actor.act(min(found.t - 1, now - SURE_MS))
        actor.hear(found)
    actor.act(now - SURE_MS)


class Actor(Protocol):
    """Whoever takes part by program."""

    @property
    def viewers(self) -> tuple[str, ...]:
        """The streams it hears."""

    def hear(self, heard: Heard) -> None:
        """Takes in one entry, in the order of its streams."""

    def next_t(self) -> int | None:
        """Exercise time (ms) at which it will act if it hears nothing else; None: not at all."""

    def act(self, t: int) -> list[Act]:
        """What it does up to that moment."""

    def answered(self, act: Act, code: str, answer: dict[str, Any]) -> None:
        """How a command was answered; ``code`` is empty unless it was refused."""
