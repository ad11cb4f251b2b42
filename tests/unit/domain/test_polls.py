"""Sealed questions: who answers, until when, what the answers move, and who ever reads them."""

from typing import Any

import pytest

from exercise.domain.fold import fold
from exercise.domain.payloads import AnswerSealed
from exercise.domain.refusal import Refused
from exercise.domain.scenario import Ask, Scale
from exercise.domain.state import FACILITATOR, PollState, State
from tests.unit.harness import Play, started
from tests.unit.trial import MINUTE, inject

QUESTION = {"trust-us": "north", "why": "north", "forecast": "west"}


def ask(play: Play, question: str = "trust-us") -> str:
    """Puts a question; returns the item under which the first cell of those asked has it."""
    play.do("white.lead", "inject.release", inject=question)
    return dict(play.state.msel[question].deliveries)[QUESTION[question]]


def copy(play: Play, question: str, to: str) -> str:
    return dict(play.state.msel[question].deliveries)[to]


def answer(play: Play, seat: str, item: str, **given: Any) -> dict[str, Any]:
    return play.do(seat, "poll.answer", item=item, **given)


def poll(play: Play, question: str = "trust-us") -> PollState:
    return play.state.polls[question]


def refused(play: Play, seat: str, kind: str, **fields: Any) -> str:
    with pytest.raises(Refused) as found:
        play.do(seat, kind, **fields)
    return found.value.code


def test_an_answer_is_told_to_nobody_but_those_who_gave_it() -> None:
    play = started()
    answer(play, "north.press", ask(play, "why"), text="Fear.")
    assert play.last("answer.sealed").entry.audience == ("cell:north",)
    assert sum("Fear" in (step.entry.text or "") for step in play.steps) == 1


def test_who_is_asked_is_not_told_what_it_moves() -> None:
    play = started()
    ask(play)
    for step in play.steps:
        if "cell:north" in step.entry.audience:
            assert "faith" not in (step.entry.text or "")
            assert step.entry.item != "trust-us"


def test_an_answer_acknowledges_and_answers_the_question() -> None:
    play = started()
    item = ask(play)
    answer(play, "north.press", item, value=7)
    receipt = play.state.receipts[item]["north"]
    assert receipt.acknowledged is not None
    assert receipt.answered_t == play.t
    assert item not in play.state.unanswered["north"]


def test_the_newest_answer_counts() -> None:
    play = started()
    item = ask(play)
    answer(play, "north.press", item, value=7)
    answer(play, "north.head", item, value=2)
    assert play.kinds().count("inject.acknowledged") == 1
    given = poll(play).answer_of("north")
    assert given is not None
    assert given.seat_title == "Head"
    assert play.state.items[given.item].payload == AnswerSealed(value=2)


def test_the_same_answer_again_leaves_no_trace() -> None:
    play = started()
    item = ask(play)
    answer(play, "north.press", item, value=7)
    before = play.state.seq
    assert answer(play, "north.head", item, value=7) == {"already": True}
    assert play.state.seq == before


@pytest.mark.parametrize(
    ("question", "seat", "given"),
    [
        ("trust-us", "north.head", {"value": 11}),
        ("trust-us", "north.head", {"value": -1}),
        ("trust-us", "north.head", {"text": "Far."}),
        ("trust-us", "north.head", {}),
        ("forecast", "west.head", {"option": "perhaps"}),
        ("forecast", "west.head", {"value": 1}),
        ("why", "north.head", {"text": " "}),
        ("why", "north.head", {"text": "One two three four five six."}),
        ("why", "north.head", {"option": "yes"}),
    ],
)
def test_what_is_no_answer_is_refused(question: str, seat: str, given: dict[str, Any]) -> None:
    play = started()
    item = ask(play, question)
    assert refused(play, seat, "poll.answer", item=item, **given) == "bad_answer"


def test_one_answers_only_what_one_was_asked() -> None:
    play = started()
    item = ask(play)
    assert refused(play, "west.head", "poll.answer", item=item, value=3) == "unknown_item"
    assert refused(play, "white.lead", "poll.answer", item=item, value=3) == "not_playing"
    own = copy(play, "trust-us", "south")
    assert refused(play, "north.head", "poll.answer", item=own, value=3) == "unknown_item"
    play.do("white.lead", "inject.release", inject="ships")
    cable = copy(play, "ships", "north")
    assert refused(play, "north.head", "poll.answer", item=cable, value=3) == "not_a_question"


def test_one_seat_answers_for_itself() -> None:
    play = started()
    ask(play, "forecast")
    own = copy(play, "forecast", "north.foreign")
    assert refused(play, "north.head", "poll.answer", item=own, option="no") == "unknown_item"
    answer(play, "north.foreign", own, option="no")
    assert [who for who, _ in poll(play, "forecast").answers] == ["north.foreign"]


def test_the_acting_head_answers_for_an_empty_seat_and_whoever_takes_it_may_change_that() -> None:
    play = started()
    ask(play, "forecast")
    acting = dict(poll_row(play).acting)["west.press"]
    answer(play, "west.head", acting, option="no")
    assert play.state.receipts[acting]["west"].answered_t is not None
    play.join("west.press", "late")
    answer(play, "west.press", copy(play, "forecast", "west.press"), option="yes")
    assert play.last("answer.sealed").entry.audience == ("seat:west.head", "seat:west.press")
    assert len(poll(play, "forecast").answers) == 1


def poll_row(play: Play) -> Any:
    return play.state.msel["forecast"]


def handed_on(play: Play) -> str:
    """The newest copy for whoever acts for an empty seat."""
    return dict(play.state.msel["forecast"].acting)["north.foreign"]


def test_a_question_to_a_seat_that_empties_goes_on_to_who_acts_for_it() -> None:
    play = started()
    ask(play, "forecast")
    own = copy(play, "forecast", "north.foreign")
    play.do("north.foreign", "seat.vacate", seat="north.foreign")
    item = handed_on(play)
    assert play.state.items[item].audience == ("seat:north.head",)
    assert own in play.state.unanswered["north"]
    answer(play, "north.head", item, option="no")
    assert play.last("answer.sealed").entry.audience == ("seat:north.foreign", "seat:north.head")
    assert [who for who, _ in poll(play, "forecast").answers] == ["north.foreign"]
    assert own not in play.state.unanswered["north"]
    assert play.state.receipts[own]["north"].answered_t is not None
    assert fold(play.stored(), State(play.state.exercise)) == play.state


def test_it_goes_on_only_when_the_no_duff_is_over() -> None:
    play = started()
    ask(play, "forecast")
    play.do("west.head", "noduff.raise", text="Somebody fell.", place="Hall")
    play.do("north.foreign", "seat.vacate", seat="north.foreign")
    assert "north.foreign" not in dict(poll_row(play).acting)
    play.do(FACILITATOR, "noduff.clear", note="Taken care of.")
    assert play.state.items[handed_on(play)].audience == ("seat:north.head",)


def test_it_goes_on_once_to_each_who_acts_next() -> None:
    play = started()
    ask(play, "forecast")
    for seat in ("north.foreign", "north.head"):
        play.do(seat, "seat.vacate", seat=seat)
    acting = [to for to, _ in poll_row(play).acting]
    assert acting.count("north.foreign") == 2
    assert play.state.items[handed_on(play)].audience == ("seat:north.press",)
    play.do("south.head", "seat.vacate", seat="south.head")
    assert [to for to, _ in poll_row(play).acting].count("north.foreign") == 2
    answer(play, "north.press", handed_on(play), option="no")


def test_who_does_not_act_any_more_neither_answers_nor_reads_what_is_answered() -> None:
    play = started()
    ask(play, "forecast")
    play.do("north.foreign", "seat.vacate", seat="north.foreign")
    other = handed_on(play)
    play.join("north.foreign", "fritz")
    assert refused(play, "north.head", "poll.answer", item=other, option="no") == "not_asked"
    answer(play, "north.foreign", copy(play, "forecast", "north.foreign"), option="no")
    assert play.last("answer.sealed").entry.audience == ("seat:north.foreign",)
    play.do("white.lead", "poll.close", poll=poll(play, "forecast").id)
    assert "seat:north.head" in play.last("poll.closed").entry.audience


def test_what_is_answered_or_closed_goes_to_nobody_else() -> None:
    play = started()
    ask(play, "forecast")
    before = poll_row(play).acting
    answer(play, "north.foreign", copy(play, "forecast", "north.foreign"), option="no")
    play.do("north.foreign", "seat.vacate", seat="north.foreign")
    assert poll_row(play).acting == before
    play.do("white.lead", "poll.close", poll=poll(play, "forecast").id)
    play.do("west.head", "seat.vacate", seat="west.head")
    assert poll_row(play).acting == before


# ── closing ──────────────────────────────────────────────────────────────────


def test_it_closes_when_its_time_is_over() -> None:
    play = started()
    item = ask(play)
    play.run(3 * MINUTE - 1_000)
    answer(play, "north.head", item, value=7)
    play.wait(1_000)
    assert refused(play, "north.head", "poll.answer", item=item, value=8) == "poll_closed"
    play.tick()
    assert poll(play).closed_t == 3 * MINUTE
    assert copy(play, "trust-us", "south") not in play.state.unanswered["south"]


def test_it_closes_under_a_hold_and_not_while_paused() -> None:
    play = started()
    ask(play)
    play.do(FACILITATOR, "hold.place")
    play.run(2 * MINUTE)
    play.do(FACILITATOR, "clock.pause")
    play.run(5 * MINUTE)
    assert poll(play).closed_t is None
    play.do(FACILITATOR, "clock.resume")
    play.run(MINUTE)
    assert poll(play).closed_t == 3 * MINUTE
    assert play.state.msel["ships"].released_t is None


def test_without_a_time_the_white_cell_closes_it_once() -> None:
    play = started()
    item = ask(play, "why")
    play.run(90 * MINUTE)
    answer(play, "north.head", item, text="Fear.")
    play.do("white.lead", "poll.close", poll=poll(play, "why").id)
    play.do("white.lead", "poll.close", poll=poll(play, "why").id)
    assert play.kinds().count("poll.closed") == 1
    assert refused(play, "north.head", "poll.answer", item=item, text="Pride.") == "poll_closed"


def test_only_the_white_cell_closes_and_opens() -> None:
    play = started()
    ask(play)
    for kind in ("poll.close", "poll.open"):
        assert refused(play, "north.head", kind, poll=poll(play).id) == "not_white"
        assert refused(play, "white.lead", kind, poll="none") == "unknown_poll"


@pytest.mark.parametrize(
    ("answers", "after"),
    [((), 60), ((10,), 100), ((0,), 0), ((7, 8), 75), ((3, 3), 30), ((5, 6), 55), ((6, 6), 60)],
)
def test_a_polled_track_takes_the_mean(answers: tuple[int, ...], after: int) -> None:
    play = started()
    ask(play)
    for cell, value in zip(("north", "south"), answers, strict=False):
        answer(play, f"{cell}.head", copy(play, "trust-us", cell), value=value)
    play.run(3 * MINUTE)
    assert play.state.track_value("faith") == after
    assert ("track.changed" in play.kinds()) == (after != 60)


def test_halves_are_rounded_up_and_scales_need_not_begin_at_nothing() -> None:
    play = started()
    row = inject(
        "odd",
        77,
        play.state.msel["why"].inject.release,  # type: ignore[union-attr]
        to=("north", "south"),
        medium="question",
        ask=Ask(scale=Scale(low=-1, high=7), track="faith"),
    )
    play.do(FACILITATOR, "inject.plan", inject=row.model_dump(mode="json"))
    play.do("white.lead", "inject.release", inject="odd")
    answer(play, "north.head", copy(play, "odd", "north"), value=0)
    play.do("white.lead", "poll.close", poll=poll(play, "odd").id)
    assert play.state.track_value("faith") == 13  # an eighth of the way: 12.5


def test_rulings_do_not_move_a_polled_track() -> None:
    play = started()
    fields: dict[str, Any] = {"texts": {"north": "So."}, "tracks": {"faith": 5}}
    assert refused(play, "white.lead", "ruling.make", **fields) == "polled_track"


def test_after_endex_nobody_answers_and_no_track_moves() -> None:
    play = started()
    item = ask(play, "trust-us")
    answer(play, "north.head", item, value=1)
    play.do(FACILITATOR, "exercise.end", waiting="lapse")
    assert refused(play, "north.head", "poll.answer", item=item, value=3) == "ended"
    play.do("white.lead", "poll.open", poll=poll(play).id, to="everyone")
    assert "track.changed" not in play.kinds()
    assert "poll.closed" in play.kinds()


# ── opening ──────────────────────────────────────────────────────────────────


def test_opened_answers_name_all_who_were_asked() -> None:
    play = started()
    answer(play, "north.head", ask(play), value=7)
    play.do("white.lead", "poll.open", poll=poll(play).id)
    told: Any = play.last("answers.told").payload
    assert told.to == ("north", "south")
    assert [(one.who, one.value) for one in told.answers] == [("north", 7)]


def test_opened_answers_say_what_was_asked_of_whom_and_when() -> None:
    play = started()
    item = ask(play)
    play.run(MINUTE)
    answer(play, "north.head", item, value=7)
    play.do("white.lead", "poll.open", poll=poll(play).id)
    told: Any = play.last("answers.told").payload
    assert [(one.to, one.text) for one in told.asked] == [
        (("north",), "Text of trust-us"),
        (("south",), "How far do you, in the south?"),
    ]
    assert (told.put_t, told.answers[0].t) == (0, MINUTE)
    assert told.answers[0].at - told.put_at == MINUTE


def test_opened_to_the_staff_they_can_still_be_opened_to_everyone_but_once() -> None:
    play = started()
    ask(play)
    for to in ("staff", "staff", "everyone", "everyone", "staff"):
        play.do("white.lead", "poll.open", poll=poll(play).id, to=to)
    assert play.kinds().count("answers.told") == 2
    assert poll(play).opened == "everyone"


# ── erasure ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("what", ["answers.told", "answer.sealed", "inject.delivered"])
def test_a_question_and_its_answers_are_erased_together(what: str) -> None:
    play = started()
    answer(play, "north.head", ask(play, "why"), text="Fear of Smith.")
    play.do("white.lead", "poll.open", poll=poll(play, "why").id, to="everyone")
    item = play.last(what).entry.item
    play.do("white.lead", "item.erase", item=item, reason="Personal.")
    assert "why" not in play.state.polls
    left = play.stored()
    assert not any("Smith" in (entry.text or "") for entry in left)
    assert fold(left, State("trial")) == play.state


def test_an_erased_question_closes_without_a_trace_on_tracks() -> None:
    play = started()
    answer(play, "north.head", ask(play), value=1)
    play.do("white.lead", "item.erase", item="trust-us", reason="Personal.")
    play.run(5 * MINUTE)
    assert play.state.track_value("faith") == 60


def test_a_question_is_planned_only_with_how_it_is_answered() -> None:
    play = started()
    release = play.state.msel["why"].inject.release  # type: ignore[union-attr]
    for fields in (
        {"medium": "question"},
        {"medium": "cable", "ask": Ask(text=3)},
        {"medium": "question", "ask": Ask(scale=Scale(), track="heat")},
        {"medium": "question", "ask": Ask(text=3), "delay_to": {"north": MINUTE}},
    ):
        row = inject("odd", 77, release, **fields).model_dump(mode="json")
        code = refused(play, FACILITATOR, "inject.plan", inject=row)
        assert code in ("bad_question", "unknown_reference")


def test_those_that_are_closed_are_opened_together_at_one_word() -> None:
    play = started()
    for question in ("trust-us", "why"):
        ask(play, question)
    polls = [poll(play, question).id for question in ("trust-us", "why")]
    assert refused(play, "white.lead", "poll.open_all", polls=polls) == "not_closed"
    assert refused(play, "north.head", "poll.open_all", polls=polls) == "not_white"
    for one in polls:
        play.do("white.lead", "poll.close", poll=one)
    play.do("white.lead", "poll.open_all", polls=polls, to="everyone")
    assert [poll(play, one).opened for one in ("trust-us", "why")] == ["everyone", "everyone"]
    told = [step.entry for step in play.steps if step.entry.kind == "answers.told"]
    assert len({one.item for one in told}) == 2
    play.do("white.lead", "poll.open_all", polls=polls, to="everyone")
    assert play.kinds().count("answers.told") == 2
