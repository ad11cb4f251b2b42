"""What stands beside the log, held in memory and changed only by side writes that are on disk."""

from collections.abc import Iterable

from exercise.app.beside import Beside, Presence
from exercise.app.ports import (
    AddCredential,
    AddPerson,
    Credential,
    DropCredentials,
    DropDevice,
    DropDraft,
    EraseName,
    Person,
    PutDraft,
    SideWrite,
    Store,
    TeamDraft,
)


class Memory:
    """Names, credentials, drafts and presence of one exercise."""

    def __init__(
        self,
        people: Iterable[Person] = (),
        credentials: Iterable[Credential] = (),
        drafts: Iterable[TeamDraft] = (),
    ) -> None:
        self._names = {person.id: person.name for person in people if person.name}
        self._credentials = {one.secret_hash: one for one in credentials}
        self._drafts = {draft.id: draft for draft in drafts}
        self._presence: dict[str, Presence] = {}
        self.held_t: int | None = None
        """Under a hold: the exercise time at which a row was last seen to have fallen due."""
        self.gates_t: int | None = None
        """Exercise time at which time alone was last seen to open or close a gate."""

    @classmethod
    def load(cls, store: Store, exercise: str) -> "Memory":
        """As it stands on disk."""
        return cls(store.people(exercise), store.credentials(exercise), store.drafts(exercise))

    def picture(self) -> Beside:
        """What pages are rendered from."""
        return Beside(
            names=dict(self._names),
            drafts=tuple(self._drafts.values()),
            presence=dict(self._presence),
            held_t=self.held_t,
            gates_t=self.gates_t,
        )

    def credentials_of(self, seat: str) -> tuple[Credential, ...]:
        """The devices that hold a seat."""
        return tuple(one for one in self._credentials.values() if one.seat == seat)

    def find_credential(self, secret_hash: str) -> Credential | None:
        """The claim that a device's secret stands for."""
        return self._credentials.get(secret_hash)

    def draft(self, draft: str) -> TeamDraft | None:
        """A team draft by id."""
        return self._drafts.get(draft)

    def drafts_of(self, cell: str) -> tuple[TeamDraft, ...]:
        """A team's drafts, oldest first."""
        return tuple(draft for draft in self._drafts.values() if draft.cell == cell)

    def apply(self, writes: Iterable[SideWrite]) -> None:
        """Takes over what has just been written to disk."""
        for write in writes:
            self._apply(write)

    def _apply(self, write: SideWrite) -> None:
        match write:
            case AddPerson(person):
                self._names[person.id] = person.name
            case EraseName(person_id):
                self._names.pop(person_id, None)
            case AddCredential(credential):
                self._credentials[credential.secret_hash] = credential
            case DropCredentials(seat, person_id):
                self._credentials = {
                    known: one
                    for known, one in self._credentials.items()
                    if one.seat != seat or (person_id is not None and one.person != person_id)
                }
            case DropDevice(known):
                self._credentials.pop(known, None)
            case PutDraft(draft):
                self._drafts[draft.id] = draft
            case DropDraft(draft_id):
                self._drafts.pop(draft_id, None)
            case _:
                pass

    def set_presence(self, seat: str, *, here: bool, at: int) -> bool:
        """Notes that a seat's devices came or went; tells whether that is news."""
        before = self._presence.get(seat)
        held = self.credentials_of(seat)
        person = held[-1].person if held else before.person if before else None
        if before is not None and (before.here, before.person) == (here, person):
            return False
        if before is None and not here:
            return False
        self._presence[seat] = Presence(here=here, since=at, person=person)
        return True

    def keep(self, picture: Beside) -> None:
        """Takes over what is nowhere on disk: who is connected, what time alone has done."""
        self._presence = dict(picture.presence)
        self.held_t, self.gates_t = picture.held_t, picture.gates_t

    def forget_presence(self, seat: str) -> None:
        """A seat that somebody left is neither here nor away."""
        self._presence.pop(seat, None)
