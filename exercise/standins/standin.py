"""A stand-in: plays one cell that nobody plays, from what its cell is told."""

from typing import Any

from exercise.domain.payloads import (
    AgreementRecorded,
    InjectDelivered,
    MessageSent,
    MoveTookEffect,
    PassedOn,
    RulingTold,
    StatementMade,
)
from exercise.domain.scenario import WHITE, Choice
from exercise.standins import words
from exercise.standins.chance import Chance
from exercise.standins.deeds import Answering, Deeds
from exercise.standins.desk import Desk
from exercise.standins.heard import Act, Heard
from exercise.standins.plans import Plans
from exercise.standins.table import Table
from exercise.standins.temper import Deed, Range, Temper

LOOKS = 4_000
"""How long (ms) it takes to turn to the next thing to read."""
ACKNOWLEDGES = (5_000, 60_000)
USUAL_MS = 40 * 60_000
LEAST_REST = 0.25
"""An exercise shorter than usual leaves as much less time for rest, but not less than this."""
AGREES, DISPUTES = 0.75, 0.15
"""How often to what another cell entered as agreed; else it says nothing."""
URGENT = ("FLASH", "IMMEDIATE")
_ANSWERS: dict[Deed, float] = {"menu": 3, "ask": 3, "statement": 0.7}
"""A paper is answered to control, that plays its sender: no other cell may know of it."""
_REACTS: dict[Deed, float] = {"menu": 2, "message": 2, "statement": 1}


class StandIn:
    """One cell's stand-in. The same seed, heard the same, does the same."""

    def __init__(self, table: Table, temper: Temper, seed: str) -> None:
        self.cell = table.cell
        self.viewers = table.viewers
        self._temper = temper
        self._chance = Chance(f"{seed}/{table.cell}")
        self._desk = Desk(table)
        self._plans = Plans()
        self._deeds = Deeds(self._desk, temper, self._chance, f"standin/{seed[:12]}")
        self._free_t = 0
        """Until when it is busy reading, as exercise time."""
        self._begun = 0

    # ── hearing ──────────────────────────────────────────────────────────────

    def hear(self, heard: Heard) -> None:
        was_running = self._desk.running
        self._desk.hear(heard)
        if self._desk.running and not was_running:
            self._begun += 1
            self._rest(heard.t, f"{self._begun}.0")
        elif was_running and not self._desk.running:
            self._plans.drop()
        if self._desk.running and heard.item is not None and self._is_to_read(heard.payload):
            self._take_up(heard, heard.item)

    def next_t(self) -> int | None:
        return self._plans.next_t()

    def act(self, t: int) -> list[Act]:
        return self._plans.due(t)

    def answered(self, act: Act, code: str, answer: dict[str, Any]) -> None:
        """It learns what came of it as everybody does: from its streams."""

    # ── reading ──────────────────────────────────────────────────────────────

    def _is_to_read(self, payload: object) -> bool:
        match payload:
            case InjectDelivered() | RulingTold():
                return True
            case MessageSent() | StatementMade() | PassedOn() | MoveTookEffect():
                return payload.cell != self.cell
            case AgreementRecorded():
                return payload.by_cell != self.cell
            case _:
                return False

    def _take_up(self, heard: Heard, item: str) -> None:
        limit = self._to_decide_by(heard)
        urgent = isinstance(heard.payload, InjectDelivered) and heard.payload.precedence in URGENT
        begins = heard.t if urgent or limit is not None else max(heard.t, self._free_t)
        read_t = begins + LOOKS + self._temper.ms_a_word * word_count(heard.payload)
        if limit is not None and limit > heard.t:
            read_t = min(read_t, (heard.t + limit) // 2)
        self._free_t = max(self._free_t, read_t)
        self._plans.add(read_t, lambda t: self._read(heard, item, t))

    def _to_decide_by(self, heard: Heard) -> int | None:
        """When a decision falls to its default that this paper puts to the cell."""
        match heard.payload:
            case InjectDelivered(decide=Choice(options=options, within_ms=int(within))) if options:
                return heard.due_t(within)
            case _:
                return None

    def _read(self, heard: Heard, item: str, t: int) -> list[Act]:
        payload = heard.payload
        seat = self._desk.seat_for(payload.to) if isinstance(payload, InjectDelivered) else None
        match payload:
            case InjectDelivered():
                self._read_inject(heard, payload, item, t)
            case MessageSent() | PassedOn():
                self._read_message(payload, item, t)
            case StatementMade() | MoveTookEffect():
                self._read_deed(payload, item, t)
            case AgreementRecorded():
                self._read_agreement(item, t)
            case _:
                pass
        return [
            self._deeds.command(
                seat or self._desk.head(),
                f"{item}/read",
                "attention.report",
                received=[item],
                opened=[item],
            )
        ]

    def _read_inject(self, heard: Heard, payload: InjectDelivered, item: str, t: int) -> None:
        temper, seat = self._temper, self._desk.seat_for(payload.to)
        if not any(to.partition(".")[0] == self.cell for to in payload.to):
            self._later(temper.reacts / 3, t, item, "react", lambda now: self._react(item, now))
            return
        if self._chance.happens(temper.acknowledges, item, "acknowledges"):
            moment = t + self._chance.between(*ACKNOWLEDGES, item, "acknowledge")
            said = self._deeds.command(seat, f"{item}/seen", "inject.acknowledge", item=item)
            self._plans.add(moment, lambda _: [said])
        if not any((payload.marking, payload.ask, payload.decide)):
            self._later(temper.hints, t, item, "hint", lambda now: self._deeds.hint(item, now))
        if payload.ask is not None:
            question = payload.ask
            seals_t = self._in_time(payload.answer_within_ms, heard, t, item, "seal")
            if seals_t is not None and self._chance.happens(temper.seals, item, "seal"):
                self._plans.add(seals_t, lambda _: self._deeds.seal(item, seat, question))
            return
        if payload.decide is not None and payload.decide.options:
            self._consider(payload.decide, item, seat, heard, t)
            return
        asked = payload.answer_within_ms is not None or payload.precedence in URGENT
        likely = temper.answers if asked else temper.answers / 5
        self._later(likely, t, item, "answer", lambda now: self._answer(item, seat, now))

    def _consider(self, choice: Choice, item: str, seat: str, heard: Heard, t: int) -> None:
        """Decides in time, or lets it be decided by default."""
        if not self._chance.happens(self._temper.decides, item, "decides"):
            return
        moment = self._in_time(choice.within_ms, heard, t, item, "decide")
        if moment is None:
            return
        by = choice.on if choice.on in self._desk.seats else seat
        self._plans.add(moment, lambda now: self._deeds.decide(item, by or seat, choice, now))

    def _in_time(
        self, within_ms: int | None, heard: Heard, t: int, item: str, what: str
    ) -> int | None:
        """When it has thought about what it read at ``t``; None: by then it was too late."""
        thinks = self._span(self._temper.thinks, item, what)
        if within_ms is None:
            return t + thinks
        left = heard.due_t(within_ms) - t
        return t + min(left * 4 // 5, thinks) if left > 0 else None

    def _answer(self, item: str, seat: str, t: int) -> list[Act]:
        return self._deeds.one_of(_ANSWERS, f"{item}/answer", t, Answering(item, seat))

    def _read_message(self, payload: MessageSent | PassedOn, item: str, t: int) -> None:
        sender = payload.cell
        often = self._desk.talked(sender, t)
        likely = self._temper.replies * (0.3 if sender == WHITE else 1) / (1 << min(often, 8))
        self._later(2 * likely, t, item, "reply", lambda _: self._deeds.reply(item, sender))

    def _read_deed(self, payload: StatementMade | MoveTookEffect, item: str, t: int) -> None:
        aimed = isinstance(payload, MoveTookEffect) and self.cell in payload.targets
        likely = self._temper.reacts if aimed else self._temper.reacts / 3
        self._later(likely, t, item, "react", lambda now: self._react(item, now))

    def _react(self, item: str, t: int) -> list[Act]:
        return self._deeds.one_of(_REACTS, f"{item}/react", t)

    def _read_agreement(self, item: str, t: int) -> None:
        head = self._desk.head()
        view = self._chance.draw(item, "agreed")
        if view < AGREES:
            confirm = self._deeds.command(head, f"{item}/agree", "agreement.confirm", item=item)
            self._later(1, t, item, "agree", lambda _: [confirm])
        elif view < AGREES + DISPUTES:
            note = self._chance.one_of(words.DISPUTE, item, "dispute")
            dispute = self._deeds.command(
                head, f"{item}/agree", "agreement.dispute", item=item, note=note
            )
            self._later(1, t, item, "agree", lambda _: [dispute])

    def _later(self, likely: float, t: int, item: str, what: str, plan: Any) -> None:
        """Plans what it will do, if at all, when it has thought about it."""
        if self._chance.happens(likely, item, what):
            self._plans.add(t + self._span(self._temper.thinks, item, what), plan)

    # ── of its own accord ────────────────────────────────────────────────────

    def _rest(self, t: int, number: str) -> None:
        span = self._span(self._temper.rests, "rest", number)
        share = min(1.0, max(LEAST_REST, self._desk.table.lasts_ms / USUAL_MS))
        self._plans.add(t + int(span * share), lambda now: self._stir(now, number))

    def _stir(self, t: int, number: str) -> list[Act]:
        begun, _, count = number.partition(".")
        self._rest(t, f"{begun}.{int(count) + 1}")
        return self._deeds.of_own_accord(f"own{number}", t)

    def _span(self, span: Range, *about: object) -> int:
        return self._chance.between(*span, *about)


def word_count(payload: object) -> int:
    """How many words there are to read."""
    match payload:
        case InjectDelivered():
            lines = sum(len(line.text.split()) for line in payload.lines)
            return len((payload.text or "").split()) + lines
        case MessageSent() | StatementMade() | RulingTold() | AgreementRecorded():
            return len(payload.text.split())
        case PassedOn():
            return len(payload.text.split()) + len(payload.note.split())
        case MoveTookEffect():
            return len(payload.order.split())
        case _:
            return 0
