"""Section: moves, each with what the white cell said became of it."""

from collections.abc import Iterator

from exercise.domain.state import MoveStatus
from exercise.report.facts.common import SeatTag
from exercise.report.facts.moves import MoveFact, Order
from exercise.report.facts.rulings import RulingFact
from exercise.report.facts.suggested import SuggestedFact
from exercise.report.pdf.blocks import Block, Column, Row, Rule, Space, Stack, Text
from exercise.report.pdf.ink import (
    BODY,
    HEADLINE,
    MUTED,
    RULE,
    SMALL,
    SMALL_MUTED,
    SMALL_STRONG,
    TINY,
    TINY_MUTED,
    WIDTH,
    Type,
)
from exercise.report.pdf.lines import Part, run
from exercise.report.pdf.marks import Mark, Openness
from exercise.report.pdf.page import Set
from exercise.report.pdf.sections.common import MARGIN_GAP, MARGIN_TIME, MEASURE, Section
from exercise.report.pdf.sections.due import by_their_times

MARKED = 24.0
"""Room for a cell's mark before what it was told."""
HEADED = 3
"""Blocks at the head of a ruling that stay with what it says."""


def orders(section: Section) -> list[Set]:
    _ = section.words.gettext
    if not section.data.moves and not section.data.rulings:
        text = _(
            "No cell made a move and the white cell gave no ruling. Each order stands here with "
            "what became of it."
        )
        return [section.head(), section.nothing(text)]
    return [
        section.head(),
        section.opening(_lede(section), _more(section)),
        *by_their_times(section),
        *_entries(section),
    ]


def _lede(section: Section) -> str:
    _, words = section.words.gettext, section.words
    sums, data = section.data.summary, section.data
    said = [
        _("%(moves)s, %(rulings)s.")
        % {
            "moves": words.count("%(n)s move", "%(n)s moves", sums.moves),
            "rulings": words.count("%(n)s ruling", "%(n)s rulings", sums.rulings),
        }
    ]
    ordered = sum(ruling.as_ordered for ruling in data.rulings)
    if ordered:
        said.append(
            words.count(
                "%(n)s of the rulings let an order take effect as it was written.",
                "%(n)s of the rulings let an order take effect as it was written.",
                ordered,
            )
        )
    prepared = [one for one in data.rulings if one.followed and one.superseded_by is None]
    if prepared:
        kept = sum(one.followed == "wholly" for one in prepared)
        said.append(
            _(
                "The scenario suggested a ruling for %(n)s of those that stand; as suggested: "
                "%(kept)s."
            )
            % {"n": words.number(len(prepared)), "kept": words.number(kept)}
        )
    left = {
        _("%(n)s lapsed"): MoveStatus.LAPSED,
        _("%(n)s withdrawn"): MoveStatus.WITHDRAWN,
        _("%(n)s still waiting"): MoveStatus.WAITING,
    }
    counts = [
        words.bound(text % {"n": words.number(count)})
        for text, status in left.items()
        if (count := sum(move.status is status for move in data.moves))
    ]
    if counts:
        said.append(_("Never ruled on: %(counts)s.") % {"counts": ", ".join(counts)})
    late = sum(move.cut_short for move in data.moves)
    if late:
        said.append(
            words.count(
                "The result of %(n)s move was due after the play ended.",
                "The results of %(n)s moves were due after the play ended.",
                late,
            )
        )
    return " ".join(said)


def _more(section: Section) -> str:
    _ = section.words.gettext
    return _(
        "In the order of submission. A ruling stands under the first move it answers; what each "
        "cell was told stands beside its mark, and no cell read what another was told. A ruling "
        "that was superseded is kept, in grey, before the one that took its place."
    )


def _entries(section: Section) -> Iterator[Set]:
    """Moves and rulings on nothing, by time; every other ruling under its first move."""
    homes: dict[str, list[RulingFact]] = {}
    loose: list[RulingFact] = []
    order = {move.id: place for place, move in enumerate(section.data.moves)}
    for ruling in section.data.rulings:
        known = sorted((move for move in ruling.move_ids if move in order), key=order.__getitem__)
        if known:
            homes.setdefault(known[0], []).append(ruling)
        else:
            loose.append(ruling)
    things: list[tuple[int, int, MoveFact | RulingFact]] = [
        *((move.moment.ms, 0, move) for move in section.data.moves),
        *((ruling.moment.ms, 1, ruling) for ruling in loose),
    ]
    for _t, _rank, thing in sorted(things, key=lambda one: one[:2]):
        if isinstance(thing, MoveFact):
            yield _move(section, thing, homes.get(thing.id, []))
        else:
            yield section.entry(thing.moment, *_ruling(section, thing, alone=True), bound=HEADED)


# ── a move ───────────────────────────────────────────────────────────────────


def _move(section: Section, move: MoveFact, rulings: list[RulingFact]) -> Set:
    blocks: list[Block] = [_head(section, move), Space(3)]
    if move.order is None:
        blocks.append(section.gone(section.words.gettext("this order was erased")))
    else:
        blocks += _order(section, move, move.order)
    blocks += _fate(section, move, rulings)
    for ruling in rulings:
        waited = move.ruled_ms if ruling.number == move.rulings[0] else None
        blocks += [Space(7), Stack(_ruling(section, ruling, waited), bound=HEADED)]
    return section.entry(move.moment, *blocks, bound=3)


def _head(section: Section, move: MoveFact) -> Block:
    _, words = section.words.gettext, section.words
    left = section.cell(move.cell)
    left.append(run(_(", move %(n)s") % {"n": move.number}, SMALL))
    if move.by is not None:
        left.append(section.said(f"   {words.seat(move.by)}", SMALL_MUTED))
    right: list[Part] = []
    if move.order is not None:
        names = {"public": _("Public"), "private": _("Private"), "secret": _("Secret")}
        type_ = SMALL_STRONG if move.order.openness == "secret" else SMALL
        right = [Openness(move.order.openness), run(names[move.order.openness], type_)]
    return section.sides(left, right)


def _order(section: Section, move: MoveFact, order: Order) -> list[Block]:
    _ = section.words.gettext
    blocks: list[Block] = [
        section.prose(order.title, HEADLINE),
        section.prose(_facts(section, move, order), TINY_MUTED),
        Space(4),
        section.prose(order.order),
    ]
    if order.intent:
        blocks += [Space(3), section.labelled(_("Intent"), order.intent)]
    for label, seats in ((_("Assent"), order.assents), (_("Dissent"), order.dissents)):
        if seats:
            blocks += [Space(2), section.labelled(label, _seats(section, seats), TINY)]
    if order.tags:
        blocks += [Space(2), section.labelled(_("Tags"), ", ".join(order.tags), TINY)]
    return blocks


def _facts(section: Section, move: MoveFact, order: Order) -> str:
    _, words = section.words.gettext, section.words
    said = [order.instrument]
    if order.actor:
        said.append(_("by %(actor)s") % {"actor": order.actor.text})
    if order.targets:
        said.append(_("aimed at %(cells)s") % {"cells": words.cells(order.targets)})
    takes = words.duration(order.takes_ms)
    due = words.t(move.moment.ms if move.due_ms is None else move.due_ms)
    said.append(_("takes %(time)s: result expected by %(due)s") % {"time": takes, "due": due})
    if move.answers is not None:
        said.append(_("answers %(what)s") % {"what": section.reference(move.answers)})
    return "; ".join(said)


def _seats(section: Section, seats: tuple[SeatTag, ...]) -> str:
    return "; ".join(map(section.words.seat, seats))


def _fate(section: Section, move: MoveFact, rulings: list[RulingFact]) -> list[Block]:
    """What became of it other than by a ruling that stands right below."""
    _, words = section.words.gettext, section.words
    here = {ruling.number for ruling in rulings}
    elsewhere = [number for number in move.rulings if number not in here]
    when = words.t(move.closed_ms or 0)
    text = ""
    if elsewhere:
        numbers = words.listed(map(str, elsewhere))
        text = words.ngettext(
            "Answered together with another move: see ruling %(n)s.",
            "Answered together with another move: see rulings %(n)s.",
            len(elsewhere),
        ) % {"n": numbers}
    elif move.status is MoveStatus.WITHDRAWN:
        text = _("Withdrawn at %(time)s, before a ruling.") % {"time": when}
    elif move.status is MoveStatus.LAPSED and move.cut_short:
        text = _("Still waiting at ENDEX, and let lapse: the play ended before its result was due.")
    elif move.status is MoveStatus.LAPSED and _with_a_phase(section, move):
        text = _("Still waiting at %(time)s as a phase began, and let lapse.") % {"time": when}
    elif move.status is MoveStatus.LAPSED:
        text = _("Still waiting at ENDEX, and let lapse.")
    elif move.status is MoveStatus.WAITING:
        text = _("Waiting for a ruling when this report was made.")
    if move.cut_short and move.status is not MoveStatus.LAPSED:
        text = " ".join(filter(None, (text, _("The play ended before its result was due."))))
    return [Space(5), section.text(text, SMALL_STRONG)] if text else []


def _with_a_phase(section: Section, move: MoveFact) -> bool:
    """Whether it lapsed before ENDEX: orders that wait can lapse as a phase begins."""
    over = section.data.cover.final
    return move.closed_ms is not None and (
        not over or move.closed_ms < section.data.summary.exercise_ms
    )


# ── a ruling ─────────────────────────────────────────────────────────────────


def _ruling(
    section: Section, ruling: RulingFact, waited: int | None = None, *, alone: bool = False
) -> list[Block]:
    stands = ruling.superseded_by is None
    body, small = (BODY, SMALL) if stands else (BODY.but(color=MUTED), SMALL_MUTED)
    blocks: list[Block] = [
        Rule(RULE, double=stands),
        Space(4),
        _verdict(section, ruling, waited, alone=alone),
    ]
    if ruling.erased:
        blocks.append(section.gone(section.words.gettext("the words of this ruling were erased")))
    for cell, text in ruling.texts:
        told = Text([section.said(text, body)], body.leading)
        mark = Text([Mark(cell)], body.leading)
        blocks.append(Row([Column(0, MARKED, mark), Column(MARKED, MEASURE - MARKED, told)]))
        blocks.append(Space(2))
    blocks += _why(section, ruling, body, small)
    return blocks


def _verdict(section: Section, ruling: RulingFact, waited: int | None, *, alone: bool) -> Block:
    _, words = section.words.gettext, section.words
    stands = ruling.superseded_by is None
    big = HEADLINE if stands else HEADLINE.but(color=MUTED)
    small = TINY if stands else TINY_MUTED
    name = ruling.outcome or (_("On no move") if alone else _("Ruling"))
    if ruling.as_ordered:
        name = _("Took effect as ordered")
    verdicts = {
        "wholly": _("as suggested"),
        "outcome": _("outcome as suggested, tracks otherwise"),
        "not": _("otherwise than suggested"),
    }
    how = [verdicts[ruling.followed]] if ruling.followed else []
    how += [_("nobody had ruled in time")] if ruling.stood else []
    left: list[Part] = [section.said(name, big)]
    notes = [_("ruling %(n)s") % {"n": ruling.number}, *how]
    if waited is not None:
        notes.append(_("after %(time)s") % {"time": words.duration(waited)})
    if len(ruling.moves) > 1:
        moves = [
            f"{move.cell.name if move.cell else ''} {move.number}".strip() for move in ruling.moves
        ]
        notes.append(_("on the moves %(moves)s") % {"moves": words.listed(moves)})
    if ruling.supersedes is not None:
        notes.append(_("takes the place of ruling %(n)s") % {"n": ruling.supersedes})
    if not stands:
        notes.append(_("superseded by ruling %(n)s") % {"n": ruling.superseded_by})
    left.append(run("   " + ", ".join(map(words.bound, notes)), small))
    right = [run(words.t(ruling.moment.ms), small)]
    width = WIDTH - MARGIN_TIME - MARGIN_GAP
    return Stack(
        [
            Row(
                [
                    Column(0, width - 60, Text(left, HEADLINE.leading)),
                    Column(width - 60, 60, Text(right, HEADLINE.leading, "right")),
                ]
            ),
            Space(2),
        ]
    )


def _why(section: Section, ruling: RulingFact, body: Type, small: Type) -> list[Block]:
    _ = section.words.gettext
    blocks: list[Block] = []
    if ruling.reason:
        blocks.append(section.labelled(_("Reason"), ruling.reason, body))
    if ruling.steps:
        steps = "; ".join(
            (
                _("%(track)s put back, %(before)s to %(after)s")
                if step.back
                else _("%(track)s %(before)s to %(after)s")
            )
            % {"track": step.name, "before": step.before, "after": step.after}
            for step in ruling.steps
        )
        blocks.append(section.labelled(_("Tracks"), steps, small))
    if ruling.followed in ("outcome", "not"):
        words = "; ".join(_suggestion(section, ruling, one) for one in ruling.suggested)
        blocks.append(section.labelled(_("Suggested"), words, small))
    if ruling.by is not None and ruling.by.name:
        blocks.append(section.labelled(_("By"), section.words.seat(ruling.by), small))
    return blocks


def _suggestion(section: Section, ruling: RulingFact, one: SuggestedFact) -> str:
    """The outcome that was prepared for a move, and its tracks."""
    _ = section.words.gettext
    parts = [one.outcome]
    parts += [
        _("%(track)s by %(change)s") % {"track": name, "change": f"{by:+d}".replace("-", "−")}
        for name, by in one.changes
    ]
    words = ", ".join(parts)
    if len(ruling.moves) == 1:
        return words
    move = f"{one.cell.name} {one.number}"
    return _("for move %(move)s: %(words)s") % {"move": move, "words": words}
