"""The page around the regions, for each kind of reader."""

from datetime import UTC, datetime

from exercise.app.beside import Beside
from exercise.app.read.bank import facts, personas
from exercise.app.read.menu import menu_move_view
from exercise.app.read.moments import wall
from exercise.app.read.tags import cell_tag, playing_tags
from exercise.app.rights import rights_of
from exercise.app.running import RunningExercise
from exercise.app.view_models import (
    CellTag,
    ComposerView,
    MoveFormView,
    PageName,
    Shell,
)
from exercise.domain.decision import viewers_of
from exercise.domain.menus import menu_of
from exercise.domain.refusal import N_
from exercise.domain.scenario import OBSERVERS, ORGANISERS, WHITE
from exercise.domain.state import SeatState, State
from exercise.web.context import locale, parts, tr

MARKING = "EXERCISE"
"""Shown where no scenario is known yet."""


def plain_shell(page: PageName, title: str = "Startex") -> Shell:
    """A page outside of any exercise."""
    return Shell(
        page=page,
        title=title,
        marking=MARKING,
        locale=locale(),
        now=datetime.now(UTC),
        static_version=parts().version,
    )


def exercise_shell(exercise: RunningExercise, page: PageName, title: str = "") -> Shell:
    """A page of an exercise that belongs to no seat."""
    state = exercise.state
    return Shell(
        page=page,
        title=title or state.name,
        marking=state.the_world.marking,
        locale=locale(),
        now=wall(exercise.wall()),
        exercise=exercise.id,
        exercise_name=state.name,
        static_version=parts().version,
    )


def public_shell(exercise: RunningExercise, viewer: str) -> Shell:
    """The public screen."""
    state = exercise.state
    return Shell(
        page="projector",
        title=state.name,
        marking=state.the_world.marking,
        locale=locale(),
        now=wall(exercise.wall()),
        exercise=exercise.id,
        exercise_name=state.name,
        seat="projector",
        viewers=(viewer,),
        cursors=((viewer, state.cursors.get(viewer) or 0),),
        static_version=parts().version,
    )


def seat_shell(
    exercise: RunningExercise, state: State, seat: SeatState, page: PageName, beside: Beside
) -> Shell:
    """The page of a seat, as things stand in ``state``."""
    viewers = viewers_of(state, seat)
    rights = rights_of(state, seat.id)
    base = f"/x/{exercise.id}/s/{seat.id}"
    return Shell(
        page=page,
        title=state.name,
        marking=state.the_world.marking,
        locale=locale(),
        now=wall(exercise.wall()),
        exercise=exercise.id,
        exercise_name=state.name,
        seat=seat.id,
        viewers=viewers,
        cursors=tuple((viewer, state.cursors.get(viewer) or 0) for viewer in viewers),
        cell=tag_of(state, seat.cell),
        office=seat.title,
        person=beside.name_of(seat.person),
        can_submit=rights.can_submit,
        can_speak=rights.can_speak,
        can_drive=rights.can_drive,
        can_manage=rights.can_manage,
        head=rights.head,
        leave_action=f"{base}/leave",
        home_url="/home" if rights.can_manage else "",
        static_version=parts().version,
    )


def tag_of(state: State, cell: str) -> CellTag:
    """A cell's tag; staff cells that the scenario does not name have a mark of their own."""
    known = cell_tag(state, cell)
    if known is not None:
        return known
    if cell == OBSERVERS:
        return CellTag(id=cell, name=tr(N_("Observers")), mark="OB", hue=0)
    if cell == ORGANISERS:
        return CellTag(id=cell, name=tr(N_("Organisers")), mark="OR", hue=0)
    return CellTag(id=cell, name=cell, mark=cell[:2].upper(), hue=0)


def composer_of(state: State, seat: SeatState) -> ComposerView:
    """The forms for messages, statements and agreements."""
    playing = seat.cell in state.cells
    return ComposerView(
        own=tag_of(state, seat.cell) if playing else None,
        cells=playing_tags(state),
        white=tag_of(state, WHITE),
        personas=personas(state) if seat.cell == WHITE else (),
        facts=facts(state) if seat.cell == WHITE else (),
    )


def move_form_of(state: State, seat: SeatState) -> MoveFormView:
    """The form for a move, of a playing cell."""
    world = state.the_world
    return MoveFormView(
        own=tag_of(state, seat.cell),
        cells=tuple(tag for tag in playing_tags(state) if tag.id != seat.cell),
        white=tag_of(state, WHITE),
        instruments=tuple((one.id, one.name) for one in world.instruments),
        tags=world.tags,
        menu=tuple(menu_move_view(state, seat.cell, move) for move in menu_of(state, seat.cell)),
    )
