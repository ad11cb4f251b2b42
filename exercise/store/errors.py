"""What can go wrong around a data folder or a database, said so that it can be put right."""

from pathlib import Path


class StoreError(Exception):
    """Base of all; ``str()`` is a complete message for the person at the keyboard."""


class FolderUnusable(StoreError):
    """The data folder cannot be made, or not written."""

    def __init__(self, data: Path, why: str) -> None:
        super().__init__(
            f"The data folder {data} cannot be used: {why}. "
            "Give another one with --data, or make this one writable."
        )


class DataHeld(StoreError):
    """Another server runs on the data folder."""

    def __init__(self, data: Path) -> None:
        super().__init__(
            f"Another server holds the data folder {data}. "
            "Stop that one first, or give this one a folder of its own with --data."
        )


class NoData(StoreError):
    """A command was given a folder that no server has written yet."""

    def __init__(self, data: Path) -> None:
        super().__init__(
            f"There is no exercise in {data}. Give the folder that the server was started with."
        )


class NewerData(StoreError):
    """The database was written by a newer version of the program."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(
            f"{where} was written by a newer version of Startex ({what}). "
            "Nothing was changed. Update Startex, or give another folder with --data."
        )


class OlderData(StoreError):
    """The database must be brought up to date first, which only the server does."""

    def __init__(self, where: str) -> None:
        super().__init__(
            f"{where} was written by an older version of Startex. "
            "Start the server on it once: it keeps a copy and brings it up to date."
        )


class DatabaseUnusable(StoreError):
    """The database cannot be reached, or is of a kind that is not supported."""

    def __init__(self, where: str, why: str) -> None:
        super().__init__(f"The database {where} cannot be used: {why}.")


class UnknownExercise(StoreError):
    """No exercise of that id."""

    def __init__(self, exercise: str) -> None:
        super().__init__(f"There is no exercise “{exercise}” here.")
