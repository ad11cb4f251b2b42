"""How the scenario's gates stand: for the white cell alone."""

from exercise.app.beside import Beside
from exercise.app.read import moments, tags
from exercise.app.read.senders import item_ref
from exercise.app.read.told import Told
from exercise.app.read.viewers import WHITE
from exercise.app.view_models.gates import GateCause, GateRow, GatesView
from exercise.domain.conditions import holds
from exercise.domain.scenario import Gate
from exercise.domain.since import Cause, cause
from exercise.domain.state import State, changed


def gates(state: State, beside: Beside) -> GatesView:
    """Region ``gates``: as they stood when time, or an entry, last moved one."""
    state = changed(state, t=max(state.t, beside.gates_t or 0))
    return GatesView(rows=tuple(_row(state, gate) for gate in state.the_world.gates))


def gates_moved(told: Told) -> bool:
    """Whether an entry changed how one stands, or what is said of it."""
    world = told.state.world
    if world is None or not world.gates or told.before.world is None:
        return False
    heard = told.kind in _TEXTS or any(
        gate.when.is_timed or told.kind in gate.when.listens_to for gate in world.gates
    )
    return heard and gates(told.before, Beside()) != gates(told.state, Beside())


_TEXTS = frozenset(("item.erased", "payload.erased"))


def _row(state: State, gate: Gate) -> GateRow:
    if not state.phases or not holds(state, gate.when, state.t):
        return GateRow(id=gate.id, title=gate.title, is_open=False)
    found = cause(state, gate.when)
    return GateRow(
        id=gate.id,
        title=gate.title,
        is_open=True,
        since=None if found is None else moments.at_time(state, found.t),
        by=None if found is None else _by(state, found),
    )


def _by(state: State, found: Cause) -> GateCause | None:
    if found.what in ("move", "ruling"):
        return _by_move(state, found)
    if found.what in ("decision", "inject"):
        return _by_inject(state, found)
    if found.what == "track":
        named = (one.name for one in state.the_world.tracks if one.id == found.of)
        return GateCause(what="track", words=next(named, found.of))
    if found.what == "phase":
        spec = state.phase_spec(found.of)
        return GateCause(what="phase", words=spec.title if spec else found.of)
    return GateCause(what=found.what)


def _by_move(state: State, found: Cause) -> GateCause:
    cell = tags.cell_tag(state, state.moves[found.of].cell)
    return GateCause(what=found.what, cell=cell, move=item_ref(state, found.of, WHITE))


def _by_inject(state: State, found: Cause) -> GateCause | None:
    inject = state.msel[found.of].inject
    if inject is None:
        return None
    choice = state.choices.get(found.of) if found.what == "decision" else None
    made = choice.made if choice is not None else None
    option = inject.decision.option(made.what.option) if made and inject.decision else None
    return GateCause(
        what=found.what,
        cell=tags.cell_tag(state, choice.cell) if choice is not None else None,
        inject=inject.id,
        number=inject.number,
        words=option.title if option else inject.title,
        lang=inject.language,
    )
