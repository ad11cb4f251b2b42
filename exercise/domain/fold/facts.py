"""Folding what the white cell finds asserted."""

from rpds import HashTrieMap

from exercise.domain.entry import Entry
from exercise.domain.fold.evolver import Evolver
from exercise.domain.payloads import FactAsserted
from exercise.domain.state import State, changed


def asserted(state: State, entry: Entry, payload: FactAsserted) -> State:
    assert entry.item is not None
    noted: HashTrieMap[str, str] = state.asserted.get(entry.item) or HashTrieMap()
    if payload.says is None:
        noted = noted.discard(payload.fact)
    else:
        noted = noted.insert(payload.fact, payload.says)
    return changed(state, asserted=state.asserted.insert(entry.item, noted))


EVOLVERS: dict[str, Evolver] = {"fact.asserted": asserted}
