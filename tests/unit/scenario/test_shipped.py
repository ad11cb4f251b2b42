"""The shipped scenario: what an exercise built on the report owes its players."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from exercise.domain.scenario import ByHand, Inject, Scenario
from exercise.scenario import canonical, parse_canonical
from exercise.scenario.check import Checked, check, coverage_of

ROOT = Path(__file__).parents[3]
CUTS = ("short", "demo")
READ_WORDS = 1_300
"""At some 215 words a minute, six minutes."""
CONCERNS = (
    *("NK-1", "NK-2", "NK-3", "SK-1", "SK-2", "SK-3", "AL-1", "AL-2"),
    *("RB-1", "RB-2", "PO-1", "PO-2", "RK-1", "RK-2", "RK-3"),
)
POINTS = {
    "film": "tokyo",
    "one-sentence": "washington",
    "three-futures": "pyongyang",
    "dandong-gate": "beijing",
    "radar-road": "seoul",
    "study": "tokyo",
    "acquire": "tokyo",
    "ask-for-a-part": "tokyo",
    "table": "seoul",
    "joint-text": "washington",
    "bank-or-break": "pyongyang",
}
"""The ten decision points; the seventh is one of two, by whether the first gate is open."""


@pytest.fixture(scope="module")
def checked() -> Checked:
    return check(ROOT)


@pytest.fixture(scope="module")
def shipped(checked: Checked) -> Scenario:
    assert checked.loaded, checked.problems
    return checked.loaded.scenario


def written(scenario: Scenario) -> list[Inject]:
    """Neither sealed questions nor tasks for controllers."""
    return [inject for inject in scenario.injects if inject.medium not in ("question", "task")]


def cells_of(inject: Inject) -> set[str]:
    return {to.partition(".")[0] for to in inject.to}


def readings(inject: Inject) -> Iterator[tuple[str, str]]:
    """What each recipient reads."""
    for to in inject.to:
        own = inject.wording.get(to)
        text = (own and own.text) or inject.text
        lines = (own and own.lines) or inject.lines
        yield to, text or " ".join(f"{line.speaker} {line.text}" for line in lines)


def test_nothing_is_to_be_said_of_it(checked: Checked) -> None:
    assert [str(problem) for problem in checked.problems] == []


@pytest.mark.parametrize("cut", CUTS)
def test_nothing_is_to_be_said_of_a_cut(cut: str) -> None:
    cut_short = check(ROOT, chosen=(cut,))
    assert cut_short.loaded
    assert [str(problem) for problem in cut_short.problems] == []
    assert 10 <= len(written(cut_short.loaded.scenario)) < 60


def test_it_survives_its_canonical_form(shipped: Scenario) -> None:
    assert parse_canonical(canonical(shipped)) == shipped


def test_it_has_five_cells_of_six_and_a_white_cell_of_four(shipped: Scenario) -> None:
    assert shipped.cell_ids() == ("tokyo", "washington", "beijing", "pyongyang", "seoul")
    assert {len(role.seats) for role in shipped.roles} == {6}
    assert len(shipped.white.seats) == 4


def test_it_is_long_enough_and_hangs_on_what_players_do(shipped: Scenario) -> None:
    assert len(written(shipped)) >= 60
    assert sum(inject.when is not None for inject in written(shipped)) >= 20


@pytest.mark.parametrize("point", POINTS)
def test_a_decision_point_has_options_a_deadline_and_a_default(
    shipped: Scenario, point: str
) -> None:
    (inject,) = (inject for inject in shipped.injects if inject.id == point)
    assert inject.decision
    assert inject.decision.on == POINTS[point]
    assert len(inject.decision.options) >= 3
    assert inject.decision.within_ms
    assert inject.decision.default in {option.id for option in inject.decision.options}
    assert "decision point" in (inject.notes or "").lower()


@pytest.mark.parametrize("point", POINTS)
def test_whatever_is_decided_somebody_hears_of_it(shipped: Scenario, point: str) -> None:
    words = canonical(shipped).decode()
    assert re.search(rf'"of":"{point}"', words)


def test_every_role_has_aims_red_lines_relations_and_a_menu(shipped: Scenario) -> None:
    for role in shipped.roles:
        others = {other.id for other in shipped.roles} - {role.id}
        assert 3 <= len(role.objectives) <= 5
        assert role.red_lines
        assert set(role.relations) == others
        assert role.starting
        assert len(role.menu) >= 12
        assert all(move.order and move.suggests for move in role.menu)
        assert any(seat.head and seat.may_submit for seat in role.seats)
        assert sum(seat.second_key for seat in role.seats) >= 1


def test_a_newcomer_reads_a_role_in_six_minutes(shipped: Scenario) -> None:
    everybody = shipped.world.public_brief.split()
    for role in shipped.roles:
        aims = (objective.text for objective in role.objectives)
        own = (role.public_brief, role.secret_brief, role.starting, *role.red_lines, *aims)
        relations = role.relations.values()
        assert len(everybody) + len(" ".join((*own, *relations)).split()) <= READ_WORDS


def test_every_concern_of_the_report_is_declared(shipped: Scenario) -> None:
    assert tuple(concern.id for concern in shipped.world.concerns) == CONCERNS


@pytest.mark.parametrize("concern", CONCERNS)
def test_a_concern_is_exercised_asked_about_decided_and_mirrored(
    checked: Checked, shipped: Scenario, concern: str
) -> None:
    told = {inject.number for inject in written(shipped)}
    assert checked.loaded
    (row,) = (row for row in coverage_of(checked.loaded) if row.concern == concern)
    assert len(told & set(row.injects)) >= 3
    assert len(row.seen_by) >= 2
    (found,) = (one for one in shipped.world.concerns if one.id == concern)
    assert found.question.endswith("?")
    assert found.mirror
    decided = {inject.id for inject in shipped.injects if inject.decision}
    assert set(found.deciding) & decided


def test_every_objective_is_exercised(shipped: Scenario) -> None:
    exercised = {objective for inject in written(shipped) for objective in inject.objectives}
    own = {f"{role.id}.{objective.id}" for role in shipped.roles for objective in role.objectives}
    assert exercised == {objective.id for objective in shipped.world.objectives} | own


def test_every_gate_is_tokyos_own(shipped: Scenario) -> None:
    """Whatever opens one is a decision of Tokyo's, or a ruling on its own move."""
    by = {
        inject.id: (inject.decision.on or "").partition(".")[0]
        for inject in shipped.injects
        if inject.decision
    }
    assert [gate.id for gate in shipped.world.gates] == ["study", "acquisition", "hedge"]
    for gate in shipped.world.gates:
        said = gate.when.model_dump_json()
        opened_by = set(re.findall(r'"of":"([a-z-]+)"', said))
        assert opened_by
        assert {by[inject] for inject in opened_by} == {"tokyo"}
        assert set(re.findall(r'"by":\[([^]]*)\]', said)) <= {"", '"tokyo"'}


def test_every_storyline_has_injects(shipped: Scenario) -> None:
    told = {one for inject in written(shipped) for one in inject.storyline}
    assert told == {storyline.id for storyline in shipped.world.storylines}


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_phase_has_two_quiet_windows_of_eight_minutes(shipped: Scenario, number: int) -> None:
    phase = shipped.world.phases[number]
    assert [window.to_ms - window.from_ms for window in phase.quiet] == [8 * 60_000] * 2


def test_nobody_else_sees_a_countdown_meant_for_one_capital(shipped: Scenario) -> None:
    assert not [each.number for each in shipped.injects if each.public and each.answer_within_ms]


def test_media_and_wordings_vary(shipped: Scenario) -> None:
    assert {inject.medium for inject in shipped.injects} == {
        *("cable", "news", "call", "intelligence", "post", "question", "task")
    }
    assert {inject.precedence for inject in shipped.injects} == {
        *("FLASH", "IMMEDIATE", "PRIORITY", "ROUTINE")
    }
    assert sum(len(inject.wording) > 1 for inject in shipped.injects) >= 40
    assert {inject.language for inject in shipped.injects} == {"en", "ja", "zh-Hans", "ko"}


def test_intelligence_is_graded(shipped: Scenario) -> None:
    reports = [inject for inject in shipped.injects if inject.medium == "intelligence"]
    assert all(report.grading for report in reports)


def test_every_inject_tells_its_controller_what_to_look_for(shipped: Scenario) -> None:
    for inject in shipped.injects:
        assert isinstance(inject.controller, str) or "white" in cells_of(inject), inject.number
        assert inject.expects or inject not in written(shipped), inject.number
        assert inject.notes is not None, inject.number
        for word in ("**Tests**", "**Good**", "**If "):
            assert word in inject.notes, (inject.number, word)


def test_only_doors_and_mourning_wait_for_a_hand(shipped: Scenario) -> None:
    by_hand = [each.number for each in shipped.injects if isinstance(each.release, ByHand)]
    assert by_hand == ["99.1", "99.2", "99.3"]


def test_no_controller_note_reaches_a_player(shipped: Scenario) -> None:
    for inject in written(shipped):
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
    known = shipped.control.model_copy(update={"real_people": ()})
    said = shipped.model_copy(update={"control": known})
    words = canonical(said).decode().replace("Capitol", "")
    assert f"{word} " not in words
    assert f"{word}'" not in words


@pytest.mark.parametrize("page", ["sources.md", "facilitators-guide.md"])
def test_a_page_about_it_names_injects_that_exist(shipped: Scenario, page: str) -> None:
    text = (ROOT / "docs" / page).read_text("utf-8")
    lists = re.findall(r"\binjects? ([0-9.]+(?:(?:, | and | to )[0-9.]+)*)", text)
    named = {number for each in lists for number in re.findall(r"\d+(?:\.\d+)?", each)}
    assert named
    assert named <= {inject.number for inject in shipped.injects}


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
