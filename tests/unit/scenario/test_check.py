"""What a scenario that loads is told: each message exact, and nothing that is right accused."""

from pathlib import Path

import pytest

from exercise.scenario.check import Ceilings, ObjectiveRow, check, coverage_of, objectives_of
from tests.unit.scenario.checking import FILE, WORLD, inject, msel, sayings, told
from tests.unit.scenario.small import spoilt, write

LENIENT = Ceilings(gap_ms=10**9, concern_injects=1)


def test_a_scenario_without_fault_is_told_nothing(tmp_path: Path) -> None:
    files = spoilt((FILE, "2013-04-08 09:00", "2013-04-09 09:00"))
    checked = check(write(tmp_path, files), LENIENT)
    assert (checked.problems, checked.errors, checked.warnings) == ((), 0, 0)


def test_what_cannot_be_read_is_told_as_when_it_is_served(tmp_path: Path) -> None:
    checked = check(write(tmp_path, spoilt((FILE, "place: wonsan", "place: wonson"))))
    assert [str(problem) for problem in checked.problems] == [
        "injects/first.yaml:12:10: unknown place 'wonson': did you mean 'wonsan'?"
    ]
    assert (checked.errors, checked.warnings, checked.loaded) == (1, 0, None)
    assert [problem.code for problem in checked.problems] == ["format"]


def test_what_is_out_of_order_is_told_as_such_where_it_cannot_be_read(tmp_path: Path) -> None:
    files = spoilt(
        (WORLD, "    prompts:\n", "    quiet: 00:08-00:02\n    prompts:\n"),
        (FILE, "to: tokyo\n", "to: tokyo\n  when: {track: {of: tension, at_least: 4, until: 5}}\n"),
    )
    problems = check(write(tmp_path, files)).problems
    assert [(problem.code, problem.message) for problem in problems] == [
        ("order", "quiet window 00:08-00:02 ends before it begins"),
        ("track-order", "'until' must be below 'at_least'"),
    ]


# ── timing ───────────────────────────────────────────────────────────────────


def test_before_the_story_nothing_goes_out(tmp_path: Path) -> None:
    files = spoilt((FILE, "2013-04-08 09:00", "2013-04-01 09:00"))
    assert told(tmp_path, files, "never") == [
        (
            f"{FILE}:26:7: inject 3 can never go out by itself: it is due at 2013-04-01 09:00,"
            " and the story begins at 2013-04-02 08:00"
        )
    ]


def test_the_moment_the_story_begins_is_in_time(tmp_path: Path) -> None:
    files = spoilt((FILE, "2013-04-08 09:00", "2013-04-02 08:00"))
    assert told(tmp_path, files, "never") == []


def test_after_its_phase(tmp_path: Path) -> None:
    files = msel(inject("1", "phase1+01:00"), inject("2", "phase1+01:05"))
    assert told(tmp_path, files, "as-planned") == [
        (
            f"{FILE}:12:7: warning: as planned it would go out at 01:05,"
            " after the next phase begins at 01:00"
        )
    ]


def test_a_moment_that_the_story_skips(tmp_path: Path) -> None:
    files = msel(inject("1", "2013-04-05 08:00"))
    assert told(tmp_path, files, "as-planned") == [
        (
            f"{FILE}:5:7: warning: as planned it would go out at 01:12,"
            " after the next phase begins at 01:00"
        )
    ]


def test_numbers_out_of_order(tmp_path: Path) -> None:
    files = msel(
        inject("1", "00:20"),
        inject("2", "by hand"),
        inject("3", "00:14"),
        inject("4", "00:20"),
        inject("10", "phase2+00:00"),
    )
    assert told(tmp_path, files, "order") == [
        f"{FILE}:19:7: warning: inject 3 is planned for 00:14, before inject 1 at 00:20"
    ]


def test_one_that_is_too_late_is_told_of_alone(tmp_path: Path) -> None:
    early = (inject(str(number), f"00:{number:02}") for number in range(2, 9))
    assert told(tmp_path, msel(inject("1", "00:30"), *early), "order") == [
        f"{FILE}:5:7: warning: inject 1 is planned for 00:30, after inject 2 at 00:02"
    ]


def test_one_that_is_too_late_for_its_phase_is_told_of_once(tmp_path: Path) -> None:
    late = inject("1", "phase1+01:05", "expires: phase1+00:50")
    files = msel(late, inject("2", "00:10"), inject("3", "00:20"))
    checked = check(write(tmp_path, files))
    said = [one.message for one in checked.problems if one.code in ("order", "as-planned")]
    assert said == ["as planned it would go out at 01:05, after the next phase begins at 01:00"]


def test_a_deadline_after_the_phase(tmp_path: Path) -> None:
    files = msel(
        inject("1", "00:50", "answer_within: 10m"),
        inject("2", "00:55", "answer_within: 8m"),
        inject("3", "phase2+00:55", "answer_within: 8m"),
    )
    assert told(tmp_path, files, "order") == [
        f"{FILE}:16:18: warning: the deadline 01:03 lies after the phase's planned end 01:00"
    ]


def test_a_decision_that_falls_after_the_phase(tmp_path: Path) -> None:
    decision = (
        "decision: {ask: Which?, on: tokyo, within: 10m, default: a,"
        " options: [{id: a, title: A}, {id: b, title: B}]}"
    )
    files = msel(inject("1", "00:50", decision), inject("2", "00:55", decision))
    assert told(tmp_path, files, "order") == [
        f"{FILE}:16:46: warning: the deadline 01:05 lies after the phase's planned end 01:00"
    ]


def test_prompts_out_of_order(tmp_path: Path) -> None:
    more = "say: Ask who is here.}\n      - {at: 00:04, say: Now.}\n      - {at: 01:01, say: Late.}"
    files = spoilt((WORLD, "say: Ask who is here.}", more))
    assert told(tmp_path, {**files, FILE: inject("1", "00:01")}, "order") == [
        f"{WORLD}:16:14: warning: prompts are out of order: the one above is due at 00:05",
        (
            f"{WORLD}:17:14: warning: this prompt is due at 01:01 from STARTEX,"
            " after the next phase begins at 01:00"
        ),
    ]


def test_a_story_that_goes_back(tmp_path: Path) -> None:
    files = spoilt((WORLD, "2013-04-08 08:00", "2013-04-04 19:00"))
    assert told(tmp_path, files, "order") == [
        f"{WORLD}:18:13: warning: the story goes back: as planned it is already at 2013-04-04 20:00"
    ]


def test_a_night_on_which_clocks_are_changed(tmp_path: Path) -> None:
    """Amsterdam, 31 March 2013: an hour after 01:30 it is 03:30."""
    files = spoilt(
        (WORLD, "Asia/Tokyo", "Europe/Amsterdam"),
        (WORLD, "2013-04-02 08:00", "2013-03-31 01:30"),
        (WORLD, "pace: 1m = 1h", "pace: 1m = 1m"),
        (WORLD, "2013-04-08 08:00", "2013-03-31 03:15"),
    )
    assert told(tmp_path, {**files, FILE: inject("1", "00:01")}, "order") == [
        f"{WORLD}:18:13: warning: the story goes back: as planned it is already at 2013-03-31 03:30"
    ]


@pytest.mark.parametrize("year", ["0001", "9999"])
def test_the_ends_of_the_calendar(tmp_path: Path, year: str) -> None:
    files = spoilt(
        (WORLD, "starts: 2013-04-02 08:00", f"starts: {year}-01-01 00:00"),
        (WORLD, "starts: 2013-04-08 08:00", f"starts: {year}-12-31 23:59"),
        (WORLD, "pace: 1m = 1h", "pace: 1s = 24h"),
        (FILE, "at: 2013-04-08 09:00", f"at: {year}-12-31 23:59:59"),
    )
    assert told(tmp_path, files, "never") == []


# ── loads ────────────────────────────────────────────────────────────────────


def test_a_long_inject_is_told_once(tmp_path: Path) -> None:
    rest = ("wording:", f"  seoul: {{text: {sayings(130)}}}")
    files = msel(
        inject("1", "00:01", *rest, to="[tokyo.head, tokyo.defence, seoul]", text=sayings(121)),
        inject("2", "00:02", text=sayings(120)),
    )
    assert told(tmp_path, files, "long") == [
        f"{FILE}:7:9: warning: 121 words: the usual inject has at most 120",
        f"{FILE}:9:19: warning: 130 words: the usual inject has at most 120",
    ]


def test_a_long_call(tmp_path: Path) -> None:
    files = spoilt((FILE, "Duty officer: We are.", f"Duty officer: {sayings(115)}"))
    assert told(tmp_path, files, "long") == [
        f"{FILE}:22:5: warning: 121 words: the usual inject has at most 120"
    ]


def test_words_that_nobody_reads_are_not_counted(tmp_path: Path) -> None:
    rest = ("wording:", "  tokyo: {text: Word.}")
    files = msel(inject("1", "00:01", *rest, text=sayings(700)))
    assert told(tmp_path, files, "long") + told(tmp_path, files, "words") == []


def test_words_in_ten_minutes(tmp_path: Path) -> None:
    files = msel(
        *(inject(str(n), f"00:{n}", text=sayings(110)) for n in range(10, 17)),
        inject("20", "00:20", to="seoul", text=sayings(110)),
        inject("26", "by hand", text=sayings(110)),
        inject("27", "00:59", text=sayings(110)),
    )
    assert told(tmp_path, files, "words") == [
        f"{FILE}:47:7: warning: 'tokyo' gets 770 words between 00:06 and 00:16: the ceiling is 600"
    ]


def test_words_ten_minutes_apart_are_not_added_up(tmp_path: Path) -> None:
    files = msel(
        inject("1", "00:05", text=sayings(400)),
        inject("2", "00:15", text=sayings(400)),
        inject("3", "00:24:59", text=sayings(201)),
    )
    assert told(tmp_path, files, "words") == [
        (
            f"{FILE}:19:7: warning: 'tokyo' gets 601 words between 00:14:59 and 00:24:59:"
            " the ceiling is 600"
        )
    ]


def test_two_seats_that_get_one_inject_read_it_side_by_side(tmp_path: Path) -> None:
    files = msel(inject("1", "00:01", to="[tokyo.head, tokyo.defence]", text=sayings(400)))
    assert told(tmp_path, files, "words") == []


def test_too_many_injects(tmp_path: Path) -> None:
    some = [inject(str(n), f"00:{n}", to="[tokyo.head, tokyo.defence]") for n in range(10, 37)]
    assert told(tmp_path, msel(*some, inject("40", "by hand")), "injects") == [
        f"{WORLD}:4:9: warning: 'tokyo' gets 27 injects: the ceiling is 26"
    ]
    assert told(tmp_path, msel(*some[1:], inject("40", "by hand")), "injects") == []


def test_too_many_decisions(tmp_path: Path) -> None:
    both = [
        inject(str(n), f"00:{n}", 'decision: "Seoul: who? tokyo: yes or no?"', to="all")
        for n in range(10, 18)
    ]
    asked = 'decision: "Tokyo: what do you tell Seoul?"'
    files = msel(*both, inject("20", "00:20", asked, to="all"))
    assert told(tmp_path, files, "decisions") == [
        f"{WORLD}:4:9: warning: 'tokyo' gets 9 injects demanding decision: the ceiling is 8"
    ]


def test_whose_decision_it_is_is_not_guessed(tmp_path: Path) -> None:
    unclear = [inject(str(n), f"00:{n}", "decision: Who?", to="all") for n in range(10, 20)]
    others = [inject(str(n), f"00:{n}", 'decision: "Seoul: who?"') for n in range(20, 28)]
    assert told(tmp_path, msel(*unclear, *others), "decisions") == []
    alone = inject("28", "00:28", "decision: Who?", to="tokyo.head")
    assert len(told(tmp_path, msel(*unclear, *others, alone), "decisions")) == 1


def test_gaps(tmp_path: Path) -> None:
    files = msel(
        inject("1", "00:11"),
        inject("2", "00:21", to="tokyo.head"),
        inject("3", "00:25", "wording: {seoul: {text: None.}}", to="all"),
        inject("4", "00:30", to="seoul"),
        inject("5", "by hand", to="all"),
        inject("6", "phase2+00:00"),
    )
    assert told(tmp_path, files, "gap") == [
        f"{FILE}:5:7: warning: 'tokyo' has nothing to attend to from 00:00 to 00:11",
        f"{FILE}:19:7: warning: 'tokyo' has nothing to attend to from 00:25 to 01:00",
        f"{FILE}:19:7: warning: 'seoul' has nothing to attend to from 00:00 to 00:25",
        f"{FILE}:27:7: warning: 'seoul' has nothing to attend to from 00:30 to 01:00",
    ]


def test_a_cell_that_gets_nothing_at_all(tmp_path: Path) -> None:
    assert told(tmp_path, msel(inject("1", "00:10"), inject("2", "00:20")), "gap") == [
        f"{WORLD}:4:16: warning: 'seoul' has nothing to attend to from 00:00 to 00:20"
    ]


def test_an_msel_by_hand_has_no_gaps(tmp_path: Path) -> None:
    assert told(tmp_path, msel(inject("1", "by hand")), "gap") == []


# ── coverage ─────────────────────────────────────────────────────────────────

MORE = "The first threat.}\n  - {id: NK-2, area: North Korea, text: Another.}\nobjectives:\n"
AIMED = MORE + "  - {id: O-1, text: Talk.}\n  - {id: O-2, text: Listen.}"


def test_what_is_exercised_by_nothing(tmp_path: Path) -> None:
    files = spoilt(
        (WORLD, "The first threat.}", AIMED), (FILE, "concerns: NK-1", "objectives: O-1")
    )
    assert told(tmp_path, files, "unexercised") == [
        f"{WORLD}:24:10: warning: concern 'NK-1' is exercised by no inject",
        f"{WORLD}:25:10: warning: concern 'NK-2' is exercised by no inject",
        f"{WORLD}:28:10: warning: objective 'O-2' is exercised by no inject",
    ]


def test_once_a_cell_s_own_objective_is_named_the_others_are_missed(tmp_path: Path) -> None:
    files = msel(inject("1", "by hand", "concerns: NK-1", "objectives: tokyo.TO-1", to="all"))
    assert told(tmp_path, files, "unexercised")[1:] == [
        "roles/tokyo.yaml:4:14: warning: objective 'tokyo.TO-2' is exercised by no inject"
    ]


def test_objectives_and_the_injects_that_name_them(tmp_path: Path) -> None:
    files = msel(inject("1", "by hand", "objectives: [tokyo.TO-2]"))
    loaded = check(write(tmp_path, files)).loaded
    assert loaded
    assert objectives_of(loaded) == (
        ObjectiveRow("tokyo", "TO-1", ()),
        ObjectiveRow("tokyo", "TO-2", ("1",)),
    )


def test_what_is_exercised_by_too_little(tmp_path: Path) -> None:
    files = msel(
        inject("1", "00:01", "concerns: NK-1", to="[tokyo.head, tokyo.defence]"),
        inject("2", "by hand", "concerns: NK-1"),
    )
    assert told(tmp_path, files, "unexercised") == [
        f"{WORLD}:24:10: warning: concern 'NK-1' is exercised by 2 injects: expected 3",
        f"{WORLD}:24:10: warning: concern 'NK-1' is exercised from one side only: tokyo",
    ]
    files = msel(inject("1", "by hand", "concerns: NK-1", to="all"))
    assert told(tmp_path, files, "unexercised") == [
        f"{WORLD}:24:10: warning: concern 'NK-1' is exercised by 1 inject: expected 3"
    ]


def test_coverage(tmp_path: Path) -> None:
    files = msel(
        inject("1", "00:01", "concerns: NK-1", to="[tokyo.head, tokyo.defence]"),
        inject("2.1", "by hand", "concerns: NK-1", to="all"),
        inject("3", "00:01", to="seoul"),
    )
    loaded = check(write(tmp_path, files)).loaded
    assert loaded
    (row,) = coverage_of(loaded)
    assert (row.concern, row.injects, row.by_hand) == ("NK-1", ("1", "2.1"), ("2.1",))
    assert row.sides == {"tokyo": 2, "seoul": 1}
