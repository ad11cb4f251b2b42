"""The umpire: one thing at a time, the oldest first, and nothing that somebody else does."""

from itertools import pairwise

import pytest

from exercise.domain.payloads import MessageSent, RulingMade, RulingReasoned
from exercise.domain.scenario import MenuMove, Suggestion
from exercise.standins import words
from exercise.standins.umpire import TAKES, Umpire
from tests.unit.harness import Play, started
from tests.unit.standins.playing import let_play, tell
from tests.unit.trial import MINUTE, TRIAL

FIELDS = {"title": "Sail", "instrument": "military", "order": "Sail.", "openness": "public"}
LONG = 25
"""Minutes in which a few moves are surely ruled on."""


@pytest.fixture
def play() -> Play:
    play = Play()
    play.join("north.head", "ned")
    play.join("white.lead", "leo")
    play.do("white.facilitator", "exercise.start")
    return play


def order(play: Play, count: int) -> list[str]:
    return [str(play.do("north.head", "move.submit", **FIELDS)["item"]) for _ in range(count)]


def ruled(play: Play) -> list[tuple[str, int]]:
    return [
        (move, step.entry.t)
        for step in play.steps
        if step.entry.kind == "ruling.made"
        for move in getattr(step.payload, "moves", ())
    ]


def test_one_controller_rules_one_after_the_other(play: Play) -> None:
    moves = order(play, 3)
    let_play(play, [Umpire("seed", controllers=1)], LONG)
    assert [move for move, _ in ruled(play)] == moves
    times = [0, *(t for _, t in ruled(play))]
    least = min(TAKES["as ordered"], TAKES["prose"])
    assert all(after - before >= least for before, after in pairwise(times))


def test_more_controllers_wait_less(play: Play) -> None:
    order(play, 4)
    let_play(play, [Umpire("seed", controllers=4)], 7)
    assert len(ruled(play)) == 4


def test_what_somebody_else_claims_is_left_alone(play: Play) -> None:
    claimed, other = order(play, 2)
    play.do("white.facilitator", "move.claim", move=claimed)
    let_play(play, [Umpire("seed")], LONG)
    assert [move for move, _ in ruled(play)] == [other]


def test_what_was_withdrawn_or_ruled_on_meanwhile_is_left_alone(play: Play) -> None:
    withdrawn, done, left = order(play, 3)
    umpire = Umpire("seed", controllers=1)
    tell(play, [umpire])
    heard = len(play.log)
    play.do("north.head", "move.withdraw", move=withdrawn)
    play.do("white.facilitator", "ruling.as_ordered", move=done)
    acts = let_play(play, [umpire], LONG, after=heard)
    named = {str(act.command.get("move") or act.command.get("moves")) for act in acts}
    assert done not in named
    assert [move for move, _ in ruled(play)] == [done, left]


def test_it_does_tasks_and_answers_questions(play: Play) -> None:
    play.do("white.facilitator", "inject.release", inject="ring")
    asked = play.do("north.head", "message.send", to=["white"], text="Who knows of this?")["item"]
    let_play(play, [Umpire("seed")], 5)
    assert play.last("inject.acknowledged").entry.author.startswith("white.")
    answer = play.last("message.sent")
    assert play.state.refers[answer.entry.item or ""] == asked


def told(play: Play, asked: str, seat: str = "north.head") -> tuple[str, str | None]:
    """What the umpire answers, and under which name."""
    heard = len(play.log)
    umpire = Umpire("seed")
    tell(play, [umpire])
    play.do(seat, "message.send", to=["white"], text=asked)
    let_play(play, [umpire], 3, after=heard)
    said = play.last("message.sent").payload
    assert isinstance(said, MessageSent)
    return said.text, said.persona


def test_it_answers_with_what_the_bank_has_on_the_question(play: Play) -> None:
    assert told(play, "Do we know who leads them now?") == ("Nobody knows.", "Harbour radio")
    text, persona = told(play, "May we eat?")
    assert (text in words.ANSWER, persona) == (True, None)


def test_what_is_for_others_or_no_longer_good_is_not_said(play: Play) -> None:
    play.join("south.head", "sue")
    assert told(play, "Who leads them?", "south.head")[1] is None
    every = dict.fromkeys(play.state.msel, "keep")
    play.do("white.facilitator", "phase.begin", phase="second", due=every)
    assert told(play, "Who leads them?")[1] is None


def test_a_stand_in_is_told_one_thing_after_the_other_and_none_twice(play: Play) -> None:
    found = [told(play, words.ASK[0])[0] for _ in range(3)]
    assert set(found[:2]) == {"Forty miles.", "Nobody knows."}
    assert found[2] in words.ANSWER


def test_a_question_that_no_time_closes_is_closed_and_all_are_opened_at_endex(play: Play) -> None:
    umpire = Umpire("seed")
    play.do("white.facilitator", "inject.release", inject="why")
    let_play(play, [umpire], 6)
    assert "poll.closed" in play.kinds()
    heard = len(play.log)
    play.do("white.facilitator", "exercise.end", waiting="lapse")
    let_play(play, [umpire], 1, after=heard)
    assert play.last("poll.opened").entry.t <= play.t + MINUTE


def in_own_words(play: Play) -> list[tuple[RulingMade, RulingReasoned]]:
    """Rulings that were written, each with its words."""
    made = {
        step.entry.item: step.payload for step in play.steps if isinstance(step.payload, RulingMade)
    }
    reasoned = [
        (made[step.entry.item], step.payload)
        for step in play.steps
        if isinstance(step.payload, RulingReasoned)
    ]
    return [pair for pair in reasoned if not pair[0].suggested]


def test_the_words_fit_what_came_of_it(play: Play) -> None:
    order(play, 40)
    let_play(play, [Umpire("seed", speed=10)], LONG)
    found = in_own_words(play)
    assert {ruling.outcome for ruling, _ in found} == {"Works", "Fails"}
    for ruling, reasoned in found:
        fitting = words.RULED if ruling.outcome == "Works" else words.UNDONE
        assert set(reasoned.texts.values()) <= set(fitting)


def test_what_a_ruling_moves_is_what_the_author_suggested() -> None:
    north, *others = TRIAL.roles
    guard = MenuMove(
        id="guard",
        title="Guard",
        instrument="military",
        suggests=Suggestion(outcome="works", tracks={"heat": 7}),
    )
    roles = (north.model_copy(update={"menu": (guard,)}), *others)
    play = started(TRIAL.model_copy(update={"roles": roles}))
    for _ in range(6):
        play.do("north.head", "move.submit", **FIELDS, menu="guard")
    let_play(play, [Umpire("seed", speed=10)], LONG)
    found = in_own_words(play)
    assert found
    for ruling, _ in found:
        assert {(step.track, step.after - step.before) for step in ruling.tracks} == {("heat", 7)}
