"""The shipped scenario: what an exercise built on the report owes its players."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from exercise.domain.scenario import AtStoryTime, ByHand, FromPhase, FromStartex, Inject, Scenario
from exercise.scenario import canonical, load, parse_canonical

ROOT = Path(__file__).parents[3]
MINUTE = 60_000
MOST_WORDS = 120
MOST_ADDRESSED = 26
MOST_DECISIONS = 8
CONCERNS = {
    *("NK-1", "NK-2", "NK-3", "SK-1", "SK-2", "SK-3", "AL-1", "AL-2"),
    *("RB-1", "RB-2", "PO-1", "PO-2", "RK-1", "RK-2", "RK-3"),
}


@pytest.fixture(scope="module")
def shipped() -> Scenario:
    return load(ROOT)


def timed(scenario: Scenario) -> list[Inject]:
    return [inject for inject in scenario.injects if not isinstance(inject.release, ByHand)]


def cells_of(inject: Inject) -> set[str]:
    return {to.partition(".")[0] for to in inject.to}


def readings(inject: Inject) -> Iterator[tuple[str, str]]:
    """What each recipient reads."""
    for to in inject.to:
        own = inject.wording.get(to)
        text = (own and own.text) or inject.text
        lines = (own and own.lines) or inject.lines
        yield to, text or " ".join(f"{line.speaker} {line.text}" for line in lines)


def deciders(decision: str) -> str:
    """The words before each colon: 'Seoul: stop the ferry? Tokyo: protest?' names two."""
    return " ".join(re.split(r"[.?]", part)[-1] for part in decision.split(":")[:-1])


def planned_minute(inject: Inject, scenario: Scenario) -> float:
    """When it goes out if every phase begins as planned."""
    phases = {phase.id: phase for phase in scenario.world.phases}
    match inject.release:
        case FromStartex(ms=ms):
            return ms / MINUTE
        case FromPhase(phase=phase, ms=ms):
            return (phases[phase].planned_ms + ms) / MINUTE
        case AtStoryTime(stamp=stamp):
            begun = [phase for phase in scenario.world.phases if phase.starts <= stamp]
            since = (stamp - begun[-1].starts).total_seconds() / begun[-1].pace
            return begun[-1].planned_ms / MINUTE + since / 60
    raise AssertionError(inject.id)


def test_it_survives_its_canonical_form(shipped: Scenario) -> None:
    assert parse_canonical(canonical(shipped)) == shipped


def test_it_has_five_cells_of_five_and_a_white_cell_of_four(shipped: Scenario) -> None:
    assert shipped.cell_ids() == ("tokyo", "washington", "beijing", "pyongyang", "seoul")
    assert {len(role.seats) for role in shipped.roles} == {5}
    assert len(shipped.white.seats) == 4


def test_every_role_has_aims_red_lines_and_moves_to_start_from(shipped: Scenario) -> None:
    for role in shipped.roles:
        assert 3 <= len(role.objectives) <= 5
        assert role.red_lines
        assert 6 <= len(role.menu) <= 8
        assert all(move.order for move in role.menu)
        assert any(seat.head and seat.may_submit for seat in role.seats)


def test_a_newcomer_reads_a_role_in_a_few_minutes(shipped: Scenario) -> None:
    everybody = len(shipped.world.public_brief.split())
    for role in shipped.roles:
        own = len(f"{role.public_brief} {role.secret_brief}".split())
        assert everybody + own <= 900


def test_every_concern_of_the_report_is_declared(shipped: Scenario) -> None:
    assert {concern.id for concern in shipped.world.concerns} == CONCERNS


@pytest.mark.parametrize("concern", sorted(CONCERNS))
def test_a_timed_inject_exercises_the_concern(shipped: Scenario, concern: str) -> None:
    assert [inject for inject in timed(shipped) if concern in inject.concerns]


def test_every_objective_is_exercised(shipped: Scenario) -> None:
    exercised = {objective for inject in timed(shipped) for objective in inject.objectives}
    assert exercised == {objective.id for objective in shipped.world.objectives}


def test_no_text_is_longer_than_a_tired_player_reads(shipped: Scenario) -> None:
    too_long = [
        (inject.number, to, len(text.split()))
        for inject in shipped.injects
        for to, text in readings(inject)
        if len(text.split()) > MOST_WORDS
    ]
    assert too_long == []


def test_no_cell_gets_more_than_it_can_deal_with(shipped: Scenario) -> None:
    addressed = Counter(cell for inject in timed(shipped) for cell in cells_of(inject))
    assert max(addressed.values()) <= MOST_ADDRESSED
    assert min(addressed.values()) >= 15


def test_decisions_name_who_decides_and_nobody_decides_too_often(shipped: Scenario) -> None:
    names = [role.name for role in shipped.roles]
    decided: Counter[str] = Counter()
    for inject in timed(shipped):
        if inject.decision:
            named = [name for name in names if name in deciders(inject.decision.ask)]
            assert named, inject.number
            decided.update(named)
    assert max(decided.values()) <= MOST_DECISIONS
    assert min(decided.values()) >= 4


def test_nobody_else_sees_a_countdown_meant_for_one_capital(shipped: Scenario) -> None:
    assert not [each.number for each in shipped.injects if each.public and each.answer_within_ms]


def test_something_happens_within_the_first_minute(shipped: Scenario) -> None:
    first = min(planned_minute(inject, shipped) for inject in timed(shipped))
    assert 0.5 <= first <= 1


@pytest.mark.parametrize("phase", ["phase1", "phase2", "phase3"])
def test_every_cell_has_something_soon_after_a_phase_begins(shipped: Scenario, phase: str) -> None:
    begins = next(each.planned_ms for each in shipped.world.phases if each.id == phase) / MINUTE
    early = [
        inject
        for inject in timed(shipped)
        if begins <= planned_minute(inject, shipped) <= begins + 3
    ]
    assert set().union(*map(cells_of, early)) == set(shipped.cell_ids())


@pytest.mark.parametrize(("begins", "ends"), [(80, 88), (95, 105), (138, 146)])
def test_quiet_windows_are_quiet(shipped: Scenario, begins: int, ends: int) -> None:
    inside = [
        inject.number
        for inject in timed(shipped)
        if begins < planned_minute(inject, shipped) < ends
    ]
    assert inside == []


def test_the_msel_is_numbered_in_the_order_of_release(shipped: Scenario) -> None:
    planned = [planned_minute(inject, shipped) for inject in timed(shipped)]
    assert planned == sorted(planned)


def test_media_releases_and_wordings_vary(shipped: Scenario) -> None:
    assert {inject.medium for inject in shipped.injects} == {
        *("cable", "news", "call", "intelligence", "post")
    }
    assert {inject.precedence for inject in shipped.injects} == {
        *("FLASH", "IMMEDIATE", "PRIORITY", "ROUTINE")
    }
    assert {inject.release.anchor for inject in shipped.injects} == {
        *("startex", "phase", "story", "hand")
    }
    assert sum(len(inject.wording) > 1 for inject in shipped.injects) >= 8
    assert sum(len(inject.to) == 1 and "." in inject.to[0] for inject in shipped.injects) >= 3
    assert {inject.language for inject in shipped.injects} == {"en", "ja", "zh-Hans", "ko"}


def test_intelligence_is_graded(shipped: Scenario) -> None:
    reports = [inject for inject in shipped.injects if inject.medium == "intelligence"]
    assert all(report.grading for report in reports)


def test_every_inject_tells_its_controller_what_to_look_for(shipped: Scenario) -> None:
    for inject in shipped.injects:
        assert inject.controller, inject.number
        assert inject.expects, inject.number
        assert inject.notes is not None, inject.number
        for word in ("**Tests**", "**Good**", "**If "):
            assert word in inject.notes, (inject.number, word)


def test_no_controller_note_reaches_a_player(shipped: Scenario) -> None:
    for inject in shipped.injects:
        for _, text in readings(inject):
            assert not any(word in text for word in ("**Tests**", "white cell", "controller"))


# People who held office in spring 2013.
PERSONS = (
    *("Abe", "Aso", "Kishida", "Onodera", "Suga", "Obama", "Kerry", "Hagel", "Clinton", "Donilon"),
    *("Xi Jinping", "Li Keqiang", "Wang Yi", "Kim Jong", "Park Geun", "Yun Byung", "Steinberg"),
)
LATER = (
    *("ADIZ", "air defence identification", "China Coast Guard"),
    *("National Security Council", "Sunnylands"),
)


@pytest.mark.parametrize("word", PERSONS + LATER)
def test_offices_speak_and_nothing_comes_too_early(shipped: Scenario, word: str) -> None:
    words = canonical(shipped).decode().replace("Capitol", "")
    assert f"{word} " not in words
    assert f"{word}'" not in words


def test_the_article_is_not_copied(shipped: Scenario) -> None:
    """No run of seven words of the source's findings, as its editors set them."""
    phrases = (
        "the islands fall under Article 5 of the treaty",
        "any unilateral actions that would seek to undermine",
        "no judgment on the validity of any sovereignty",
        "unlikely to go to war over some insignificant islands",
        "used by Seoul and Beijing to beat up on Tokyo",
    )
    written = canonical(shipped).decode()
    assert [phrase for phrase in phrases if phrase in written] == []
