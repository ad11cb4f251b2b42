"""Moves being written, shared inside a team: one hand at a time, the others assent or dissent.

Drafts stand beside the log, on disk at every save; they survive updates, a lost connection and a
restart. Nobody outside the team, the white cell included, ever reads one.
"""

from dataclasses import dataclass, replace
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, TypeAdapter

from exercise.app.memory import Memory
from exercise.app.ports import DropDraft, PutDraft, SideWrite, TeamDraft
from exercise.domain.commands import Command, Id, Ids, MenuValues
from exercise.domain.decision import readable
from exercise.domain.refusal import N_, Refused
from exercise.domain.scenario import Openness
from exercise.domain.state import SeatState, State
from exercise.domain.text import Line, OptionalLine, OptionalProse

MAX_DRAFTS = 50
"""Per team; a team that reaches it has long lost count."""


class Fields(Command):
    """What a draft may hold; everything may still be missing."""

    title: OptionalLine = ""
    instrument: OptionalLine = ""
    order: OptionalProse = ""
    actor: OptionalLine = ""
    targets: Ids = ()
    tags: Annotated[tuple[Line, ...], Field(max_length=20)] = ()
    intent: OptionalProse = ""
    openness: Openness = "private"
    answers: Id | None = None
    option: Id | None = None
    """Of the decision that ``answers`` puts."""
    takes_ms: Annotated[int, Field(ge=0, le=7 * 24 * 3_600_000)] = 600_000
    menu: Id | None = None
    values: MenuValues = Field(default_factory=dict)
    proposed: bool = False
    """Put to the team by its hand, as it stands."""


class OpenDraft(Fields):
    type: Literal["draft.open"]


class SaveDraft(Fields):
    type: Literal["draft.save"]
    draft: Id
    version: int
    """The version that was on screen when writing began."""


class TakeDraft(Command):
    type: Literal["draft.take"]
    draft: Id


class GiveOpinion(Command):
    type: Literal["draft.opinion"]
    draft: Id
    version: int
    """The version that was on screen: nobody agrees to words that came meanwhile."""
    opinion: Literal["assent", "dissent"]


class DiscardDraft(Command):
    type: Literal["draft.discard"]
    draft: Id


DraftCommand = Annotated[
    OpenDraft | SaveDraft | TakeDraft | GiveOpinion | DiscardDraft, Field(discriminator="type")
]
_COMMANDS: TypeAdapter[DraftCommand] = TypeAdapter(
    DraftCommand, config=ConfigDict(defer_build=True)
)


def parse_draft_command(raw: Any) -> DraftCommand:
    """The typed command of decoded JSON.

    Raises:
        pydantic.ValidationError: unknown type, missing or malformed fields.
    """
    return _COMMANDS.validate_python(raw)


def build_validators() -> None:
    """Builds what the first command would build."""
    _COMMANDS.rebuild()


@dataclass(frozen=True, slots=True)
class Change:
    """What a draft command comes to."""

    write: SideWrite
    answer: dict[str, Any]


def change(
    command: DraftCommand,
    *,
    state: State,
    memory: Memory,
    seat: SeatState,
    new_id: str,
    at: int,
) -> Change:
    """What the command changes.

    Raises:
        Refused: not this team's draft, not this seat's hand, or an older version.
    """
    if seat.cell not in state.cells:
        raise Refused("not_playing", N_("Only a playing cell writes moves."))
    if isinstance(command, OpenDraft):
        return _open(command, state, memory, seat, new_id, at)
    draft = memory.draft(command.draft)
    if draft is None or draft.cell != seat.cell:
        raise Refused("unknown_draft", N_("This draft is gone: it was sent or discarded."))
    if isinstance(command, SaveDraft):
        return _save(command, state, draft, seat, at)
    if isinstance(command, TakeDraft):
        body = draft.body | {"proposed": False}
        taken = replace(draft, hand=seat.id, version=draft.version + 1, saved_at=at, body=body)
        return _put(taken)
    if isinstance(command, GiveOpinion):
        return _opinion(command, draft, seat)
    _require_hand(draft, seat)
    return Change(DropDraft(draft.id), {"draft": draft.id})


def _open(
    command: OpenDraft, state: State, memory: Memory, seat: SeatState, new_id: str, at: int
) -> Change:
    body = _body(command, state, seat)
    opened = memory.draft(new_id)
    if opened is not None:  # sent again, for want of an answer
        _require_hand(opened, seat)
        if body != opened.body:
            raise _stale(opened)
        return _put(opened)
    if len(memory.drafts_of(seat.cell)) >= MAX_DRAFTS:
        raise Refused("too_many_drafts", N_("Your team has very many drafts. Discard some first."))
    draft = TeamDraft(
        id=new_id,
        cell=seat.cell,
        version=1,
        body=body,
        hand=seat.id,
        assents=(),
        dissents=(),
        saved_at=at,
    )
    return _put(draft)


def _save(command: SaveDraft, state: State, draft: TeamDraft, seat: SeatState, at: int) -> Change:
    _require_hand(draft, seat)
    if command.version != draft.version:
        raise _stale(draft)
    return _write(draft, _body(command, state, seat), at)


def _stale(draft: TeamDraft) -> Refused:
    """Says what stands there now: a tab can tell by it its own, unanswered save."""
    return Refused(
        "stale_draft",
        N_("Somebody saved this draft meanwhile. Take it over to see the newest text."),
        details={"draft": draft.id, "version": draft.version, "fields": draft.body},
    )


def _write(draft: TeamDraft, body: dict[str, Any], at: int) -> Change:
    """Another text; what the others thought of the one before falls away."""
    if body == draft.body:
        return _put(draft)
    written = replace(draft, body=body, version=draft.version + 1, saved_at=at)
    if body | {"proposed": False} == draft.body | {"proposed": False}:
        return _put(written)
    return _put(replace(written, assents=(), dissents=()))


def _opinion(command: GiveOpinion, draft: TeamDraft, seat: SeatState) -> Change:
    if command.version != draft.version:
        raise Refused("stale_draft", N_("The draft has changed meanwhile. Read it once more."))
    assents = tuple(one for one in draft.assents if one != seat.id)
    dissents = tuple(one for one in draft.dissents if one != seat.id)
    if command.opinion == "assent":
        assents = (*assents, seat.id)
    else:
        dissents = (*dissents, seat.id)
    return _put(replace(draft, assents=assents, dissents=dissents))


def _require_hand(draft: TeamDraft, seat: SeatState) -> None:
    if draft.hand != seat.id:
        raise Refused(
            "not_your_hand",
            N_("Another member is writing this draft. Take it over first."),
            details={"hand": draft.hand},
        )


def _body(command: Fields, state: State, seat: SeatState) -> dict[str, Any]:
    if command.answers is not None and not readable(state, seat, command.answers):
        raise Refused("unknown_item", N_("What you refer to is not there."))
    return command.model_dump(mode="json", exclude={"type", "draft", "version"})


def _put(draft: TeamDraft) -> Change:
    return Change(PutDraft(draft), {"draft": draft.id, "version": draft.version})
