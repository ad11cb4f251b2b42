"""Which regions an entry may change the look of, for whoever may read it and has them."""

from exercise.app.read.viewers import WHITE, is_staff
from exercise.domain.entry import Entry
from exercise.domain.payloads import (
    InjectDelivered,
    MessageSent,
    Payload,
    SeatLeft,
    SeatTaken,
)
from exercise.domain.state import State

CLOCK = ("bar", "bands", "controls", "msel", "panel", "prompt", "strip")
LIFE = (*CLOCK, "people", "rulings", "waiting")
TIMETABLE = ("bar", "controls", "msel", "prompt", "strip")
MOVES = ("bands", "controls", "moves", "rulings")
SEATS = ("bar", "drafts", "moves", "people", "practice", "roster", "team")
PRACTICE = ("controls", "people", "practice", "roster")
BRIEFS = ("brief", "situation")

TABLE: dict[str, tuple[str, ...]] = {
    "exercise.created": ("bar",),
    "world.set": (),
    "role.set": (),
    "brief.set": BRIEFS,
    "folder.set": BRIEFS,
    "inject.planned": TIMETABLE,
    "inject.kept": TIMETABLE,
    "inject.dropped": TIMETABLE,
    "inject.released": (*TIMETABLE, "unacknowledged"),
    "inject.delivered": ("waiting",),
    "inject.acknowledged": ("msel", "unacknowledged", "waiting"),
    "attention.recorded": ("msel",),
    "reference.noted": ("msel", "questions", "rulings", "waiting"),
    "exercise.started": LIFE,
    "clock.paused": CLOCK,
    "clock.resumed": CLOCK,
    "clock.rate_set": CLOCK,
    "clock.advanced": CLOCK,
    "hold.placed": ("bar", "controls"),
    "hold.lifted": ("bar", "controls"),
    "phase.begun": CLOCK,
    "noduff.raised": CLOCK,
    "noduff.cleared": CLOCK,
    "exercise.ended": LIFE,
    "exercise.end_taken_back": LIFE,
    "exercise.end_settled": ("bands", "controls", "rulings"),
    "hotwash.begun": LIFE,
    "exercise.closed": LIFE,
    "seat.added": SEATS,
    "seat.taken": (*SEATS, "controls", "notes", "rulings"),
    "seat.left": (*SEATS, "controls", "notes", "rulings"),
    "seat.requested": ("people",),
    "seat.refused": ("people",),
    "right.set": ("drafts", "moves", "people", "team"),
    "link.renewed": ("people",),
    "name.erased": (
        "drafts",
        "moves",
        "notes",
        "people",
        "roster",
        "rulings",
        "team",
        "waiting",
    ),
    "practice.acknowledged": PRACTICE,
    "practice.answered": PRACTICE,
    "item.passed_on": (),
    "message.sent": (),
    "statement.made": ("said",),
    "agreement.recorded": ("agreements",),
    "agreement.confirmed": ("agreements",),
    "agreement.disputed": ("agreements",),
    "observation.noted": ("notes",),
    "move.submitted": MOVES,
    "move.withdrawn": MOVES,
    "move.lapsed": MOVES,
    "move.claimed": ("rulings",),
    "move.took_effect": (),
    "ruling.made": MOVES,
    "ruling.reasoned": (),
    "ruling.told": ("bands", "moves"),
    "track.changed": ("public_tracks", "rulings", "tracks"),
    "payload.erased": (*TIMETABLE, "unacknowledged"),
    "item.erased": (
        "agreements",
        "bands",
        "controls",
        "drafts",
        "moves",
        "msel",
        "notes",
        "questions",
        "rulings",
        "said",
        "unacknowledged",
        "waiting",
        "wire",
    ),
}
"""By kind of entry; what a viewer does not have is left out afterwards."""


def touched_regions(
    entry: Entry, payload: Payload | None, after: State, viewer: str
) -> frozenset[str]:
    """Names of regions, of any page."""
    found = set(TABLE[entry.kind])
    match payload:
        case InjectDelivered(medium="news" | "post"):
            found.add("wire")
        case MessageSent(to=to) if WHITE in to:
            found.add("questions")
        case SeatTaken(seat=seat) | SeatLeft(seat=seat):
            plays = after.seats[seat].cell in after.cells
            found -= {"notes", "rulings"} if plays else {"bar", "controls"}
    if entry.kind == "item.erased" and entry.item in after.briefs:
        found = set(BRIEFS)
    if not _bar_follows(entry, after, viewer):
        found.discard("bar")
    return frozenset(found)


def _bar_follows(entry: Entry, after: State, viewer: str) -> bool:
    """A bar counts what waits under a hold, and seats, for the staff alone."""
    if entry.kind.startswith(("inject.", "payload.")):
        return after.held
    return not entry.kind.startswith("seat.") or is_staff(viewer)
