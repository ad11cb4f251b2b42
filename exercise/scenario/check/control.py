"""What control declares, held against what is written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from exercise.domain.scenario import Inject
from exercise.scenario.check.ceilings import Ceilings
from exercise.scenario.check.pieces import pieces
from exercise.scenario.check.readings import own_wording
from exercise.scenario.loaded import Loaded
from exercise.scenario.places import Source
from exercise.scenario.problems import Problem

_DASHES = re.compile(r"[‐‑‒–—―-]")
_MARKS = re.compile(r"[*_`#>]")


def secrets(loaded: Loaded, _ceilings: Ceilings) -> Iterator[Problem]:
    """A phrase that gives a secret away, in what a cell gets that may not know it."""
    kept = [
        (secret, phrase, _phrase(phrase))
        for secret in loaded.scenario.control.secrets
        for phrase in secret.tell_tales
    ]
    cells = loaded.scenario.cell_ids()
    for piece in pieces(loaded) if kept else ():
        text = _plain(piece.text)
        for secret, phrase, pattern in kept:
            if not pattern.search(text):
                continue
            for cell in cells:
                if cell in piece.readers and cell not in secret.known_to:
                    message = f"secret '{secret.id}' is told to '{cell}': '{phrase}'"
                    yield piece.source.problem("secret", message, "error")


def _plain(text: str) -> str:
    bare = _DASHES.sub(" ", _MARKS.sub("", text)).replace("’", "'")
    return " ".join(bare.casefold().split())


def _phrase(phrase: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(_plain(phrase))}(?!\w)")


# ── facts ────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Told:
    """One cell is told one version."""

    cell: str
    version: str
    where: str
    source: Source


def facts(loaded: Loaded, _ceilings: Ceilings) -> Iterator[Problem]:
    """A cell that is told two versions of a fact over which no other cell differs from it."""
    told: dict[str, list[_Told]] = {fact.id: [] for fact in loaded.scenario.control.facts}
    for role in loaded.scenario.roles:
        for fact, version in role.knows.items():
            place = loaded.role(role.id).at("knows", fact)
            told[fact].append(_Told(role.id, version, "its folder", place))
    for inject in loaded.scenario.injects:
        for fact, one in _tellings(inject, loaded.injects[inject.id]):
            told[fact].append(one)
    for tellings in told.values():
        yield from _lone_changes(tellings)


def _tellings(inject: Inject, source: Source) -> Iterator[tuple[str, _Told]]:
    where, seen = f"inject {inject.number}", set()
    for to in inject.to:
        cell = to.partition(".")[0]
        key, own = own_wording(inject, to)
        theirs = own is not None and own.tells is not None
        tells = own.tells if own and own.tells is not None else inject.tells
        place = source.at("wording", key, "tells") if theirs else source.at("tells")
        for fact, version in tells.items():
            if (cell, fact, version) not in seen:
                seen.add((cell, fact, version))
                yield fact, _Told(cell, version, where, place.at(fact))


def _lone_changes(tellings: list[_Told]) -> Iterator[Problem]:
    first: dict[str, _Told] = {}
    for one in tellings:
        before = first.setdefault(one.cell, one)
        if one.version == before.version:
            continue
        others = {other.version for other in tellings if other.cell != one.cell}
        if others <= {before.version}:
            message = (
                f"'{one.cell}' is told '{one.version}' here and '{before.version}' in"
                f" {before.where}, and nobody else disagrees"
            )
            yield one.source.problem("fact", message)


# ── real people ──────────────────────────────────────────────────────────────


def speakers(loaded: Loaded, _ceilings: Ceilings) -> Iterator[Problem]:
    """A named person who sends or says something in the exercise: offices do."""
    people = [(name, _phrase(name)) for name in loaded.scenario.control.real_people]
    for speaker, source in _speakers(loaded) if people else ():
        text = _plain(speaker)
        for name, pattern in people:
            if pattern.search(text):
                message = f"'{name}' is a real person and speaks after STARTEX"
                yield source.problem("speaker", message, "error")


def _speakers(loaded: Loaded) -> Iterator[tuple[str, Source]]:
    for number, persona in enumerate(loaded.scenario.world.personas):
        yield persona.name, loaded.world.at("personas", number)
    for number, answer in enumerate(loaded.scenario.control.answers):
        yield answer.sender, loaded.world.at("answers", number, "from")
    for inject in loaded.scenario.injects:
        source = loaded.injects[inject.id]
        yield inject.sender.name, source.at("from")
        for number, line in enumerate(inject.lines):
            yield line.speaker, source.at("lines", number)
        for key, own in inject.wording.items():
            place = source.at("wording", key)
            if own.sender is not None:
                yield own.sender.name, place.at("from")
            for number, line in enumerate(own.lines or ()):
                yield line.speaker, place.at("lines", number)
