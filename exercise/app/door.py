"""The one door: whatever a seat asks for comes through here, typed or refused."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from exercise.app import drafts
from exercise.app.answers import Answer, accepted, refused
from exercise.app.carried import Brought, kept_with
from exercise.app.memory import Memory
from exercise.app.ports import (
    AddCredential,
    CloseExercise,
    Credential,
    DropCredentials,
    DropDraft,
    EraseName,
    SideWrite,
)
from exercise.app.running import RunningExercise
from exercise.domain import commands as c
from exercise.domain import editing
from exercise.domain.decide import decide
from exercise.domain.decision import Context, Decision
from exercise.domain.refusal import N_, Refused
from exercise.domain.state import State

MAX_ID = 64


def submit(
    exercise: RunningExercise,
    seat: str,
    command_id: Any,
    raw: Any,
    brought: Brought | None = None,
) -> Answer:
    """Carries out one command of a seat, as decoded JSON; never raises for bad input.

    ``command_id`` is the sender's, unique per seat: a repeat is answered alike and done once.
    ``brought`` is a file that comes with it.
    """
    try:
        identity = _command_id(command_id)
        if not isinstance(raw, Mapping):
            raise Refused("malformed", N_("A command is a JSON object with a “type”."))
        kind = raw.get("type")
        if isinstance(kind, str) and kind.startswith("draft."):
            return _draft(exercise, seat, identity, drafts.parse_draft_command(raw))
        draft = None
        if kind == "move.submit":
            _require_own_words(raw)
            draft = raw.get("draft")
        if draft is not None:
            return _submit_draft(exercise, seat, identity, draft)
        command = c.parse_command(raw)
    except ValidationError as wrong:
        return refused(_malformed(wrong))
    except Refused as refusal:
        return refused(refusal)
    return carry_out(exercise, seat, identity, command, brought)


def _require_own_words(raw: Mapping[str, Any]) -> None:
    """Assent and dissent are the others' to give: they come from the team's draft alone."""
    for field in ("assents", "dissents"):
        if raw.get(field):
            raise Refused(
                "malformed",
                N_("“%(field)s” is not known here."),
                details={"field": field},
                field=field,
            )


def carry_out(
    exercise: RunningExercise,
    seat: str,
    command_id: str,
    command: c.Command,
    brought: Brought | None = None,
) -> Answer:
    """Carries out one typed command."""

    def rule(state: State, context: Context) -> Decision:
        if brought is not None:
            return editing.bring(state, command, brought.attachment, context)
        return decide(state, command, context)

    def beside(state: State, _: Decision) -> Sequence[SideWrite]:
        if brought is not None:
            return kept_with(exercise.files, brought)
        return _side_writes(command, state, exercise.memory)

    return exercise.perform(seat, command_id, rule, beside)


def _side_writes(command: c.Command, state: State, memory: Memory) -> Sequence[SideWrite]:
    """What a command changes beside the log: whose devices hold which seat, whose name is kept."""
    match command:
        case c.VacateSeat(seat=seat):
            return (DropCredentials(seat),)
        case c.GrantSeat(request=request):
            asked = state.requests[request]
            held = memory.credentials_of(request_seat(request))
            return (
                DropCredentials(asked.seat),
                *(AddCredential(_moved(one, asked.seat)) for one in held),
                DropCredentials(request_seat(request)),
            )
        case c.RefuseSeat(request=request):
            return (DropCredentials(request_seat(request)),)
        case c.MovePerson(from_seat=old, to_seat=new):
            held = memory.credentials_of(old)
            return (
                *(AddCredential(_moved(one, new)) for one in held),
                DropCredentials(old),
            )
        case c.EraseName(person=person):
            return (EraseName(person),)
        case c.CloseExercise():
            return (CloseExercise(),)
        case _:
            return ()


def request_seat(request: str) -> str:
    """Under what a device's claim is kept while the white cell has not said yes."""
    return f"request:{request}"


def _moved(credential: Credential, seat: str) -> Credential:
    return replace(credential, seat=seat)


# ── drafts ───────────────────────────────────────────────────────────────────


def _draft(
    exercise: RunningExercise, seat_id: str, command_id: str, command: drafts.DraftCommand
) -> Answer:
    state = exercise.state
    seat = state.seats.get(seat_id)
    if seat is None:
        raise Refused("no_seat", N_("This seat does not exist. Join again from your link."))
    with exercise.exclusive():
        found = drafts.change(
            command,
            state=state,
            memory=exercise.memory,
            seat=seat,
            new_id=exercise.new_id(seat_id, command_id, "draft"),
            at=exercise.wall(),
        )
        exercise.write_draft(seat.cell, found.write)
    return accepted(found.answer)


def _submit_draft(exercise: RunningExercise, seat: str, command_id: str, draft_id: Any) -> Answer:
    """Submits a team's draft as it stands, with the assents and dissents it has."""

    def rule(state: State, context: Context) -> Decision:
        draft = exercise.memory.draft(str(draft_id))
        own = state.seats.get(seat)
        if draft is None or own is None or draft.cell != own.cell:
            raise Refused("unknown_draft", N_("This draft is gone: it was sent or discarded."))
        proposer = (draft.hand,) if draft.body.get("proposed") and draft.hand != seat else ()
        fields = draft.body | {
            "type": "move.submit",
            "assents": (*draft.assents, *proposer),
            "dissents": draft.dissents,
        }
        fields.pop("proposed", None)
        try:
            command = c.parse_command(fields)
        except ValidationError as wrong:
            raise _unfinished(wrong) from None
        return decide(state, command, context)

    def beside(_: State, __: Decision) -> Sequence[SideWrite]:
        return (DropDraft(str(draft_id)),)

    answer = exercise.perform(seat, command_id, rule, beside)
    own = exercise.state.seats.get(seat)
    if answer.ok and own is not None:
        exercise.notices.tell_drafts(own.cell)
    return answer


# ── what is wrong with it ────────────────────────────────────────────────────

NEEDED = {
    "title": N_("Give the move a title."),
    "instrument": N_("Choose an instrument of power."),
    "order": N_("Write the order: what is done, by whom, by when."),
}


def _unfinished(wrong: ValidationError) -> Refused:
    for error in wrong.errors(include_url=False, include_context=False, include_input=False):
        field = str(error["loc"][-1]) if error["loc"] else ""
        if field in NEEDED:
            return Refused("unfinished", NEEDED[field], details={"field": field})
    return _malformed(wrong)


def _malformed(wrong: ValidationError) -> Refused:
    """Names the first field that is wrong, and how; never repeats what was sent."""
    first = wrong.errors(include_url=False, include_context=False, include_input=False)[0]
    path = ".".join(str(part)[:40] for part in first["loc"][1:]) or "type"
    messages = {
        "missing": N_("“%(field)s” is missing."),
        "extra_forbidden": N_("“%(field)s” is not known here."),
        "string_too_long": N_("“%(field)s” is too long."),
        "too_long": N_("“%(field)s” has too many parts."),
        "union_tag_invalid": N_("There is no such command."),
        "union_tag_not_found": N_("A command is a JSON object with a “type”."),
    }
    message = messages.get(first["type"], N_("“%(field)s” is not as it should be."))
    if "%(field)s" not in message:
        return Refused("malformed", message)
    if first["type"] == "value_error" and path != "type":
        message = N_("“%(field)s” must not be empty.")
    return Refused("malformed", message, details={"field": path}, field=path)


def _command_id(command_id: Any) -> str:
    if not isinstance(command_id, str) or not 0 < len(command_id) <= MAX_ID:
        raise Refused("malformed", N_("Every command needs an id of 1 to 64 characters."))
    if not command_id.isascii() or not command_id.isprintable():
        raise Refused("malformed", N_("A command’s id is plain ASCII."))
    return command_id
