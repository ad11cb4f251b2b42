"""Inputs made of the parts of others: nothing new in any place, and the same by the same chance."""

from random import Random

from torture.hostile.mixed import mixed

BATCH = [
    ("command", 1, {"type": "a", "to": ["x"]}),
    ("resume", 2, {"type": "b", "text": "y"}),
    ("packet", 3, "no object"),
]


def test_the_batch_itself_comes_first_and_each_place_keeps_its_kind() -> None:
    first, *others = mixed(BATCH, 50, Random(4))
    assert first == BATCH
    assert len(others) == 50
    events, keys, bodies = zip(*(one for batch in others for one in batch), strict=True)
    assert set(events) == {"command", "resume", "packet"}
    assert set(keys) == {1, 2, 3}
    objects = [body for body in bodies if isinstance(body, dict)]
    assert {body["type"] for body in objects} == {"a", "b"}
    assert {"type": "a", "to": ["x"], "text": "y"} in objects
    assert all(body == "no object" for body in bodies if not isinstance(body, dict))


def test_the_same_chance_mixes_alike() -> None:
    assert list(mixed(BATCH, 9, Random(7))) == list(mixed(BATCH, 9, Random(7)))
