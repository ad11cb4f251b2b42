"""A sealed question is written during the day, and then asked like one of the scenario's."""

from typing import Any

import pytest

from exercise.domain.payloads import InjectDelivered
from exercise.domain.refusal import Refused
from exercise.domain.scenario import AnswerOption, Ask, ByHand, FromStartex, Inject, Scale
from exercise.domain.state import FACILITATOR
from tests.unit.harness import MINUTE, Play, started

NEW = {
    "title": "War?",
    "sender": "Control",
    "to": ["west", "north.foreign", "south"],
    "text": "Will there be war?",
    "answer": "scale",
}


def write(play: Play, **more: Any) -> Inject:
    row = play.do(FACILITATOR, "question.write", **NEW | more)["inject"]
    found = play.state.msel[row].inject
    assert found is not None
    return found


def refused(play: Play, actor: str = FACILITATOR, **more: Any) -> str:
    with pytest.raises(Refused) as found:
        play.do(actor, "question.write", **NEW | more)
    return found.value.code


def test_it_is_a_row_that_waits_for_the_hand_or_for_its_time() -> None:
    play = started()
    inject = write(play)
    assert (inject.number, inject.medium, inject.release) == ("16", "question", ByHand())
    assert inject.to == ("south", "west", "north.foreign")
    assert write(play, at="00:40").release == FromStartex(ms=40 * MINUTE)


@pytest.mark.parametrize(
    ("fields", "ask"),
    [
        (
            {"answer": "scale", "low_word": "never", "high_word": "surely"},
            Ask(scale=Scale(low=0, high=10, low_word="never", high_word="surely")),
        ),
        (
            {"answer": "choice", "options": ["Yes", "No", "Yes"], "within_ms": MINUTE},
            Ask(
                choice=(
                    AnswerOption(id="answer-1", title="Yes"),
                    AnswerOption(id="answer-2", title="No"),
                ),
                within_ms=MINUTE,
            ),
        ),
        ({"answer": "text", "words": 20, "options": ["left over"]}, Ask(text=20)),
    ],
)
def test_each_way_to_answer(fields: dict[str, Any], ask: Ask) -> None:
    assert write(started(), **fields).ask == ask


def test_it_is_asked_answered_and_closed_as_one_of_the_scenario_s() -> None:
    play = started()
    row = write(play, within_ms=2 * MINUTE).id
    play.do("white.lead", "inject.release", inject=row)
    asked = dict(play.state.msel[row].deliveries)
    payload = play.state.items[asked["north.foreign"]].payload
    assert isinstance(payload, InjectDelivered)
    assert payload.ask is not None
    assert play.state.items[asked["north.foreign"]].audience == (
        *("observers", "seat:north.foreign", "white"),
    )
    play.do("north.foreign", "poll.answer", item=asked["north.foreign"], value=7)
    assert play.last("answer.sealed").entry.audience == ("seat:north.foreign",)
    play.run(2 * MINUTE)
    assert play.state.polls[row].closed_t == 2 * MINUTE


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"to": []}, "no_recipient"),
        ({"to": ["white"]}, "unknown_recipient"),
        ({"to": ["white.lead"]}, "unknown_recipient"),
        ({"to": ["north.gardener"]}, "unknown_recipient"),
        ({"answer": "choice", "options": ["Yes", "Yes"]}, "bad_question"),
        ({"answer": "choice", "options": [str(n) for n in range(10)]}, "bad_question"),
        ({"at": "noon"}, "bad_time"),
    ],
)
def test_what_cannot_be_asked_is_refused(fields: dict[str, Any], code: str) -> None:
    assert refused(started(), **fields) == code


def test_only_the_facilitator_asks_and_only_before_endex() -> None:
    play = started()
    assert refused(play, "white.lead") == "not_facilitator"
    play.do(FACILITATOR, "exercise.end", waiting="lapse")
    assert refused(play) == "ended"
