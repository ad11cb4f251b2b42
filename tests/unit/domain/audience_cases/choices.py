"""Who must not receive what is said of decisions and of tasks."""

from tests.unit.domain.audience_acts import (
    ALL_BUT_NORTH_AND_STAFF,
    ALL_BUT_STAFF,
    Act,
    Case,
    on,
    release,
    then,
)
from tests.unit.harness import Play

put = release("film")
put_in_person = release("captain")
vacant = then(
    lambda play: play.do("north.foreign", "seat.vacate", seat="north.foreign"), put_in_person
)


def take(seat: str, row: str, to: str, *, acting: bool = False) -> Act:
    def act(play: Play) -> None:
        of = play.state.msel[row]
        item = dict(of.acting if acting else of.deliveries)[to]
        play.do(seat, "decision.take", item=item, option="show")

    return act


CASES = (
    Case("decision.put", "to a cell", put, ALL_BUT_STAFF),
    Case(
        "inject.delivered",
        "with a decision",
        put,
        ALL_BUT_NORTH_AND_STAFF,
        of="What becomes of it?",
    ),
    Case(
        "decision.made",
        "by a cell",
        then(put, take("north.head", "film", "north")),
        ALL_BUT_NORTH_AND_STAFF,
    ),
    Case(
        "decision.made",
        "by one seat",
        then(put_in_person, take("north.foreign", "captain", "north.foreign")),
        ALL_BUT_STAFF - {"seat:north.foreign"},
    ),
    Case(
        "decision.made",
        "for an empty seat",
        then(vacant, take("north.head", "captain", "north.foreign", acting=True)),
        ALL_BUT_STAFF - {"seat:north.foreign", "seat:north.head"},
    ),
    Case(
        "decision.extended",
        "of a cell",
        then(put, on("decision.put", "white.lead", "decision.extend", "decision")),
        ALL_BUT_NORTH_AND_STAFF,
    ),
    Case("inject.delivered", "of a task", release("ring"), ALL_BUT_STAFF, of="Text of ring"),
)
