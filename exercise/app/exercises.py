"""The exercises of one server: opened, created, listed, discarded."""

import secrets
import threading
from collections.abc import Callable, Mapping, Sequence

from exercise.app.offload import Offload, inline
from exercise.app.ports import ExerciseRow, Store
from exercise.app.running import RunningExercise
from exercise.app.times import Salts, SystemTimes, Times, random_salt
from exercise.domain.creation import first_entries
from exercise.domain.refusal import N_, Refused
from exercise.domain.scenario import Scenario

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def new_exercise_id() -> str:
    """Eight letters and digits that nobody confuses; unguessable enough not to be stumbled on."""
    return "".join(secrets.choice(_LETTERS) for _ in range(8))


class Exercises:
    """Every exercise of the data folder, opened when first asked for."""

    def __init__(
        self,
        store: Store,
        *,
        key: bytes,
        times: Times | None = None,
        salts: Salts = random_salt,
        offload: Offload = inline,
        new_id: Callable[[], str] = new_exercise_id,
        watched: bool = True,
    ) -> None:
        self._store = store
        self._key = key
        self._times = times or SystemTimes()
        self._salts = salts
        self._run = offload
        self._new_id = new_id
        self._watched = watched
        self._open: dict[str, RunningExercise] = {}
        self._lock = threading.RLock()
        self._on_open: list[Callable[[RunningExercise], None]] = []

    def on_open(self, hear: Callable[[RunningExercise], None]) -> None:
        """Tells ``hear`` of every exercise that is opened from now on."""
        self._on_open.append(hear)

    def rows(self) -> Sequence[ExerciseRow]:
        """All exercises, oldest first."""
        return self._run(self._store.exercises)

    def opened(self) -> Sequence[RunningExercise]:
        """Those that are open."""
        return tuple(self._open.values())

    def get(self, exercise: str) -> RunningExercise | None:
        """The exercise of that id, opened if need be; None when there is none."""
        found = self._open.get(exercise)
        if found is not None:
            return found
        with self._lock:
            row = next((row for row in self.rows() if row.id == exercise), None)
            return None if row is None else self._opened(row)

    def _opened(self, row: ExerciseRow) -> RunningExercise:
        found = self._open.get(row.id)
        if found is not None:
            return found
        running = RunningExercise(
            row,
            self._store,
            times=self._times,
            salts=self._salts,
            key=self._key,
            offload=self._run,
            watched=self._watched,
        )
        running.open()
        self._open[row.id] = running
        for hear in self._on_open:
            hear(running)
        return running

    def create(
        self,
        scenario: Scenario,
        *,
        scenario_hash: str,
        name: str,
        rate_milli: int = 1_000,
        files: Mapping[str, bytes] | None = None,
    ) -> RunningExercise:
        """A new exercise of this scenario, in its lobby.

        ``files`` are the bytes, by SHA-256, of what its injects carry; without them an exercise
        that nobody looks at does as well.

        Raises:
            KeyError: some of them are missing.
        """
        carried = {file.digest: files[file.digest] for file in scenario.files()} if files else {}
        at = self._times.wall_ms()
        row = ExerciseRow(
            id=self._new_id(),
            name=name,
            scenario_hash=scenario_hash,
            created_at=at,
            closed=False,
        )
        drafts = first_entries(
            scenario, scenario_hash=scenario_hash, name=name, rate_milli=rate_milli
        )
        salts = [self._salts() for _ in drafts]
        with self._lock:
            self._run(lambda: self._store.create(row, drafts, at=at, salts=salts, carried=carried))
            return self._opened(row)

    def discard(self, exercise: str) -> None:
        """Removes an exercise and everything of it.

        Raises:
            Refused: it is under way.
        """
        with self._lock:
            found = self.get(exercise)
            if found is None:
                raise Refused("unknown_exercise", N_("There is no such exercise."))
            if found.state.running:
                raise Refused(
                    "running", N_("This exercise is running. Pause or end it before discarding it.")
                )
            self._open.pop(exercise, None)
            self._run(lambda: self._store.discard(exercise))
