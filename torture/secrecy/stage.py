"""One exercise in this process on a real store, real follower and real templates.

Everything that would be sent to a socket is kept, in order, as the bytes that would be sent.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

from exercise.app import door, joining
from exercise.app.answers import Answer
from exercise.app.exercises import Exercises
from exercise.app.ids import secret_hash
from exercise.app.running import RunningExercise
from exercise.domain.audience import PUBLIC
from exercise.domain.decision import viewers_of
from exercise.domain.entry import Entry
from exercise.domain.refusal import Refused
from exercise.domain.scenario import (
    WHITE,
    Attachment,
    ByHand,
    File,
    FormField,
    Inject,
    MenuMove,
    Scenario,
    Sender,
    Suggestion,
)
from exercise.domain.state import FACILITATOR
from exercise.live.clients import Client, Clients, Mode
from exercise.live.follower import Follower
from exercise.live.wire import dumps
from exercise.store.store import SqlStore
from exercise.web.links import links_of
from exercise.web.render import Renderer
from exercise.web.texts import Texts
from tests.support.day import KEY, TurnedTimes

ORIGIN = "http://localhost"
EXERCISE = "staged"
PAPER = Attachment(
    file=File(digest="ab" * 32, media_type="application/pdf", size=9, name="paper.pdf"),
    title="A paper that few have read",
)
CARRIER = Inject(
    id="carrier",
    number="0",
    title="A paper",
    release=ByHand(),
    sender=Sender(name="Archive"),
    to=(WHITE,),
    medium="task",
    text="Keep it.",
    attachments=(PAPER,),
)
"""A row that never goes out: what it carries, secret rows may carry too."""
UNSEEN = "unseen"


def _with_menus(scenario: Scenario) -> Scenario:
    """Each cell can order something with a blank, for which a ruling is prepared."""
    outcome = next(one.id for one in scenario.world.outcomes if one.takes_effect)
    order = MenuMove(
        id=UNSEEN,
        title="Go unseen",
        instrument=scenario.world.instruments[0].id,
        openness="secret",
        fields=(FormField(id="how", label="How", kind="text"),),
        order="Go {how}.",
        takes_ms=60_000,
        stands=True,
        suggests=Suggestion(outcome=outcome, reason="Nobody saw it."),
    )
    roles = tuple(role.model_copy(update={"menu": (*role.menu, order)}) for role in scenario.roles)
    return scenario.model_copy(update={"roles": roles})


@dataclass(frozen=True, slots=True)
class Sent:
    """One message to one room or socket."""

    step: int
    name: str
    to: str
    data: str


class NoRooms:
    """Whatever is sent is kept with the room it was for; nobody sits in any."""

    def enter(self, sid: str, room: str) -> None:
        """Nobody is kept."""

    def leave(self, sid: str, room: str) -> None:
        """Nobody was."""


@dataclass
class Stage:
    """The exercise, who is connected, and all that was sent."""

    store: SqlStore
    folder: Path
    exercise: RunningExercise = field(init=False)
    times: TurnedTimes = field(default_factory=TurnedTimes)
    sent: list[Sent] = field(default_factory=list)
    secrets: dict[str, str] = field(default_factory=dict)
    """By seat: what its first device holds."""
    step: int = 0

    def create(self, scenario: Scenario) -> None:
        """Makes the exercise; ids, salts and clocks are the same each time."""
        salts = (f"{number:032x}" for number in count(1))
        self.exercises = Exercises(
            self.store,
            key=KEY,
            times=self.times,
            salts=lambda: next(salts),
            new_id=lambda: EXERCISE,
        )
        carrying = _with_menus(scenario.with_injects((*scenario.injects, CARRIER)))
        self.exercise = self.exercises.create(
            carrying,
            scenario_hash="0" * 64,
            name="Staged",
            files={file.digest: file.name.encode() for file in carrying.files()},
        )
        self.renderer = Renderer(Texts(), link=links_of(self.exercises, lambda: ORIGIN))
        self.clients = Clients(NoRooms())
        self.follower = Follower(self.clients, self.renderer, emit=self._emit, leave=self._leave)
        self.follower.follow(self.exercise)
        self.connect("projector")

    def _emit(self, name: str, data: Any, *, to: str) -> None:
        self.sent.append(Sent(self.step, name, to, as_sent(data)))

    def _leave(self, client: Client) -> None:
        self.clients.remove(client.sid)

    # ── what people do ───────────────────────────────────────────────────────

    def seat(self, seat: str, name: str, key: str) -> joining.Joined | None:
        """Somebody takes a seat, or asks for it; None when refused."""
        cell = seat.partition(".")[0]
        own = None if cell in ("observers", "organisers") else seat
        try:
            came = joining.join(
                self.exercise,
                cell=cell,
                seat=own,
                name=name,
                command_id=key,
                secret=lambda: f"secret {key}",
            )
        except Refused:
            return None
        if came.request is None:
            self.secrets.setdefault(came.seat, came.secret)
        return came

    def own(self) -> None:
        """The server's owner sits down."""
        came = joining.open_facilitator(
            self.exercise, name="Owner", command_id="own", secret=lambda: "owned"
        )
        self.secrets[FACILITATOR] = came.secret
        self.secrets[joining.PROJECTOR] = joining.link_token(self.exercise, joining.PROJECTOR)

    def act(self, seat: str, key: str, command: dict[str, Any]) -> Answer:
        """One command through the one door."""
        return door.submit(self.exercise, seat, key, command)

    def connect(self, seat: str, modes: Sequence[Mode] = ("html", "json")) -> None:
        """The seat's devices come, as the sockets would let them in."""
        cell = "" if seat == "projector" else seat.partition(".")[0]
        state = self.exercise.state
        found = state.seats.get(seat)
        viewers = viewers_of(state, found) if found else (PUBLIC,)
        for mode in modes:
            held = secret_hash(self.secrets.get(seat, ""))
            sid = f"{seat} {mode}"
            self.clients.add(Client(sid, EXERCISE, seat, cell, held, viewers, mode, "en"))
        if found:
            self.exercise.set_presence(seat, here=True)

    def disconnect(self, seat: str) -> None:
        """All of the seat's devices go."""
        for client in self.clients.of_seat(EXERCISE, seat):
            self.clients.remove(client.sid)
        self.exercise.set_presence(seat, here=False)

    def turn(self) -> None:
        """The follower tells what is pending."""
        self.follower.turn()

    def entries(self) -> list[Entry]:
        """The whole log."""
        return list(self.store.read(EXERCISE))


def as_sent(data: Any) -> str:
    """What a socket would carry."""
    return dumps(data)
