"""What pages show of sealed questions: to those asked, to the white cell, to all once opened."""

import json
from typing import Any

from exercise.app.read.polls import answers_body, mean
from exercise.domain.payloads import AnswersTold, OpenedAnswer
from exercise.domain.state import FACILITATOR
from exercise.domain.upcast import lift
from tests.unit.app.read.feed_play import item, newest, release
from tests.unit.app.read.region_play import show
from tests.unit.harness import Play, started
from tests.unit.trial import MINUTE

NORTH, SOUTH = "cell:north", "cell:south"


def answered(question: str = "trust-us", **given: Any) -> tuple[Play, str]:
    play = started()
    asked = release(play, question, "north")
    play.do("north.press", "poll.answer", item=asked, **given)
    return play, asked


def poll(play: Play) -> str:
    return next(iter(play.state.polls.values())).id


def texts(body: Any) -> list[tuple[str, str, str]]:
    return [(row.cell.id, row.office, row.text) for group in body.groups for row in group.rows]


def test_a_question_says_how_it_is_answered_and_when_it_closes() -> None:
    play = started()
    asked = item(play, release(play, "trust-us", "north"), NORTH)
    body = asked.body
    assert (body.state, body.own, asked.receipt.due.ms) == ("open", None, 3 * MINUTE)
    assert (body.ask.scale.low, body.ask.scale.high) == (0, 10)
    assert [row.title for row in show(play, "waiting", NORTH).items] == ["Title of trust-us"]


def test_each_cell_reads_its_own_words_and_answer() -> None:
    play, asked = answered(value=7)
    south = dict(play.state.msel["trust-us"].deliveries)["south"]
    assert item(play, asked, NORTH).body.own.text == "7"
    assert item(play, asked, NORTH).body.own.office == "Press"
    assert item(play, south, SOUTH).body.own is None
    assert item(play, south, SOUTH).body.paragraphs == ("How far do you, in the south?",)


def test_a_choice_is_shown_by_its_title() -> None:
    play = started()
    release(play, "forecast", "west")
    own = dict(play.state.msel["forecast"].deliveries)["north.foreign"]
    play.do("north.foreign", "poll.answer", item=own, option="yes")
    body = item(play, own, "seat:north.foreign").body
    assert (body.own.text, body.own.option) == ("War", "yes")


def test_the_staff_see_who_answered_and_not_what() -> None:
    play, asked = answered("why", text="Fear.")
    assert item(play, asked, "white").body.own is None
    (row,) = show(play, "polls").rows
    assert [(one.cell.id, one.answered is not None) for one in row.asked] == [
        ("north", True),
        ("south", False),
        ("west", False),
    ]
    for region in ("polls", "msel", "unacknowledged"):
        assert "Fear" not in repr(show(play, region))


def test_what_was_answered_waits_no_longer_and_nothing_waits_once_it_is_closed() -> None:
    play, _ = answered(value=7)
    assert not show(play, "waiting", NORTH).items
    assert show(play, "waiting", SOUTH).items
    play.run(3 * MINUTE)
    south = dict(play.state.msel["trust-us"].deliveries)["south"]
    assert item(play, south, SOUTH).body.state == "closed"
    assert "Title of trust-us" not in [row.title for row in show(play, "waiting", SOUTH).items]


def test_acknowledged_alone_it_still_waits() -> None:
    play = started()
    asked = release(play, "why", "north")
    play.do("north.head", "inject.acknowledge", item=asked)
    (row,) = show(play, "waiting", NORTH).items
    assert row.acknowledged_by
    assert row.answer_asked


def test_open_questions_stand_first_and_opened_ones_last() -> None:
    play, _ = answered(value=7)
    release(play, "why", "north")
    release(play, "forecast", "west")
    polls = play.state.polls
    play.do("white.lead", "poll.open", poll=polls["trust-us"].id)
    play.do("white.lead", "poll.close", poll=polls["why"].id)
    rows = show(play, "polls").rows
    assert [row.inject for row in rows] == ["forecast", "why", "trust-us"]
    assert [(row.opened, row.closed is not None) for row in rows] == [
        ("", False),
        ("", True),
        ("staff", True),
    ]
    assert rows[2].track == "Faith"


def test_opened_to_everyone_the_answers_are_on_the_wall() -> None:
    play, _ = answered(value=7)
    play.do("white.lead", "poll.open", poll=poll(play), to="everyone")
    said = show(play, "said", "public")
    assert texts(said.answers) == [("north", "", "7"), ("south", "", "")]
    assert said.answers.groups[0].rows[0].share == 70
    told = item(play, newest(play, "answers.told"), "cell:west")
    assert (told.body, told.reach.kind) == (said.answers, "public")
    play.do("north.head", "statement.make", text="Now we.")
    assert show(play, "said", "public").answers is None


def test_a_number_that_a_program_gave_is_marked_and_in_no_mean() -> None:
    asked = OpenedAnswer(who="north", value=2)
    program = OpenedAnswer(who="west", value=9, by_program=True)
    assert mean([asked, OpenedAnswer(who="south", value=4), program]) == "3.0"
    assert mean([asked, program]) == ""
    play, _ = answered(value=7)
    play.hand_to_program("north")
    play.do("white.lead", "poll.open", poll=poll(play), to="everyone")
    rows = show(play, "said", "public").answers.groups[0].rows
    assert [(row.text, row.by_program) for row in rows] == [("7", True)]


def test_what_was_asked_in_other_words_stands_apart_without_a_common_mean() -> None:
    play = started()
    play.run(MINUTE)
    asked = release(play, "trust-us", "north")
    play.do("north.press", "poll.answer", item=asked, value=7)
    play.run(MINUTE)
    south = dict(play.state.msel["trust-us"].deliveries)["south"]
    play.do("south.press", "poll.answer", item=south, value=4)
    play.do("white.lead", "poll.open", poll=poll(play), to="everyone")
    body = show(play, "said", "public").answers
    assert (body.title, body.put.ms) == ("Title of trust-us", MINUTE)
    assert [one.paragraphs for one in body.groups] == [
        ("Text of trust-us",),
        ("How far do you, in the south?",),
    ]
    assert [(row.text, row.at.ms) for one in body.groups for row in one.rows] == [
        ("7", MINUTE),
        ("4", 2 * MINUTE),
    ]
    assert [one.mean for one in body.groups] == ["", ""]


def test_the_mean_is_that_of_one_question() -> None:
    play = started()
    row = play.state.msel["trust-us"].inject
    assert row is not None
    alike = row.model_copy(update={"id": "alike", "number": "99", "wording": {}})
    play.do(FACILITATOR, "inject.plan", inject=alike.model_dump(mode="json"))
    release(play, "alike", "north")
    for cell, value in (("north", 7), ("south", 4)):
        copy = dict(play.state.msel["alike"].deliveries)[cell]
        play.do(f"{cell}.press", "poll.answer", item=copy, value=value)
    play.do("white.lead", "poll.open", poll=poll(play), to="everyone")
    (group,) = show(play, "said", "public").answers.groups
    assert (len(group.rows), group.mean) == (2, "5.5")


def test_an_old_entry_shows_its_answers_and_no_mean() -> None:
    play, _ = answered(value=7)
    play.do("white.lead", "poll.open", poll=poll(play), to="everyone")
    told = play.state.items[newest(play, "answers.told")]
    assert isinstance(told.payload, AnswersTold)
    old = json.loads(play.last("answers.told").entry.text or "")
    for key in ("asked", "put_at", "put_t"):
        del old[key]
    for one in old["answers"]:
        del one["at"], one["t"]
    lifted = AnswersTold.model_validate_json(lift("answers.told", 1, json.dumps(old)))
    body = answers_body(play.state, told, lifted, "public")
    assert texts(body) == [("north", "", "7"), ("south", "", "")]
    assert (body.put, body.groups[0].mean, body.groups[0].rows[0].at) == (None, "", None)


def test_opened_to_the_staff_no_team_reads_them() -> None:
    play, _ = answered(value=7)
    play.do("white.lead", "poll.open", poll=poll(play))
    key = newest(play, "answers.told")
    assert texts(item(play, key, "observers").body)[0] == ("north", "", "7")
    assert key not in [ref.item for ref in play.state.feeds.get(NORTH) or ()]
    assert show(play, "said", "public").answers is None


def test_an_erased_question_is_gone_from_the_console_and_the_wall() -> None:
    play, asked = answered(value=7)
    play.do("white.lead", "poll.open", poll=poll(play), to="everyone")
    play.do(FACILITATOR, "item.erase", item=asked, reason="Personal.")
    assert not show(play, "polls").rows
    assert show(play, "said", "public").answers is None
    assert item(play, asked, NORTH).kind == "erased"


def test_what_is_closed_and_sealed_is_offered_together_by_phase() -> None:
    play, _ = answered(value=7)
    release(play, "why", "north")
    polls = [play.state.polls[one].id for one in ("trust-us", "why")]
    play.do("white.lead", "poll.close", poll=polls[0])
    assert show(play, "polls").closed == ()
    play.do("white.lead", "poll.close", poll=polls[1])
    (closed,) = show(play, "polls").closed
    assert (closed.phase, list(closed.sealed), list(closed.unseen)) == (1, polls, polls)
    play.do("white.lead", "poll.open_all", polls=polls)
    (closed,) = show(play, "polls").closed
    assert (closed.sealed, list(closed.unseen)) == ((), polls)
    play.do("white.lead", "poll.open_all", polls=polls, to="everyone")
    assert show(play, "polls").closed == ()
