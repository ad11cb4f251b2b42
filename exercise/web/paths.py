"""Paths and links of an exercise, as they are now."""

from exercise.app import joining
from exercise.app.running import RunningExercise
from exercise.domain.scenario import OBSERVERS, ORGANISERS, WHITE


def join_path(exercise: RunningExercise, cell: str) -> str:
    """Path of a cell's join link."""
    return f"/x/{exercise.id}/join/{cell}/{joining.link_token(exercise, cell)}"


def projector_path(exercise: RunningExercise) -> str:
    """Path of the public screen."""
    return f"/x/{exercise.id}/projector/{joining.link_token(exercise, joining.PROJECTOR)}"


def owner_path(token: str) -> str:
    """Path of the owner's link."""
    return f"/owner/{token}"


def all_links(
    exercise: RunningExercise, *, base_url: str, owner_token: str
) -> dict[str, str | dict[str, str]]:
    """Every link of an exercise, as ``--links-file`` and ``startex links`` give them."""

    def join(cell: str) -> str:
        return base_url + join_path(exercise, cell)

    return {
        "url": base_url,
        "exercise": exercise.id,
        "facilitator": base_url + owner_path(owner_token),
        "white": join(WHITE),
        "observer": join(OBSERVERS),
        "organiser": join(ORGANISERS),
        "projector": base_url + projector_path(exercise),
        "cells": {cell: join(cell) for cell in exercise.state.cells},
    }
