"""Rules of the clock: STARTEX, pause, hold, rate, advance, phases, no-duff, ENDEX and after."""

from itertools import chain

from exercise.domain import agenda, audience, clock, commands, payloads, rulings, together
from exercise.domain.commands.clock import Settling
from exercise.domain.decision import (
    Context,
    Deciders,
    Decision,
    record,
    require_clock,
    require_no_noduff,
    require_white,
    seat_of,
    to_everyone,
)
from exercise.domain.disposal import dispose
from exercise.domain.entry import Draft
from exercise.domain.payloads import Payload
from exercise.domain.refusal import N_, Refused
from exercise.domain.state import SYSTEM, Life, State


def _told_to_all(state: State, context: Context, payload: Payload) -> Draft:
    return record(
        payload, by=context.actor, to=to_everyone(state), item=context.new_id(payload.kind)
    )


def start(state: State, _: commands.StartExercise, context: Context) -> Decision:
    """STARTEX."""
    require_clock(state, context)
    require_no_noduff(state)
    if state.life is not Life.LOBBY:
        raise Refused("already_started", N_("The exercise has already started."))
    first = state.the_world.phases[0].id
    return Decision(
        (
            _told_to_all(
                state, context, payloads.ExerciseStarted(phase=first, rate_milli=state.rate_milli)
            ),
        )
    )


def pause(state: State, _: commands.Pause, context: Context) -> Decision:
    """Stops exercise time; people go on."""
    require_clock(state, context)
    if not state.running:
        raise Refused("not_running", N_("The clock is not running."))
    return Decision((_told_to_all(state, context, payloads.ClockPaused(reason="by_hand")),))


def resume(state: State, _: commands.Resume, context: Context) -> Decision:
    """Lets exercise time pass again."""
    require_clock(state, context)
    require_no_noduff(state)
    if state.life is not Life.PAUSED:
        raise Refused("not_paused", N_("The clock is not paused."))
    return Decision((_told_to_all(state, context, payloads.ClockResumed()),))


def set_rate(state: State, command: commands.SetRate, context: Context) -> Decision:
    """Changes how fast exercise time passes."""
    require_clock(state, context)
    if state.life not in (Life.LOBBY, Life.RUNNING, Life.PAUSED):
        raise Refused("ended", N_("The exercise has ended: its clock stands."))
    if command.rate_milli == state.rate_milli:
        return Decision()
    return Decision(
        (_told_to_all(state, context, payloads.RateSet(rate_milli=command.rate_milli)),)
    )


def advance(state: State, command: commands.Advance, context: Context) -> Decision:
    """Skips exercise time forward, saying of each row that would fall due what becomes of it."""
    require_clock(state, context)
    require_no_noduff(state)
    if state.life not in (Life.RUNNING, Life.PAUSED):
        raise Refused("not_started", N_("Exercise time can be advanced between STARTEX and ENDEX."))
    if command.to_ms <= context.t:
        raise Refused("not_forward", N_("Exercise time never goes back. Give a later time."))
    rows = tuple(row for _, row in agenda.due_rows(state, command.to_ms))
    skip = _told_to_all(
        state, context, payloads.ClockAdvanced(from_ms=context.t, to_ms=command.to_ms)
    )
    disposed = dispose(state, rows, command.due, context, t=command.to_ms, how="advance")
    return Decision((skip, *disposed), t=command.to_ms)


def place_hold(state: State, _: commands.PlaceHold, context: Context) -> Decision:
    """Injects wait; the clock runs and people go on. Teams are not told."""
    require_clock(state, context)
    if state.life not in (Life.RUNNING, Life.PAUSED, Life.LOBBY):
        raise Refused("ended", N_("The exercise has ended: nothing is left to hold."))
    if state.held:
        return Decision()
    return Decision(
        (
            record(
                payloads.HoldPlaced(),
                by=context.actor,
                to=audience.STAFF_ONLY,
                item=context.new_id("hold"),
            ),
        )
    )


def lift_hold(state: State, command: commands.LiftHold, context: Context) -> Decision:
    """Lifts the hold, saying of each row that fell due what becomes of it."""
    require_clock(state, context)
    require_no_noduff(state)
    if not state.held:
        raise Refused("not_held", N_("No hold stands."))
    rows = tuple(row for _, row in agenda.due_rows(state, _listed(command, context)))
    lifted = record(
        payloads.HoldLifted(),
        by=context.actor,
        to=audience.STAFF_ONLY,
        item=context.new_id("lift"),
    )
    disposed = dispose(state, rows, command.due, context, t=context.t, how="hold")
    return Decision((lifted, *disposed))


def _listed(command: commands.LiftHold, context: Context) -> int:
    return context.t if command.listed_ms is None else min(command.listed_ms, context.t)


def begin_phase(state: State, command: commands.BeginPhase, context: Context) -> Decision:
    """Moves the story to the next phase; exercise time does not move."""
    require_clock(state, context)
    require_no_noduff(state)
    if state.life not in (Life.RUNNING, Life.PAUSED):
        raise Refused("not_started", N_("A phase begins between STARTEX and ENDEX."))
    following = next_phase(state)
    if following is None:
        raise Refused("last_phase", N_("This is the last phase."))
    if command.phase != following:
        raise Refused("not_next", N_("That is not the next phase. Reload the page and try again."))
    rows = agenda.left_by_phase(state, following)
    disposed = dispose(state, rows, command.due, context, t=context.t, how="phase")
    begun = _told_to_all(state, context, payloads.PhaseBegun(phase=following))
    return Decision((*_settled(state, command.waiting, context), *disposed, begun))


def _settled(state: State, how: Settling, context: Context) -> tuple[Draft, ...]:
    waiting = sorted(state.waiting, key=lambda move: state.waiting[move])
    match how:
        case "wait":
            return ()
        case "suggested":
            return rulings.suggested_entries(state, together.ruled_together(state), context)
        case "as_ordered":
            ordered = (rulings.as_ordered_entries(state, move, context) for move in waiting)
            return tuple(chain.from_iterable(ordered))
        case "lapse":
            return tuple(rulings.lapse_entry(state, move, context) for move in waiting)


def next_phase(state: State) -> str | None:
    """Id of the phase after the one that is on, or None."""
    ids = [phase.id for phase in state.the_world.phases]
    if state.phase is None:
        return ids[0]
    place = ids.index(state.phase.phase) + 1
    return ids[place] if place < len(ids) else None


# ── no-duff ──────────────────────────────────────────────────────────────────


def raise_noduff(state: State, command: commands.RaiseNoDuff, context: Context) -> Decision:
    """A real emergency: the clock stops and every screen says so."""
    seat = seat_of(state, context)
    if state.life is Life.CLOSED:
        raise Refused("closed", N_("This exercise is closed. Tell the people in the room."))
    if state.noduff is not None:
        return Decision(answer={"already": True})
    payload = payloads.NoDuffRaised(
        text=command.text, place=command.place, cell=seat.cell, seat_title=seat.title
    )
    return Decision((_told_to_all(state, context, payload),))


def clear_noduff(state: State, command: commands.ClearNoDuff, context: Context) -> Decision:
    """Only the white cell clears it; the clock stays stopped until resumed."""
    require_white(state, context)
    if state.noduff is None:
        raise Refused("no_noduff", N_("No emergency stands."))
    return Decision((_told_to_all(state, context, payloads.NoDuffCleared(note=command.note)),))


# ── ENDEX and after ──────────────────────────────────────────────────────────


def end(state: State, command: commands.EndExercise, context: Context) -> Decision:
    """ENDEX; what becomes of waiting moves is said now and done when it can no longer be undone."""
    require_clock(state, context)
    require_no_noduff(state)
    if state.life not in (Life.RUNNING, Life.PAUSED):
        raise Refused("not_started", N_("The exercise is not under way."))
    return Decision(
        (_told_to_all(state, context, payloads.ExerciseEnded(waiting=command.waiting)),)
    )


def take_back_end(state: State, _: commands.TakeBackEnd, context: Context) -> Decision:
    """Takes ENDEX back within a minute; the exercise is then paused."""
    require_clock(state, context)
    if not clock.may_take_back(state, context.at):
        raise Refused("too_late", N_("ENDEX can be taken back for one minute only."))
    return Decision((_told_to_all(state, context, payloads.EndTakenBack()),))


def settle(state: State, context: Context) -> tuple[Draft, ...]:
    """What ENDEX said of waiting moves, done: they lapse, or take effect as ordered."""
    return _settled(state, state.ended_waiting or "lapse", context)


def begin_hot_wash(state: State, _: commands.BeginHotWash, context: Context) -> Decision:
    """After ENDEX, everyone talks; waiting moves are settled if they were not."""
    require_clock(state, context)
    if state.life is not Life.ENDED:
        raise Refused("not_ended", N_("The hot wash follows ENDEX."))
    settled = () if state.settled else settle(state, context)
    return Decision((*settled, _told_to_all(state, context, payloads.HotWashBegun())))


def close(state: State, _: commands.CloseExercise, context: Context) -> Decision:
    """Closes the exercise: from now on it is only read."""
    require_clock(state, context)
    if state.life not in (Life.ENDED, Life.HOTWASH):
        raise Refused("not_ended", N_("An exercise is closed after ENDEX."))
    settled = () if state.settled else settle(state, context)
    return Decision((*settled, _told_to_all(state, context, payloads.ExerciseClosed())))


# ── what the server itself does ──────────────────────────────────────────────


def pause_after_absence(state: State, *, reason: str, away_ms: int, context: Context) -> Decision:
    """The pause a server appends when it finds that time went by without it."""
    payload = payloads.ClockPaused(
        reason="server_late" if reason == "server_late" else "server_away", away_ms=away_ms
    )
    return Decision((_told_to_all(state, context, payload),))


def settle_when_final(state: State, context: Context) -> Decision:
    """Settles waiting moves once ENDEX can no longer be taken back; by the system."""
    if context.actor != SYSTEM or state.life is not Life.ENDED or state.settled:
        return Decision()
    if clock.may_take_back(state, context.at):
        return Decision()
    done = record(payloads.EndSettled(), by=SYSTEM, to=audience.STAFF_ONLY)
    return Decision((*settle(state, context), done))


DECIDERS: Deciders = {
    commands.StartExercise: start,
    commands.Pause: pause,
    commands.Resume: resume,
    commands.SetRate: set_rate,
    commands.Advance: advance,
    commands.PlaceHold: place_hold,
    commands.LiftHold: lift_hold,
    commands.BeginPhase: begin_phase,
    commands.EndExercise: end,
    commands.TakeBackEnd: take_back_end,
    commands.BeginHotWash: begin_hot_wash,
    commands.CloseExercise: close,
    commands.RaiseNoDuff: raise_noduff,
    commands.ClearNoDuff: clear_noduff,
}
