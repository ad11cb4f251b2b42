"""When gates stood open, seen while a log goes by."""

from exercise.domain.gates import GateWatch, Span
from exercise.domain.scenario import Condition, Gate, InjectIs, MessageIs, RulingIs
from exercise.domain.state import FACILITATOR
from tests.unit.domain.condition_play import order, rule, speak
from tests.unit.domain.rules_play import play_of
from tests.unit.harness import MINUTE, Play
from tests.unit.trial import at, inject


def watched(play: Play) -> GateWatch:
    watch = GateWatch()
    for step in play.steps:
        watch.observe(step.before, step.entry, step.after)
    return watch


def gate(when: Condition) -> tuple[Gate, ...]:
    return (Gate(id="one", title="The gate", when=when),)


WORKED = Condition(ruling=RulingIs(by=("north",), takes_effect=True))


def test_a_gate_opens_as_its_condition_comes_true() -> None:
    play = play_of(gates=gate(WORKED))
    play.run(MINUTE)
    assert (watched(play).first_t("one"), watched(play).is_open("one")) == (None, False)
    rule(play, order(play))
    play.run(MINUTE)
    assert watched(play).spans == {"one": [Span(MINUTE)]}
    assert (watched(play).first_t("one"), watched(play).is_open("one")) == (MINUTE, True)


def test_it_may_close_and_open_again() -> None:
    lately = Condition(message=MessageIs(sender=("north",), to=("public",), within_ms=MINUTE))
    play = play_of(inject("one", 1, at(3)), inject("two", 2, at(9)), gates=gate(lately))
    speak(play)
    play.run(4 * MINUTE)
    speak(play)
    play.run(MINUTE)
    assert watched(play).spans == {"one": [Span(0, 3 * MINUTE), Span(4 * MINUTE)]}


def test_time_alone_opens_it_when_it_is_time() -> None:
    left = Condition(inject=InjectIs(inject="one", left="unopened", for_ms=MINUTE))
    play = play_of(inject("one", 1, at(1)), gates=gate(left))
    play.run(5 * MINUTE)
    speak(play)
    assert watched(play).spans == {"one": [Span(2 * MINUTE)]}


def test_after_endex_none_opens() -> None:
    play = play_of(gates=gate(WORKED))
    move = order(play)
    play.do(FACILITATOR, "exercise.end", waiting="lapse")
    assert play.state.moves[move].id
    assert watched(play).spans == {}
