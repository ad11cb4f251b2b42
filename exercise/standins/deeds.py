"""What a stand-in does: each deed as the commands that a browser would send for it."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from exercise.domain.scenario import WHITE, Choice, MenuMove, Openness, Question, WrittenOrder
from exercise.standins import words
from exercise.standins.chance import Chance
from exercise.standins.desk import Desk
from exercise.standins.fields import fill, own_written, written
from exercise.standins.heard import Act
from exercise.standins.temper import Deed, Temper, leaning

MINUTE = 60_000


class Answering(NamedTuple):
    """What a deed answers."""

    item: str
    seat: str
    """The seat that may read it; the cell's head where all may."""

    def by(self, seat: str) -> dict[str, str]:
        """The field that says so, in a command of a seat that may read it."""
        return {"answers": self.item} if seat == self.seat else {}


class Deeds:
    """The deeds of one cell. ``about`` names what a deed responds to, and is said nowhere."""

    def __init__(self, desk: Desk, temper: Temper, chance: Chance, mark: str) -> None:
        self._desk = desk
        self._temper = temper
        self._chance = chance
        self._mark = mark

    def command(self, seat: str, about: str, verb: str, **fields: Any) -> Act:
        """A command of a seat, under an id that says what it is for, and not what it is."""
        return Act(seat, f"{self._mark}/{about}", {"type": verb, **fields})

    # ── of its own accord ────────────────────────────────────────────────────

    def of_own_accord(self, about: str, t: int) -> list[Act]:
        """Something that nobody asked for."""
        return self.one_of(self._temper.deeds, about, t)

    def one_of(
        self, deeds: Mapping[Deed, float], about: str, t: int, answers: Answering | None = None
    ) -> list[Act]:
        """One of these deeds, by weight, if it can be done now."""
        may_order = self._may_order()
        known = [
            (weight, deed)
            for deed, weight in deeds.items()
            if deed in self._temper.deeds and (may_order or deed not in ("menu", "move"))
        ]
        if not known:
            return []
        deed: Deed = self._chance.weighed(known, about, "deed")
        match deed:
            case "menu":
                return self.menu_move(about, t, answers) or self._words_instead(about, t, answers)
            case "move":
                return self.free_move(about, answers)
            case "message":
                return self.message(about, t)
            case "ask":
                return self._say(about, (WHITE,), words.ASK, answers)
            case "statement":
                return self.statement(about, answers)
            case "agreement":
                return self.agreement(about, t)

    def _may_order(self) -> bool:
        return (
            self._desk.submitter() is not None
            and len(self._desk.waiting) < self._temper.most_waiting
        )

    # ── orders ───────────────────────────────────────────────────────────────

    def menu_move(self, about: str, t: int, answers: Answering | None = None) -> list[Act]:
        """Something on the menu."""
        offered = self._desk.offered()
        if not offered or not self._may_order():
            return []
        heat = self._desk.heat(t)
        choices = [(self._weight(move, heat), move) for move in offered]
        move = self._chance.weighed(choices, about, "menu")
        return self._order(about, answers, **self._filled(move, about, t))

    def _filled(self, move: WrittenOrder, about: str, t: int) -> dict[str, Any]:
        """The fields of a command that orders it; one of the menu is named, with its blanks."""
        desk = self._desk
        values = fill(move.fields, desk.table, self._chance, about, desk.today(t))
        cells = [one.id for one in move.fields if one.kind == "cell" and not one.own]
        named = [cell for field in cells for cell in values.get(field, ())]
        targets = list(dict.fromkeys((*move.targets, *named)))
        if move.openness == "private" and not targets:
            targets = [self._chance.one_of(self._desk.table.others, about, "target")]
        on_menu = any(one.id == move.id for one in self._desk.menu)
        order = "" if on_menu and move.fields else written(move, values, desk.table.language)
        return {
            "title": move.title,
            "instrument": move.instrument,
            "order": order or ("" if on_menu and move.fields else self._words(words.ORDER, about)),
            "intent": "" if on_menu else own_written(move, values),
            "openness": move.openness,
            "targets": targets,
            "tags": list(move.tags),
            "takes_ms": move.takes_ms,
            **({"menu": move.id, "values": values} if on_menu else {}),
        }

    def _weight(self, move: MenuMove, heat: float) -> float:
        temper = self._temper
        often = 1 + 12 * self._desk.ordered.get(move.id, 0)
        if temper.even:
            return 1 / often
        weight = temper.openness.get(move.openness, 1.0)
        weight *= temper.instruments.get(move.instrument, 1.0)
        if move.instrument == "military":
            weight *= 1 + 2 * heat * temper.bold
        elif move.instrument == "diplomatic":
            weight *= 1 + 2 * heat * (1 - temper.bold)
        return weight / often

    def free_move(self, about: str, answers: Answering | None = None) -> list[Act]:
        """An order in its own words."""
        table, chance = self._desk.table, self._chance
        openness: Openness = chance.one_of(("private", "secret"), about, "openness")
        tags = [chance.one_of(table.tags, about, "tag")] if table.tags else []
        return self._order(
            about,
            answers,
            title=self._words(words.TITLE, about),
            instrument=chance.one_of(table.instruments, about, "instrument"),
            order=self._words(words.ORDER, about),
            openness=openness,
            targets=[chance.one_of(table.others, about, "target")] if table.others else [],
            tags=tags,
            takes_ms=chance.between(3, 12, about, "takes") * MINUTE,
        )

    def _order(self, about: str, answers: Answering | None, **fields: Any) -> list[Act]:
        seat = self._desk.submitter()
        if seat is None:
            return []
        answering = answers.by(seat) if answers else {}
        return [self.command(seat, about, "move.submit", **fields, **answering)]

    # ── words ────────────────────────────────────────────────────────────────

    def message(self, about: str, t: int) -> list[Act]:
        """A word to another cell, more likely to one it has been talking with."""
        others = self._desk.reachable()
        if not others:
            return []
        weights = [(1 + min(3, self._desk.talked(cell, t)), cell) for cell in others]
        to = self._chance.weighed(weights, about, "to")
        return self._say(about, (to,), words.MESSAGE)

    def _words_instead(self, about: str, t: int, answers: Answering | None) -> list[Act]:
        """Where nothing can be ordered: to control about its paper, else to another cell."""
        if answers is None:
            return self.message(about, t)
        return self._say(about, (WHITE,), words.ASK, answers)

    def reply(self, item: str, to: str) -> list[Act]:
        """An answer to whoever wrote."""
        answering = Answering(item, self._desk.head())
        return self._say(f"{item}/reply", (to,), words.REPLY, answering)

    def _say(
        self,
        about: str,
        to: tuple[str, ...],
        texts: tuple[str, ...],
        answers: Answering | None = None,
    ) -> list[Act]:
        seat = answers.seat if answers else self._desk.head()
        answering = answers.by(seat) if answers else {}
        text = self._words(texts, about)
        return [self.command(seat, about, "message.send", to=list(to), text=text, **answering)]

    def statement(self, about: str, answers: Answering | None = None) -> list[Act]:
        """Something said in public; nothing once all there is to say was said, by whomever."""
        new = self._new(words.STATEMENT)
        if not new:
            return []
        seat = self._desk.head()
        answering = answers.by(seat) if answers else {}
        text = self._chance.one_of(new, about, "words")
        return [self.command(seat, about, "statement.make", text=text, **answering)]

    def agreement(self, about: str, t: int) -> list[Act]:
        """What was agreed with another cell, with the one it talks with most."""
        others = self._desk.table.others
        if not others:
            return []
        weights = [(0.2 + self._desk.talked(cell, t), cell) for cell in others]
        other = self._chance.weighed(weights, about, "party")
        return [
            self.command(
                self._desk.head(),
                about,
                "agreement.record",
                parties=[self._desk.table.cell, other],
                text=self._words(words.AGREEMENT, about),
            )
        ]

    def hint(self, item: str, t: int) -> list[Act]:
        """Says that it has read something to a cell that it writes with; the paper it keeps.

        No scenario says in so many words who may read whose papers, and a program cannot tell.
        """
        weights = [(self._desk.talked(cell, t), cell) for cell in self._desk.reachable()]
        weights = [(weight, cell) for weight, cell in weights if weight]
        if not weights or not self._new(words.HINT):
            return []
        to = self._chance.weighed(weights, item, "hint")
        return self._say(f"{item}/hint", (to,), words.HINT)

    # ── decisions ────────────────────────────────────────────────────────────

    def decide(self, item: str, seat: str, choice: Choice, t: int) -> list[Act]:
        """One of the options: they are written from the most cautious to the boldest."""
        weights = leaning(self._temper, len(choice.options), self._desk.heat(t))
        pairs = list(zip(weights, choice.options, strict=True))
        option = self._chance.weighed(pairs, item, "option")
        about = f"{item}/decide"
        order = option.order or next((m for m in self._desk.menu if m.id == option.menu), None)
        if order is None:
            return [self.command(seat, about, "decision.take", item=item, option=option.id)]
        ordered = self._filled(order, about, t)
        return [self.command(seat, about, "move.submit", answers=item, option=option.id, **ordered)]

    # ── answers ──────────────────────────────────────────────────────────────

    def seal(self, item: str, seat: str, question: Question) -> list[Act]:
        """An answer to a sealed question."""
        sealed = self._sealed(item, question)
        return [self.command(seat, f"{item}/seal", "poll.answer", item=item, **sealed)]

    def _sealed(self, item: str, question: Question) -> dict[str, Any]:
        chance, temper = self._chance, self._temper
        if question.scale is not None:
            low, high = question.scale.low, question.scale.high
            part = chance.draw(item, "scale")
            if not temper.even:
                part = (part + chance.draw(item, "scale", 2)) / 2
            return {"value": low + int(part * (high - low + 1))}
        if question.choice is not None:
            weights = zip(leaning(temper, len(question.choice)), question.choice, strict=True)
            return {"option": chance.weighed(list(weights), item, "choice").id}
        return {"text": " ".join(words.SEALED.split()[: question.text])}

    def _words(self, texts: tuple[str, ...], about: str) -> str:
        """Something new to the cell, as long as there is."""
        return self._chance.one_of(self._new(texts) or texts, about, "words")

    def _new(self, texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(text for text in texts if text not in self._desk.said)
