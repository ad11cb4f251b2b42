"""What is put into the blanks of an order."""

from dataclasses import replace
from datetime import date

from exercise.domain.scenario import FormField, MenuMove
from exercise.standins.chance import Chance
from exercise.standins.fields import fill, written
from exercise.standins.table import Table

TABLE = Table(
    cell="north",
    cells=("north", "south"),
    names=(("north", "North"), ("south", "South")),
    seats=(),
    instruments=("military",),
    tags=(),
    places=("strait",),
    dates=("2013-04-02",),
)
FIELDS = (
    FormField(id="means", label="Means", kind="choice", options=("ships", "aircraft")),
    FormField(id="count", label="How many", kind="number", low=2, high=4),
    FormField(id="by", label="Until", kind="date"),
    FormField(id="where", label="Where", kind="place"),
    FormField(id="told", label="Told", kind="cell", several=True),
    FormField(id="why", label="Why", kind="text", most=5),
    FormField(id="more", label="More", kind="text", optional=True),
)


def test_each_blank_gets_what_its_form_takes() -> None:
    for number in range(60):
        values = fill(FIELDS, TABLE, Chance("seed"), f"about{number}")
        assert values["means"][0] in ("ships", "aircraft")
        assert 2 <= int(values["count"][0]) <= 4
        assert values["by"] == ["2013-04-02"]
        assert values["where"] == ["strait"]
        assert values["told"] == ["south"]
        assert 0 < len(values["why"][0]) <= 5


def test_what_may_be_left_out_is_at_times() -> None:
    filled = [
        "more" in fill(FIELDS, TABLE, Chance("seed"), number) for number in map(str, range(60))
    ]
    assert any(filled)
    assert not all(filled)


def test_an_order_outside_of_menus_is_written_out() -> None:
    move = MenuMove(
        id="go",
        title="Go",
        instrument="military",
        order="Send {count} {means} for {count} days. {more}",
        fields=FIELDS,
    )
    assert written(move, {"count": ["3"], "means": ["ships"]}, "en") == "Send 3 ships for 3 days."
    assert written(move, {"count": ["1"], "means": ["ships"]}, "en") == "Send 1 ships for 1 day."


def test_what_the_author_suggests_for_a_blank_is_put_in() -> None:
    fields = (
        FormField(id="price", label="If", kind="text", such_as=("talks begin", "guns go back")),
        FormField(id="where", label="Where", kind="place", such_as=("strait",)),
    )
    wide = replace(TABLE, places=("far", "farther", "strait"))
    found = [fill(fields, wide, Chance("seed"), str(number)) for number in range(20)]
    assert {one["price"][0] for one in found} == {"talks begin", "guns go back"}
    assert {one["where"][0] for one in found} == {"strait"}


def test_orders_are_for_days_to_come() -> None:
    today = date(2013, 4, 3)
    found = {
        fill(FIELDS, TABLE, Chance("seed"), str(number), today)["by"][0] for number in range(40)
    }
    assert found == {"2013-04-04", "2013-04-05", "2013-04-06"}


def test_an_order_does_not_end_before_it_begins_nor_in_the_past() -> None:
    fields = (
        FormField(id="from", label="From", kind="date"),
        FormField(id="until", label="Until", kind="date", default="2013-04-02"),
    )
    for number in range(40):
        found = fill(fields, TABLE, Chance("seed"), str(number), date(2013, 4, 3))
        assert "2013-04-03" < found["from"][0] < found["until"][0]
