"""Release rules, judged again from the log alone: each row once, none lost, none too early."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from exercise.domain.conditions import holds
from exercise.domain.entry import Entry
from exercise.domain.fold import evolve
from exercise.domain.foreseen import opens_ms
from exercise.domain.payloads import InjectReleased, Payload
from exercise.domain.shedding import left_out
from exercise.domain.state import Life, MselRow, RowStatus, State
from exercise.domain.upcast import payload_of
from exercise.domain.waiting import copy_goes_out_ms, goes_out_ms, is_live


def check_releases(log: Sequence[Entry]) -> int:
    """Gives how many entries of the MSEL were judged.

    Raises:
        AssertionError: the first that breaks a rule, by its sequence number.
    """
    state, judged = State(log[0].exercise), 0
    for _, together in groupby(log, key=lambda entry: (entry.at, entry.t)):
        for entry in together:
            payload = payload_of(entry)
            wrong = _wrong(state, entry, payload)
            if wrong is not None:
                raise AssertionError(f"entry {entry.seq}, {entry.kind} of {entry.item}: {wrong}")
            judged += entry.kind.startswith("inject.")
            state = evolve(state, entry, payload)
        for row in _overlooked(state):
            raise AssertionError(f"after entry {state.seq}: {row.id} came true and nobody noted it")
    return judged


def _wrong(before: State, entry: Entry, payload: Payload | None) -> str | None:
    row = before.msel.get(entry.item or "")
    if row is None:
        return None
    if entry.kind == "inject.triggered":
        return _of_trigger(before, row)
    if entry.kind == "inject.lapsed" and row.status is not RowStatus.PLANNED:
        return f"it was {row.status}"
    if not isinstance(payload, InjectReleased):
        return None
    if payload.how == "delay":
        return _of_copies(before, entry, row, payload)
    return _of_release(before, entry, row, payload)


def _of_trigger(before: State, row: MselRow) -> str | None:
    if row.inject is not None and not is_live(before, row.inject):
        return "its storyline is off"
    if row.triggered_t is not None:
        return "it came true before"
    return None if row.status is RowStatus.PLANNED else f"it was {row.status}"


def _of_release(before: State, entry: Entry, row: MselRow, payload: InjectReleased) -> str | None:
    group = row.inject.exclusive if row.inject else None
    if row.released_t is not None:
        return "it went out before"
    if group is not None and group in before.gone:
        return f"{before.gone[group]} excludes it"
    if payload.how != "clock" or row.inject is None:
        return None
    if before.held or not before.running or before.noduff is not None:
        return "the clock sends nothing now"
    due = goes_out_ms(before, row)
    if row.status is not RowStatus.PLANNED or due is None or due > entry.t:
        return f"it was {row.status} and due at {due}"
    spared = {*left_out(before, row.inject)} & {*payload.deliveries, *payload.later}
    return f"{sorted(spared)} had enough already" if spared else None


def _of_copies(before: State, entry: Entry, row: MselRow, payload: InjectReleased) -> str | None:
    waiting = dict(row.later)
    for to in payload.deliveries:
        due = copy_goes_out_ms(before, row, to, waiting[to]) if to in waiting else None
        if row.inject is not None and (due is None or due > entry.t):
            return f"the copy for {to} is due at {due}"
    if before.noduff is not None:
        return "everybody has stopped"
    follows = not waiting.keys().isdisjoint((*payload.deliveries, *payload.acting))
    if follows and (before.held or not before.running):
        return "the clock sends nothing now"  # but what a seat left unread is handed on
    return None


def _overlooked(state: State) -> Iterable[MselRow]:
    """Rows whose condition holds as the state stands, and that were not found true."""
    if state.life not in (Life.RUNNING, Life.PAUSED):
        return
    for row in state.msel.values():
        inject = row.inject
        if row.status is not RowStatus.PLANNED or row.triggered_t is not None or inject is None:
            continue
        opens = opens_ms(state, inject)
        gate = opens is not None and opens <= state.t and is_live(state, inject)
        if gate and inject.when is not None and holds(state, inject.when, state.t):
            yield row
