"""What goes over the wire, as plain JSON-ready dictionaries; see ``docs/protocol.md``."""

import json
from dataclasses import dataclass
from secrets import token_hex
from typing import Any

from exercise.app.running import RunningExercise
from exercise.domain.audience import STAFF
from exercise.domain.clock import story_pace, story_time
from exercise.domain.entry import Entry

Json = dict[str, Any]

COMMAND, RESUME = "command", "resume"
EVENTS = (COMMAND, RESUME)
"""All that a client may send, each with one piece of data."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """JSON that was written before: what many get is written once."""

    text: str

    @classmethod
    def of(cls, value: Any) -> "Encoded":
        """Writes it."""
        return cls(dumps(value))


_STANDS_IN = token_hex()
"""For an :class:`Encoded` while what it is part of is written; nobody can know it."""


def dumps(value: Any, **_: Any) -> str:
    """JSON of a value that may hold :class:`Encoded` parts anywhere."""
    parts: list[str] = []

    def stand_in(part: object) -> str:
        if not isinstance(part, Encoded):
            raise TypeError(f"no JSON: {part!r}")
        parts.append(part.text)
        return _STANDS_IN

    text = json.dumps(value, default=stand_in, separators=(",", ":"))
    if not parts:
        return text
    first, *others = text.split(f'"{_STANDS_IN}"')
    return first + "".join(part + after for part, after in zip(parts, others, strict=True))


def entry_json(entry: Entry, cursor: int, viewer: str) -> Json:
    """An entry as a program of that viewer reads it.

    Neither the global sequence nor hashes nor the author go to a team: they would tell of things
    it may not see. Staff get the author, and the chain.
    """
    told: Json = {
        "cursor": cursor,
        "kind": entry.kind,
        "version": entry.version,
        "at": entry.at,
        "t": entry.t,
        "item": entry.item,
        "payload": None if entry.text is None else json.loads(entry.text),
        "erased": entry.erased,
    }
    if entry.happened is not None:
        told["happened"] = entry.happened
    if entry.behalf is not None:
        told["behalf"] = entry.behalf
    if viewer in STAFF:
        told["author"] = entry.author
        told["seq"] = entry.seq
        told["audience"] = list(entry.audience)
    return told


def clock_json(exercise: RunningExercise) -> Json:
    """The clock at this moment. ``ms`` is exercise time, ``wall`` the server's, both in ms."""
    state = exercise.state
    now = exercise.now()
    return {
        "ms": now,
        "running": state.running,
        "rate_milli": state.rate_milli,
        "wall": exercise.wall(),
        "story": story_time(state, now).isoformat(),
        "pace": story_pace(state, now),
    }
