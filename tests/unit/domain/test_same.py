"""Answers are kept for as long as what they hang on is the very same."""

from exercise.domain.same import while_same
from exercise.domain.state import State, changed


class Counted:
    """A function that counts how often it was worked out."""

    def __init__(self) -> None:
        self.count = 0

        @while_same(lambda state, _: (state.storylines,))
        def answer(state: State, line: str) -> bool | None:
            self.count += 1
            return state.storylines.get(line)

        self.answer = answer


def test_what_it_does_not_hang_on_changes_nothing() -> None:
    counted, state = Counted(), State("one")
    assert counted.answer(state, "trade") is None
    assert counted.answer(changed(state, seq=7), "trade") is None
    assert counted.count == 1


def test_what_it_hangs_on_is_looked_at_anew() -> None:
    counted, state = Counted(), State("one")
    counted.answer(state, "trade")
    on = changed(state, storylines=state.storylines.insert("trade", True))
    assert counted.answer(on, "trade") is True
    assert counted.answer(state, "trade") is None
    assert counted.count == 3


def test_exercises_and_questions_are_kept_apart() -> None:
    counted, state = Counted(), State("one")
    on = changed(state, storylines=state.storylines.insert("trade", True))
    other = changed(on, exercise="two")
    assert [counted.answer(on, "trade"), counted.answer(on, "fleet")] == [True, None]
    assert [counted.answer(other, "trade"), counted.answer(on, "trade")] == [True, True]
    assert counted.count == 3
