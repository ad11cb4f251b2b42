"""Sealed questions: what they asked whom, who answered, and what, once that was opened."""

from dataclasses import dataclass

from exercise.app.read.polls import as_read, mean
from exercise.domain.payloads import AnswersTold, AskedAs, OpenedAnswer
from exercise.domain.polls import asked_as
from exercise.domain.scenario import Inject, Question
from exercise.domain.state import PollState
from exercise.report.facts.common import CellTag, Moment, Said
from exercise.report.scene import Scene


@dataclass(frozen=True, slots=True)
class AskedFact:
    """A cell or seat that was asked."""

    cell: CellTag
    seat_title: str
    answered: Moment | None
    answer: Said | None
    """None: it gave none, or it is sealed."""


@dataclass(frozen=True, slots=True)
class WordingFact:
    """One wording of a question, and those who were asked in these words."""

    title: Said | None
    """Where they read another than the question's own."""
    text: Said
    asked: tuple[AskedFact, ...]
    mean: str


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
    track: str
    """Name of the track that took their mean: none after ENDEX, or without an answer."""
    wordings: tuple[WordingFact, ...]

    @property
    def asked(self) -> tuple[AskedFact, ...]:
        """All who were asked, in whatever words."""
        return tuple(asked for one in self.wordings for asked in one.asked)


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
        track=tracks.get(poll.track or "", "") if in_play and poll.answers else "",
        wordings=tuple(
            _wording(scene, poll, inject, asked, given) for asked in asked_as(scene.state, poll)
        ),
    )


def _wording(
    scene: Scene, poll: PollState, inject: Inject, asked: AskedAs, given: dict[str, OpenedAnswer]
) -> WordingFact:
    question = inject.ask or Question(text=1)
    other = asked.title != inject.title
    return WordingFact(
        title=scene.said(asked.title, language=inject.language) if other else None,
        text=scene.said(asked.text, language=inject.language),
        asked=tuple(_asked(scene, poll, who, question, given.get(who)) for who in asked.to),
        mean=mean(given[who] for who in asked.to if who in given),
    )


def _asked(
    scene: Scene, poll: PollState, who: str, question: Question, answer: OpenedAnswer | None
) -> AskedFact:
    cell, _, _post = who.partition(".")
    seat = scene.state.seats.get(who)
    text = as_read(question, answer) if answer else ""
    given = poll.answer_of(who)
    return AskedFact(
        cell=scene.cell(cell),
        seat_title=seat.title if seat else "",
        answered=scene.moment(given.t, given.at) if given else None,
        answer=scene.said(text, cell=cell) if text else None,
    )


def _ends(question: Question) -> str:
    scale = question.scale
    if scale is None:
        return ""
    low = f"{scale.low} {scale.low_word}".strip()
    return f"{low} – {scale.high} {scale.high_word}".strip()
