"""Cuts: shorter exercises made of a scenario when its folder is loaded."""

from pathlib import Path

import pytest

from exercise.domain.scenario import ByHand, Condition, FromStartex
from exercise.scenario import (
    Problem,
    ScenarioErrors,
    canonical,
    format_problems,
    load,
    parse_canonical,
    scenario_hash,
)
from exercise.scenario.check import check
from tests.unit.scenario.small import FILES, write

MINUTE = 60_000
WORLD = """\
storylines:
  - {id: strike, title: The quay walks out, on: no}
gates:
  - id: warned
    title: Somebody was warned
    when:
      any:
        - {inject: {is: film, has: opened}}
        - {inject: {is: alarm, has: opened}}
  - {id: late, title: Too late, when: {inject: {is: film, has: opened}}}
cuts:
  - id: short
    title: In ten minutes
    phases:
      phase1:
        planned: 00:00
        pace: 1m = 2h
        quiet: [00:01-00:02]
        prompts: [{at: 00:01, say: Go on.}]
    injects:
      4: {at: 00:02, within: 3m}
      6: {at: as written, delay: 20s}
      7: 00:03
      8: 00:04
      9: as written
  - id: other
    title: The other one
    phases:
      phase1: {planned: 00:00}
      phase2: {planned: 00:10}
    injects: {5: phase2+00:01, 8: 00:03}
"""
INJECTS = """\
- {number: 4, id: alarm, title: Alarm, at: 00:10, from: Desk, to: tokyo, medium: cable, text: Up.,
   answer_within: 8m}
- {number: 5, id: film, title: Film, at: 00:12, from: Desk, to: tokyo, medium: cable, text: Look.}
- number: 6
  title: After all
  from: Desk
  to: tokyo
  medium: cable
  text: It is in print.
  when:
    any:
      - {inject: {is: film, has: released}}
      - {all: [{inject: {is: alarm, has: opened}}, {not: {inject: {is: film, has: opened}}}]}
  delay: 5m
  expires: phase2+00:30
- number: 7
  title: Only if nobody saw
  from: Desk
  to: tokyo
  medium: cable
  text: Quiet.
  when: {not: {gate: late}}
- number: 8
  title: Seen
  at: 00:20
  from: Desk
  to: tokyo
  medium: cable
  text: They know.
  when: {gate: late}
- number: 9
  title: Unless seen
  at: 00:07
  from: Desk
  to: tokyo
  medium: cable
  text: Sealed.
  unless: {inject: {is: film, has: opened}}
  storyline: strike
"""


MIRRORED = """\
  - id: NK-1
    area: North
    text: Nobody counts.
    deciding: [alarm, film]
    mirror:
      - The south counts as well.
      - {in: [alarm, film], text: "Beijing: it counts too."}
      - {in: film, text: "Seoul: it does not."}
"""


def folder(path: Path, *edits: tuple[str, str], world: str = WORLD, injects: str = INJECTS) -> Path:
    for old, new in edits:
        assert (world + injects).count(old) == 1, old
        world, injects = world.replace(old, new), injects.replace(old, new)
    return write(
        path,
        {
            **FILES,
            "scenario.yaml": FILES["scenario.yaml"] + world,
            "injects/second.yaml": injects,
        },
    )


def refused(path: Path, *storylines: str) -> list[str]:
    with pytest.raises(ScenarioErrors) as error:
        load(path, storylines)
    return format_problems(error.value.problems).splitlines()


# ── what is left ─────────────────────────────────────────────────────────────


def test_what_a_cut_does_not_name_is_left_out(tmp_path: Path) -> None:
    cut = load(folder(tmp_path), ["short"])
    assert [inject.number for inject in cut.injects] == ["4", "6", "7", "8", "9"]
    assert [phase.id for phase in cut.world.phases] == ["phase1"]


def test_a_concern_names_only_injects_that_are_left(tmp_path: Path) -> None:
    folder(tmp_path)
    world = tmp_path / "scenario.yaml"
    plain = "  - {id: NK-1, area: North Korea, text: The first threat.}\n"
    text = world.read_text(encoding="utf-8")
    assert plain in text
    world.write_text(text.replace(plain, MIRRORED), encoding="utf-8")
    (whole,) = load(tmp_path).world.concerns
    assert [(one.text, one.injects) for one in whole.mirror] == [
        ("The south counts as well.", ()),
        ("Beijing: it counts too.", ("alarm", "film")),
        ("Seoul: it does not.", ("film",)),
    ]
    (cut,) = load(tmp_path, ["short"]).world.concerns
    assert cut.deciding == ("alarm",)
    assert [(one.text, one.injects) for one in cut.mirror] == [
        ("The south counts as well.", ()),
        ("Beijing: it counts too.", ("alarm",)),
    ]


def test_phases_are_as_the_cut_says_and_else_as_written(tmp_path: Path) -> None:
    (phase,) = load(folder(tmp_path), ["short"]).world.phases
    assert (phase.title, phase.pace) == ("First", 120)
    assert [(window.from_ms, window.to_ms) for window in phase.quiet] == [(MINUTE, 2 * MINUTE)]
    assert [prompt.text for prompt in phase.prompts] == ["Go on."]


def test_a_cut_may_begin_a_phase_on_another_day(tmp_path: Path) -> None:
    later = (SECOND, "      phase2: {planned: 00:10, starts: 2013-04-15 08:00}")
    first, second = load(folder(tmp_path, later), ["other"]).world.phases
    assert [each.starts.day for each in (first, second)] == [2, 15]


def test_injects_come_when_the_cut_says(tmp_path: Path) -> None:
    rows = {row.number: row for row in load(folder(tmp_path), ["short"]).injects}
    assert rows["4"].release == FromStartex(ms=2 * MINUTE)
    assert rows["4"].answer_within_ms == 3 * MINUTE
    assert rows["9"].release == FromStartex(ms=7 * MINUTE)
    assert (rows["6"].release, rows["6"].delay_ms) == (FromStartex(ms=0), 20_000)


def test_what_waits_for_something_left_out_waits_for_the_rest(tmp_path: Path) -> None:
    rows = {row.number: row for row in load(folder(tmp_path), ["short"]).injects}
    assert rows["6"].when == Condition.model_validate(
        {"inject": {"inject": "alarm", "has": "opened"}}
    )
    assert rows["6"].expires is None
    assert (rows["7"].when, rows["7"].release) == (None, FromStartex(ms=3 * MINUTE))
    assert rows["9"].unless is None


def test_what_waits_for_nothing_that_is_left_comes_by_hand(tmp_path: Path) -> None:
    rows = {row.number: row for row in load(folder(tmp_path), ["short"]).injects}
    assert (rows["8"].when, rows["8"].release) == (None, ByHand())


def test_gates_keep_what_may_still_open_them(tmp_path: Path) -> None:
    (gate,) = load(folder(tmp_path), ["short"]).world.gates
    assert gate.id == "warned"
    assert gate.when == Condition.model_validate({"inject": {"inject": "alarm", "has": "opened"}})


def test_a_cut_is_another_scenario_that_can_be_stored(tmp_path: Path) -> None:
    path = folder(tmp_path)
    hashes = {scenario_hash(load(path, chosen)) for chosen in ((), ["short"], ["other"])}
    assert len(hashes) == 3
    cut = load(path, ["short"])
    assert parse_canonical(canonical(cut)) == cut


def test_storylines_are_turned_on(tmp_path: Path) -> None:
    path = folder(tmp_path)
    assert [line.on for line in load(path).world.storylines] == [False]
    both = load(path, ["short", "strike"])
    assert [line.on for line in both.world.storylines] == [True]
    assert len(both.injects) == 5


# ── what is wrong with one ───────────────────────────────────────────────────


def test_unknown_ids(tmp_path: Path) -> None:
    assert refused(folder(tmp_path), "shrt", "nothing") == [
        "scenario.yaml: unknown storyline or cut 'shrt': did you mean 'short'?",
        "scenario.yaml: unknown storyline or cut 'nothing' (known: strike, short, other)",
    ]


def test_one_cut_at_most(tmp_path: Path) -> None:
    assert refused(folder(tmp_path), "short", "other") == [
        "scenario.yaml: 'short' and 'other' are both cuts: choose one"
    ]


SEVEN = "      7: 00:03"
FIRST, SECOND = "      phase1: {planned: 00:00}", "      phase2: {planned: 00:10}"
OTHER = "  - id: other"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            SEVEN,
            "      @7.1: 00:03",
            "unknown inject number '7.1' (known: 1, 2, 3, 4, 5, 6, 7, 8, 9)",
        ),
        (
            SEVEN,
            "      7: @soon",
            (
                "expected a time such as 00:40, phase2+00:05, 2013-04-02 09:40, 'by hand'"
                " or 'as written', found 'soon'"
            ),
        ),
        (SEVEN, "      7: @phase2+00:03", "this cut leaves 'phase2' out"),
        (
            SEVEN,
            "      7: {at: 00:03, expires: @phase2+00:03}",
            "this cut leaves 'phase2' out",
        ),
        (
            SEVEN,
            "      7: {decision: no, within: @3m}",
            "without a decision there is no 'within'",
        ),
        (SEVEN, "      7: {decision: @yes}", "expected one of no, found 'yes'"),
        (SEVEN, "      7: @[00:03]", "expected a mapping of keys, found a list"),
        (
            SECOND,
            "      @phase3: {planned: 00:10}",
            "unknown phase 'phase3': did you mean 'phase2'?",
        ),
        (
            SECOND,
            "      phase2: {planned: @00:00}",
            "phases are out of order: this one must be planned after 00:00",
        ),
        (
            SECOND,
            "      phase2: {planned: 00:10, starts: @2013-04-01 08:00}",
            "phases are out of order: the story was already at 2013-04-02 08:00",
        ),
        (
            SECOND,
            "      phase2: {planned: 00:10, starts: @Monday}",
            "expected a date and time such as 2013-04-02 08:00, found 'Monday'",
        ),
        (
            FIRST,
            "      phase1: {planned: @00:01}",
            "the first phase is planned at 00:00",
        ),
        (
            FIRST,
            "      phase1: {planned: 00:00, @plan: 00:00}",
            "unknown key 'plan': did you mean 'planned'?",
        ),
        (FIRST, "      phase1: @{pace: 1m = 2h, task: Go}", "'planned' is missing"),
        (
            OTHER,
            "  - id: @strike",
            "a storyline is called 'strike' already: both are chosen by their id",
        ),
        (OTHER, "  - id: @short", "duplicate id 'short' (first at scenario.yaml:{})"),
    ],
)
def test_what_is_wrong_with_a_cut_is_told_of_the_whole(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    """The place that is named stands behind the mark."""
    path = folder(tmp_path, (old, new.replace("@", "")))
    first = line_of(path, "  - id: short")
    line = line_of(path, new.replace("@", ""), first + 1)
    place = f"scenario.yaml:{line}:{new.index('@') + 1}"
    assert refused(path) == [f"{place}: {told.format(first)}"]


def line_of(path: Path, text: str, after: int = 0) -> int:
    lines = (path / "scenario.yaml").read_text("utf-8").split("\n")
    return lines.index(text, after) + 1


def test_a_phase_that_another_day_of_the_cut_overtakes(tmp_path: Path) -> None:
    path = folder(tmp_path, (FIRST, "      phase1: {planned: 00:00, starts: 2013-04-09 08:00}"))
    told = "phases are out of order: the story was already at 2013-04-09 08:00"
    assert refused(path) == [f"scenario.yaml:{line_of(path, SECOND)}:15: {told}"]


def test_an_inject_of_a_phase_that_is_left_out(tmp_path: Path) -> None:
    path = folder(tmp_path, (SEVEN, f"{SEVEN}\n      2: as written"))
    assert len(load(path).injects) == 9
    place = f"scenario.yaml:{line_of(path, '      2: as written')}:10"
    told = "inject 2 comes in 'phase2', which this cut leaves out: give it a time"
    assert refused(path, "short") == [f"{place}: {told}"]
    problems = [str(each) for each in check(path).problems if each.level == "error"]
    assert problems == [f"{place}: cut 'short': {told}"]


# ── what check says of cuts ──────────────────────────────────────────────────


def said(problems: tuple[Problem, ...], code: str) -> list[str]:
    return [str(problem) for problem in problems if problem.code == code]


def test_check_names_the_cut_of_what_it_tells(tmp_path: Path) -> None:
    path = folder(tmp_path)
    place = f"scenario.yaml:{line_of(path, '      8: 00:04')}:10"
    told = "inject 8 comes by hand alone: what it waits for is left out"
    checked = check(path)
    assert said(checked.problems, "never") == [f"{place}: warning: cut 'short': {told}"]
    assert checked.errors == 0
    assert said(check(path, chosen=["short"]).problems, "never") == [f"{place}: warning: {told}"]
    assert said(check(path, chosen=["other"]).problems, "never") == []


def test_a_cut_is_measured_by_its_own_times(tmp_path: Path) -> None:
    more = "".join(f"\n      {number}: 00:05" for number in range(20, 26))
    path = folder(tmp_path, ("\n      9: as written", ""), (SEVEN, f"{SEVEN}{more}"))
    many = "\n".join(
        f"- {{number: {number}, title: More, at: 00:30, from: Desk, to: tokyo, medium: cable,"
        f" text: {'word ' * 119}}}"
        for number in range(20, 26)
    )
    (path / "injects" / "third.yaml").write_text(many, "utf-8")
    place = f"scenario.yaml:{line_of(path, '      25: 00:05')}:11"
    assert said(check(path, chosen=["short"]).problems, "words") == [
        f"{place}: warning: 'tokyo' gets 716 words between 00:00 and 00:05: the ceiling is 600"
    ]


def test_the_story_of_a_cut_goes_forward_at_its_own_pace(tmp_path: Path) -> None:
    early = "      phase2: {planned: 00:10, starts: 2013-04-02 09:00}"
    path = folder(tmp_path, (SECOND, early))
    place = f"scenario.yaml:{line_of(path, early)}:{early.index('2013') + 1}"
    assert said(check(path, chosen=["other"]).problems, "order") == [
        f"{place}: warning: the story goes back: as planned it is already at 2013-04-02 18:00"
    ]


def test_a_deadline_of_a_cut_is_told_where_the_cut_sets_it(tmp_path: Path) -> None:
    path = folder(tmp_path, ("{5: phase2+00:01, 8: 00:03}", "{4: {at: 00:05, within: 9m}}"))
    line = line_of(path, "    injects: {4: {at: 00:05, within: 9m}}")
    assert said(check(path, chosen=["other"]).problems, "order") == [
        (
            f"scenario.yaml:{line}:38: warning: the deadline 00:14 lies after the phase's planned"
            " end 00:10"
        )
    ]
