"""Who must not receive what is said of sealed questions."""

from tests.unit.domain.audience_acts import (
    ALL_BUT_NORTH_AND_STAFF,
    ALL_BUT_STAFF,
    NOBODY_BUT_SEATS,
    OBSERVERS,
    ORGANISERS,
    OUTSIDE,
    WEST,
    WHITE,
    Case,
    on,
    release,
    then,
)
from tests.unit.harness import Play

STAFF = {WHITE, OBSERVERS}
asked = release("trust-us")
answered = then(
    asked,
    lambda play: play.do(
        "north.head",
        "poll.answer",
        item=dict(play.state.msel["trust-us"].deliveries)["north"],
        value=7,
    ),
)
asked_in_person = release("forecast")
vacant = then(
    lambda play: play.do("north.foreign", "seat.vacate", seat="north.foreign"), asked_in_person
)


def _acting_answer(play: Play) -> None:
    item = dict(play.state.msel["forecast"].acting)["north.foreign"]
    play.do("north.head", "poll.answer", item=item, option="no")


def _in_person(play: Play) -> None:
    item = dict(play.state.msel["forecast"].deliveries)["north.foreign"]
    play.do("north.foreign", "poll.answer", item=item, option="no")


CASES = (
    Case("poll.put", "a question", asked, ALL_BUT_STAFF),
    Case("answer.given", "of a cell", answered, ALL_BUT_NORTH_AND_STAFF),
    Case("answer.sealed", "of a cell", answered, ALL_BUT_NORTH_AND_STAFF | STAFF),
    Case(
        "answer.given",
        "of one seat",
        then(asked_in_person, _in_person),
        ALL_BUT_STAFF - {"seat:north.foreign"},
    ),
    Case(
        "answer.sealed",
        "of one seat",
        then(asked_in_person, _in_person),
        (ALL_BUT_STAFF | STAFF) - {"seat:north.foreign"},
    ),
    Case(
        "answer.sealed",
        "for an empty seat",
        then(vacant, _acting_answer),
        (ALL_BUT_STAFF | STAFF) - {"seat:north.foreign", "seat:north.head"},
    ),
    Case(
        "poll.closed",
        "put to two cells",
        then(answered, on("poll.put", "white.lead", "poll.close", "poll")),
        OUTSIDE | {WEST},
    ),
    Case(
        "poll.opened",
        "to everyone",
        then(answered, on("poll.put", "white.lead", "poll.open", "poll", to="everyone")),
        ALL_BUT_STAFF,
    ),
    Case(
        "answers.told",
        "to the staff",
        then(answered, on("poll.put", "white.lead", "poll.open", "poll")),
        ALL_BUT_STAFF - {ORGANISERS},
    ),
    Case(
        "answers.told",
        "to everyone",
        then(answered, on("poll.put", "white.lead", "poll.open", "poll", to="everyone")),
        NOBODY_BUT_SEATS,
    ),
)
