"""What each recipient of an inject reads, and where it is written."""

from collections.abc import Iterator
from dataclasses import dataclass

from exercise.domain.scenario import CallLine, Inject, Wording
from exercise.scenario.loaded import Loaded
from exercise.scenario.places import Source


@dataclass(frozen=True, slots=True)
class Reading:
    """The body of an inject as one recipient reads it."""

    cell: str
    words: int
    source: Source


def cells_of(inject: Inject) -> tuple[str, ...]:
    """The cells that get it, through any seat; each once."""
    return tuple(dict.fromkeys(to.partition(".")[0] for to in inject.to))


def readings(loaded: Loaded, inject: Inject) -> Iterator[Reading]:
    """One for each recipient."""
    source = loaded.injects[inject.id]
    body = "lines" if inject.medium == "call" else "text"
    for to in inject.to:
        key, own = own_wording(inject, to)
        text: str | tuple[CallLine, ...] | None = getattr(own, body, None)
        if text is None:
            text, place = getattr(inject, body), source.at(body)
        else:
            place = source.at("wording", key, body)
        yield Reading(to.partition(".")[0], _words(text), place)


def own_wording(inject: Inject, to: str) -> tuple[str, Wording | None]:
    """The wording that is read in place of the common text, and the key it is written under."""
    key = to if to in inject.wording else to.partition(".")[0]
    return key, inject.wording.get(key)


def _words(text: str | tuple[CallLine, ...] | None) -> int:
    if isinstance(text, str):
        return len(text.split())
    return sum(len(f"{line.speaker} {line.text}".split()) for line in text or ())
