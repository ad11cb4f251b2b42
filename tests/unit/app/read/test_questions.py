"""What teams write to control: questions, and apart from them answers to what it asked."""

import pytest

from exercise.domain.fold import fold
from exercise.domain.refusal import Refused
from exercise.domain.state import FACILITATOR, State
from tests.unit.app.read.region_play import newest, release, show
from tests.unit.harness import Play, started


def write(play: Play, seat: str, to: str, text: str, **more: object) -> str:
    return str(play.do(seat, "message.send", to=[to], text=text, **more)["item"])


def test_an_answer_to_controls_own_message_is_no_question() -> None:
    play = started()
    request = write(play, "white.lead", "north", "Is that the line?")
    reply = write(play, "north.head", "white", "It is.", answers=request)
    view = show(play, "questions")
    assert view.items == ()
    (answer,) = view.answers
    assert (answer.key, answer.text, answer.request) == (reply, "It is.", "Is that the line?")
    write(play, "white.lead", "north", "Noted.", answers=reply)
    assert show(play, "questions").answers == ()


def test_the_request_may_be_erased() -> None:
    play = started()
    request = write(play, "white.lead", "north", "Is that the line?")
    write(play, "north.head", "white", "It is.", answers=request)
    play.do(FACILITATOR, "item.erase", item=request, reason="Personal.")
    (answer,) = show(play, "questions").answers
    assert (answer.request, answer.about.key) == ("", request)


def test_a_question_about_what_was_received_names_it() -> None:
    play = started()
    inject = release(play, "spare", "north")
    asked = write(play, "north.head", "white", "How far off?", answers=inject)
    (row,) = show(play, "questions").items
    assert (row.key, row.about.title, row.request) == (asked, "Title of spare", "")


def test_what_another_team_wrote_is_no_request_of_control() -> None:
    play = started()
    said = write(play, "south.head", "north", "Is that the line?")
    write(play, "north.head", "white", "They ask.", answers=said)
    view = show(play, "questions")
    assert (len(view.items), view.answers) == (1, ())


def test_the_newest_answers_stand_oldest_first() -> None:
    play = started()
    request = write(play, "white.lead", "north", "One line each.")
    for number in range(7):
        write(play, "north.head", "white", f"Line {number}.", answers=request)
    view = show(play, "questions")
    assert [one.text for one in view.answers] == [f"Line {number}." for number in range(2, 7)]
    assert newest(play, "message.sent") == view.answers[-1].key


def test_what_control_has_noted_waits_no_longer_and_no_team_is_told() -> None:
    play = started()
    line = write(play, "north.head", "white", "We shall be late.")
    with pytest.raises(Refused):
        play.do("north.head", "question.note", item=line)
    play.do("white.lead", "question.note", item=line)
    assert show(play, "questions").items == ()
    assert play.last("question.noted").entry.audience == ("observers", "white")
    assert play.do("white.lead", "question.note", item=line) == {"already": True}
    assert fold(play.stored(), State(play.state.exercise)) == play.state
