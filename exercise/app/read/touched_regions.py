"""Which regions an entry may change the look of, for whoever may read it and has them."""

from collections.abc import Callable

from exercise.app.read.choices import handed_over
from exercise.app.read.gates import gates_moved
from exercise.app.read.msel_view import fell_due
from exercise.app.read.ratings import rater
from exercise.app.read.told import Told
from exercise.app.read.viewers import WHITE, is_staff
from exercise.domain.fold.heard import ACTS
from exercise.domain.scenario import PRESS
from exercise.domain.state import Life, State

CLOCK = ("bar", "bands", "controls", "msel", "panel", "prompt", "strip")
LIFE = (*CLOCK, "people", "rulings")
ENDED = (*LIFE, "decisions", "moves", "situation", "unacknowledged", "waiting")
WAITING = ("waiting", "own_waiting")
DEALS = ("agreements", "dates", "waiting")
TIMETABLE = ("bar", "controls", "msel", "prompt", "strip")
MOVES = ("bands", "controls", "dates", "moves", "rulings")
SEATS = ("bar", "drafts", "moves", "people", "practice", "requests", "roster", "team")
SEATED = (*SEATS, "controls", "decisions", "msel", "notes", "objectives", "rulings", "situation")
PRACTICE = ("controls", "people", "practice", "roster")
BRIEFS = ("brief", "situation")
RATINGS = ("objectives", "situation")
ALWAYS_BANDS = frozenset(
    (
        "clock.paused",
        "clock.resumed",
        "exercise.closed",
        "exercise.end_taken_back",
        "hotwash.begun",
        "item.erased",
        "noduff.cleared",
        "noduff.raised",
    )
)
"""Kinds that change a band while the exercise is not at ENDEX."""

TABLE: dict[str, tuple[str, ...]] = {
    "exercise.created": ("bar",),
    "world.set": (),
    "role.set": (),
    "brief.set": BRIEFS,
    "folder.set": (*BRIEFS, "objectives"),
    "control.set": ("bank",),
    "inject.planned": TIMETABLE,
    "inject.kept": TIMETABLE,
    "inject.dropped": TIMETABLE,
    "inject.triggered": TIMETABLE,
    "inject.lapsed": TIMETABLE,
    "storyline.set": TIMETABLE,
    "inject.released": (*TIMETABLE, "unacknowledged"),
    "inject.delivered": (*WAITING, "map", "tasks", "wire"),
    "inject.acknowledged": ("msel", "tasks", "unacknowledged", *WAITING),
    "attention.recorded": ("msel",),
    "reference.noted": ("msel", "questions", "rulings", "unacknowledged", *WAITING),
    "poll.put": ("polls",),
    "answer.given": ("msel", "polls", "unacknowledged", *WAITING),
    "answer.sealed": (),
    "poll.closed": ("polls", *WAITING),
    "poll.opened": ("polls",),
    "answers.told": ("said",),
    "fact.asserted": (),
    "exercise.started": (*LIFE, "bank", "channels", "objectives", "roster", "waiting"),
    "decision.put": ("decisions",),
    "decision.extended": ("decisions", *WAITING),
    "decision.made": ("controls", "decisions", "msel", "rulings", "unacknowledged", *WAITING),
    "clock.paused": CLOCK,
    "clock.resumed": CLOCK,
    "clock.rate_set": CLOCK,
    "clock.advanced": CLOCK,
    "hold.placed": ("bar", "controls"),
    "hold.lifted": ("bar", "controls"),
    "phase.begun": (*CLOCK, "bank", "channels"),
    "noduff.raised": CLOCK,
    "noduff.cleared": CLOCK,
    "exercise.ended": ENDED,
    "exercise.end_taken_back": ENDED,
    "exercise.end_settled": ("bands", "controls", "rulings"),
    "hotwash.begun": LIFE,
    "exercise.closed": (*LIFE, "objectives", "situation"),
    "seat.added": SEATS,
    "seat.taken": SEATED,
    "seat.left": SEATED,
    "seat.requested": ("requests",),
    "seat.refused": ("requests",),
    "right.set": ("drafts", "moves", "people", "team"),
    "link.renewed": ("people",),
    "name.erased": (
        "drafts",
        "moves",
        "notes",
        "objectives",
        "people",
        "requests",
        "roster",
        "rulings",
        "team",
        *WAITING,
    ),
    "standin.cast": ("people",),
    "standin.seated": (
        *("decisions", "drafts", "moves", "msel", "panel", "people", "roster", "situation", "team"),
    ),
    "practice.acknowledged": PRACTICE,
    "practice.answered": PRACTICE,
    "item.passed_on": (),
    "message.sent": ("questions",),
    "statement.made": ("said",),
    "agreement.recorded": DEALS,
    "agreement.confirmed": DEALS,
    "agreement.disputed": DEALS,
    "observation.noted": ("notes",),
    "question.noted": ("questions",),
    "objective.rated": RATINGS,
    "rating.reasoned": RATINGS,
    "move.submitted": MOVES,
    "move.withdrawn": (*MOVES, "decisions"),
    "move.lapsed": MOVES,
    "move.claimed": ("rulings",),
    "move.took_effect": ("said",),
    "ruling.made": MOVES,
    "ruling.reasoned": (),
    "ruling.told": ("bands", "moves"),
    "track.changed": ("public_tracks", "rulings", "tracks"),
    "payload.erased": (*TIMETABLE, "decisions", "polls", "tasks", "unacknowledged"),
    "item.erased": ("controls", "drafts", "notes", "questions", "rulings"),
}
"""By kind of entry; what a viewer does not have is left out afterwards."""

ERASED: dict[str, tuple[str, ...]] = {
    "answers.told": ("said",),
    "agreement.recorded": DEALS,
    "brief.set": BRIEFS,
    "folder.set": (*BRIEFS, "dates", "objectives"),
    "control.set": ("bank", "msel"),
    "inject.delivered": ("map", "tasks", "unacknowledged", *WAITING, "wire"),
    "message.sent": ("questions",),
    "move.submitted": MOVES,
    "move.took_effect": ("said",),
    "noduff.raised": ("bands",),
    "rating.reasoned": RATINGS,
    "statement.made": ("said",),
}
"""By what the erased item was, beside regions in which anything may be named."""


def touched_regions(told: Told, viewer: str) -> frozenset[str]:
    """Names of regions, of any page."""
    found = set(TABLE[told.kind])
    narrow = _NARROWER.get(told.kind)
    if narrow is not None:
        narrow(told, found)
    if told.kind not in ALWAYS_BANDS and told.state.life is not Life.ENDED:
        found.discard("bands")
    if viewer == WHITE and fell_due(told.before, told.state):
        found.add("msel")
    if viewer == WHITE and told.kind in ACTS:
        found.add("heard")
    if viewer == WHITE and gates_moved(told):
        found.add("gates")
    if not _bar_follows(told, viewer):
        found.discard("bar")
    return frozenset(found)


def _bar_follows(told: Told, viewer: str) -> bool:
    """A bar counts what waits under a hold, and seats, for the staff alone."""
    if told.kind.startswith(("inject.", "payload.")):
        return told.state.held
    return not told.kind.startswith("seat.") or is_staff(viewer)


def _delivered(told: Told, found: set[str]) -> None:
    if told.payload is not None and told.payload.medium not in PRESS:
        found.discard("wire")
    if told.payload is not None and told.payload.place is None:
        found.discard("map")
    puts = told.payload is None or told.payload.decide is not None
    if not puts and not told.state.addressed.get(told.item):
        found.difference_update(WAITING)
    if told.payload is not None and told.payload.medium != "task":
        found.discard("tasks")


def _message(told: Told, found: set[str]) -> None:
    if told.item not in told.state.questions:
        found.discard("questions")


def _reference(told: Told, found: set[str]) -> None:
    answered = told.payload.refers_to
    if answered not in told.before.questions and told.item not in told.state.questions:
        found.discard("questions")
    if answered not in told.state.receipts:
        found -= {"msel", "unacknowledged", *WAITING}
    if told.item not in told.state.waiting:
        found.discard("rulings")


def _attention(told: Told, found: set[str]) -> None:
    if told.before.receipts is told.state.receipts:
        found.discard("msel")


def _decision(told: Told, found: set[str]) -> None:
    if told.payload is not None and told.payload.move is None:
        found -= {"controls", "rulings"}


def _seat(told: Told, found: set[str]) -> None:
    seat = told.payload.seat
    before, after = told.before.seats[seat], told.state.seats[seat]
    playing = after.cell in told.state.cells
    found -= {"notes", "objectives", "rulings"} if playing else {"bar", "controls"}
    if rater(told.before, after.cell) == rater(told.state, after.cell):
        found.discard("situation")
    if not list(handed_over(told)):
        found.discard("decisions")
    if _is_staffed(told.before, after.cell) == _is_staffed(told.state, after.cell):
        found.discard("msel")
    if _submitting(told.before, after.cell) == _submitting(told.state, after.cell):
        found.discard("moves")
    if (before.practice_acknowledged, before.practice_answer) == (
        after.practice_acknowledged,
        after.practice_answer,
    ):
        found.discard("practice")


def _stand_in(told: Told, found: set[str]) -> None:
    cell = told.payload.cell
    if rater(told.before, cell) == rater(told.state, cell):
        found.discard("situation")


def _is_staffed(state: State, cell: str) -> bool:
    """Whether rows that wait for full desks wait for this cell's."""
    return state.acting_head(cell) is not None


def _submitting(state: State, cell: str) -> list[tuple[str, str | None]]:
    return [(seat.id, seat.person) for seat in state.seats_of(cell) if state.may_submit(seat)]


def _payload_erased(told: Told, found: set[str]) -> None:
    if not any(item in told.state.msel for item in told.payload.items):
        found.clear()


def _item_erased(told: Told, found: set[str]) -> None:
    found.update(ERASED.get(told.payload.was, ()))


_NARROWER: dict[str, Callable[[Told, set[str]], None]] = {
    "inject.delivered": _delivered,
    "message.sent": _message,
    "reference.noted": _reference,
    "attention.recorded": _attention,
    "decision.made": _decision,
    "seat.taken": _seat,
    "seat.left": _seat,
    "standin.seated": _stand_in,
    "payload.erased": _payload_erased,
    "item.erased": _item_erased,
}
"""What leaves out, or for an erasure adds, regions by what the entry says."""
