"""Rules for writing in the MSEL during the day: a new row by hand, or another wording or time."""

from zoneinfo import ZoneInfo

from exercise.domain import clock, commands, msel, written_times
from exercise.domain.decision import Context, Deciders, Decision, known_cells, require_facilitator
from exercise.domain.entry import Draft
from exercise.domain.refusal import N_, Refused
from exercise.domain.scenario import (
    MOST_ATTACHMENTS,
    PRESS,
    AtStoryTime,
    Attachment,
    ByHand,
    FromPhase,
    FromStartex,
    Inject,
    Release,
    Sender,
    Wording,
)
from exercise.domain.state import MselRow, RowStatus, State

BY_HAND = "by hand"
_LAST = 999
"""The highest number of a row, and of what stands behind its point."""


Brought = tuple[Attachment, ...]
"""Files that come with a command; nobody can name one that is not there."""


def bring(
    state: State, command: commands.Command, brought: Attachment, context: Context
) -> Decision:
    """A row written or amended, with a file that comes with the command."""
    match command:
        case commands.WriteInject():
            return write(state, command, context, (brought,))
        case commands.AmendInject():
            return amend(state, command, context, (brought,))
    raise Refused("bad_file", N_("Only an inject takes a file."))


def amend(
    state: State, command: commands.AmendInject, context: Context, brought: Brought = ()
) -> Decision:
    """Changes what is given of a row that has not gone out; the rest stays as it was."""
    require_facilitator(state, context)
    inject = msel.open_inject(state, command.inject)
    changes: dict[str, object] = {}
    if command.title:
        changes["title"] = command.title
    if command.text:
        changes["text"] = command.text
    texts = {cell: text for cell, text in command.texts.items() if text}
    known_cells(state, texts)
    wording = {
        cell: one
        if one.attachments is None
        else one.model_copy(update={"attachments": _with(one.attachments, brought)})
        for cell, one in inject.wording.items()
    }
    changes["wording"] = wording | {
        cell: wording.get(cell, Wording()).model_copy(update={"text": text})
        for cell, text in texts.items()
    }
    if command.at and _release(state, command.at) != inject.release:
        changes |= {"release": release_of(state, command.at, context), "when": None, "delay_ms": 0}
    if brought:
        changes["attachments"] = _with(inject.attachments, brought)
    changed = inject.model_copy(update=changes)
    if changed == inject:
        return Decision()
    msel.require_not_excluded(state, changed)
    row = state.msel[command.inject]
    stays = () if "release" in changes else _as_it_was(row, context)
    return Decision((msel.plan_entry(changed, context.actor), *stays))


def _as_it_was(row: MselRow, context: Context) -> tuple[Draft, ...]:
    """Planned anew it would go out: one that is kept, or lapsed, stays so with other words."""
    if row.status is RowStatus.KEPT:
        return (msel.keep_entry(row, context),)
    return tuple(msel.lapse_entry(row, why=why) for why in msel.BY_ITSELF if why == row.lapsed)


def _with(there: Brought, brought: Brought) -> Brought:
    if len(there) + len(brought) > MOST_ATTACHMENTS:
        raise Refused(
            "files_full",
            N_("An inject carries at most %(most)s files."),
            most=MOST_ATTACHMENTS,
        )
    return (*there, *brought)


def write(
    state: State, command: commands.WriteInject, context: Context, brought: Brought = ()
) -> Decision:
    """A new row, written by the facilitator during the day."""
    require_facilitator(state, context)
    msel.require_open_msel(state)
    to = known_cells(state, command.to)
    if not to:
        raise Refused("no_recipient", N_("Choose at least one cell that gets the inject."))
    press = command.medium in PRESS
    inject = Inject(
        id=f"i-{context.new_id('inject')}",
        number=next_number(state),
        title=command.title,
        release=release_of(state, command.at, context) if command.at else ByHand(),
        sender=Sender(name=command.sender),
        to=to,
        medium=command.medium,
        precedence=command.precedence,
        text=command.text,
        attachments=brought,
        public=press and to == state.cells,
        notes=command.notes or None,
        type="contingency",
    )
    return Decision((msel.plan_entry(inject, context.actor),), answer={"inject": inject.id})


def release_of(state: State, text: str, context: Context) -> Release:
    """The release that a written time means.

    Raises:
        Refused: it is not a time, its phase is unknown, or it has passed.
    """
    release = _release(state, text)
    if state.started_at is not None and _has_passed(state, release, context.t):
        raise Refused("past", N_("That time has passed. Give a later time, or release it now."))
    return release


def _has_passed(state: State, release: Release, t: int) -> bool:
    if isinstance(release, FromStartex):
        return release.ms <= t
    if isinstance(release, FromPhase):
        begun = next((one for one in state.phases if one.phase == release.phase), None)
        return begun is not None and begun.t + release.ms <= t
    return isinstance(release, AtStoryTime) and release.stamp <= clock.story_time(state, t)


def _release(state: State, text: str) -> Release:
    if text.casefold() == BY_HAND:
        return ByHand()
    ms = written_times.clock_ms(text)
    if ms is not None:
        return FromStartex(ms=ms)
    in_phase = written_times.phase_clock(text)
    if in_phase is not None and state.phase_spec(in_phase[0]) is not None:
        return FromPhase(phase=in_phase[0], ms=in_phase[1])
    stamp = written_times.stamp(text, ZoneInfo(state.the_world.timezone))
    if stamp is not None:
        return AtStoryTime(stamp=stamp)
    raise Refused(
        "bad_time",
        N_("Write the time as 01:45, as a phase and a time such as %(example)s, or “by hand”."),
        example=f"{state.the_world.phases[0].id}+00:05",
    )


def next_number(state: State) -> str:
    """A new row's number: one more than the highest; behind the last there can be, 999.1 and on."""
    taken = {row.inject.number for row in state.msel.values() if row.inject is not None}
    highest = max((int(number.split(".", maxsplit=1)[0]) for number in taken), default=0)
    if highest < _LAST:
        return str(highest + 1)
    behind = (f"{_LAST}.{place}" for place in range(1, _LAST + 1))
    free = next((number for number in behind if number not in taken), None)
    if free is None:
        raise Refused("msel_full", N_("The MSEL has no number left."))
    return free


DECIDERS: Deciders = {
    commands.AmendInject: amend,
    commands.WriteInject: write,
}
