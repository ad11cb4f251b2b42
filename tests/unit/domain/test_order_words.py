"""How a move of a menu reads with its blanks filled."""

import pytest

from exercise.domain.order_words import sentence
from exercise.domain.scenario import FormField, MenuMove

MOVE = MenuMove(
    id="sell",
    title="Offer a pause",
    instrument="diplomatic",
    fields=(FormField(id="price", label="In return for", kind="text"),),
    order="Nothing flies in return for {price}. Say so in New York.",
    takes_ms=60_000,
)


@pytest.mark.parametrize(
    ("written", "reads"),
    [
        ("a date", "a date"),
        ("all bombers gone home for good.", "all bombers gone home for good"),
        ("who knows what …", "who knows what …"),
        ("", ""),
    ],
)
def test_a_sentence_ends_once(written: str, reads: str) -> None:
    order = sentence(MOVE, lambda _: written)
    assert order == f"Nothing flies in return for {reads}. Say so in New York."


def test_what_is_no_blank_stays() -> None:
    move = MOVE.model_copy(update={"order": "Say {this} for {price}"})
    assert sentence(move, lambda _: "nothing.") == "Say {this} for nothing."
