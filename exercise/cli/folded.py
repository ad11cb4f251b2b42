"""An exercise as its log has it, read and written beside a server that may be running."""

from exercise.app.ports import Conflict, DropCredentials, ExerciseRow
from exercise.app.running import RunningExercise
from exercise.app.times import SystemTimes, random_salt
from exercise.cli.plain import Stopped
from exercise.cli.words import _
from exercise.domain import seats
from exercise.domain.commands import RenewLink
from exercise.domain.decision import Context
from exercise.domain.fold import fold
from exercise.domain.refusal import Refused
from exercise.domain.seats import OWNER
from exercise.domain.state import FACILITATOR, SYSTEM, State
from exercise.store.store import SqlStore


def folded(store: SqlStore, row: ExerciseRow, key: bytes) -> RunningExercise:
    """The exercise with its folded state, not opened: its clock is left alone."""
    exercise = RunningExercise(row, store, times=SystemTimes(), salts=random_salt, key=key)
    exercise.state = fold(store.read(row.id), State(row.id))
    return exercise


def renew_link(store: SqlStore, row: ExerciseRow, cell: str) -> None:
    """Appends that a cell's link was renewed; a running server follows.

    With the owner's link every device goes that holds the facilitator's seat.

    Raises:
        Stopped: there is no such cell.
    """
    while True:
        entries = list(store.read(row.id))
        state, head = fold(entries, State(row.id)), entries[-1]
        at = SystemTimes().wall_ms()
        stamp = store.last_stamp(row.id)
        t = max(state.t, stamp.t) if stamp is not None and state.running else state.t
        context = Context(actor=SYSTEM, t=t, at=at, new_id=_no_id)
        try:
            command = RenewLink(type="link.renew", cell=cell)
            decision = seats.renew_link(state, command, context)
        except Refused as refusal:
            raise Stopped(_(refusal.message, **refusal.values)) from refusal
        salts = [random_salt() for _ in decision.drafts]
        also = (DropCredentials(FACILITATOR),) if cell == OWNER else ()
        try:
            store.append(row.id, decision.drafts, head=head, at=at, t=t, salts=salts, also=also)
        except Conflict:
            continue
        return


def _no_id(label: str) -> str:
    raise LookupError(f"renewing a link makes nothing that needs an id ({label})")
