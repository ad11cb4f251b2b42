"""The files last sent, in memory: all of a cell ask for the same one within a second."""

from collections import OrderedDict

from exercise.app.running import RunningExercise

MOST = 20_000_000
"""Bytes."""


class KeptFiles:
    """Files by exercise and digest. Who may have one is asked elsewhere, each time."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._files: OrderedDict[tuple[str, str], bytes] = OrderedDict()

    @property
    def size(self) -> int:
        """Bytes kept."""
        return sum(map(len, self._files.values()))

    def get(self, exercise: RunningExercise, digest: str) -> bytes | None:
        """The bytes, from memory or from disk; None once they were erased."""
        key = exercise.id, digest
        data = self._files.get(key)
        if data is None:
            data = exercise.files.get(digest)
            if data is None:
                return None
            self._files[key] = data
        self._files.move_to_end(key)
        while self.size > self._most:
            self._files.popitem(last=False)
        return data
