"""What the cases of the audience table do."""

from collections.abc import Callable
from dataclasses import dataclass

from exercise.domain.entry import Entry
from exercise.domain.scenario import Condition, MessageIs
from exercise.domain.state import FACILITATOR
from tests.unit.harness import Play
from tests.unit.trial import MINUTE, at, inject

NORTH, SOUTH, WEST = "cell:north", "cell:south", "cell:west"
WHITE, OBSERVERS, ORGANISERS, PUBLIC = "white", "observers", "organisers", "public"

SEATS = {
    f"seat:{cell}.{post}"
    for cell in ("north", "south", "west")
    for post in ("head", "foreign", "press")
}
TEAMS = {NORTH, SOUTH, WEST}
OUTSIDE = {ORGANISERS, PUBLIC, *SEATS}
"""Whoever is neither a cell nor staff."""
ALL_BUT_STAFF = {*TEAMS, *OUTSIDE}
ALL_BUT_NORTH_AND_STAFF = ALL_BUT_STAFF - {NORTH}
NOBODY_BUT_SEATS = SEATS
"""Told to everyone: a single seat hears of it by its cell."""
NOT_PUBLISHED = {ORGANISERS, *SEATS}

Act = Callable[[Play], object]


@dataclass(frozen=True, slots=True)
class Case:
    kind: str
    what: str
    act: Act
    not_told: set[str]
    of: str = ""
    """Start of the entry's item or a text in its payload, where several are made."""

    def find(self, play: Play) -> Entry:
        found = [
            entry
            for entry in play.log
            if entry.kind == self.kind and self.of in f"{entry.item} {entry.text}"
        ]
        return found[-1]


def do(actor: str, command: str, **fields: object) -> Act:
    return lambda play: play.do(actor, command, **fields)


def then(*acts: Act) -> Act:
    def all_of_them(play: Play) -> None:
        for act in acts:
            act(play)

    return all_of_them


def newest(play: Play, kind: str) -> str:
    return play.last(kind).entry.item or ""


def on(kind: str, actor: str, command: str, argument: str, **fields: object) -> Act:
    """A command on the newest item of a kind."""
    return lambda play: play.do(actor, command, **{argument: newest(play, kind)}, **fields)


def move(openness: str, targets: tuple[str, ...] = ("south",)) -> Act:
    return do(
        "north.head",
        "move.submit",
        title="Sail",
        instrument="military",
        order="Sail.",
        openness=openness,
        targets=targets,
    )


def ordered(openness: str) -> Act:
    return then(move(openness), on("move.submitted", "white.lead", "ruling.as_ordered", "move"))


def ruled(**fields: object) -> Act:
    def rule(play: Play) -> None:
        submitted = newest(play, "move.submitted")
        play.do("white.lead", "ruling.make", moves=[submitted], outcome="fails", **fields)

    return then(move("public"), rule)


SIDE_TEXTS = {"north": "You failed.", "west": "You saw smoke."}
nothing = then()
message = do("north.head", "message.send", to=["south"], text="Between us.")
agreed = do("north.head", "agreement.record", parties=["north", "south"], text="Fish.")
released = do("white.lead", "inject.release", inject="ships")
ended = do(FACILITATOR, "exercise.end", waiting="lapse")
asked = then(lambda play: play.join("north.head", "twin"))
emergency = do("west.head", "noduff.raise", text="Somebody fell.")


def release(inject: str) -> Act:
    return do("white.lead", "inject.release", inject=inject)


def came_true(play: Play) -> None:
    """A row that waits for a public word of North's, and half an hour more; and the word."""
    row = inject(
        "answer",
        30,
        at(0),
        to=("south",),
        when=Condition(message=MessageIs(sender=("north",), to=("public",))),
        delay_ms=30 * MINUTE,
        expires=at(10),
    )
    play.do(FACILITATOR, "inject.plan", inject=row.model_dump(mode="json"))
    play.do("north.head", "statement.make", text="We are not amused.")


def ran_out(play: Play) -> None:
    play.wait(11 * MINUTE)
    play.tick()


def settle(play: Play) -> None:
    play.wait(61_000)
    play.tick()
