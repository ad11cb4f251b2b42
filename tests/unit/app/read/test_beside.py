"""What stands beside the log shows in a few regions only, which have notices of their own."""

from dataclasses import replace
from typing import Any

import pytest

from exercise.app.beside import Beside, Presence
from exercise.app.ports import TeamDraft
from exercise.app.read import BESIDE_REGIONS, DRAFT_REGIONS, REGIONS, regions_of
from exercise.domain.audience import PUBLIC
from exercise.domain.state import FACILITATOR, State
from tests.unit.app.read.pages import fresh
from tests.unit.harness import START, Play, seated, started, viewers
from tests.unit.random_play import random_play

DRAFT = TeamDraft(
    id="d1",
    cell="north",
    version=3,
    body={
        "title": "Sail",
        "instrument": "military",
        "order": "Sail.",
        "actor": "Fleet",
        "targets": ["south"],
        "tags": ["Signal"],
        "intent": "Be seen",
        "openness": "secret",
        "answers": None,
        "takes_ms": 60_000,
    },
    hand="north.press",
    assents=("north.head",),
    dissents=("north.foreign",),
    saved_at=START,
)


def changed(state: State, viewer: str, before: Beside, after: Beside) -> set[str]:
    old, new = fresh(state, viewer, before), fresh(state, viewer, after)
    return {what for what in old.keys() | new.keys() if old.get(what) != new.get(what)}


def names(regions: frozenset[str]) -> set[str]:
    return {f"region:{name}" for name in regions}


def everybody_here(play: Play, *, here: bool = True) -> dict[str, Presence]:
    seats = play.state.seats.values()
    return {seat.id: Presence(here, play.wall, seat.person) for seat in seats}


@pytest.mark.parametrize("play", [seated(), random_play(2, 60)], ids=["lobby", "later"])
def test_presence_changes_only_regions_that_hear_of_it(play: Play) -> None:
    for viewer in viewers(play.state):
        for here in (True, False):
            after = play.beside(presence=everybody_here(play, here=here))
            found = changed(play.state, viewer, play.beside(), after)
            assert found <= names(BESIDE_REGIONS)


def test_drafts_change_only_their_own_cell_s_regions() -> None:
    play = started()
    for viewer in viewers(play.state):
        found = changed(play.state, viewer, play.beside(), play.beside(drafts=(DRAFT,)))
        expected = names(DRAFT_REGIONS) if viewer == "cell:north" else set()
        assert found == expected


def test_a_hold_s_list_changes_only_the_staff_s_regions() -> None:
    play = started()
    play.do(FACILITATOR, "hold.place")
    for viewer in viewers(play.state):
        found = changed(play.state, viewer, play.beside(), play.beside(held_t=90_000))
        own = {f"region:{name}" for name in {"bar", "controls"}.intersection(regions_of(viewer))}
        assert found == (own if viewer in ("white", "observers") else set())


def test_outside_the_lobby_presence_shows_to_one_s_own_cell_and_the_white_cell() -> None:
    play = started()
    one = {"north.head": Presence(here=True, since=play.wall)}
    told = {
        viewer
        for viewer in viewers(play.state)
        if changed(play.state, viewer, play.beside(), play.beside(presence=one))
    }
    assert told == {"cell:north", "white"}


def test_outside_the_lobby_a_join_page_counts_nobody() -> None:
    play = started()
    one = {"north.head": Presence(here=True, since=play.wall)}
    there = REGIONS["roster"](play.state, PUBLIC, play.beside(presence=one))
    assert (there.cells, there.here, there.total) == ((), 0, 0)


class TestRoster:
    def roster(self, play: Play, viewer: str, **beside: Any) -> Any:
        return REGIONS["roster"](play.state, viewer, play.beside(**beside))

    def test_of_other_cells_shows_only_who_was_seen_to_be_here(self) -> None:
        play = seated()
        seen = {"south.head": Presence(True, play.wall, "south-head")}
        south = self.roster(play, "cell:north", presence=seen).cells[1]
        assert [(one.name, one.office, one.present) for one in south.people] == [
            ("SOUTH-HEAD", "Head", True)
        ]
        assert (south.here, south.total, south.ready) == (1, 3, None)

    def test_of_one_s_own_cell_shows_everybody_seated_and_who_is_ready(self) -> None:
        play = seated()
        play.do("north.head", "practice.acknowledge")
        play.do("north.head", "practice.answer", text="Loud and clear.")
        north = self.roster(play, "cell:north").cells[0]
        assert [one.name for one in north.people] == ["NORTH-HEAD", "NORTH-FOREIGN", "NORTH-PRESS"]
        assert north.ready == 1
        assert not any(one.present for one in north.people)

    def test_a_seat_added_elsewhere_shows_once_somebody_was_seen_in_it(self) -> None:
        play = seated()
        seat = play.do(FACILITATOR, "seat.add", cell="south", title="Aide")["seat"]
        assert self.roster(play, "cell:north").cells[1].total == 3
        seen = {seat: Presence(True, play.wall, None)}
        assert self.roster(play, "cell:north", presence=seen).cells[1].total == 4


class TestDrafts:
    def draft(self, play: Play, draft: TeamDraft = DRAFT) -> Any:
        return REGIONS["drafts"](play.state, "cell:north", play.beside(drafts=(draft,))).drafts[0]

    def test_who_writes_and_what_the_others_say(self) -> None:
        shown = self.draft(started())
        assert (shown.hand_name, shown.hand_office) == ("NORTH-PRESS", "Press")
        assert (shown.assents, shown.dissents) == (("Head",), ("Foreign",))
        assert shown.instrument_name == "Military"
        assert [tag.name for tag in shown.targets] == ["South"]

    def test_it_names_what_it_answers_as_long_as_that_stands(self) -> None:
        play = started()
        play.do("white.lead", "inject.release", inject="ships")
        item = play.last("inject.delivered").entry.item
        draft = replace(DRAFT, body=DRAFT.body | {"answers": item})
        assert self.draft(play, draft).answers.title == "Title of ships"
        play.do("white.lead", "item.erase", item="ships", reason="Personal.")
        assert self.draft(play, draft).answers.title == ""

    def test_an_empty_draft_is_shown_too(self) -> None:
        assert self.draft(started(), replace(DRAFT, body={})).title == ""

    def test_no_other_team_and_no_controller_reads_it(self) -> None:
        play = started()
        for viewer in set(viewers(play.state)) - {"cell:north"}:
            page = fresh(play.state, viewer, play.beside(drafts=(DRAFT,)))
            assert "Be seen" not in repr(page)
