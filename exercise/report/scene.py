"""The end of the log seen as a whole: what every part of the report asks of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, tzinfo

from exercise.app.read import moments
from exercise.domain.payloads import (
    AgreementRecorded,
    InjectDelivered,
    MessageSent,
    MoveSubmitted,
    MoveTookEffect,
    PassedOn,
    Payload,
    StatementMade,
)
from exercise.domain.scenario import STAFF_CELLS, Inject
from exercise.domain.state import Item, MselRow, State
from exercise.report import languages
from exercise.report.facts.common import CellTag, Moment, Reference, Said, SeatTag
from exercise.report.watch import Watch

HUES = 10
_STAFF_NAMES = {"white": "White Cell", "observers": "Observers", "organisers": "Organisers"}


@dataclass(frozen=True, slots=True)
class Scene:
    state: State
    watch: Watch
    names: Mapping[str, str] | None
    """Person to name; None: nobody is named."""
    zone: tzinfo
    made_at: int
    hints: Mapping[str, str] = field(default_factory=dict)
    """By cell: the language its texts are in."""
    ruling_numbers: Mapping[str, int] = field(default_factory=dict)

    # ── time ─────────────────────────────────────────────────────────────────

    @property
    def end_t(self) -> int:
        """Exercise time of ENDEX, or of the newest entry while the exercise goes on."""
        ended = self.watch.ended_t
        return self.state.t if ended is None else ended

    def wall(self, at: int) -> datetime:
        """Wall time (ms) in the report's zone."""
        return datetime.fromtimestamp(at / 1000, self.zone)

    def moment(self, t: int, at: int | None = None) -> Moment:
        """An instant of the exercise in its three times."""
        known = moments.at_time(self.state, t) if at is None else moments.of_mark(self.state, t, at)
        return self._here(known)

    def when(self, item: Item) -> Moment:
        """When an item was recorded."""
        return self._here(moments.of_item(self.state, item))

    def then(self, item: Item, t: int) -> Moment:
        """Another exercise time that an item speaks of."""
        return self._here(moments.as_of_item(self.state, item, t))

    def _here(self, moment: Moment) -> Moment:
        return replace(moment, wall=moment.wall.astimezone(self.zone) if moment.wall else None)

    # ── cells, seats, people ─────────────────────────────────────────────────

    @property
    def cells(self) -> tuple[CellTag, ...]:
        """The playing cells, in the scenario's order."""
        return tuple(map(self.cell, self.state.cells))

    def cell(self, cell: str) -> CellTag:
        """A cell as it is always shown."""
        role = self.state.role(cell)
        if cell in self.state.cells and role is not None:
            hue = self.state.cells.index(cell) % HUES + 1
            return CellTag(id=cell, name=role.name, mark=role.mark, hue=hue)
        name = role.name if role else _STAFF_NAMES.get(cell, cell)
        return CellTag(id=cell, name=name, mark=role.mark if role else "", hue=0)

    def cell_of(self, seat: str) -> str:
        """Cell of a seat."""
        found = self.state.seats.get(seat)
        return found.cell if found else seat.partition(".")[0]

    def seat(self, seat: str, person: str | None = None) -> SeatTag | None:
        """A seat, named if names were asked for; None for the system."""
        found = self.state.seats.get(seat)
        if found is None:
            return None
        return SeatTag(self.cell(found.cell), found.title, self.name(person))

    def author(self, item: Item) -> SeatTag | None:
        """Whose hand wrote an item."""
        tag = self.seat(item.author, self.watch.person_at.get(item.id))
        if tag is None or not self.state.by_stand_in(tag.cell.id, item.seq):
            return tag
        return replace(tag, stand_in=tag.cell.id in self.state.cells)

    def name(self, person: str | None) -> str:
        """A person's name, if names were asked for and it was not erased."""
        if self.names is None or person is None:
            return ""
        return self.names.get(person, "")

    def readers(self, item: Item) -> tuple[str, ...]:
        """Playing cells that may read an item, in order; a seat's own counts as its cell's."""
        found = set()
        for viewer in item.audience:
            kind, _, name = viewer.partition(":")
            if kind in ("cell", "seat") and name:
                found.add(name.partition(".")[0])
        return tuple(cell for cell in self.state.cells if cell in found)

    # ── items ────────────────────────────────────────────────────────────────

    def items(self, *kinds: str) -> tuple[Item, ...]:
        """Items of these kinds, in the log's order."""
        found = (item for item in self.state.items.values() if item.kind in kinds)
        return tuple(sorted(found, key=lambda item: item.seq))

    def rows(self) -> tuple[MselRow, ...]:
        """The MSEL, in its own order."""
        return tuple(sorted(self.state.msel.values(), key=lambda row: row.order))

    def said(self, text: str, *, cell: str = "", language: str = "") -> Said:
        """A text of a cell's, or the scenario's."""
        hint = self.hints.get(cell) or self.hints.get("", "")
        return Said(text, languages.declared(language), hint)

    def reference(self, item_id: str) -> Reference | None:
        """How the report points at an item."""
        item = self.state.items.get(item_id)
        if item is None:
            return None
        if item.kind == "inject.delivered":
            return self._to_inject(item)
        number = ""
        move = self.state.moves.get(self.state.roots.get(item_id) or item_id)
        ruling = self.ruling_numbers.get(self.state.roots.get(item_id) or item_id)
        cell = self.cell_of(item.author)
        if item.kind in ("move.submitted", "move.took_effect") and move is not None:
            number, cell = str(move.number), move.cell
        elif ruling is not None:
            number = str(ruling)
        return Reference(
            kind=item.kind,
            moment=self.when(item),
            cell=self.cell(cell) if cell in (*self.state.cells, *STAFF_CELLS) else None,
            number=number,
            title=self._title(item.payload, cell),
        )

    def _to_inject(self, item: Item) -> Reference:
        row = self.state.msel.get(self.state.roots.get(item.id) or "")
        inject = row.inject if row else None
        return Reference(
            kind="inject",
            moment=self.when(item),
            number=inject.number if inject else "",
            title=self.inject_title(inject) if inject else None,
        )

    def inject_title(self, inject: Inject) -> Said:
        """An inject's title, in its language."""
        return self.said(inject.title, language=inject.language)

    def _title(self, payload: Payload | None, cell: str) -> Said | None:
        match payload:
            case MoveSubmitted() | MoveTookEffect() | PassedOn() | InjectDelivered():
                return self.said(payload.title, cell=cell) if payload.title else None
        return None


def writing_of(state: State) -> dict[str, str]:
    """By cell, the language most of its own words prove; under the empty string, the scenario's."""
    world = state.the_world
    words: dict[str, list[str]] = {cell: [] for cell in state.cells}
    for item in state.items.values():
        seat = state.seats.get(item.author)
        if seat is not None and seat.cell in words and item.payload is not None:
            words[seat.cell] += _own_words(item.payload)
    usual = {cell: languages.usual(texts) for cell, texts in words.items()}
    known = {cell: language for cell, language in usual.items() if language}
    return known | {"": languages.of_scenario(world.language, world.timezone)}


def _own_words(payload: Payload) -> tuple[str, ...]:
    match payload:
        case MessageSent() | StatementMade() | AgreementRecorded():
            return (payload.text,)
        case MoveSubmitted():
            return (payload.title, payload.order, payload.intent)
        case PassedOn():
            return (payload.note,)
    return ()
