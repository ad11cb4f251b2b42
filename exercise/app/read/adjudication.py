"""What waits for the white cell: moves, questions, injects that nobody acknowledged."""

from collections.abc import Iterable, Iterator

from exercise.app.beside import Beside
from exercise.app.read import moments, tags
from exercise.app.read.moves import move_body
from exercise.app.read.receipts import marks_of
from exercise.app.read.senders import item_ref, sender_of
from exercise.app.read.status import is_over
from exercise.app.view_models import console as vm
from exercise.app.view_models import rulings as vr
from exercise.app.view_models.common import TextFor
from exercise.app.view_models.ruling_start import RulingStart
from exercise.domain.msel import PUBLIC_COPY
from exercise.domain.orders import is_force, stands_at, suggestion
from exercise.domain.payloads import MessageSent, MoveSubmitted
from exercise.domain.rulings import order_readers, would_read
from exercise.domain.scenario import WHITE, Track
from exercise.domain.state import Item, Life, MoveState, MselRow, State
from exercise.domain.together import ruled_together, said_before

MOST_ANSWERS = 5
"""Answers to the white cell on its page; the feed has them all."""


def rulings(state: State, beside: Beside) -> vr.RulingsView:
    """Region ``rulings``, oldest first."""
    world = state.the_world
    waiting = sorted(state.waiting, key=lambda move: state.waiting[move])
    known = (_waiting(state, move, beside) for move in waiting)
    moves = tuple(move for move in known if move is not None)
    open_now = state.life in (Life.RUNNING, Life.PAUSED, Life.ENDED) and not state.settled
    return vr.RulingsView(
        moves=moves,
        prepared=ruled_together(state),
        cells=tags.playing_tags(state),
        outcomes=tuple(
            vr.OutcomeWord(id=one.id, word=one.word, takes_effect=one.takes_effect)
            for one in world.outcomes
        ),
        tracks=tuple(_track(state, one) for one in world.tracks if one.kind != "polled"),
        state="open" if open_now else "closed",
    )


def _track(state: State, track: Track) -> vr.TrackChoice:
    known = state.track_value(track.id)
    value = track.start if known is None else known
    return vr.TrackChoice(
        id=track.id,
        name=track.name,
        value=value,
        low=track.low,
        high=track.high,
        unit=track.unit,
        word=track.word(value),
    )


def _waiting(state: State, move_id: str, beside: Beside) -> vr.WaitingMove | None:
    item, move = state.items[move_id], state.moves[move_id]
    tag = tags.cell_tag(state, move.cell)
    if not isinstance(item.payload, MoveSubmitted) or tag is None:
        return None
    stands = stands_at(state, move)
    prepared, before = suggestion(state, move), said_before(state, move)
    said = state.items[before.ruling] if before and before.ruling else None
    older = state.moves[before.move] if before and before.move else None
    return vr.WaitingMove(
        key=move_id,
        cell=tag,
        number=item.payload.number,
        title=item.payload.title,
        openness=item.payload.openness,
        submitted=moments.of_item(state, item),
        overdue_ms=item.t + state.the_world.ruling_limit_ms,
        claimed_by=tags.who(state, move.claimed_by, beside),
        claimed_seat=move.claimed_by or "",
        prepared=prepared is not None,
        alone=prepared.alone if prepared else "",
        said_at=moments.of_item(state, said) if said else None,
        said_with=older.number if older else 0,
        force=is_force(state, move, item.payload.tags),
        stands=None if stands is None else moments.as_of_item(state, item, stands),
    )


def _prepared(state: State, move: MoveState) -> vr.Prepared | None:
    found = suggestion(state, move)
    if found is None:
        return None
    names = {track.id: track.name for track in state.the_world.tracks}
    words = {one.id: one.word for one in state.the_world.outcomes}
    return vr.Prepared(
        outcome=words.get(found.outcome, found.outcome),
        changes=tuple((names[track], by) for track, by in found.tracks.items() if track in names),
        texts=tuple(
            TextFor(cell=tags.cell_tag(state, cell), text=found.tell[cell])
            for cell in state.cells
            if cell in found.tell
        ),
        reason=found.reason,
        hint=found.hint,
        start=RulingStart(
            outcome=found.outcome,
            texts=tuple(found.tell.items()),
            tracks=tuple((track, by) for track, by in found.tracks.items() if track in names),
            reason=found.reason,
        ),
    )


def opened_move(state: State, move_id: str, viewer: str, beside: Beside) -> vr.OpenedMove | None:
    """A move that waits, whole; None when it waits no longer."""
    view = rulings(state, beside)
    move = next((one for one in view.moves if one.key == move_id), None)
    item = state.items.get(move_id)
    if move is None or item is None or not isinstance(item.payload, MoveSubmitted):
        return None
    body = move_body(state, item, item.payload, viewer)
    known = state.moves[move_id]
    found = suggestion(state, known)
    suggested = would_read(state, known, found) if found is not None else ()
    return vr.OpenedMove(
        move=move,
        body=body,
        rulings=view,
        prepared=_prepared(state, known),
        as_suggested_to=tags.tags(state, suggested),
        as_ordered_to=tags.tags(state, would_read(state, known, None)),
        order_to=tags.tags(state, order_readers(state, known)),
    )


def questions(state: State, viewer: str) -> vm.QuestionsView:
    """Region ``questions``: messages to the white cell that it has not answered, oldest first.

    What answers a message of its own asks nothing, and stands apart.
    """
    waiting = sorted(state.questions, key=lambda item: state.questions[item])
    answers = [item for item in waiting if _request(state, item) is not None]
    asked = [item for item in waiting if item not in answers]
    return vm.QuestionsView(
        items=tuple(_messages(state, asked, viewer)),
        answers=tuple(_messages(state, answers[-MOST_ANSWERS:], viewer)),
    )


def _request(state: State, item: str) -> Item | None:
    """The white cell's message that an item answers; None if it answers nothing of that kind."""
    answered = state.items.get(state.refers.get(item, ""))
    author = state.seats.get(answered.author) if answered is not None else None
    if answered is None or answered.kind != "message.sent" or author is None:
        return None
    return answered if author.cell == WHITE else None


def _messages(state: State, keys: Iterable[str], viewer: str) -> Iterator[vm.QuestionItem]:
    for key in keys:
        item, request = state.items[key], _request(state, key)
        asked = request.payload if request is not None else None
        if isinstance(item.payload, MessageSent):
            yield vm.QuestionItem(
                key=key,
                sender=sender_of(state, item, viewer),
                text=item.payload.text,
                since=moments.of_item(state, item),
                reply_to=item.payload.cell,
                about=item_ref(state, state.refers.get(key), viewer),
                request=asked.text if isinstance(asked, MessageSent) else "",
            )


def unacknowledged(state: State) -> vm.UnacknowledgedView:
    """Region ``unacknowledged``: rows that some cell asked has neither acknowledged nor answered.

    Oldest first.
    """
    if is_over(state):
        return vm.UnacknowledgedView(over=True)
    seq_of: dict[str, int] = {}
    for item, seq in state.unacknowledged.items():
        row = state.roots[item]
        seq_of[row] = min(seq, seq_of.get(row, seq))
    rows = (state.msel[row] for row in sorted(seq_of, key=lambda row: seq_of[row]))
    found = (_unacknowledged(state, row) for row in rows)
    return vm.UnacknowledgedView(items=tuple(one for one in found if one is not None))


def _unacknowledged(state: State, row: MselRow) -> vm.UnacknowledgedItem | None:
    if row.inject is None or row.released_t is None or row.released_at is None:
        return None
    if row.inject.medium == "task":
        return None
    asked = {copy for to, copy in (*row.deliveries, *row.acting) if to != PUBLIC_COPY}
    silent = {
        cell
        for copy in asked
        for cell in state.addressed.get(copy) or ()
        if (marks := marks_of(state, copy, cell)).acknowledged is None and marks.answered_at is None
    }
    if not silent:
        return None
    return vm.UnacknowledgedItem(
        inject=row.id,
        number=row.inject.number,
        title=row.inject.title,
        precedence=row.inject.precedence,
        cells=tags.tags(state, (cell for cell in state.cells if cell in silent)),
        since=moments.of_mark(state, row.released_t, row.released_at),
        overdue_ms=row.released_t + state.the_world.acknowledge_limit_ms,
    )
