"""Sealed questions: as those asked see them, as the white cell does, and their opened answers."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from exercise.app.view_models.common import CellTag, Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleView:
    low: int
    high: int
    low_word: str = ""
    high_word: str = ""

    @property
    def steps(self) -> range:
        """Every answer there is."""
        return range(self.low, self.high + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionView:
    id: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AskView:
    """How a question is answered; exactly one of ``scale``, ``options`` and ``words``."""

    scale: ScaleView | None = None
    options: tuple[OptionView, ...] = ()
    words: int = 0
    """In at most so many words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnAnswer:
    """What the reader's own cell or seat has answered."""

    text: str
    """As it is read: the number, the option's title, or the words."""
    office: str
    at: Moment
    value: int | None = None
    option: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionBody:
    """A sealed question."""

    kind: ClassVar[str] = "question"
    group: ClassVar[str] = "cables"
    title: str
    paragraphs: tuple[str, ...]
    ask: AskView
    state: Literal["open", "closed", "sample"] = "sample"
    """Sample: as it would be read, in the MSEL."""
    own: OwnAnswer | None = None
    """Never for the staff."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRow:
    """One answer that was opened; ``text`` is empty of whoever gave none."""

    cell: CellTag
    office: str = ""
    text: str = ""
    share: int | None = None
    """Of a number: its place on the scale, in per cent."""
    at: Moment | None = None
    """When it was given."""
    by_program: bool = False
    """A program plays the cell, and its number counts in no mean."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswersGroup:
    """Whoever was asked in the same words, and what they answered."""

    title: str = ""
    """Where these read another than the question's own."""
    paragraphs: tuple[str, ...] = ()
    rows: tuple[AnswerRow, ...]
    mean: str = ""
    """Of their numbers, to one decimal; empty for fewer than two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswersBody:
    """A question with all its answers."""

    kind: ClassVar[str] = "answers"
    group: ClassVar[str] = "cables"
    title: str
    ask: AskView
    put: Moment | None = None
    groups: tuple[AnswersGroup, ...]
    """By wording."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedRow:
    """Whom a question was put to, and when they last answered."""

    cell: CellTag
    office: str = ""
    answered: Moment | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PollRow:
    """A question that was put."""

    key: str
    """Argument ``poll`` of commands."""
    inject: str
    """Id of the MSEL row."""
    number: str
    title: str
    asked: tuple[AskedRow, ...]
    put: Moment
    due: Moment | None = None
    """When it closes by itself."""
    closed: Moment | None = None
    opened: Literal["", "staff", "everyone"] = ""
    track: str = ""
    """Name of the track that its answers move."""
    lang: str = ""

    @property
    def answered(self) -> int:
        return sum(row.answered is not None for row in self.asked)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedPolls:
    """Questions of one phase that are closed and whose answers are still sealed."""

    phase: int
    """Its number."""
    sealed: tuple[str, ...]
    """Keys of those opened to nobody."""
    unseen: tuple[str, ...]
    """Keys of those not opened to everyone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PollsView:
    """Region ``polls``: open questions first, then those whose answers are still sealed."""

    rows: tuple[PollRow, ...] = ()
    closed: tuple[ClosedPolls, ...] = ()
    """Of each phase that has several."""
