"""Every region by name, and which of them each kind of viewer has."""

from collections.abc import Callable
from typing import Any

from exercise.app.beside import Beside
from exercise.app.read import (
    adjudication,
    bank,
    choices,
    controls,
    dates,
    desk,
    gates,
    heard,
    lobby,
    msel_view,
    notes,
    people,
    polls,
    projector,
    ratings,
    situation,
    status,
    strip,
    tasks,
)
from exercise.app.read.viewers import OBSERVERS, ORGANISERS, PUBLIC, WHITE, cell_of
from exercise.domain.state import State

ViewModel = Any
"""One of ``exercise.app.view_models``, as the region's template expects it."""

Region = Callable[[State, str, Beside], ViewModel]


def _of_state(show: Callable[[State], ViewModel]) -> Region:
    def region(state: State, _viewer: str, _beside: Beside) -> ViewModel:
        return show(state)

    return region


def _of_viewer(show: Callable[[State, str], ViewModel]) -> Region:
    def region(state: State, viewer: str, _beside: Beside) -> ViewModel:
        return show(state, viewer)

    return region


def _of_beside(show: Callable[[State, Beside], ViewModel]) -> Region:
    def region(state: State, _viewer: str, beside: Beside) -> ViewModel:
        return show(state, beside)

    return region


REGIONS: dict[str, Region] = {
    "agreements": _of_viewer(situation.agreements),
    "bank": _of_state(bank.bank),
    "bands": _of_viewer(status.bands),
    "bar": status.bar,
    "brief": _of_viewer(situation.brief),
    "channels": _of_viewer(situation.channels),
    "controls": _of_beside(controls.controls),
    "dates": _of_state(dates.dates),
    "decisions": _of_state(choices.decisions),
    "drafts": desk.drafts,
    "gates": _of_beside(gates.gates),
    "heard": _of_state(heard.heard),
    "map": _of_viewer(situation.world_map),
    "moves": desk.moves,
    "msel": _of_viewer(msel_view.msel),
    "notes": notes.notes,
    "objectives": _of_beside(ratings.objectives),
    "own_waiting": desk.own_waiting,
    "panel": _of_beside(projector.panel),
    "people": _of_beside(people.people),
    "polls": _of_state(polls.polls),
    "practice": _of_viewer(lobby.practice),
    "prompt": _of_state(controls.prompt),
    "public_tracks": _of_viewer(situation.tracks),
    "questions": _of_viewer(adjudication.questions),
    "requests": _of_beside(people.requests),
    "roster": lobby.roster,
    "rulings": _of_beside(adjudication.rulings),
    "said": _of_state(projector.said),
    "situation": _of_viewer(situation.situation),
    "strip": _of_state(strip.strip),
    "tasks": _of_state(tasks.tasks),
    "team": desk.team,
    "tracks": _of_viewer(situation.tracks),
    "unacknowledged": _of_state(adjudication.unacknowledged),
    "waiting": desk.waiting,
    "wire": _of_state(projector.wire),
}

CELL = (
    "bar",
    "bands",
    "situation",
    "tracks",
    "map",
    "agreements",
    "team",
    "waiting",
    "drafts",
    "moves",
    "brief",
    "roster",
    "practice",
    "channels",
)
SEAT = ("own_waiting",)
_OF: dict[str, tuple[str, ...]] = {
    WHITE: (
        "bar",
        "bands",
        "controls",
        "strip",
        "heard",
        "msel",
        "requests",
        "rulings",
        "questions",
        "decisions",
        "polls",
        "gates",
        "tracks",
        "dates",
        "bank",
        "tasks",
        "unacknowledged",
        "objectives",
        "people",
        "prompt",
    ),
    OBSERVERS: ("bar", "bands", "situation", "notes", "objectives", "tracks", "map"),
    ORGANISERS: ("bar", "bands"),
    PUBLIC: ("bar", "bands", "panel", "said", "wire", "public_tracks", "map"),
}

BESIDE_REGIONS = frozenset(("bar", "panel", "people", "roster", "team"))
"""Regions that show who is connected. Names and drafts need no notice of their own here: names
come and go with entries, and drafts show in ``DRAFT_REGIONS`` of their cell."""
DRAFT_REGIONS = frozenset(("drafts", "team"))
TIMED_REGIONS = frozenset(("bar", "controls", "gates"))
"""Regions that time alone may change: what a hold keeps back, which gates are open."""


def regions_of(viewer: str) -> tuple[str, ...]:
    """Names of the viewer's regions; a single seat's page is its cell's, with what waits for it."""
    if viewer.startswith("seat:"):
        return SEAT
    return CELL if cell_of(viewer) else _OF.get(viewer, ())
