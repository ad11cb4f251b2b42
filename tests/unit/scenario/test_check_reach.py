"""Conditions that cannot hold and injects that cannot go out; and nothing that can is accused."""

from pathlib import Path

import pytest

from tests.unit.scenario.checking import FILE, WORLD, inject, msel, told
from tests.unit.scenario.small import spoilt

TRACK = "track: {of: tension, at_least: %s}"


def when(condition: str) -> str:
    return "when: {" + condition + "}"


def of(folder: Path, code: str, *injects: str) -> list[str]:
    return told(folder, msel(*injects), code)


@pytest.mark.parametrize(
    ("condition", "why"),
    [
        ("track: {of: tension, at_least: 101}", "track 'tension' ends at 100"),
        ("track: {of: tension, at_most: -1}", "track 'tension' begins at 0"),
        (
            "inject: {is: inject-1, has: opened, by: seoul}",
            "inject 1 does not go to 'seoul'",
        ),
        ("message: {from: tokyo, to: tokyo}", "nobody writes to itself"),
        ("move: {by: seoul, target: seoul}", "no cell aims a move at itself"),
        ("ruling: {outcome: done, takes_effect: no}", "all of these outcomes take effect"),
    ],
)
def test_what_can_never_hold(tmp_path: Path, condition: str, why: str) -> None:
    rows = (inject("1", "00:00"), inject("2", "00:00", when(condition)))
    assert of(tmp_path, "impossible", *rows) == [f"{FILE}:15:9: this can never hold: {why}"]
    assert of(tmp_path, "never", *rows) == [
        f"{FILE}:15:9: inject 2 can never go out by itself: what it waits for cannot happen"
    ]


@pytest.mark.parametrize(
    "condition",
    [
        "track: {of: tension, at_least: 100}",
        "track: {of: tension, at_most: 0}",
        "inject: {is: inject-1, left: unopened, by: [tokyo, seoul]}",
        "inject: {is: inject-1, has: opened, by: [tokyo, seoul]}",
        "inject: {is: inject-1, has: released, by: seoul}",
        "message: {from: [tokyo, seoul], to: [tokyo, seoul]}",
        "message: {from: tokyo, to: public, count: 100}",
        "move: {by: [seoul, tokyo], target: seoul}",
        "ruling: {outcome: done, takes_effect: yes}",
        "ruling: {takes_effect: yes}",
        "not: {phase: phase2}",
        "not: {at: 00:01}",
        "any: [{track: {of: tension, at_least: 100}}, {phase: phase2}]",
    ],
)
def test_what_may_hold(tmp_path: Path, condition: str) -> None:
    rows = (inject("1", "00:00"), inject("2", "00:00", when(condition)))
    for code in ("impossible", "never", "cycle"):
        assert of(tmp_path, code, *rows) == []


def test_one_way_out_is_enough_and_the_other_is_told(tmp_path: Path) -> None:
    either = when("any: [{track: {of: tension, at_least: 200}}, {at: 00:10}]")
    rows = (inject("1", "00:00"), inject("2", "00:00", either))
    assert of(tmp_path, "never", *rows) == []
    assert of(tmp_path, "impossible", *rows) == [
        f"{FILE}:15:16: this can never hold: track 'tension' ends at 100"
    ]


def test_whoever_waits_for_one_that_cannot_cannot_either(tmp_path: Path) -> None:
    rows = (
        inject("1", "00:00", when(TRACK % 101)),
        inject("2", "00:00", "after: inject-1 + 5m"),
        inject("3", "00:00", when("not: {inject: {is: inject-1, has: released}}")),
    )
    assert of(tmp_path, "never", *rows) == [
        f"{FILE}:8:9: inject 1 can never go out by itself: what it waits for cannot happen",
        f"{FILE}:16:10: inject 2 can never go out by itself: it waits for inject 1, which cannot",
    ]


def test_a_ring_is_told_once(tmp_path: Path) -> None:
    rows = (
        inject("1", "00:00", "after: inject-3"),
        inject("2", "00:00", "after: inject-1"),
        inject("3", "00:00", when("inject: {is: inject-2, has: opened}")),
        inject("4", "00:00", "after: inject-3"),
    )
    assert of(tmp_path, "cycle", *rows) == [f"{FILE}:8:10: injects 1, 2 and 3 wait for each other"]
    assert of(tmp_path, "never", *rows) == [
        f"{FILE}:32:10: inject 4 can never go out by itself: it waits for inject 3, which cannot"
    ]


def test_a_ring_that_time_can_open_is_none(tmp_path: Path) -> None:
    opened = when("any: [{inject: {is: inject-2, has: released}}, {at: phase2+00:10}]")
    rows = (inject("1", "00:00", opened), inject("2", "00:00", "after: inject-1"))
    assert of(tmp_path, "cycle", *rows) == []


def test_one_that_waits_for_itself(tmp_path: Path) -> None:
    assert of(tmp_path, "never", inject("1", "00:00", "after: inject-1")) == [
        f"{FILE}:8:10: inject 1 can never go out by itself: it waits for itself"
    ]


@pytest.mark.parametrize(
    ("at", "more", "early"),
    [
        ("00:40", "expires: 00:30", "at 00:30, before 00:40"),
        ("00:40", "delay: 10m\n  expires: 00:45", "at 00:45, before 00:50"),
        ("phase2+00:10", "expires: phase2+00:05", "at phase2+00:05, before phase2+00:10"),
        (
            "2013-04-08 09:00",
            "expires: 2013-04-08 08:30",
            "at 2013-04-08 08:30, before 2013-04-08 09:00",
        ),
        ("00:40", "expires: 00:40", None),
        ("phase2+00:10", "expires: 00:05", None),
        ("00:40", "expires: phase1+00:10", None),
    ],
)
def test_expired_before_it_is_due(tmp_path: Path, at: str, more: str, early: str | None) -> None:
    found = of(tmp_path, "never", inject("1", at, more))
    line = 9 if "delay" in more else 8
    place = f"{FILE}:{line}:12"
    wanted = f"{place}: inject 1 can never go out by itself: it expires {early}"
    assert found == ([wanted] if early else [])


def test_what_waits_is_not_counted_as_coming_by_time(tmp_path: Path) -> None:
    rows = (inject("1", "00:00"), inject("2", "00:30"), inject("3", "00:30", when("phase: phase2")))
    assert "from 00:00 to 00:30" in "".join(of(tmp_path, "gap", *rows))


STORYLINES = (WORLD, "tracks:", "storylines: [{id: gate, title: The gate}]\ntracks:")


def of_gate(folder: Path, *injects: str) -> list[str]:
    return told(folder, {**spoilt(STORYLINES), FILE: "".join(injects)}, "fallback")


def test_a_storyline_needs_something_that_comes_by_time(tmp_path: Path) -> None:
    strike = inject("2", "00:00", when("phase: phase2"), "storyline: gate")
    waiting = inject("3", "00:00", when("move: {by: tokyo}"), "storyline: gate")
    by_hand = inject("4", "by hand", "storyline: gate")
    never_by_time = (
        f"{WORLD}:21:19: warning: storyline 'gate' has no inject that comes by time alone:"
        " if no condition holds it never appears"
    )
    assert of_gate(tmp_path, inject("1", "00:00")) == [
        f"{WORLD}:21:19: warning: storyline 'gate' has no inject"
    ]
    assert of_gate(tmp_path, waiting, by_hand) == [never_by_time]
    assert of_gate(tmp_path, waiting, strike) == []
    either = when("any: [{move: {by: tokyo}}, {at: 00:40}]")
    assert of_gate(tmp_path, inject("5", "00:00", either, "storyline: gate")) == []


def test_what_is_meant_to_be_quiet_is_no_gap(tmp_path: Path) -> None:
    rows = "".join((inject("1", "00:00"), inject("2", "00:30")))
    quiet = (WORLD, "    pace: 1m = 1h\n", "    pace: 1m = 1h\n    quiet: [00:05-00:28]\n")
    seoul = "'seoul' has nothing to attend to from 00:00 to 00:30"
    files = {**spoilt(quiet), FILE: rows}
    assert told(tmp_path, files, "gap") == []
    files = {**spoilt(), FILE: rows}
    assert seoul in "".join(told(tmp_path, files, "gap"))


def test_a_quiet_window_lies_in_its_phase(tmp_path: Path) -> None:
    quiet = (WORLD, "    pace: 1m = 1h\n", "    pace: 1m = 1h\n    quiet: [00:55-01:05]\n")
    found = told(tmp_path, spoilt(quiet), "order")
    place = f"{WORLD}:13:13"
    assert found[0] == (
        f"{place}: warning: this quiet window ends after the next phase is planned to begin"
    )


# ── decisions, channels, gates ───────────────────────────────────────────────

DECISION = (
    "decision: {ask: Which?, on: tokyo, within: 5m, default: one,"
    " options: [{id: one, title: One}, {id: two, title: Two}]}"
)


@pytest.mark.parametrize(
    "condition",
    [
        "all: [{decision: {of: inject-1, is: one}}, {decision: {of: inject-1, is: two}}]",
        "all: [{decision: {of: inject-1, is: one}}, {all: [{decision: {of: inject-1, is: two}}]}]",
    ],
)
def test_of_one_decision_one_option_is_taken(tmp_path: Path, condition: str) -> None:
    rows = (inject("1", "00:00", DECISION), inject("2", "00:00", when(condition)))
    told_of = f"{FILE}:16:9: this can never hold: 'all' asks for two options of one decision"
    assert of(tmp_path, "impossible", *rows) == [told_of]
    assert of(tmp_path, "never", *rows) == [
        f"{FILE}:16:9: inject 2 can never go out by itself: what it waits for cannot happen"
    ]


@pytest.mark.parametrize(
    "condition",
    [
        "all: [{decision: {of: inject-1, is: [one, two]}}, {decision: {of: inject-1, is: two}}]",
        "any: [{decision: {of: inject-1, is: one}}, {decision: {of: inject-1, is: two}}]",
        "all: [{decision: {of: inject-1, is: one}}, {decision: {of: inject-1, by_default: no}}]",
        "all: [{decision: {of: inject-1, is: one}}, {not: {decision: {of: inject-1, is: two}}}]",
    ],
)
def test_options_that_may_be_taken(tmp_path: Path, condition: str) -> None:
    rows = (inject("1", "00:00", DECISION), inject("2", "00:00", when(condition)))
    for code in ("impossible", "never", "cycle"):
        assert of(tmp_path, code, *rows) == []


def test_a_decision_that_is_never_put_is_never_made(tmp_path: Path) -> None:
    rows = (
        inject("1", "00:00", DECISION, when("track: {of: tension, at_least: 101}")),
        inject("2", "00:00", when("decision: {of: inject-1, is: one}")),
    )
    assert of(tmp_path, "never", *rows)[1:] == [
        f"{FILE}:17:9: inject 2 can never go out by itself: it waits for inject 1, which cannot"
    ]


def with_world(more: str, *injects: str) -> dict[str, str]:
    return {**msel(*injects), WORLD: spoilt()[WORLD] + more}


def test_over_a_channel_that_never_opens_nobody_writes(tmp_path: Path) -> None:
    row = inject("1", "00:00", when("message: {between: [tokyo, seoul]}"))
    shut = with_world("channels: [{between: [seoul, tokyo], open: []}]\n", row)
    assert told(tmp_path, shut, "impossible") == [
        f"{FILE}:8:9: this can never hold: 'tokyo' and 'seoul' have no open channel"
    ]
    later = with_world("channels: [{between: [seoul, tokyo], open: [phase2]}]\n", row)
    assert told(tmp_path, later, "impossible") == []


def test_what_is_said_in_public_needs_no_channel(tmp_path: Path) -> None:
    row = inject("1", "00:00", when("message: {from: tokyo}"))
    shut = with_world("channels: [{between: [seoul, tokyo], open: []}]\n", row)
    assert told(tmp_path, shut, "impossible") == []


def test_a_gate_that_can_never_open_is_told_where_it_stands(tmp_path: Path) -> None:
    gate = "gates: [{id: hot, title: Hot, when: {track: {of: tension, at_least: 101}}}]\n"
    files = with_world(gate, inject("1", "00:00", when("gate: hot")))
    line = len(files[WORLD].splitlines())
    assert told(tmp_path, files, "impossible") == [
        f"{WORLD}:{line}:37: this can never hold: track 'tension' ends at 100",
        f"{FILE}:8:9: this can never hold: track 'tension' ends at 100",
    ]


DEFAULT = "{decision: {of: inject-1, by_default: %s}}"


@pytest.mark.parametrize(
    ("condition", "why"),
    [
        (
            "decision: {of: inject-1, is: two, by_default: yes}",
            "the default of inject 1 is 'one'",
        ),
        (
            f"all: [{DEFAULT % 'no'}, {DEFAULT % 'yes'}]",
            "'all' asks for a decision that is made by default and is not",
        ),
    ],
)
def test_a_default_that_cannot_be(tmp_path: Path, condition: str, why: str) -> None:
    rows = (inject("1", "00:00", DECISION), inject("2", "00:00", when(condition)))
    assert of(tmp_path, "impossible", *rows) == [f"{FILE}:16:9: this can never hold: {why}"]


# ── on a day that goes as planned ────────────────────────────────────────────


def test_an_end_that_comes_first_only_as_planned(tmp_path: Path) -> None:
    row = inject("1", "01:05", "expires: phase2+00:04")
    assert of(tmp_path, "never", row) == []
    assert of(tmp_path, "as-planned", row) == [
        f"{FILE}:8:12: warning: as planned it would go out at 01:05, after it expires at 01:04"
    ]
    assert of(tmp_path, "as-planned", inject("1", "01:05", "expires: phase2+00:05")) == []


@pytest.mark.parametrize(
    ("waits", "told"),
    [
        ("after: inject-1", True),
        ("when: {all: [{phase: phase2}, {inject: {is: inject-1, has: opened}}]}", True),
        ("when: {any: [{phase: phase2}, {inject: {is: inject-1, has: opened}}]}", False),
        ("when: {not: {inject: {is: inject-1, has: released}}}", False),
    ],
)
def test_whoever_waits_for_one_that_excludes_it(tmp_path: Path, waits: str, told: bool) -> None:
    rows = inject("1", "00:00", "exclusive: paper"), inject("2", "00:00", waits, "exclusive: paper")
    why = "inject 2 can never go out by itself: it waits for inject 1, which excludes it"
    assert of(tmp_path, "never", *rows) == ([f"{FILE}:17:14: {why}"] if told else [])


def test_whoever_waits_for_two_that_exclude_each_other(tmp_path: Path) -> None:
    rows = [inject(number, "00:00", "exclusive: paper") for number in "12"]
    why = "it waits for injects 1 and 2, which exclude each other"
    (one,) = of(tmp_path, "never", *rows, inject("3", "00:00", "after: [inject-1, inject-2]"))
    assert one.endswith(f"inject 3 can never go out by itself: {why}")


@pytest.mark.parametrize(
    ("at", "rule", "told"),
    [
        ("00:05", "{at: 00:05}", True),
        ("00:05", "{at: 00:06}", False),
        ("00:05", "{phase: phase1}", True),
        ("00:05", "{phase: phase2}", False),
        ("phase2+00:05", "{phase: phase2}", True),
        ("phase2+00:05", "{at: phase2+00:04}", True),
        ("phase2+00:05", "{at: phase2+00:06}", False),
        ("phase2+00:05", "{at: 00:05}", True),
        ("phase2+00:05", "{at: phase1+00:05}", True),
        ("00:05", "{any: [{at: 00:09}, {phase: phase1}]}", True),
        ("00:05", "{all: [{at: 00:09}, {phase: phase1}]}", False),
        ("00:05", "{not: {phase: phase2}}", False),
        ("by hand", "{phase: phase1}", False),
        ("2013-04-02 09:00", "{at: 00:01}", False),
    ],
)
def test_unless_what_is_so_by_then(tmp_path: Path, at: str, rule: str, told: bool) -> None:
    found = of(tmp_path, "never", inject("1", at, f"unless: {rule}"))
    why = "by the time it is due, what 'unless' says is so"
    assert found == ([f"{FILE}:8:11: inject 1 can never go out by itself: {why}"] if told else [])


def test_unless_what_it_waits_for(tmp_path: Path) -> None:
    gone = "unless: {inject: {is: inject-1, has: released}}"
    rows = inject("1", "00:00"), inject("2", "00:00", "after: inject-1", gone)
    assert len(of(tmp_path, "never", *rows)) == 1
    rows = inject("1", "00:00"), inject("2", "00:00", "when: {phase: phase2}", gone)
    assert not of(tmp_path, "never", *rows)


@pytest.mark.parametrize(
    ("least", "most", "told"),
    [
        ("at_least: 50", "at_most: 45", True),
        ("at_least: 50", "at_most: 50", False),
        ("at_least: 50, until: 40", "at_most: 45", False),
        ("at_least: 50", "at_most: 45, until: 50", False),
    ],
)
def test_a_track_has_one_value(tmp_path: Path, least: str, most: str, told: bool) -> None:
    both = f"all: [{{track: {{of: tension, {least}}}}}, {{track: {{of: tension, {most}}}}}]"
    found = of(tmp_path, "impossible", inject("1", "00:00", when(both)))
    why = "this can never hold: 'all' asks for a 'tension' of at least 50 and of at most 45"
    assert found == ([f"{FILE}:8:9: {why}"] if told else [])


def test_over_a_channel_that_is_shut_by_then_nobody_writes(tmp_path: Path) -> None:
    shut = "channels:\n  - {between: [tokyo, seoul], open: phase1}\n"
    files = spoilt((WORLD, "concerns:\n", f"{shut}concerns:\n"))
    rows = [
        inject(number, "00:00", f"when: {{message: {{between: [tokyo, seoul]{since}}}}}")
        for number, since in (("1", ", since: phase2"), ("2", ""), ("3", ", since: phase1"))
    ]
    (one,) = told(tmp_path, {**files, FILE: "".join(rows)}, "impossible")
    assert one.endswith("'tokyo' and 'seoul' have no open channel from 'phase2' on")


@pytest.mark.parametrize(
    ("by", "told"), [("[tokyo, seoul]", True), ("tokyo", False), ("seoul", False)]
)
def test_a_cell_that_does_not_get_what_it_is_asked_about(
    tmp_path: Path, by: str, told: bool
) -> None:
    asked = when(f"inject: {{is: inject-1, has: opened, by: {by}}}")
    found = of(tmp_path, "idle", inject("1", "00:00"), inject("2", "00:00", asked))
    why = "inject 1 does not go to 'seoul': it counts for nothing here"
    assert found == ([f"{FILE}:15:50: warning: {why}"] if told else [])
