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
COUNTED = (FormField(id="n", label="How many", kind="number"),)


def said(order: str, written: str, language: str = "en") -> str:
    return sentence(MOVE.model_copy(update={"order": order}), lambda _: written, language)


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
    order = said(MOVE.order, written)
    assert order == f"Nothing flies in return for {reads}. Say so in New York."


def test_what_is_no_blank_stays() -> None:
    assert said("Say {this} for {price}", "nothing.") == "Say {this} for nothing."


@pytest.mark.parametrize(
    ("written", "reads"),
    [
        ("We go home", "Say: “We go home”. Go."),
        ("We go home.", "Say: “We go home.” Go."),
        ("Who goes?", "Say: “Who goes?” Go."),
        ("“We go home.”", "Say: “We go home.” Go."),
        ('"We go home"', "Say: “We go home”. Go."),
        ("We say “home”", "Say: “We say “home””. Go."),
    ],
)
def test_a_quotation_ends_once_and_is_quoted_once(written: str, reads: str) -> None:
    assert said("Say: “{price}”. Go.", written) == reads


@pytest.mark.parametrize(
    ("written", "reads"),
    [
        ("who goes?", "They ask who goes? Go."),
        ("“Who goes?”", "They ask “Who goes?” Go."),
        ("“home.”", "They ask “home.” Go."),
        ("a “home”", "They ask a “home”. Go."),
    ],
)
def test_nothing_follows_what_has_ended(written: str, reads: str) -> None:
    assert said("They ask {price}. Go.", written) == reads


@pytest.mark.parametrize(
    ("written", "reads"),
    [
        ("a word.", "For a word, and for a word we wait"),
        ("the U.S.", "For the U.S., and for the U.S. we wait"),
        ("more …", "For more …, and for more … we wait"),
    ],
)
def test_no_stop_stands_within_a_sentence(written: str, reads: str) -> None:
    assert said("For {price}, and for {price} we wait", written) == reads


def test_a_sentence_begins_with_a_capital() -> None:
    order = "{price} speaks. {price} says “{price}”. {price} ends: {price}"
    assert said(order, "the office") == (
        "The office speaks. The office says “the office”. The office ends: the office"
    )


@pytest.mark.parametrize(
    ("order", "reads"),
    [
        ("Send {n} ships for {n} hours.", "Send 1 ship for 1 hour."),
        ("Move {n} batteries.", "Move 1 battery."),
        ("Send {n} coaches, {n} boxes.", "Send 1 coach, 1 box."),
        ("Open {n} per cent.", "Open 1 per cent."),
        ("Keep {n} metres off.", "Keep 1 metre off."),
        ("It has {n} access, {n} bus.", "It has 1 access, 1 bus."),
    ],
)
def test_one_is_not_many(order: str, reads: str) -> None:
    move = MOVE.model_copy(update={"order": order, "fields": COUNTED})
    assert sentence(move, lambda _: "1", "en") == reads
    assert sentence(move, lambda _: "11", "en") == order.replace("{n}", "11")
    assert sentence(move, lambda _: "1", "fr") == order.replace("{n}", "1")


def test_only_numbers_are_counted() -> None:
    assert said("Send {price} ships.", "1") == "Send 1 ships."


def left(order: str, **filled: str) -> str:
    """The order with blanks of which all but ``n`` may stay empty."""
    names = ("a", "b", "n")
    fields = tuple(FormField(id=one, label=one, kind="text", optional=one != "n") for one in names)
    move = MOVE.model_copy(update={"order": order, "fields": fields})
    return sentence(move, lambda field: filled.get(field.id), "en")


@pytest.mark.parametrize(
    ("order", "reads"),
    [
        ("Go to {n}. Told before it: {a}.", "Go to x."),
        ("Go to {n}. Told: {a}. Come back.", "Go to x. Come back."),
        ("Told: {a}. Go to {n}.", "Go to x."),
        ("Say: “{n}”. Warn: “{a}”. Go.", "Say: “x”. Go."),
        ("Go to {n}[, by {a}], at noon.", "Go to x, at noon."),
        ("Go to {n} [by {a}] at noon.", "Go to x at noon."),
        ("Go to {n}[. Told: {a}].", "Go to x."),
        ("Go to {n}, told {a}.", "Go to x, told –."),
        ("Go to {n}.\nTold: {a}.\n", "Go to x."),
        ("Told: {a}, {b}. Go.", "Go."),
        ("Told: {a}.", ""),
        ("Keep [this] at {n}.", "Keep [this] at x."),
        ("Told by 3 a.m. to {n}. To: {a}.", "Told by 3 a.m. to x."),
    ],
)
def test_an_empty_blank_takes_its_part_or_its_sentence_away(order: str, reads: str) -> None:
    assert left(order, n="x") == reads


def test_a_filled_blank_keeps_them() -> None:
    order = "Go to {n}[, by {a}]. Told: {b}."
    assert left(order, n="x", a="y", b="z") == "Go to x, by y. Told: z."


def test_where_nothing_fills_what_must_be_filled_its_sentence_is_left_out() -> None:
    assert left("Go to {n}, by {a}. Told: {b}. Stop.", a="y", b="z") == "Told: z. Stop."
