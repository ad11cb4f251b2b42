"""Sealed questions on pages: to answer, to close and open, and opened."""

from collections.abc import Iterable, Iterator

from exercise.app.read import moments, tags
from exercise.app.read.receipts import row_of
from exercise.app.read.viewers import own_cell
from exercise.app.view_models import polls as vm
from exercise.app.view_models.common import Moment
from exercise.app.view_models.text import paragraphs
from exercise.domain.audience import recipient_cell
from exercise.domain.payloads import (
    AnswerSealed,
    AnswersTold,
    AskedAs,
    InjectDelivered,
    OpenedAnswer,
)
from exercise.domain.polls import whom_it_asks
from exercise.domain.scenario import Question
from exercise.domain.state import Item, PollState, State

FEWEST_FOR_A_MEAN = 2


def question_body(inject: InjectDelivered) -> vm.QuestionBody:
    """A question as it would be read."""
    return vm.QuestionBody(
        title=inject.title,
        paragraphs=paragraphs(inject.text or ""),
        ask=_ask(inject.ask or Question(text=1)),
    )


def asked_body(state: State, item: Item, inject: InjectDelivered, viewer: str) -> vm.QuestionBody:
    """A question as the viewer has it, with the answer that its own cell or seat gave."""
    body = question_body(inject)
    poll = state.polls.get(state.roots.get(item.id, ""))
    if poll is None:
        return body
    return vm.QuestionBody(
        title=body.title,
        paragraphs=body.paragraphs,
        ask=body.ask,
        state="open" if poll.closed_t is None else "closed",
        own=_own(state, item, poll, inject, viewer),
    )


def _own(
    state: State, item: Item, poll: PollState, inject: InjectDelivered, viewer: str
) -> vm.OwnAnswer | None:
    row = row_of(state, item.id)
    who = whom_it_asks(row, item.id, own_cell(viewer) or "") if row else None
    given = poll.answer_of(who) if who else None
    answer = state.items.get(given.item) if given else None
    if given is None or answer is None or viewer not in answer.audience:
        return None
    sealed = answer.payload
    if not isinstance(sealed, AnswerSealed) or inject.ask is None:
        return None
    return vm.OwnAnswer(
        text=as_read(inject.ask, sealed),
        office=given.seat_title,
        at=moments.of_item(state, answer),
        value=sealed.value,
        option=sealed.option or "",
    )


def answers_body(state: State, _: Item, told: AnswersTold, __: str) -> vm.AnswersBody:
    """Opened answers by wording, in the order of those asked.

    Where an old entry does not say what was asked of whom, there is no mean.
    """
    known = tuple(_group(state, told, asked) for asked in told.asked)
    return vm.AnswersBody(
        title=told.title,
        ask=_ask(told.question),
        put=_moment(state, told.put_t, told.put_at),
        groups=known or (vm.AnswersGroup(rows=_rows(state, told, told.to)),),
    )


def _group(state: State, told: AnswersTold, asked: AskedAs) -> vm.AnswersGroup:
    return vm.AnswersGroup(
        title="" if asked.title == told.title else asked.title,
        paragraphs=paragraphs(asked.text),
        rows=_rows(state, told, asked.to),
        mean=mean(one for one in told.answers if one.who in asked.to),
    )


def _rows(state: State, told: AnswersTold, to: tuple[str, ...]) -> tuple[vm.AnswerRow, ...]:
    given = {one.who: one for one in told.answers}
    rows = ((who, tags.cell_tag(state, recipient_cell(who)), given.get(who)) for who in to)
    return tuple(
        vm.AnswerRow(
            cell=cell,
            office=tags.seat_title(state, who),
            text=as_read(told.question, answer) if answer else "",
            share=_share(told.question, answer),
            at=_moment(state, answer.t, answer.at) if answer else None,
            by_program=answer is not None and answer.by_program,
        )
        for who, cell, answer in rows
        if cell is not None
    )


def _moment(state: State, t: int | None, at: int | None) -> Moment | None:
    return None if t is None or at is None else moments.of_mark(state, t, at)


def polls(state: State) -> vm.PollsView:
    """Region ``polls``."""
    found = sorted(state.polls.values(), key=_place)
    rows = (_row(state, poll) for poll in found)
    return vm.PollsView(
        rows=tuple(row for row in rows if row is not None), closed=tuple(_closed(state))
    )


def _closed(state: State) -> Iterator[vm.ClosedPolls]:
    """By phase, in the order in which they were put."""
    known = [spec.id for spec in state.the_world.phases]
    shown = sorted(state.polls.values(), key=lambda one: one.seq)
    closed = [one for one in shown if one.closed_t is not None and state.msel[one.inject].inject]
    for begun in state.phases:
        its = [one for one in closed if moments.phase_of(state, one.seq) == begun]
        unseen = tuple(one.id for one in its if one.opened != "everyone")
        if len(unseen) > 1:
            yield vm.ClosedPolls(
                phase=known.index(begun.phase) + 1,
                sealed=tuple(one.id for one in its if one.opened is None),
                unseen=unseen,
            )


def _place(poll: PollState) -> tuple[bool, bool, int, str]:
    return poll.opened is not None, poll.closed_t is not None, poll.t, poll.inject


def _row(state: State, poll: PollState) -> vm.PollRow | None:
    inject = state.msel[poll.inject].inject
    if inject is None:
        return None
    track = next((one for one in state.the_world.tracks if one.id == poll.track), None)
    closed = poll.closed_t is not None and poll.closed_at is not None
    return vm.PollRow(
        key=poll.id,
        inject=poll.inject,
        number=inject.number,
        title=inject.title,
        asked=tuple(row for who in poll.to for row in _asked(state, poll, who)),
        put=moments.of_mark(state, poll.t, poll.at),
        due=None if poll.due_t is None else moments.as_of(state, poll.seq, poll.due_t),
        closed=moments.of_mark(state, poll.closed_t or 0, poll.closed_at or 0) if closed else None,
        opened=poll.opened or "",
        track=track.name if track else "",
        lang=inject.language,
    )


def _asked(state: State, poll: PollState, who: str) -> tuple[vm.AskedRow, ...]:
    cell, given = tags.cell_tag(state, recipient_cell(who)), poll.answer_of(who)
    if cell is None:
        return ()
    answered = moments.of_mark(state, given.t, given.at) if given else None
    return (vm.AskedRow(cell=cell, office=tags.seat_title(state, who), answered=answered),)


def _ask(question: Question) -> vm.AskView:
    scale = question.scale
    return vm.AskView(
        scale=vm.ScaleView(
            low=scale.low, high=scale.high, low_word=scale.low_word, high_word=scale.high_word
        )
        if scale
        else None,
        options=tuple(vm.OptionView(id=one.id, title=one.title) for one in question.choice or ()),
        words=question.text or 0,
    )


def as_read(question: Question, answer: AnswerSealed | OpenedAnswer) -> str:
    """An answer as people read it: a number, an option's title, or words."""
    if answer.value is not None:
        return str(answer.value)
    option = question.option(answer.option) if answer.option else None
    return option.title if option else answer.text or ""


def _share(question: Question, answer: OpenedAnswer | None) -> int | None:
    scale = question.scale
    if scale is None or answer is None or answer.value is None:
        return None
    return (answer.value - scale.low) * 100 // (scale.high - scale.low)


def mean(answers: Iterable[OpenedAnswer]) -> str:
    """The mean of the numbers that people gave in answer to one question, to one decimal.

    Empty when there are fewer than two.
    """
    values = [one.value for one in answers if one.value is not None and not one.by_program]
    if len(values) < FEWEST_FOR_A_MEAN:
        return ""
    tenths = (20 * sum(values) + len(values)) // (2 * len(values))
    return f"{'-' if tenths < 0 else ''}{abs(tenths) // 10}.{abs(tenths) % 10}"
