"""The bar and the bands: what everybody must know of the exercise."""

from exercise.app.beside import Beside
from exercise.app.read import moments, tags
from exercise.app.read.due import listed_t
from exercise.app.read.moves import rulings_known
from exercise.app.read.presence import taken, within
from exercise.app.read.viewers import PUBLIC, WHITE, cell_of, is_staff
from exercise.app.view_models import bands as vm
from exercise.app.view_models.bar import BarView, ClockView, RunState
from exercise.domain.agenda import due_rows
from exercise.domain.clock import TAKE_BACK_MS
from exercise.domain.state import Life, MoveState, MoveStatus, NoDuff, State

RUN_STATES: dict[Life, RunState] = {
    Life.LOBBY: "lobby",
    Life.RUNNING: "running",
    Life.PAUSED: "paused",
    Life.ENDED: "endex",
    Life.HOTWASH: "hotwash",
    Life.CLOSED: "closed",
}


def is_over(state: State) -> bool:
    """Whether ENDEX was given, and stands."""
    return state.life in (Life.ENDED, Life.HOTWASH, Life.CLOSED)


def run_state(state: State) -> RunState:
    """The exercise's state in one word; an emergency goes before all others."""
    return "noduff" if state.noduff is not None else RUN_STATES[state.life]


def bar(state: State, viewer: str, beside: Beside) -> BarView:
    """Region ``bar``."""
    held = state.held and is_staff(viewer)
    here, seats = _count(state, viewer, beside)
    return BarView(
        marking=state.the_world.marking,
        name=state.name,
        state=run_state(state),
        clock=clock_view(state),
        hold_waiting=len(due_rows(state, listed_t(state, beside))) if held else None,
        here=here,
        seats=seats,
        begun=state.begun,
    )


def clock_view(state: State) -> ClockView:
    """The clock as everybody was last told of it."""
    story, pace = moments.story_now(state)
    return ClockView(
        ms=state.clock.t,
        wall=moments.wall(state.clock.at),
        running=state.running,
        rate_milli=state.rate_milli,
        story=story,
        pace=pace,
        zone=state.the_world.timezone_label,
        step=moments.step_of(pace),
    )


def _count(state: State, viewer: str, beside: Beside) -> tuple[int | None, int | None]:
    if is_staff(viewer):
        return taken(state), sum(seat.cell in state.cells for seat in state.seats.values())
    if state.life is Life.LOBBY and (viewer == PUBLIC or cell_of(viewer)):
        return within(state, beside)
    return None, None


# ── bands ────────────────────────────────────────────────────────────────────


def bands(state: State, viewer: str) -> vm.BandsView:
    """Region ``bands``."""
    if state.noduff is not None:
        return vm.BandsView(bands=(_noduff(state, state.noduff, viewer),))
    match state.life:
        case Life.PAUSED:
            return vm.BandsView(bands=(_paused(state, viewer),))
        case Life.ENDED:
            return vm.BandsView(bands=(_ended(state, viewer),))
        case Life.HOTWASH:
            return vm.BandsView(bands=(vm.HotWashBand(wall=moments.wall(state.life_at or 0)),))
        case Life.CLOSED:
            return vm.BandsView(bands=(vm.ClosedBand(wall=moments.wall(state.life_at or 0)),))
    return vm.BandsView()


def _noduff(state: State, noduff: NoDuff, viewer: str) -> vm.NoDuffBand:
    said = noduff.payload
    item = state.items[noduff.item]
    author = state.seats.get(item.author)
    cell = author.cell if author else ""
    return vm.NoDuffBand(
        text=said.text if said else "",
        place=said.place if said else "",
        cell=tags.cell_tag(state, cell),
        cell_name=tags.cell_name(state, cell),
        office=said.seat_title if said else "",
        wall=moments.wall(noduff.at),
        at=moments.of_item(state, item),
        may_clear=viewer == WHITE,
    )


def _paused(state: State, viewer: str) -> vm.PausedBand | vm.AwayBand:
    at = moments.wall(state.pause_at or 0)
    if state.pause_reason in ("server_away", "server_late"):
        return vm.AwayBand(
            wall=at,
            seconds=state.away_ms // 1000,
            reason="server_away" if state.pause_reason == "server_away" else "server_late",
            staff=is_staff(viewer),
        )
    if state.pause_reason == "noduff":
        return vm.PausedBand(wall=at, after_noduff=True)
    author = state.seats.get(state.pause_by or "")
    return vm.PausedBand(wall=at, by=tags.cell_name(state, author.cell) if author else "")


def _ended(state: State, viewer: str) -> vm.EndedBand:
    ended_at, ended_t = state.ended_at or 0, state.ended_t or 0
    may_take_back = viewer == WHITE and not state.settled
    return vm.EndedBand(
        at=moments.of_mark(state, ended_t, ended_at),
        waiting=state.ended_waiting or "lapse",
        moves=_concerned(state, viewer),
        take_back_until=moments.wall(ended_at + TAKE_BACK_MS) if may_take_back else None,
    )


def _concerned(state: State, viewer: str) -> int:
    """Of the moves the viewer knows: waiting at ENDEX, and not ruled on by hand after it."""
    cell = cell_of(viewer)
    if cell is None and not is_staff(viewer):
        return 0
    moves = (state.moves[move] for move in state.ended_moves)
    return sum(
        _is_concerned(state, move, viewer) for move in moves if cell is None or move.cell == cell
    )


def _is_concerned(state: State, move: MoveState, viewer: str) -> bool:
    known = rulings_known(move, viewer)
    if not known:
        return move.status is not MoveStatus.ERASED
    ruling = state.rulings[state.roots.get(known[0], known[0])]
    return state.ended_waiting == "as_ordered" and ruling.made.as_ordered
