"""What the application needs of the outside, as protocols; ``exercise.store`` fulfils them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from exercise.domain.entry import Draft, Entry


class Conflict(Exception):
    """Another writer appended first: refold and decide again."""


@dataclass(frozen=True, slots=True)
class ExerciseRow:
    """One exercise of the data folder."""

    id: str
    name: str
    scenario_hash: str
    created_at: int
    """Wall ms."""
    closed: bool


@dataclass(frozen=True, slots=True)
class StreamEntry:
    """An entry as one viewer's stream has it."""

    cursor: int
    entry: Entry


@dataclass(frozen=True, slots=True)
class Person:
    """A name somebody typed; entries carry only the id."""

    id: str
    name: str
    """Empty once erased."""


@dataclass(frozen=True, slots=True)
class Credential:
    """A device's claim to a seat. Only the SHA-256 of the secret is kept."""

    seat: str
    person: str
    secret_hash: str
    created_at: int


@dataclass(frozen=True, slots=True)
class TeamDraft:
    """A move being written, shared inside its team; outside the log."""

    id: str
    cell: str
    version: int
    """Counts saves; a save of an older version is refused."""
    body: dict[str, Any]
    hand: str
    """Seat that is writing."""
    assents: tuple[str, ...]
    dissents: tuple[str, ...]
    saved_at: int


@dataclass(frozen=True, slots=True)
class AddPerson:
    person: Person


@dataclass(frozen=True, slots=True)
class EraseName:
    person: str


@dataclass(frozen=True, slots=True)
class AddCredential:
    credential: Credential


@dataclass(frozen=True, slots=True)
class DropCredentials:
    """Ends every device's claim to the seat, or only those of one person when named."""

    seat: str
    person: str | None = None


@dataclass(frozen=True, slots=True)
class DropDevice:
    """Ends one device's claim."""

    secret_hash: str


@dataclass(frozen=True, slots=True)
class PutDraft:
    """Inserts or replaces the team draft of that id."""

    draft: TeamDraft


@dataclass(frozen=True, slots=True)
class DropDraft:
    draft: str


@dataclass(frozen=True, slots=True)
class PutFile:
    """Keeps the bytes of a file that an entry of the same transaction names."""

    digest: str
    data: bytes


@dataclass(frozen=True, slots=True)
class ErasePayloads:
    """Takes payload and salt of these entries away, with answers and drafts of those items."""

    seqs: tuple[int, ...]
    items: tuple[str, ...]
    drafts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CloseExercise:
    pass


SideWrite = (
    AddPerson
    | EraseName
    | AddCredential
    | DropCredentials
    | DropDevice
    | PutDraft
    | DropDraft
    | PutFile
    | ErasePayloads
    | CloseExercise
)


@dataclass(frozen=True, slots=True)
class CommandRecord:
    """The answer given to a command, kept so that a repeat is answered alike."""

    seat: str
    command_id: str
    answer: dict[str, Any]
    """Ids and numbers only, never anybody's text. Once an entry that the command made is erased,
    ``{"erased": true}`` stands in its place."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """The last "alive at" of a running exercise."""

    at: int
    t: int


class Store(Protocol):
    """The log with its cursors and tables, and the little that lives beside it.

    Every method is one transaction. Calls block; the server runs them off its loop.
    """

    def exercises(self) -> Sequence[ExerciseRow]:
        """All exercises, oldest first; discarded ones are gone."""

    def create(
        self,
        row: ExerciseRow,
        drafts: Sequence[Draft],
        *,
        at: int,
        salts: Sequence[str],
        carried: Mapping[str, bytes] | None = None,
    ) -> Sequence[Entry]:
        """A new exercise with its first entries, at exercise time 0.

        ``carried`` are the bytes, by SHA-256, of the files that its injects carry.
        """

    def discard(self, exercise: str) -> None:
        """Removes every row of an exercise."""

    def append(
        self,
        exercise: str,
        drafts: Sequence[Draft],
        *,
        head: Entry,
        at: int,
        t: int,
        salts: Sequence[str],
        command: CommandRecord | None = None,
        also: Sequence[SideWrite] = (),
    ) -> Sequence[Entry]:
        """Entries after ``head`` with cursors, tables, answer and side writes, in one transaction.

        ``drafts`` may be empty when only the answer or side writes are to be kept.
        ``at`` is raised to the head's where a stepped clock made it smaller.

        Raises:
            Conflict: the log has grown past ``head``, or the command was answered meanwhile, or a
                newer version of a team draft is stored; nothing was written.
        """

    def read(self, exercise: str, *, after: int = 0, limit: int | None = None) -> Iterator[Entry]:
        """Entries with ``seq`` greater than ``after``, in order."""

    def head_seq(self, exercise: str) -> int:
        """Sequence number of the newest entry; 0 when there is none."""

    def stream(
        self, exercise: str, viewer: str, *, after: int, limit: int
    ) -> Sequence[StreamEntry]:
        """A viewer's entries with cursor greater than ``after``, in order."""

    def answer(self, exercise: str, seat: str, command_id: str) -> dict[str, Any] | None:
        """The answer kept for that command, if it was given before."""

    def write(self, exercise: str, also: Sequence[SideWrite]) -> None:
        """Side writes alone.

        Raises:
            Conflict: a newer version of a team draft is stored; nothing was written.
        """

    def scrub(self) -> bool:
        """Makes the bytes of what was erased vanish from all files, in as many turns as it takes.

        True when nothing is left to do; False when a reader held it up: call again in a while.
        """

    def file(self, exercise: str, digest: str) -> bytes | None:
        """The bytes of a file that injects carry; None once it was erased."""

    def files_size(self, exercise: str) -> int:
        """Bytes of all files that are kept for an exercise."""

    def people(self, exercise: str) -> Sequence[Person]: ...

    def credentials(self, exercise: str) -> Sequence[Credential]: ...

    def drafts(self, exercise: str) -> Sequence[TeamDraft]: ...

    def stamp(self, exercise: str, stamp: Stamp) -> None:
        """Records that the exercise was alive and running at that moment."""

    def last_stamp(self, exercise: str) -> Stamp | None: ...
