"""Secret text that stands, word for word, in what others read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from exercise.scenario.check.ceilings import Ceilings
from exercise.scenario.check.pieces import Piece, pieces
from exercise.scenario.loaded import Loaded
from exercise.scenario.problems import Problem

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
Shingle = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Secret:
    """A text, and the cell that may know it; None: the white cell alone."""

    name: str
    owner: str | None
    parts: tuple[str, ...]


def leaks(loaded: Loaded, ceilings: Ceilings) -> Iterator[Problem]:
    """Words in a row that a secret brief, or a controller's note, shares with others' text.

    Not counted: what the briefs that everybody reads say as well (there it is told of the brief),
    and what a note quotes, in quotation marks.
    """
    size, cells = ceilings.shared_words, loaded.scenario.cell_ids()
    everything = list(pieces(loaded))
    known = {
        shingle
        for piece in everything
        if piece.known_to_all
        for shingle in _shingles(piece.text, size)
    }
    secrets = list(_secrets(loaded))
    holding: dict[Shingle, list[int]] = {}
    for number, secret in enumerate(secrets):
        for shingle in {each for part in secret.parts for each in _shingles(part, size)}:
            holding.setdefault(shingle, []).append(number)
    for piece in everything:
        for number, shared in _shared(piece, holding, known, size).items():
            secret = secrets[number]
            readers = (piece.readers - {secret.owner}) & {*cells}
            if readers:
                told = _told(readers, cells)
                message = f"{shared} words of {secret.name} stand in text that {told}"
                yield piece.source.problem("brief-leak", message, "error")


def _secrets(loaded: Loaded) -> Iterator[_Secret]:
    for role in loaded.scenario.roles:
        name = f"the secret brief of '{role.id}'"
        yield _Secret(name, role.id, (role.secret_brief,))
    white = loaded.scenario.white
    yield _Secret(f"the secret brief of '{white.id}'", None, (white.secret_brief,))
    for inject in loaded.scenario.injects:
        name = f"a controller's note on inject {inject.number}"
        yield _Secret(name, None, tuple(_QUOTED.split(inject.notes or "")))


def _shared(
    piece: Piece, holding: dict[Shingle, list[int]], known: set[Shingle], size: int
) -> dict[int, int]:
    """For each secret that shares words in a row with a piece, the length of the longest row."""
    longest: dict[int, int] = {}
    rows: dict[int, int] = {}
    for shingle in _shingles(piece.text, size):
        heard = shingle in known and not piece.known_to_all
        found = () if heard else holding.get(shingle, ())
        rows = {number: rows.get(number, size - 1) + 1 for number in found}
        for number, length in rows.items():
            longest[number] = max(length, longest.get(number, 0))
    return longest


def _shingles(text: str, size: int) -> Iterator[Shingle]:
    words = [word.replace("’", "'").casefold() for word in _WORD.findall(text)]
    return (tuple(words[start : start + size]) for start in range(len(words) - size + 1))


def _told(readers: frozenset[str], cells: tuple[str, ...]) -> str:
    named = [f"'{cell}'" for cell in cells if cell in readers]
    if len(named) == 1:
        return f"{named[0]} gets"
    if len(named) == len(cells):
        return "every cell gets"
    return f"{', '.join(named[:-1])} and {named[-1]} get"
