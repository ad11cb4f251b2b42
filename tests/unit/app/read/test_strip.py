"""What is coming to each cell: too much at once, and nothing for too long."""

from exercise.app.read.strip import overloads, silences, strip
from exercise.domain.scenario import FromStartex, QuietWindow
from tests.unit.domain.rules_play import scenario
from tests.unit.harness import MINUTE, started
from tests.unit.trial import WORLD, inject


class TestOverloadAndSilence:
    def spans(self, dues: list[float]) -> list[tuple[float, float, int]]:
        found = overloads([int(due * MINUTE) for due in dues])
        return [(s.start_ms / MINUTE, s.end_ms / MINUTE, s.count) for s in found]

    def silent(self, dues: list[float], *quiet: tuple[float, float]) -> list[tuple[float, float]]:
        windows = [(int(begins * MINUTE), int(ends * MINUTE)) for begins, ends in quiet]
        found = silences([int(due * MINUTE) for due in dues], windows)
        return [(s.start_ms / MINUTE, s.end_ms / MINUTE) for s in found]

    def test_three_within_three_minutes_are_too_many(self) -> None:
        assert self.spans([0, 2, 3]) == [(0, 3, 3)]
        assert self.spans([0, 2, 3.1]) == []

    def test_stretches_that_touch_are_one(self) -> None:
        assert self.spans([0, 1, 2, 3, 4]) == [(0, 4, 5)]
        assert self.spans([0, 1, 2, 20, 21, 22]) == [(0, 2, 3), (20, 22, 3)]

    def test_ten_minutes_of_nothing_are_a_silence(self) -> None:
        assert self.silent([0, 10, 19]) == [(0, 10)]

    def test_a_quiet_window_is_meant_to_be_silent(self) -> None:
        assert self.silent([0, 17, 30], (4, 12)) == [(17, 30)]
        assert self.silent([0, 18], (4, 12)) == [(0, 18)]

    def test_windows_of_phases_to_come_count_as_planned(self) -> None:
        first, second = WORLD.phases
        coming = second.model_copy(update={"quiet": (QuietWindow(from_ms=0, to_ms=MINUTE),)})
        world = WORLD.model_copy(update={"phases": (first, coming)})
        begins = coming.planned_ms
        before, after = begins - 5 * MINUTE, begins + 5 * MINUTE + 30_000
        rows = (inject("one", 1, FromStartex(ms=before)), inject("two", 2, FromStartex(ms=after)))
        with_quiet, without = (
            strip(started(scenario(*rows).model_copy(update={"world": one})).state)
            for one in (world, WORLD)
        )
        assert not [span for span in with_quiet.lanes[0].silences if span.start_ms == before]
        assert [span for span in without.lanes[0].silences if span.start_ms == before]


def test_what_a_quiet_window_keeps_back_comes_at_its_end() -> None:
    first, second = WORLD.phases
    quiet = first.model_copy(update={"quiet": (QuietWindow(from_ms=MINUTE, to_ms=9 * MINUTE),)})
    world = WORLD.model_copy(update={"phases": (quiet, second)})
    due = scenario(inject("one", 1, FromStartex(ms=2 * MINUTE)))
    play = started(due.model_copy(update={"world": world}))
    play.run(4 * MINUTE)
    view = strip(play.state)
    assert [one.at_ms for one in view.next] == [9 * MINUTE]
    assert [one.at_ms for one in view.lanes[0].injects] == [9 * MINUTE]
