"""How people come in: links and codes, names, seats and the devices that hold them."""

import hmac
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from exercise.app.door import request_seat
from exercise.app.ids import secret_hash
from exercise.app.ports import (
    AddCredential,
    AddPerson,
    Credential,
    DropDevice,
    Person,
    SideWrite,
)
from exercise.app.running import RunningExercise
from exercise.domain import seats
from exercise.domain.decision import Context, Decision
from exercise.domain.refusal import N_, Refused
from exercise.domain.scenario import OBSERVERS, ORGANISERS, WHITE
from exercise.domain.state import FACILITATOR, SYSTEM, State
from exercise.domain.text import clean_line

PROJECTOR = "projector"
MAX_NAME = 80


@dataclass(frozen=True, slots=True)
class Joined:
    """What joining came to: a seat, or a request for one that is taken."""

    seat: str
    secret: str
    """For the device's cookie; only its hash is kept."""
    request: str | None = None


def generation(state: State, cell: str) -> int:
    """Which making of a cell's link is good now."""
    return state.generations.get(cell) or 1


def link_token(exercise: RunningExercise, cell: str) -> str:
    """The secret part of a cell's join link as it is now."""
    return exercise.link_secret(cell, str(generation(exercise.state, cell)), size=16)


def link_code(exercise: RunningExercise, cell: str) -> str:
    """A code short enough to say aloud, such as ``K3FZ-Q2PA``."""
    code = exercise.link_secret(f"code/{cell}", str(generation(exercise.state, cell)), size=5)
    return f"{code[:4]}-{code[4:]}".upper()


def is_good_token(exercise: RunningExercise, cell: str, token: str) -> bool:
    """Whether a link is this cell's newest."""
    known = cell in (*exercise.state.cells, WHITE, OBSERVERS, ORGANISERS, PROJECTOR)
    return known and hmac.compare_digest(link_token(exercise, cell).encode(), token.encode())


def cell_of_code(exercise: RunningExercise, code: str) -> str | None:
    """The cell that a typed code belongs to; spaces, dashes and case do not matter."""
    wanted = "".join(char for char in code.upper() if char.isalnum())
    for cell in (*exercise.state.cells, WHITE, OBSERVERS, ORGANISERS):
        known = link_code(exercise, cell).replace("-", "")
        if hmac.compare_digest(known.encode(), wanted.encode()):
            return cell
    return None


def name_of(typed: str) -> str:
    """A person's name as it is kept.

    Raises:
        Refused: empty, too long, or of characters that cannot be kept.
    """
    try:
        name = clean_line(typed)
    except ValueError:
        raise Refused("bad_name", N_("Your name holds a character that cannot be kept.")) from None
    if not name:
        raise Refused("no_name", N_("Type your name, as others should read it."))
    if len(name) > MAX_NAME:
        raise Refused("long_name", N_("That name is too long: 80 characters at most."))
    return name


def join(
    exercise: RunningExercise,
    *,
    cell: str,
    seat: str | None,
    name: str,
    command_id: str,
    secret: Callable[[], str],
) -> Joined:
    """A newcomer takes a seat of the cell, or asks for one that is taken.

    In a staff cell ``seat`` may be None: a seat of one's own is added.

    Raises:
        Refused: a seat of another cell, a closed exercise, a name that cannot be kept.
    """
    person = Person(id=exercise.new_id(SYSTEM, command_id, "person"), name=name_of(name))
    device = secret()
    wanted = seat

    def rule(state: State, context: Context) -> Decision:
        if wanted is None:
            if cell in state.cells:
                raise Refused("no_seat_chosen", N_("Choose a seat."))
            return seats.add_and_take(state, cell, _staff_title(cell), person.id, context)
        known = state.seats.get(wanted)
        if known is None or known.cell != cell or wanted == FACILITATOR:
            raise Refused("unknown_seat", N_("There is no such seat in this cell."))
        return seats.take(state, wanted, person.id, context)

    def beside(_: State, decision: Decision) -> Sequence[SideWrite]:
        request = decision.answer.get("request")
        held = request_seat(request) if request else str(decision.answer["seat"])
        return (
            AddPerson(person),
            AddCredential(Credential(held, person.id, secret_hash(device), exercise.wall())),
        )

    answer = exercise.perform(SYSTEM, command_id, rule, beside)
    if not answer.ok:
        raise Refused(answer.code, answer.message, details=answer.body, **answer.values)
    request = answer.body.get("request")
    return Joined(
        seat=str(wanted if request else answer.body["seat"]), secret=device, request=request
    )


def sit(
    exercise: RunningExercise,
    *,
    controller: str,
    seat: str,
    command_id: str,
    secret: Callable[[], str],
) -> Joined:
    """The white cell sits in an empty seat of a playing cell.

    Raises:
        Refused: the seat is taken, or the asker is not of the white cell.
    """
    device = secret()
    own = exercise.state.seats.get(controller)
    person = own.person if own and own.person else controller

    def rule(state: State, context: Context) -> Decision:
        return seats.sit(state, seat, person, context)

    def beside(_: State, __: Decision) -> Sequence[SideWrite]:
        return (AddCredential(Credential(seat, person, secret_hash(device), exercise.wall())),)

    answer = exercise.perform(controller, command_id, rule, beside)
    if not answer.ok:
        raise Refused(answer.code, answer.message, details=answer.body, **answer.values)
    return Joined(seat=seat, secret=device)


def open_facilitator(
    exercise: RunningExercise, *, name: str, command_id: str, secret: Callable[[], str]
) -> Joined:
    """The server's owner sits down as facilitator; any number of their devices may."""
    device = secret()
    state = exercise.state
    taken = state.seats[FACILITATOR].person
    person = Person(id=taken or exercise.new_id(SYSTEM, command_id, "person"), name=name)

    def rule(now: State, context: Context) -> Decision:
        if now.seats[FACILITATOR].person is not None:
            return Decision(answer={"seat": FACILITATOR})
        return seats.take(now, FACILITATOR, person.id, context)

    def beside(now: State, _: Decision) -> Sequence[SideWrite]:
        held = Credential(FACILITATOR, person.id, secret_hash(device), exercise.wall())
        named = () if now.seats[FACILITATOR].person else (AddPerson(person),)
        return (*named, AddCredential(held))

    exercise.perform(SYSTEM, command_id, rule, beside)
    return Joined(seat=FACILITATOR, secret=device)


def seat_of_secret(exercise: RunningExercise, secret: str) -> str | None:
    """The seat, or request, that a device's secret stands for now."""
    found = exercise.memory.find_credential(secret_hash(secret))
    return found.seat if found else None


def holds(exercise: RunningExercise, seat: str, secret: str) -> bool:
    """Whether a device's secret is a claim to the seat; looked up afresh each time."""
    return seat_of_secret(exercise, secret) == seat


def leave_device(exercise: RunningExercise, secret: str) -> None:
    """Ends one device's claim, and nobody else's."""
    exercise.write((DropDevice(secret_hash(secret)),))


def _staff_title(cell: str) -> str:
    return {OBSERVERS: "Observer", ORGANISERS: "Organiser", WHITE: "Controller"}.get(cell, cell)
