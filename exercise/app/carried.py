"""Files that injects carry: what is kept of them, and what comes with a command."""

from collections.abc import Sequence
from dataclasses import dataclass

from exercise.app.offload import Offload
from exercise.app.ports import PutFile, SideWrite, Store
from exercise.domain.refusal import N_, Refused
from exercise.domain.scenario import Attachment

MOST_TOGETHER = 100_000_000
"""Bytes of all files of an exercise, the scenario's among them."""


@dataclass(frozen=True, slots=True)
class Brought:
    """A file that comes with a command, its content looked at already."""

    attachment: Attachment
    data: bytes


class Carried:
    """The files of one exercise, on disk."""

    def __init__(self, store: Store, exercise: str, offload: Offload) -> None:
        self._store = store
        self._exercise = exercise
        self._run = offload

    def get(self, digest: str) -> bytes | None:
        """The bytes of one; None once it was erased."""
        return self._run(lambda: self._store.file(self._exercise, digest))

    def size(self) -> int:
        """Bytes of all."""
        return self._run(lambda: self._store.files_size(self._exercise))


def kept_with(carried: Carried, brought: Brought) -> Sequence[SideWrite]:
    """What keeps the bytes, in the transaction whose entry names them.

    Raises:
        Refused: there would be too much of them.
    """
    if carried.size() + len(brought.data) > MOST_TOGETHER:
        raise Refused(
            "files_full",
            N_("The files of this exercise have %(most)s MB together: no more can be attached."),
            most=MOST_TOGETHER // 1_000_000,
        )
    return (PutFile(brought.attachment.file.digest, brought.data),)
