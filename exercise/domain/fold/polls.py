"""Folding sealed questions and that they were answered; the answers are items of their own."""

from dataclasses import replace

from exercise.domain.entry import Entry
from exercise.domain.fold.evolver import Evolver
from exercise.domain.fold.msel import answered_by
from exercise.domain.payloads import AnswerGiven, Payload, PollOpened, PollPut
from exercise.domain.state import AnswerState, PollState, State, changed


def put(state: State, entry: Entry, payload: PollPut) -> State:
    assert entry.item is not None
    within = payload.within_ms
    poll = PollState(
        id=entry.item,
        inject=payload.inject,
        to=payload.to,
        track=payload.track,
        due_t=None if within is None else entry.t + within,
        seq=entry.seq,
        at=entry.at,
        t=entry.t,
    )
    return changed(
        state,
        polls=state.polls.insert(poll.inject, poll),
        open_polls=state.open_polls.insert(poll.inject, None),
        roots=state.roots.insert(poll.id, poll.inject),
    )


def answer_given(state: State, entry: Entry, payload: AnswerGiven) -> State:
    poll = _poll(state, entry)
    if poll is None:
        return state
    given = AnswerState(payload.answer, payload.seat_title, entry.at, entry.t)
    answers = {**dict(poll.answers), payload.who: given}
    state = _with(state, replace(poll, answers=tuple(answers.items())))
    state = answered_by(state, entry, payload.on, payload.cell)
    return _with_copy(state, poll, payload.answer)


def closed(state: State, entry: Entry, payload: Payload) -> State:
    poll = _poll(state, entry)
    if poll is None:
        return state
    row = state.msel[poll.inject]
    unanswered = state.unanswered
    for item in {copy for _, copy in (*row.deliveries, *row.acting)}:
        for cell in state.addressed.get(item) or ():
            mine = unanswered.get(cell)
            if mine is not None:
                unanswered = unanswered.insert(cell, mine.discard(item))
    state = changed(state, unanswered=unanswered, open_polls=state.open_polls.discard(poll.inject))
    return _with(state, replace(poll, closed_t=entry.t, closed_at=entry.at))


def opened(state: State, entry: Entry, payload: PollOpened) -> State:
    poll = _poll(state, entry)
    if poll is None:
        return state
    return _with_copy(_with(state, replace(poll, opened=payload.to)), poll, payload.copy_id)


def _poll(state: State, entry: Entry) -> PollState | None:
    assert entry.item is not None
    return state.polls.get(state.roots.get(entry.item, ""))


def _with(state: State, poll: PollState) -> State:
    return changed(state, polls=state.polls.insert(poll.inject, poll))


def _with_copy(state: State, poll: PollState, item: str) -> State:
    """An answer goes with its question when that is erased, and the other way round."""
    before = state.copies.get(poll.inject) or ()
    if item in before:
        return state
    return changed(
        state,
        copies=state.copies.insert(poll.inject, (*before, item)),
        roots=state.roots.insert(item, poll.inject),
    )


EVOLVERS: dict[str, Evolver] = {
    "poll.put": put,
    "answer.given": answer_given,
    "poll.closed": closed,
    "poll.opened": opened,
}
