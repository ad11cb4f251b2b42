"""For each kind of entry: who does not receive it. Everybody else does."""

import pytest

from exercise.domain.payloads import PAYLOADS
from tests.unit.domain.audience_acts import NORTH, SIDE_TEXTS, TEAMS, WEST, Case, release, ruled
from tests.unit.domain.audience_cases import CASES
from tests.unit.harness import seated, started, viewers
from tests.unit.trial import MINUTE


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.kind}: {case.what}")
def test_who_does_not_receive(case: Case) -> None:
    play = seated() if case.kind.startswith("practice.") else started()
    case.act(play)
    entry = case.find(play)
    known = {viewer for viewer in viewers(play.state) if not viewer.startswith("seat:north.")}
    known |= {f"seat:north.{post}" for post in ("head", "foreign", "press")}
    assert known - set(entry.audience) == case.not_told
    assert set(entry.audience) <= set(viewers(play.state))


def test_the_table_has_every_kind() -> None:
    assert {case.kind for case in CASES} == set(PAYLOADS)


def test_the_two_outcomes_of_a_ruling_are_told_to_different_readers() -> None:
    play = started()
    ruled(texts=SIDE_TEXTS)(play)
    told = [step for step in play.steps if step.entry.kind == "ruling.told"]
    assert [step.entry.audience for step in told] == [(NORTH,), (WEST,)]
    assert "smoke" not in (told[0].entry.text or "")


def test_nobody_in_the_lobby_is_told_of_another_cell_s_seats() -> None:
    play = seated()
    taken = [step for step in play.steps if step.entry.kind == "seat.taken"]
    for step in taken:
        cell = step.after.seats[step.payload.seat].cell  # type: ignore[union-attr]
        assert not set(step.entry.audience) & (TEAMS - {f"cell:{cell}"})


def test_time_alone_releases_to_the_same_readers_as_the_hand() -> None:
    by_clock, by_hand = started(), started()
    by_clock.run(MINUTE)
    release("ships")(by_hand)
    assert by_clock.last("inject.delivered").entry.audience == (
        by_hand.last("inject.delivered").entry.audience
    )
