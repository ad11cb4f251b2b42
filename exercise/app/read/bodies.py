"""The body of a feed item, by what it is."""

import re
from collections.abc import Callable
from typing import Any

from exercise.app.read import moments, tags
from exercise.app.read.instruments import instrument_name
from exercise.app.read.moves import move_body
from exercise.app.read.polls import answers_body, asked_body, question_body
from exercise.app.read.rulings import ruling_body, told_body
from exercise.app.read.senders import FEED_KINDS, item_ref
from exercise.app.read.system_lines import line
from exercise.app.read.viewers import WHITE, is_staff, own_cell
from exercise.app.view_models import feed as vm
from exercise.app.view_models.agreement import AgreementBody, Standing
from exercise.app.view_models.text import dateline, paragraphs
from exercise.domain import payloads as p
from exercise.domain.agreed import is_withdrawn, may_withdraw
from exercise.domain.payloads import LINES
from exercise.domain.state import Item, State

_COMMENT = re.compile(r"^(\*\*)?comment[.:](\*\*)?\s*", re.IGNORECASE)
_STRONG_DATELINE = re.compile(r"^\*\*([^*\n]{2,40})\*\*[.:]?\s+")


def body_of(state: State, item: Item, viewer: str) -> vm.Body:
    """What stands in the item, or that it was erased."""
    if item.kind in LINES:
        return line(state, item)
    if item.payload is None:
        return erased(state, item, viewer)
    return _BODIES[item.kind](state, item, item.payload, viewer)


def _inject(state: State, item: Item, inject: p.InjectDelivered, viewer: str) -> vm.Body:
    if inject.medium == "question":
        return asked_body(state, item, inject, viewer)
    return inject_body(inject)


def _message(state: State, item: Item, said: p.MessageSent, viewer: str) -> vm.Body:
    own = said.cell == own_cell(viewer)
    answers = item_ref(state, _answered(state, item, viewer), viewer)
    return vm.MessageBody(text=said.text, answers=answers, from_own_cell=own, may_answer=not own)


def _statement(state: State, item: Item, said: p.StatementMade, viewer: str) -> vm.Body:
    own = said.cell == own_cell(viewer)
    answers = item_ref(state, _answered(state, item, viewer), viewer)
    return vm.StatementBody(text=said.text, answers=answers, from_own_cell=own)


def _passed_on(_: State, __: Item, passed: p.PassedOn, viewer: str) -> vm.Body:
    return vm.PassedOnBody(
        note=passed.note,
        of=passed.of,
        medium=passed.medium,
        title=passed.title,
        text=passed.text,
        from_own_cell=passed.cell == own_cell(viewer),
    )


def _effect(state: State, _: Item, effect: p.MoveTookEffect, __: str) -> vm.Body:
    return vm.EffectBody(
        title=effect.title,
        actor=effect.actor,
        instrument=instrument_name(state, effect.instrument),
        targets=tags.tags(state, effect.targets),
        order=effect.order,
        openness=effect.openness,
    )


def _answered(state: State, item: Item, viewer: str) -> str | None:
    """What the item answers, for those told so: its own cell and the staff."""
    author = state.seats.get(item.author)
    own = author is not None and author.cell == own_cell(viewer)
    return state.refers.get(item.id) if own or is_staff(viewer) else None


def erased(state: State, item: Item, viewer: str) -> vm.ErasedBody:
    """That something stood here; by whom and why it was erased is for the staff."""
    known = state.erasures.get(item.id) if is_staff(viewer) else None
    return vm.ErasedBody(
        was=FEED_KINDS.get(item.kind, item.kind),
        by=tags.seat_title(state, known.by) if known else "",
        reason=known.reason if known else "",
    )


def inject_body(inject: p.InjectDelivered) -> vm.Body:
    """An inject, set as its medium."""
    text = inject.text or ""
    match inject.medium:
        case "cable":
            return vm.CableBody(
                precedence=inject.precedence, title=inject.title, paragraphs=paragraphs(text)
            )
        case "news":
            place, rest = _place_and_rest(text)
            return vm.NewsBody(title=inject.title, dateline=place, paragraphs=paragraphs(rest))
        case "call":
            turns = tuple(vm.CallTurn(speaker=one.speaker, text=one.text) for one in inject.lines)
            return vm.CallBody(title=inject.title, turns=turns, paragraphs=paragraphs(text))
        case "intelligence":
            said, comment = _comment(paragraphs(text))
            return vm.IntelligenceBody(
                title=inject.title,
                paragraphs=said,
                comment=comment,
                source=inject.grading.source if inject.grading else None,
                information=_information(inject),
            )
        case "post":
            return vm.PostBody(
                author=inject.sender,
                handle=inject.handle or "",
                title=inject.title,
                paragraphs=paragraphs(text),
            )
        case "question":
            return question_body(inject)
        case "task":
            return vm.TaskBody(title=inject.title, paragraphs=paragraphs(text))


def _information(inject: p.InjectDelivered) -> vm.Information | None:
    grades: dict[int, vm.Information] = {1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6}
    return grades[inject.grading.information] if inject.grading else None


def _place_and_rest(text: str) -> tuple[str, str]:
    strong = _STRONG_DATELINE.match(text)
    if strong is not None and strong[1].isupper():
        return strong[1], text[strong.end() :]
    return dateline(text)


def _comment(parts: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    last = parts[-1] if parts else ""
    found = _COMMENT.match(last)
    return (parts[:-1], last[found.end() :]) if found else (parts, "")


def agreement_body(
    state: State, item: Item, agreed: p.AgreementRecorded, viewer: str
) -> AgreementBody:
    """An agreement, with where each party stands on it."""
    positions = state.agreements.get(item.id)
    cell = own_cell(viewer)
    standings = []
    for party in tags.tags(state, agreed.parties):
        position = positions.get(party.id) if positions else None
        if party.id == agreed.by_cell:
            continue
        standings.append(
            Standing(
                cell=party,
                state="open"
                if position is None
                else "confirmed"
                if position.confirmed
                else "disputed",
                office=position.seat_title if position else "",
                note=position.note if position else "",
                at=moments.of_mark(state, position.t, position.at) if position else None,
                by_program=party.id in state.standins,
            )
        )
    happened = item.t if item.happened is None else item.happened
    withdrawn = is_withdrawn(state, item.id)
    own = viewer if viewer == WHITE else cell or ""
    by = tags.cell_name(state, agreed.by_cell)
    return AgreementBody(
        parties=tags.tags(state, agreed.parties),
        text=agreed.text,
        happened=moments.as_of_item(state, item, happened),
        typed_by=", ".join(part for part in (by, agreed.by_title) if part),
        standings=tuple(standings),
        news=sum(party != cell for party in positions or ()) if cell else 0,
        may_confirm=not withdrawn
        and any(one.cell.id == cell and one.state == "open" for one in standings),
        may_withdraw=may_withdraw(state, item.id, own),
        withdrawn=withdrawn,
        why=positions[agreed.by_cell].note if withdrawn and positions else "",
        may_correct=withdrawn and agreed.by_cell == own,
    )


_BODIES: dict[str, Callable[[State, Item, Any, str], vm.Body]] = {
    "inject.delivered": _inject,
    "message.sent": _message,
    "statement.made": _statement,
    "item.passed_on": _passed_on,
    "agreement.recorded": agreement_body,
    "answers.told": answers_body,
    "move.submitted": move_body,
    "move.took_effect": _effect,
    "ruling.made": ruling_body,
    "ruling.told": told_body,
}
