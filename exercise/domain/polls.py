"""Rules of sealed questions: put to cells and seats, answered in private, closed, opened."""

from typing import Literal

from exercise.domain import audience, commands, payloads
from exercise.domain.audience import Audience, recipient_cell
from exercise.domain.decision import (
    Context,
    Deciders,
    Decision,
    playing_seat,
    readable,
    record,
    require_no_noduff,
    require_open,
    require_white,
    to_everyone,
)
from exercise.domain.entry import Draft
from exercise.domain.payloads import AnswerSealed, AskedAs, InjectDelivered, OpenedAnswer
from exercise.domain.refusal import N_, Refused
from exercise.domain.rulings import track_readers
from exercise.domain.scenario import Inject, Question, Track
from exercise.domain.state import Life, MselRow, PollState, SeatState, State
from exercise.domain.traffic import acknowledgement, readable_item


def put_entries(inject: Inject, to: tuple[str, ...], context: Context) -> tuple[Draft, ...]:
    """The entry that opens a question for answers, where an inject that goes out asks one."""
    if inject.ask is None:
        return ()
    put = payloads.PollPut(
        inject=inject.id, to=to, track=inject.ask.track, within_ms=inject.ask.within_ms
    )
    item = context.new_id(f"{inject.id}/poll")
    return (record(put, by=context.actor, to=audience.STAFF_ONLY, item=item),)


def answer(state: State, command: commands.AnswerPoll, context: Context) -> Decision:
    """An answer for one's cell, or for the seat that was asked; until closing the newest counts."""
    seat = playing_seat(state, context)
    require_open(state)
    item = readable_item(state, seat, command.item)
    poll = state.polls.get(state.roots.get(item.id, ""))
    if poll is None:
        raise Refused("not_a_question", N_("This asks for no sealed answer."))
    if not takes_answers(poll, context.t):
        raise Refused("poll_closed", N_("This question is closed: no more answers are taken."))
    row = state.msel[poll.inject]
    who = whom_it_asks(row, item.id, seat.cell)
    if who is None or row.inject is None or row.inject.ask is None:
        raise Refused("not_asked", N_("This question was not put to you."))
    answers = answerer(state, who)
    if "." in who and (answers is None or answers.id != seat.id):
        raise Refused("not_asked", N_("This is for somebody else to answer now."))
    sealed = _sealed(row.inject.ask, command)
    before = poll.answer_of(who)
    if before is not None and state.items[before.item].payload == sealed:
        return Decision(answer={"already": True})
    kept_as = before.item if before else context.new_id("answer")
    own = answer_readers(state, poll, who)
    given = payloads.AnswerGiven(
        who=who,
        cell=seat.cell,
        seat_title=seat.title,
        answer=kept_as,
        on=_asked_under(state, row, who),
    )
    to_staff_too = audience.of(*own, *audience.STAFF)
    return Decision(
        (
            record(given, by=seat.id, to=to_staff_too, item=poll.id),
            record(sealed, by=seat.id, to=own, item=kept_as),
            *acknowledgement(state, seat, item),
        ),
    )


def close(state: State, command: commands.ClosePoll, context: Context) -> Decision:
    """No more answers are taken; a polled track takes their mean."""
    require_white(state, context)
    poll = _staff_poll(state, command.poll)
    return Decision(() if poll.closed_t is not None else close_entries(state, poll, context))


def open_answers(state: State, command: commands.OpenPoll, context: Context) -> Decision:
    """Shows all answers, to the staff or to everyone; whoever saw them keeps them."""
    require_white(state, context)
    poll = _staff_poll(state, command.poll)
    item = context.new_id("answers")
    opened = _opening(state, poll, command.to, context, item)
    if not opened:
        return Decision(answer={"already": True})
    closing = () if poll.closed_t is not None else close_entries(state, poll, context)
    return Decision((*closing, *opened), answer={"item": item})


def open_all(state: State, command: commands.OpenPolls, context: Context) -> Decision:
    """The same of several that are closed, at one word."""
    require_white(state, context)
    drafts: list[Draft] = []
    for poll in [_staff_poll(state, one) for one in dict.fromkeys(command.polls)]:
        if poll.closed_t is None:
            raise Refused("not_closed", N_("One of these questions still takes answers."))
        drafts += _opening(state, poll, command.to, context, context.new_id(f"answers/{poll.id}"))
    return Decision(tuple(drafts), answer={} if drafts else {"already": True})


def _opening(
    state: State, poll: PollState, to: Literal["staff", "everyone"], context: Context, item: str
) -> tuple[Draft, ...]:
    """The entries that show a question's answers; none where that was done, or it was erased."""
    inject = state.msel[poll.inject].inject
    if inject is None or inject.ask is None or poll.opened in ("everyone", to):
        return ()
    told = payloads.AnswersTold(
        title=inject.title,
        question=inject.ask.as_asked(),
        to=poll.to,
        answers=opened_answers(state, poll),
        language=inject.language,
        asked=asked_as(state, poll),
        put_at=poll.at,
        put_t=poll.t,
    )
    opened = payloads.PollOpened(to=to, copy_id=item)
    staff = audience.of(*audience.STAFF, audience.ORGANISERS)
    readers = to_everyone(state) if to == "everyone" else staff
    return (
        record(opened, by=context.actor, to=audience.STAFF_ONLY, item=poll.id),
        record(told, by=context.actor, to=readers, item=item),
    )


# ── time ─────────────────────────────────────────────────────────────────────


def takes_answers(poll: PollState, t: int) -> bool:
    """Whether a question is open for answers at exercise time ``t``."""
    return poll.closed_t is None and (poll.due_t is None or t < poll.due_t)


def next_to_close(state: State) -> PollState | None:
    """The question that time closes first, as things stand."""
    timed = (
        state.polls[inject] for inject in state.open_polls if state.polls[inject].due_t is not None
    )
    return min(timed, key=lambda poll: (poll.due_t, poll.inject), default=None)


def close_entries(state: State, poll: PollState, context: Context) -> tuple[Draft, ...]:
    """That a question closed, and what its answers did to a polled track."""
    closed = record(
        payloads.PollClosed(),
        by=context.actor,
        to=audience.of(*_asked_readers(state, poll), *audience.STAFF),
        item=poll.id,
    )
    track = next((one for one in state.the_world.tracks if one.id == poll.track), None)
    after = _mean(state, poll, track) if track is not None else None
    before = state.track_value(track.id) if track is not None else None
    plays = state.life in (Life.RUNNING, Life.PAUSED)
    if track is None or after is None or before is None or after == before or not plays:
        return (closed,)
    moved = payloads.TrackChanged(track=track.id, before=before, after=after)
    return (closed, record(moved, by=context.actor, to=track_readers(state, track)))


def _mean(state: State, poll: PollState, track: Track) -> int | None:
    """The answers' mean on the track's own range, halves rounded up; None without answers."""
    inject = state.msel[poll.inject].inject
    scale = inject.ask.scale if inject is not None and inject.ask is not None else None
    given = [one.value for one in opened_answers(state, poll) if one.value is not None]
    if scale is None or not given:
        return None
    above = sum(given) - len(given) * scale.low
    whole = len(given) * (scale.high - scale.low)
    return track.low + (2 * above * (track.high - track.low) + whole) // (2 * whole)


# ── who asks, who answers ────────────────────────────────────────────────────


def whom_it_asks(row: MselRow, item: str, cell: str) -> str | None:
    """The recipient, a cell or a seat of it, that a delivered item asks."""
    return next(
        (
            to
            for to, copy in (*row.deliveries, *row.acting)
            if copy == item and to.partition(".")[0] == cell
        ),
        None,
    )


def answerer(state: State, who: str) -> SeatState | None:
    """The seat that may answer now: the one that was asked or, while it is empty, who acts for it.

    None where a whole cell was asked, or nobody is there.
    """
    seat = state.seats.get(who)
    if seat is None:
        return None
    return seat if state.is_played(seat) else state.acts_for(seat)


def unread(state: State, poll: PollState, t: int) -> tuple[str, ...]:
    """Seats that have not answered, where who may answer now has no copy of the question."""
    if not takes_answers(poll, t):
        return ()
    silent = (who for who in poll.to if poll.answer_of(who) is None)
    return tuple(who for who in silent if _has_no_copy(state, state.msel[poll.inject], who))


def _has_no_copy(state: State, row: MselRow, who: str) -> bool:
    found = answerer(state, who)
    return found is not None and not any(readable(state, found, copy) for copy in _copies(row, who))


def _copies(row: MselRow, who: str) -> tuple[str, ...]:
    """Items under which this recipient, or who acts for it, was asked; the newest last."""
    return tuple(copy for to, copy in (*row.deliveries, *row.acting) if to == who)


def _asked_under(state: State, row: MselRow, who: str) -> str:
    """The copy that waits for the answer: what was handed on since asks no second one."""
    copies = _copies(row, who)
    return next((copy for copy in copies if copy in state.addressed), copies[-1])


def answer_readers(state: State, poll: PollState, who: str) -> Audience:
    """Who reads a sealed answer: the cell that was asked; or the seat, and who answers for it.

    Whoever could read an earlier one goes on doing so.
    """
    if "." not in who:
        return audience.of(audience.cell_viewer(who))
    before, now = poll.answer_of(who), answerer(state, who)
    earlier = state.items[before.item].audience if before else ()
    acting = (audience.seat_viewer(now.id),) if now else ()
    return audience.of(audience.seat_viewer(who), *earlier, *acting)


def opened_answers(state: State, poll: PollState) -> tuple[OpenedAnswer, ...]:
    """All answers as they stand, in the order of those asked."""
    found = ((who, poll.answer_of(who)) for who in poll.to)
    sealed = ((who, one, state.items[one.item].payload) for who, one in found if one is not None)
    return tuple(
        OpenedAnswer(
            who=who,
            value=one.value,
            option=one.option,
            text=one.text,
            at=given.at,
            t=given.t,
            by_program=recipient_cell(who) in state.standins,
        )
        for who, given, one in sealed
        if isinstance(one, AnswerSealed)
    )


def asked_as(state: State, poll: PollState) -> tuple[AskedAs, ...]:
    """The question in each of its wordings, as it was put, in the order of those asked."""
    row = state.msel[poll.inject]
    readers: dict[tuple[str, str], list[str]] = {}
    for who in poll.to:
        put = state.items[_copies(row, who)[0]].payload
        if isinstance(put, InjectDelivered):
            readers.setdefault((put.title, put.text or ""), []).append(who)
    return tuple(AskedAs(to=to, title=title, text=text) for (title, text), to in readers.items())


def _asked_readers(state: State, poll: PollState) -> set[str]:
    """All who have the question on their page."""
    row = state.msel[poll.inject]
    own = (
        audience.seat_viewer(who) if "." in who else audience.cell_viewer(who) for who in poll.to
    )
    acting = (state.items.get(copy) for to, copy in row.acting if to in poll.to)
    return {*own, *(viewer for item in acting if item for viewer in item.audience)}


def _staff_poll(state: State, poll_id: str) -> PollState:
    poll = state.polls.get(state.roots.get(poll_id, ""))
    if poll is None:
        raise Refused("unknown_poll", N_("There is no such question, or it was erased."))
    require_no_noduff(state)
    if state.life is Life.CLOSED:
        raise Refused("closed", N_("The exercise is closed."))
    return poll


# ── what is an answer ────────────────────────────────────────────────────────


def _sealed(question: Question, command: commands.AnswerPoll) -> AnswerSealed:
    if question.scale is not None:
        return AnswerSealed(value=_on_scale(question, command.value))
    if question.choice is not None:
        if command.option is None or question.option(command.option) is None:
            raise Refused("bad_answer", N_("Choose one of the answers."))
        return AnswerSealed(option=command.option)
    most = question.text or 0
    if not command.text:
        raise Refused("bad_answer", N_("Write an answer."))
    if len(command.text.split()) > most:
        raise Refused("bad_answer", N_("Write at most %(most)s words."), most=most)
    return AnswerSealed(text=command.text)


def _on_scale(question: Question, value: int | None) -> int:
    scale = question.scale
    if scale is None or value is None or not scale.low <= value <= scale.high:
        raise Refused(
            "bad_answer",
            N_("Give a number from %(low)s to %(high)s."),
            low=scale.low if scale else 0,
            high=scale.high if scale else 0,
        )
    return value


DECIDERS: Deciders = {
    commands.AnswerPoll: answer,
    commands.ClosePoll: close,
    commands.OpenPoll: open_answers,
    commands.OpenPolls: open_all,
}
