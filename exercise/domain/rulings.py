"""Rules of adjudication: what the white cell says became of moves, omissions and agreements."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from exercise.domain import audience, commands, payloads
from exercise.domain.decision import (
    Context,
    Deciders,
    Decision,
    record,
    require_no_noduff,
    require_white,
    unknown_cell,
)
from exercise.domain.entry import Draft
from exercise.domain.moves import waiting_move
from exercise.domain.orders import suggestion
from exercise.domain.payloads import MoveSubmitted, MoveTookEffect, RulingTold, TrackMove
from exercise.domain.refusal import N_, Refused
from exercise.domain.scenario import Outcome, Suggestion, Track
from exercise.domain.state import Life, MoveState, State
from exercise.domain.together import ruled_together


def rule(state: State, command: commands.MakeRuling, context: Context) -> Decision:
    """A ruling on one move, on several that collide, or on none."""
    require_white(state, context)
    _require_ruling_time(state)
    before = _superseded(state, command.supersedes)
    moves = _moves_ruled(state, command, before)
    outcome = _outcome(state, command.outcome, needed=bool(moves))
    texts = {cell: text for cell, text in command.texts.items() if text}
    for cell in texts:
        if cell not in state.cells:
            raise unknown_cell(state.cells)
    put_back = _put_back(state, command)
    values = {step.track: step.after for step in put_back}
    tracks = _track_moves(state, command.tracks, values)
    if not moves and not texts and not tracks and not put_back:
        raise Refused("empty_ruling", N_("Write what at least one cell reads, or move a track."))
    item = context.new_id("ruling")
    plan = _Plan(
        moves=moves,
        outcome=outcome.word if outcome else None,
        takes_effect=outcome is not None and outcome.takes_effect,
        texts=texts,
        tracks=tracks,
        reason=command.reason,
        supersedes=command.supersedes,
        put_back=put_back,
    )
    return Decision(_entries(state, plan, item, context), answer={"item": item})


@dataclass(frozen=True, slots=True)
class _Plan:
    moves: tuple[str, ...]
    outcome: str | None
    takes_effect: bool
    as_ordered: bool = False
    suggested: bool = False
    stood: bool = False
    texts: dict[str, str] = field(default_factory=dict)
    tracks: tuple[TrackMove, ...] = ()
    reason: str = ""
    supersedes: str | None = None
    put_back: tuple[TrackMove, ...] = ()


def rule_as_ordered(state: State, command: commands.RuleAsOrdered, context: Context) -> Decision:
    """One key: the move takes effect as ordered; told only to those who may read the order."""
    require_white(state, context)
    _require_ruling_time(state)
    return Decision(as_ordered_entries(state, command.move, context))


def as_ordered_entries(
    state: State, move: str, context: Context, *, stood: bool = False
) -> tuple[Draft, ...]:
    """The entries of "takes effect as ordered"."""
    waiting_move(state, move)
    word = next((one.word for one in state.the_world.outcomes if one.takes_effect), None)
    plan = _Plan(moves=(move,), outcome=word, takes_effect=True, as_ordered=True, stood=stood)
    return _entries(state, plan, context.new_id(f"ruling/{move}"), context)


def rule_as_suggested(
    state: State, command: commands.RuleAsSuggested, context: Context
) -> Decision:
    """One key: the rulings that the scenario has prepared, on one move or on several."""
    require_white(state, context)
    _require_ruling_time(state)
    moves = tuple(dict.fromkeys(command.moves))
    entries = suggested_entries(state, moves, context)
    if len(moves) > 1 and not set(moves) <= set(ruled_together(state)):
        raise Refused("by_itself", N_("One of these is ruled on by itself. Rule on it first."))
    return Decision(entries)


def suggested_entries(state: State, moves: Iterable[str], context: Context) -> tuple[Draft, ...]:
    """The entries of the rulings prepared for these moves, tracks moved by one after the other."""
    values: dict[str, int] = {}
    drafts: list[Draft] = []
    for move in moves:
        prepared = suggestion(state, waiting_move(state, move))
        if prepared is None:
            raise Refused("nothing_suggested", N_("No ruling is prepared for this move."))
        plan = _suggested(state, move, prepared, values)
        values |= {step.track: step.after for step in plan.tracks}
        drafts += _entries(state, plan, context.new_id(f"ruling/{move}"), context)
    return tuple(drafts)


def stood_entries(state: State, move: MoveState, context: Context) -> tuple[Draft, ...]:
    """Nobody has ruled in time: it takes effect as suggested, or else as ordered."""
    prepared = suggestion(state, move)
    if prepared is None:
        return as_ordered_entries(state, move.id, context, stood=True)
    plan = replace(_suggested(state, move.id, prepared, {}), stood=True)
    return _entries(state, plan, context.new_id(f"ruling/{move.id}"), context)


def _suggested(state: State, move: str, prepared: Suggestion, values: dict[str, int]) -> _Plan:
    outcome = _outcome(state, prepared.outcome, needed=True)
    moved = {track.id for track in state.the_world.tracks if track.kind != "polled"}
    changes = {track: by for track, by in prepared.tracks.items() if track in moved}
    return _Plan(
        moves=(move,),
        outcome=outcome.word if outcome else None,
        takes_effect=outcome is not None and outcome.takes_effect,
        suggested=True,
        texts={cell: text for cell, text in prepared.tell.items() if cell in state.cells},
        tracks=_track_moves(state, changes, values),
        reason=prepared.reason,
    )


def lapse_entry(state: State, move: str, context: Context) -> Draft:
    """The entry that lets a waiting move lapse, with a phase or at ENDEX."""
    readers = audience.cells_and_staff((state.moves[move].cell,))
    return record(payloads.MoveLapsed(), by=context.actor, to=readers, item=move)


def _entries(state: State, plan: _Plan, item: str, context: Context) -> tuple[Draft, ...]:
    ruled = [state.moves[move] for move in plan.moves]
    known = {move.id: move.effect for move in ruled if move.effect is not None}
    new = [move for move in ruled if plan.takes_effect and move.effect is None]
    effects = known | {move.id: context.new_id(f"effect/{move.id}") for move in new}
    told = {cell: context.new_id(f"{item}/{cell}") for cell in _cells_told(state, plan, effects)}
    made = payloads.RulingMade(
        moves=plan.moves,
        outcome=plan.outcome,
        as_ordered=plan.as_ordered,
        suggested=plan.suggested,
        stood=plan.stood,
        tracks=plan.tracks,
        effects=effects,
        told=told,
        supersedes=plan.supersedes,
        put_back=plan.put_back,
    )
    drafts = [record(made, by=context.actor, to=audience.STAFF_ONLY, item=item)]
    if plan.texts or plan.reason:
        words = payloads.RulingReasoned(texts=plan.texts, reason=plan.reason)
        drafts.append(record(words, by=context.actor, to=audience.STAFF_ONLY, item=item))
    drafts += [_effect_entry(state, move, effects[move.id], context) for move in new]
    drafts += [_told_entry(state, plan, cell, told, effects, context) for cell in told]
    drafts += [_track_entry(state, change, context) for change in _net(plan)]
    return tuple(drafts)


# ── which moves, which outcome ───────────────────────────────────────────────


def _require_ruling_time(state: State) -> None:
    require_no_noduff(state)
    if state.life not in (Life.RUNNING, Life.PAUSED, Life.ENDED) or state.settled:
        raise Refused("ended", N_("Rulings are given between STARTEX and the hot wash."))


def _superseded(state: State, supersedes: str | None) -> tuple[str, ...]:
    if supersedes is None:
        return ()
    ruling = state.rulings.get(supersedes)
    if ruling is None:
        raise Refused("unknown_ruling", N_("There is no such ruling."))
    if ruling.superseded_by is not None:
        raise Refused("superseded", N_("That ruling no longer stands. Supersede the newest one."))
    return ruling.made.moves


def _moves_ruled(
    state: State, command: commands.MakeRuling, before: tuple[str, ...]
) -> tuple[str, ...]:
    moves = tuple(dict.fromkeys(command.moves)) or before
    for move in moves:
        if move not in before:
            waiting_move(state, move)
    return moves


def _outcome(state: State, outcome: str | None, *, needed: bool) -> Outcome | None:
    if outcome is None:
        if needed:
            raise Refused("no_outcome", N_("Choose the word that says how the move turned out."))
        return None
    found = next((one for one in state.the_world.outcomes if one.id == outcome), None)
    if found is None:
        raise Refused("unknown_outcome", N_("The scenario has no such outcome."))
    return found


# ── who is told what ─────────────────────────────────────────────────────────


def _cells_told(state: State, plan: _Plan, effects: dict[str, str]) -> tuple[str, ...]:
    """Who gets a copy: the moves' own cells, whoever has a text or was told what this replaces.

    As ordered, whoever may read the order too.
    """
    told = {*plan.texts, *(state.moves[move].cell for move in plan.moves)}
    if plan.as_ordered:
        for move in effects:
            told.update(_order_readers(state, move))
    if plan.supersedes:
        told.update(state.rulings[plan.supersedes].made.told)
    return tuple(cell for cell in state.cells if cell in told)


def _told_entry(
    state: State,
    plan: _Plan,
    cell: str,
    told: dict[str, str],
    effects: dict[str, str],
    context: Context,
) -> Draft:
    on: list[str] = []
    for move in plan.moves:
        if state.moves[move].cell == cell:
            on.append(move)
        elif move in effects and cell in _order_readers(state, move):
            on.append(effects[move])
    before = state.rulings[plan.supersedes].made.told if plan.supersedes else {}
    payload = RulingTold(
        on=tuple(on),
        outcome=plan.outcome if on else None,
        as_ordered=plan.as_ordered,
        text=plan.texts.get(cell, ""),
        tracks=_seen_by(state, cell, plan.tracks),
        supersedes=before.get(cell),
        put_back=_seen_by(state, cell, plan.put_back),
    )
    readers = audience.of(audience.cell_viewer(cell))
    return record(payload, by=context.actor, to=readers, item=told[cell])


def would_read(state: State, move: MoveState, prepared: Suggestion | None) -> tuple[str, ...]:
    """Cells that would be told of a ruling as suggested; without a suggestion, as ordered."""
    plan = _Plan(
        moves=(move.id,),
        outcome=None,
        takes_effect=True,
        as_ordered=prepared is None,
        texts=dict(prepared.tell) if prepared is not None else {},
    )
    return _cells_told(state, plan, {move.id: ""})


def order_readers(state: State, move: MoveState) -> tuple[str, ...]:
    """Cells that read the order itself once it takes effect, in order."""
    readers = _order_readers(state, move.id)
    return tuple(cell for cell in state.cells if cell in readers)


def _order_readers(state: State, move: str) -> tuple[str, ...]:
    """Cells that read the order once it takes effect."""
    payload = _submitted(state, state.moves[move])
    if payload is None or payload.openness == "secret":
        return (state.moves[move].cell,)
    if payload.openness == "public":
        return state.cells
    return (payload.cell, *payload.targets)


def _effect_entry(state: State, move: MoveState, effect: str, context: Context) -> Draft:
    payload = _submitted(state, move)
    if payload is None:
        raise Refused("erased", N_("This move was erased: it cannot take effect."))
    shown = MoveTookEffect(
        cell=payload.cell,
        title=payload.title,
        instrument=payload.instrument,
        actor=payload.actor,
        targets=payload.targets,
        order=payload.order,
        openness=payload.openness,
    )
    if payload.openness == "public":
        readers = audience.published(state.cells)
    else:
        readers = audience.cells_and_staff(_order_readers(state, move.id))
    return record(shown, by=context.actor, to=readers, item=effect)


def _submitted(state: State, move: MoveState) -> MoveSubmitted | None:
    payload = state.items[move.id].payload
    return payload if isinstance(payload, MoveSubmitted) else None


# ── tracks ───────────────────────────────────────────────────────────────────


def track_effect(state: State, ruling: str) -> dict[str, int]:
    """What a ruling and all whose place it took have done to the tracks together."""
    found: dict[str, int] = {}
    one: str | None = ruling
    while one is not None:
        made = state.rulings[one].made
        for step in (*made.put_back, *made.tracks):
            found[step.track] = found.get(step.track, 0) + step.after - step.before
        one = made.supersedes
    return {track: change for track, change in found.items() if change}


def _put_back(state: State, command: commands.MakeRuling) -> tuple[TrackMove, ...]:
    if command.supersedes is None or not command.put_back:
        return ()
    changed = track_effect(state, command.supersedes)
    return _track_moves(state, {track: -change for track, change in changed.items()}, {})


def _net(plan: _Plan) -> tuple[TrackMove, ...]:
    """Each track's change as a whole: nobody sees a track move back and forth."""
    steps = (*plan.put_back, *plan.tracks)
    first = {step.track: step.before for step in reversed(steps)}
    last = {step.track: step.after for step in steps}
    return tuple(
        TrackMove(track=track, before=first[track], after=after)
        for track, after in last.items()
        if after != first[track]
    )


def _seen_by(state: State, cell: str, changes: tuple[TrackMove, ...]) -> tuple[TrackMove, ...]:
    viewer = audience.cell_viewer(cell)
    return tuple(one for one in changes if viewer in track_readers(state, _track(state, one)))


def _track_moves(
    state: State, changes: dict[str, int], values: dict[str, int]
) -> tuple[TrackMove, ...]:
    """The changes within each track's range, from the values given or the present ones."""
    known = {track.id: track for track in state.the_world.tracks}
    moves = []
    for name, change in changes.items():
        track = known.get(name)
        if track is None:
            raise Refused(
                "unknown_track",
                N_("There is no such track. Known: %(known)s."),
                known=", ".join(known),
            )
        if track.kind == "polled":
            raise Refused("polled_track", N_("Only answers to sealed questions move this track."))
        present = state.track_value(name)
        before = values.get(name, track.start if present is None else present)
        after = max(track.low, min(track.high, before + change))
        if after != before:
            moves.append(TrackMove(track=name, before=before, after=after))
    return tuple(moves)


def _track_entry(state: State, change: TrackMove, context: Context) -> Draft:
    payload = payloads.TrackChanged(track=change.track, before=change.before, after=change.after)
    return record(payload, by=context.actor, to=track_readers(state, _track(state, change)))


def _track(state: State, change: TrackMove) -> Track:
    return next(one for one in state.the_world.tracks if one.id == change.track)


def track_readers(state: State, track: Track) -> audience.Audience:
    """Who may see a track."""
    if track.visible_to == "all":
        return audience.published(state.cells)
    return audience.cells_and_staff(track.visible_to)


DECIDERS: Deciders = {
    commands.MakeRuling: rule,
    commands.RuleAsOrdered: rule_as_ordered,
    commands.RuleAsSuggested: rule_as_suggested,
}
