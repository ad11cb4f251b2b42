"""Sealed questions: whom they asked, who answered, and what, once that was opened."""

from dataclasses import dataclass

from exercise.app.read.polls import as_read, mean
from exercise.domain.payloads import AnswersTold, OpenedAnswer
from exercise.domain.scenario import Question
from exercise.domain.state import PollState
from exercise.report.facts.common import CellTag, Moment, Said
from exercise.report.scene import Scene


@dataclass(frozen=True, slots=True)
class AskedFact:
    """A cell or seat that was asked."""

    cell: CellTag
    seat_title: str
    answered: bool
    answer: Said | None
    """None: it gave none, or it is sealed."""


@dataclass(frozen=True, slots=True)
class QuestionFact:
    number: str
    title: Said
    put: Moment
    closed: Moment | None
    opened: bool
    """To the staff at least."""
    scale: str
    """Both ends of its numbers, with what they mean; empty for other questions."""
    mean: str
    track: str
    """Name of the track that took their mean: none after ENDEX, or without an answer."""
    asked: tuple[AskedFact, ...]


def questions(scene: Scene) -> tuple[QuestionFact, ...]:
    """In the order they were put. Nothing here is read from an answer that is still sealed."""
    told = {
        scene.state.roots.get(item.id): item.payload
        for item in scene.items("answers.told")
        if isinstance(item.payload, AnswersTold)
    }
    polls = sorted(scene.state.polls.values(), key=lambda poll: poll.seq)
    found = (_question(scene, poll, told.get(poll.inject)) for poll in polls)
    return tuple(one for one in found if one is not None)


def _question(scene: Scene, poll: PollState, told: AnswersTold | None) -> QuestionFact | None:
    inject = scene.state.msel[poll.inject].inject
    if inject is None or inject.ask is None:
        return None
    tracks = {track.id: track.name for track in scene.state.the_world.tracks}
    given = {one.who: one for one in told.answers} if told else {}
    closed = poll.closed_t is not None and poll.closed_at is not None
    ended_at = scene.state.ended_at
    in_play = closed and (ended_at is None or (poll.closed_at or 0) < ended_at)
    return QuestionFact(
        number=inject.number,
        title=scene.inject_title(inject),
        put=scene.moment(poll.t, poll.at),
        closed=scene.moment(poll.closed_t or 0, poll.closed_at or 0) if closed else None,
        opened=told is not None,
        scale=_ends(inject.ask),
        mean=mean(told.answers) if told else "",
        track=tracks.get(poll.track or "", "") if in_play and poll.answers else "",
        asked=tuple(_asked(scene, poll, who, inject.ask, given.get(who)) for who in poll.to),
    )


def _asked(
    scene: Scene, poll: PollState, who: str, question: Question, answer: OpenedAnswer | None
) -> AskedFact:
    cell, _, _post = who.partition(".")
    seat = scene.state.seats.get(who)
    text = as_read(question, answer) if answer else ""
    return AskedFact(
        cell=scene.cell(cell),
        seat_title=seat.title if seat else "",
        answered=poll.answer_of(who) is not None,
        answer=scene.said(text, cell=cell) if text else None,
    )


def _ends(question: Question) -> str:
    scale = question.scale
    if scale is None:
        return ""
    low = f"{scale.low} {scale.low_word}".strip()
    return f"{low} – {scale.high} {scale.high_word}".strip()
