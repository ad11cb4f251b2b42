"""Days that were named, as whoever drives the story sees them."""

from datetime import date
from typing import Any

from exercise.domain.scenario import FormField, MenuMove
from exercise.domain.state import FACILITATOR
from tests.unit.app.read.region_play import show
from tests.unit.harness import MINUTE, Play, started
from tests.unit.trial import TRIAL

SUMMIT = MenuMove(
    id="summit",
    title="Call a summit",
    instrument="diplomatic",
    fields=(FormField(id="day", label="Day", kind="date"),),
    order="Invite them for {day}.",
)


def named(play: Play) -> list[tuple[str, date, list[str]]]:
    view: Any = show(play, "dates")
    return [(row.what, row.day, [cell.id for cell in row.cells]) for row in view.rows]


def test_a_day_put_into_an_order_and_the_day_of_its_result() -> None:
    roles = tuple(
        role.model_copy(update={"menu": (*role.menu, SUMMIT)}) if role.id == "north" else role
        for role in TRIAL.roles
    )
    play = started(TRIAL.model_copy(update={"roles": roles}))
    fields = {"title": "Call a summit", "instrument": "diplomatic", "openness": "secret"}
    move = play.do(
        "north.head", "move.submit", **fields, menu="summit", values={"day": ["2013-04-25"]}
    )["item"]
    result, ordered = named(play)
    assert ordered == ("ordered", date(2013, 4, 25), ["north"])
    assert result[::2] == ("result", ["north"])
    play.do("white.lead", "ruling.make", moves=[move], outcome="works")
    assert named(play) == [ordered]
    play.do("north.head", "move.submit", **fields, order="Sail by 3 May.")
    assert [what for what, _, _ in named(play)] == ["result", "ordered"]


def test_a_withdrawn_order_names_no_day() -> None:
    play = started()
    fields = {"title": "Sail", "instrument": "military", "openness": "secret", "order": "Sail."}
    move = play.do("north.head", "move.submit", **fields, takes_ms=5 * MINUTE)["item"]
    assert len(named(play)) == 1
    play.do("north.head", "move.withdraw", move=move)
    assert named(play) == []


def test_an_order_that_came_to_nothing_and_a_disputed_agreement_name_no_day() -> None:
    play = started()
    fields = {"title": "Sail", "instrument": "military", "openness": "secret"}
    move = play.do("north.head", "move.submit", **fields, order="Sail.")["item"]
    play.do("white.lead", "ruling.make", moves=[move], outcome="fails")
    deal = {"parties": ["north", "south"], "text": "Talks on 25 June."}
    item = play.do("north.head", "agreement.record", **deal)["item"]
    assert named(play) == [("agreed", date(2013, 6, 25), ["north", "south"])]
    play.do("south.head", "agreement.dispute", item=item, note="July.")
    assert named(play) == []


def test_of_a_long_agreement_the_words_about_each_day() -> None:
    play = started()
    much = "Nobody speaks. " * 20
    text = f"{much}Talks begin on 25 June in the morning. {much}"
    play.do("north.head", "agreement.record", parties=["north", "south"], text=text)
    view: Any = show(play, "dates")
    (row,) = view.rows
    assert "Talks begin on 25 June in the morning." in row.title
    assert row.title.startswith("… ")
    assert row.title.endswith(" …")
    assert len(row.title) < 150


def test_days_of_agreements_until_they_are_withdrawn_or_erased() -> None:
    play = started()
    deal = {"parties": ["north", "south"], "text": "Talks on 25 June, again on 1 July 2014."}
    item = play.do("north.head", "agreement.record", **deal)["item"]
    both = ["north", "south"]
    assert named(play) == [
        ("agreed", date(2013, 6, 25), both),
        ("agreed", date(2014, 7, 1), both),
    ]
    play.do("north.head", "agreement.dispute", item=item, note="July.")
    assert named(play) == []
    later = play.do("south.head", "agreement.record", **deal)["item"]
    assert len(named(play)) == 2
    play.do(FACILITATOR, "item.erase", item=later, reason="Wrong.")
    assert named(play) == []
