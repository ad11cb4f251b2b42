"""What people said to each other: statements to all, messages, and what was passed on."""

from dataclasses import dataclass

from exercise.domain.payloads import MessageSent, PassedOn, StatementMade
from exercise.domain.scenario import WHITE
from exercise.domain.state import Item
from exercise.report.facts.common import CellTag, Moment, Reference, Said, SeatTag
from exercise.report.scene import Scene


@dataclass(frozen=True, slots=True)
class Quoted:
    """What a cell handed on, as it had come in."""

    of: str
    medium: str
    title: Said
    text: Said


@dataclass(frozen=True, slots=True)
class Utterance:
    """A statement, a message, or something passed on."""

    kind: str
    moment: Moment
    cell: CellTag
    by: SeatTag | None
    persona: str
    """Name the white cell wrote under; else empty."""
    to: tuple[CellTag, ...]
    """Without the sender's own cell; empty for a statement, which goes to all."""
    inside: bool
    """Whether it went to the sender's own cell alone."""
    text: Said | None
    """None once erased. For something passed on, the note that went with it."""
    quoted: Quoted | None
    answers: Reference | None


def statements(scene: Scene) -> tuple[Utterance, ...]:
    return tuple(_utterance(scene, item) for item in scene.items("statement.made"))


def messages(scene: Scene) -> tuple[Utterance, ...]:
    """Messages and what was passed on, in order."""
    return tuple(_utterance(scene, item) for item in scene.items("message.sent", "item.passed_on"))


def _utterance(scene: Scene, item: Item) -> Utterance:
    payload = item.payload
    cell = scene.cell_of(item.author)
    persona, text, quoted = "", None, None
    match payload:
        case MessageSent() | StatementMade():
            persona, text = payload.persona or "", scene.said(payload.text, cell=cell)
        case PassedOn():
            text, quoted = scene.said(payload.note, cell=cell), _quoted(scene, payload)
    to = _recipients(scene, item, cell)
    answered = scene.state.refers.get(item.id)
    return Utterance(
        kind=item.kind,
        moment=scene.when(item),
        cell=scene.cell(cell),
        by=scene.author(item),
        persona=persona,
        to=tuple(map(scene.cell, to)),
        inside=item.kind == "message.sent" and not to,
        text=text,
        quoted=quoted,
        answers=scene.reference(answered) if answered else None,
    )


def _recipients(scene: Scene, item: Item, sender: str) -> tuple[str, ...]:
    if item.kind == "statement.made":
        return ()
    payload = item.payload
    if isinstance(payload, MessageSent | PassedOn):
        named: tuple[str, ...] = payload.to
    else:
        named = scene.readers(item)
    order = (*scene.state.cells, WHITE)
    return tuple(cell for cell in order if cell in named and cell != sender)


def _quoted(scene: Scene, payload: PassedOn) -> Quoted:
    return Quoted(
        of=payload.of,
        medium=payload.medium,
        title=scene.said(payload.title, language=payload.language),
        text=scene.said(payload.text, language=payload.language),
    )
