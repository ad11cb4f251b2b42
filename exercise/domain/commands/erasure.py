"""Erasure."""

from typing import Literal

from exercise.domain.commands.base import Command, Id
from exercise.domain.text import Line


class EraseItem(Command):
    type: Literal["item.erase"]
    item: Id
    reason: Line


class EraseName(Command):
    type: Literal["name.erase"]
    person: Id


ErasureCommand = EraseItem | EraseName
