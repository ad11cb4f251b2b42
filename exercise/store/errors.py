"""What can go wrong around a data folder or a database, said so that it can be put right."""

from pathlib import Path

from exercise.domain.refusal import N_
from exercise.domain.told import Told


class StoreError(Told):
    """Base of all: complete messages for the person at the keyboard."""


class FolderUnusable(StoreError):
    """The data folder cannot be made, or not written."""

    def __init__(self, data: Path, why: str) -> None:
        super().__init__(
            N_(
                "The data folder %(data)s cannot be used: %(why)s. "
                "Give another one with --data, or make this one writable."
            ),
            data=data,
            why=why,
        )


class DataHeld(StoreError):
    """Another server runs on the data folder."""

    def __init__(self, data: Path) -> None:
        super().__init__(
            N_(
                "Another server holds the data folder %(data)s. "
                "Stop that one first, or give this one a folder of its own with --data."
            ),
            data=data,
        )


class NoData(StoreError):
    """A command was given a folder that no server has written yet."""

    def __init__(self, data: Path) -> None:
        super().__init__(
            N_(
                "There is no exercise in %(data)s. "
                "Give the folder that the server was started with."
            ),
            data=data,
        )


class NewerData(StoreError):
    """The database was written by a newer version of the program."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(
            N_(
                "%(where)s was written by a newer version of Startex (%(what)s). "
                "Nothing was changed. Update Startex, or give another folder with --data."
            ),
            where=where,
            what=what,
        )


class OlderData(StoreError):
    """The database must be brought up to date first, which only the server does."""

    def __init__(self, where: str) -> None:
        super().__init__(
            N_(
                "%(where)s was written by an older version of Startex. "
                "Start the server on it once: it keeps a copy and brings it up to date."
            ),
            where=where,
        )


class DatabaseUnusable(StoreError):
    """The database cannot be reached, or is of a kind that is not supported."""

    def __init__(self, where: str, why: str) -> None:
        super().__init__(
            N_("The database %(where)s cannot be used: %(why)s."), where=where, why=why
        )


class UnknownExercise(StoreError):
    """No exercise of that id."""

    def __init__(self, exercise: str) -> None:
        super().__init__(N_("There is no exercise “%(exercise)s” here."), exercise=exercise)
