"""What the report tells, as plain data."""

from dataclasses import replace
from datetime import UTC
from functools import cache
from zoneinfo import ZoneInfo

import pytest

from exercise.domain.state import FACILITATOR, MoveStatus, RowStatus
from exercise.report.data import NothingLogged, ReportData, report_data
from exercise.report.facts.ledger import LedgerRow
from exercise.report.facts.timeline import Lane, longest_quiet
from tests.report import texts
from tests.report.day import MINUTE, day, scenario
from tests.unit.harness import Play, seated, started
from tests.unit.random_play import random_play

EAST = "east-china-sea"


@cache
def told() -> ReportData:
    return report_data(day().stored(), None, day().wall)


def row(inject: str) -> LedgerRow:
    return next(one for one in told().ledger if one.id == inject)


# ── who is told, and what is gone ────────────────────────────────────────────


def test_nobody_is_named_unless_names_are_given() -> None:
    without = repr(told())
    named = repr(report_data(day().stored(), texts.NAMES, day().wall))

    assert not [name for name in texts.NAMES.values() if name in without]
    assert not [person for person in texts.NAMES if person in without]
    assert [name for name in texts.NAMES.values() if name in named] == list(texts.NAMES.values())


def test_a_name_that_was_erased_is_told_as_nobody() -> None:
    names = {person: name for person, name in texts.NAMES.items() if person != "p-mori"}

    assert "Mori" not in repr(report_data(day().stored(), names, day().wall))


def test_practice_is_absent() -> None:
    assert texts.PRACTICE not in repr(told())
    assert not [one for one in told().messages if one.moment.ms == 0]


def test_what_was_erased_is_absent_though_the_erasure_is_told() -> None:
    assert not [secret for secret in texts.SECRETS if secret in repr(told())]
    assert [(one.kinds, one.reason) for one in told().erasures] == [
        ((("message.sent", 1),), "Named a real source."),
        ((("move.submitted", 1),), "Defamed a person."),
        ((("observation.noted", 1),), "A call sign in real use."),
    ]
    assert sum(one.text is None for one in told().messages) == 1
    assert sum(move.order is None for move in told().moves) == 1


def test_a_log_read_before_an_erasure_tells_no_more_than_one_read_after_it() -> None:
    assert report_data(day().log, None, day().wall) == told()


@pytest.mark.parametrize("seed", range(8))
def test_any_play_can_be_told_and_erased_texts_are_in_none(seed: int) -> None:
    play = random_play(seed, 150)

    after = report_data(play.stored(), play.names, play.wall)

    before = report_data(play.log, play.names, play.wall)
    # A gate was seen on the way: a move may have opened it whose text went later.
    assert replace(before, gates=after.gates) == after
    assert after.cover.last_seq == len(play.log)


# ── the log ──────────────────────────────────────────────────────────────────


def test_the_cover_says_which_log_it_tells() -> None:
    cover = told().cover

    assert (cover.first_seq, cover.last_seq) == (1, len(day().log))
    assert cover.head_hash == day().log[-1].hash
    assert cover.final
    assert cover.story_to is not None
    assert cover.story_to.ms == 165 * MINUTE


def test_an_empty_log_is_refused() -> None:
    with pytest.raises(NothingLogged):
        report_data([], None, 0)
    with pytest.raises(NothingLogged):
        report_data(day().log[:1], None, 0)


def test_wall_times_are_in_the_zone_asked_for() -> None:
    cover = report_data(day().log, None, day().wall, zone=ZoneInfo("Asia/Tokyo")).cover

    assert told().cover.made.tzinfo is UTC
    assert f"{cover.made:%z}" == "+0900"
    assert cover.made == told().cover.made


def test_a_lobby_has_nothing_to_tell_and_says_so() -> None:
    play = Play(scenario())

    data = report_data(play.log, None, play.wall)

    assert data.cover.started is None
    assert data.summary.empty
    assert data.timeline.empty
    assert {row.status for row in data.ledger} == {RowStatus.PLANNED}


# ── the clock ────────────────────────────────────────────────────────────────


def test_pauses_have_their_length_by_the_wall_clock() -> None:
    pauses = [(one.at_ms // MINUTE, one.wall_ms, one.reason) for one in told().timeline.pauses]

    assert pauses == [
        (76, 420_000, "by_hand"),
        (99, 41_000 + 60_000, "server_away"),
        (120, 380_000, "noduff"),
    ]
    assert told().summary.paused_wall_ms == 901_000


def test_a_pause_that_lasts_is_measured_to_the_moment_of_the_report() -> None:
    play = started()
    play.run(60_000)
    play.do(FACILITATOR, "clock.pause")
    play.wait(3_600_000)

    pause = report_data(play.log, None, play.wall).timeline.pauses[0]

    assert (pause.at_ms, pause.wall_ms, pause.over) == (60_000, 3_600_000, False)


def test_the_wall_clock_goes_on_in_a_pause_and_stands_in_an_advance() -> None:
    clock, start = told().timeline.clock, told().cover.started
    assert start is not None

    def minutes(t: int) -> float:
        wall = clock.at(t * MINUTE)
        assert wall is not None
        return (wall - start).total_seconds() / 60

    assert minutes(30) == pytest.approx(30)
    assert minutes(76) == pytest.approx(76), "at the beginning of the pause"
    assert minutes(77) == pytest.approx(77 + 7)
    assert minutes(98) == pytest.approx(98 + 7, abs=0.05), "up to where the server went away"
    assert minutes(150) == pytest.approx(minutes(141), abs=0.1)


def test_an_end_that_was_taken_back_is_no_end() -> None:
    play = started()
    play.run(60_000)
    play.do(FACILITATOR, "exercise.end", waiting="lapse")
    play.do(FACILITATOR, "exercise.take_back_end")
    play.do(FACILITATOR, "clock.resume")
    play.run(60_000)
    play.do("north.head", "message.send", to=["white"], text="Still here?")

    data = report_data(play.log, None, play.wall)

    assert not data.cover.final
    assert data.timeline.end_ms == 120_000


def test_what_was_advanced_over_is_no_silence() -> None:
    cell = told().timeline.lanes[0].cell
    lane = Lane(cell, addressed=(10, 100))

    quiet = longest_quiet(lane, 150, ((20, 90),))

    assert quiet is not None
    assert (quiet.from_ms, quiet.to_ms, quiet.ms) == (100, 150, 50)


# ── the ledger ───────────────────────────────────────────────────────────────


def test_the_ledger_keeps_plan_and_fact_apart() -> None:
    manila = row("manila")
    assert manila.planned_ms is not None
    assert manila.released is not None

    assert row("first-papers").how == "clock"
    assert (row("budget-line").how, row("budget-line").planned_ms) == ("advance", 145 * MINUTE)
    assert row("budget-line").released is not None
    assert row("left-over").status is RowStatus.DROPPED
    assert row("manila-again").status is RowStatus.KEPT
    assert row("by-hand").planned_ms is None
    assert row("three-way-talk").status is RowStatus.PLANNED
    assert row("three-way-talk").released is None


def test_how_far_an_inject_got_is_told_by_cell_and_counted_from_its_release() -> None:
    play = seated()
    play.do(FACILITATOR, "exercise.start")
    play.run(60_000)
    copy = dict(play.state.msel["ships"].deliveries)
    play.run(20_000)
    play.do("north.head", "attention.report", received=[copy["north"]], opened=[])
    play.do("south.head", "attention.report", received=[copy["south"]], opened=[copy["south"]])
    play.run(30_000)
    play.do("south.head", "inject.acknowledge", item=copy["south"])
    play.run(60_000)
    play.do("south.head", "message.send", to=["white"], text="Why?", answers=copy["south"])

    ships = next(one for one in report_data(play.log, None, play.wall).ledger if one.id == "ships")

    north, south = ships.reaches
    assert (north.rung, north.delivered, north.opened_ms) == (1, True, None)
    assert (south.rung, south.opened_ms, south.acknowledged_ms) == (4, 20_000, 50_000)
    assert south.answered_ms == 110_000
    assert south.acknowledged_by is not None
    assert south.acknowledged_by.title == play.state.seats["south.head"].title


def test_single_seats_are_told_and_an_empty_one_with_its_acting_head() -> None:
    alone, empty = row("seat-alone"), row("empty-seat")

    assert [seat.title for seat in alone.seats] == ["Crisis management and Coast Guard"]
    assert alone.empty == ()
    assert [(seat.title, head and head.title) for seat, head in empty.empty] == [
        ("Unification and Kaesong", "Head of delegation, Blue House")
    ]
    assert [reach.cell.id for reach in empty.reaches] == ["seoul"]


def test_a_public_inject_is_received_by_those_it_was_not_addressed_to() -> None:
    lanes = {lane.cell.id: lane for lane in told().timeline.lanes}
    released = row("contact-at-sea").released
    assert released is not None

    assert released.ms in lanes["tokyo"].addressed
    assert released.ms in lanes["seoul"].overheard
    assert released.ms not in lanes["seoul"].addressed


# ── moves and rulings ────────────────────────────────────────────────────────


def test_a_superseded_ruling_stays_beside_the_one_that_took_its_place() -> None:
    superseded = [ruling for ruling in told().rulings if ruling.superseded_by is not None]

    assert len(superseded) == 1
    old = superseded[0]
    new = next(ruling for ruling in told().rulings if ruling.number == old.superseded_by)
    assert new.supersedes == old.number
    moved = [(step.before, step.after, step.back) for step in new.steps if step.track == EAST]
    assert moved == [(48, 40, True), (40, 47, False)]
    assert (old.outcome, new.outcome) == ("Partly", "Backfired")
    assert {cell.id: text.text for cell, text in old.texts} == texts.FOLLOWED
    assert len(old.moves) == 2


def test_each_move_knows_what_became_of_it() -> None:
    by_title = {move.order.title.text: move for move in told().moves if move.order}

    film = by_title["Publish the Coast Guard’s film"]
    assert film.status is MoveStatus.RULED
    assert film.effect is not None
    assert film.answers is not None
    assert film.answers.number == "2"
    assert film.ruled_ms == pytest.approx(8 * MINUTE, abs=2_000)
    assert film.order is not None
    assert [seat.title for seat in film.order.assents] == ["Crisis management and Coast Guard"]
    closing = by_title["Close the customs post"]
    assert closing.status is MoveStatus.WITHDRAWN
    assert closing.closed_ms == pytest.approx(99 * MINUTE, abs=2_000)


def test_tracks_move_by_rulings_from_where_the_scenario_starts_them() -> None:
    track = next(one for one in told().tracks if one.id == EAST)

    assert [value for _, value in track.points] == [40, 48, 47]
    assert track.cells is None
    seen = next(one for one in told().tracks if one.id == "us-forces").cells
    assert seen is not None
    assert [cell.id for cell in seen] == ["washington"]


# ── concerns, agreements, traffic ────────────────────────────────────────────


def test_every_concern_is_told_and_those_that_were_not_exercised_too() -> None:
    topics = {topic.id: topic for topic in told().concerns}

    assert list(topics) == [one.id for one in scenario().world.concerns]
    assert [key for key, topic in topics.items() if not topic.exercised] == ["PO-1", "RK-3"]
    assert topics["PO-1"].planned == ()
    assert [row.number for row in topics["RK-3"].planned] == ["32"]
    assert [carrier.inject.number for carrier in topics["NK-3"].released] == ["18", "20"]
    assert [
        (move.cell.id, move.order and move.order.title.text) for move in topics["NK-3"].moves
    ] == [("tokyo", "Order a study of strike options")]


def test_agreements_keep_both_times_and_who_stands_by_them() -> None:
    agreed, disputed = told().agreements

    assert agreed.happened is not None
    assert agreed.happened.ms == 80 * MINUTE < agreed.typed.ms
    assert agreed.confirmed
    assert not agreed.disputed
    assert disputed.disputed
    assert not disputed.confirmed
    assert disputed.behalf is not None
    assert disputed.behalf.id == "seoul"
    assert {stand.cell.id: stand.confirmed for stand in disputed.stands} == {
        "tokyo": False,
        "seoul": True,
    }
    assert [stand.note.text for stand in disputed.stands if stand.note] == [
        "Until July, not August."
    ]


def test_messages_know_their_readers_and_what_was_passed_on() -> None:
    inside = [one for one in told().messages if one.inside]
    passed = [one for one in told().messages if one.quoted is not None]
    personas = [one.persona for one in told().statements if one.persona]

    assert [one.text and one.text.text for one in inside] == [texts.JAPANESE]
    assert len(passed) == 1
    assert passed[0].quoted is not None
    assert passed[0].quoted.title.language == "ko"
    assert personas == ["Pacific Wire"]


def test_a_cell_s_own_writing_hints_at_its_language() -> None:
    by_cell = {one.cell.id: one.text for one in told().statements if one.text}

    assert by_cell["beijing"].hint == "zh"
    assert by_cell["pyongyang"].hint == "ko"


def test_observations_say_what_they_are_about() -> None:
    first = told().observations[0]

    assert first.text is not None
    assert first.text.text == texts.RESTRAINT
    assert first.about is not None
    assert (first.about.kind, first.about.cell and first.about.cell.id) == (
        "move.submitted",
        "washington",
    )


def test_the_same_log_gives_the_same_report() -> None:
    assert report_data(iter(day().stored()), None, day().wall) == told()


def test_the_reader_is_told_of_every_entry() -> None:
    seen: list[int] = []

    report_data(day().log, None, 0, seen=seen.append)

    assert seen == list(range(1, len(day().log) + 1))
