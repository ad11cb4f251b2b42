"""A whole afternoon of play with a bit of everything, for reports to be made of."""

import random
from functools import cache
from pathlib import Path
from typing import Any

from exercise.domain.ratings import objectives_of
from exercise.domain.scenario import Scenario
from exercise.domain.state import FACILITATOR
from exercise.scenario import load
from tests.report import texts
from tests.report.injects import INJECTS
from tests.support.reference import REFERENCE
from tests.unit.harness import Play

ROOT = Path(__file__).resolve().parents[2]
CELLS = ("tokyo", "washington", "beijing", "pyongyang", "seoul")
QUICKNESS = {"tokyo": 0.13, "washington": 0.19, "beijing": 0.09, "pyongyang": 0.06, "seoul": 0.16}
"""Chance that a cell reads a paper within eighteen seconds."""
LEAD = "white.lead"
MINUTE = 60_000


@cache
def scenario() -> Scenario:
    """The reference scenario's world and cells with an MSEL of the tests' own."""
    return load(REFERENCE).with_injects(INJECTS)


@cache
def day() -> Play:
    """The day, played once for all tests; nobody changes it."""
    return Day().play


class Day:
    """Plays it; ``play`` is the result."""

    def __init__(self) -> None:
        self.play = Play(scenario())
        self.dice = random.Random(13)
        self.read_already: set[tuple[str, str]] = set()
        self.routine: list[str] = []
        self.observer = ""
        self.lobby()
        self.first_phase()
        self.second_phase()
        self.deals()
        self.third_phase()
        self.after()

    # ── acts ─────────────────────────────────────────────────────────────────

    def lead(self, kind: str, /, **fields: Any) -> str:
        return str(self.play.do(LEAD, kind, **fields).get("item", ""))

    def head(self, cell: str, kind: str, /, **fields: Any) -> str:
        return str(self.play.do(f"{cell}.head", kind, **fields).get("item", ""))

    def move(self, cell: str, title: str, order: str, **more: Any) -> str:
        fields = {"instrument": "diplomatic", "openness": "public", "takes_ms": 600_000} | more
        return self.head(cell, "move.submit", title=title, order=order, **fields)

    def rule(self, *moves: str, outcome: str | None = "as-intended", **more: Any) -> str:
        return self.lead("ruling.make", moves=list(moves), outcome=outcome, **more)

    def note(self, text: str, about: str | None = None) -> str:
        return str(self.play.do(self.observer, "observation.note", text=text, about=about)["item"])

    def copy_for(self, inject: str, cell: str) -> str:
        """The item as which an inject reached a cell."""
        deliveries = dict(self.play.state.msel[inject].deliveries)
        return deliveries.get(cell) or deliveries["public"]

    def rate(self) -> None:
        """Tokyo's and Beijing's heads rate an objective; so does the observer, of Tokyo's."""
        for cell, rating, evidence in (
            ("tokyo", "not_met", ""),
            ("tokyo", "partly", texts.EVIDENCE),
            ("beijing", "met", ""),
        ):
            about = {"cell": cell, "objective": self.first_aim(cell)}
            self.head(cell, "objective.rate", rating=rating, evidence=evidence, **about)
        about = {"cell": "tokyo", "objective": self.first_aim("tokyo")}
        self.play.do(self.observer, "objective.rate", rating="not_met", **about)

    def first_aim(self, cell: str) -> str:
        return objectives_of(self.play.state, cell)[0].id

    # ── time, and what goes on in it ─────────────────────────────────────────

    def wait(self, seconds: int) -> None:
        """The wall clock runs, and the rules with it."""
        self.play.wait(seconds * 1000)
        self.play.tick()

    def until(self, minute: float) -> None:
        """Time passes; the cells read their papers and talk."""
        while self.play.state.running and self.play.t < minute * MINUTE:
            self.play.run(min(18_000, int(minute * MINUTE) - self.play.t))
            self.read()
            self.chat()

    def read(self) -> None:
        """Some cells get round to some of what lies before them."""
        tired = 0.6 if self.play.t > 78 * MINUTE else 1
        for row in sorted(self.play.state.msel.values(), key=lambda row: row.order):
            for recipient, item in row.deliveries:
                cell = recipient.partition(".")[0]
                if cell not in CELLS or (row.id, recipient) in self.read_already:
                    continue
                if self.dice.random() < QUICKNESS[cell] * tired:
                    self.read_already.add((row.id, recipient))
                    acting = dict(row.acting).get(recipient)
                    seat = f"{cell}.head" if acting or recipient == cell else recipient
                    self.open(seat, acting or item)

    def open(self, seat: str, item: str) -> None:
        self.play.do(seat, "attention.report", received=[item], opened=[item])
        if self.dice.random() < 0.93:
            self.play.do(seat, "inject.acknowledge", item=item)

    def chat(self) -> None:
        """Small talk and small orders, as there are in any exercise."""
        dice, state = self.dice, self.play.state
        if self.play.t < 2 * MINUTE or state.held or not state.running:
            return
        if dice.random() < 0.11:
            cell, other = dice.sample(CELLS, 2)
            text = dice.choice(texts.TALK).format(other.capitalize())
            self.head(cell, "message.send", to=[other], text=text)
        if dice.random() < 0.05:
            cell, other = dice.sample(CELLS, 2)
            title, order, instrument = dice.choice(texts.ORDERS)
            more = {"openness": "private", "targets": [other], "instrument": instrument}
            self.routine.append(self.move(cell, title, order, **more))
        if self.routine and dice.random() < 0.12:
            self.lead("ruling.as_ordered", move=self.routine.pop(0))
        if dice.random() < 0.012:
            self.head(dice.choice(CELLS), "statement.make", text=dice.choice(texts.SAYINGS))

    # ── the story ────────────────────────────────────────────────────────────

    def lobby(self) -> None:
        play = self.play
        people = ("p-mori", "p-hale", "p-lin", "p-ryu", "p-kang")
        for cell, person in zip(CELLS, people, strict=True):
            play.join(f"{cell}.head", person)
            self.head(cell, "practice.acknowledge")
            self.head(cell, "practice.answer", text=texts.PRACTICE)
        play.join("tokyo.coast-guard", "p-fuji")
        play.join(LEAD, "p-lead")
        self.observer = play.join_staff("observers", "p-watcher")
        self.wait(1_150)

    def first_phase(self) -> None:
        play = self.play
        play.do(FACILITATOR, "exercise.start")
        self.until(12)
        play.do("tokyo.coast-guard", "message.send", to=["tokyo"], text=texts.JAPANESE)
        self.until(16)
        self.head("beijing", "statement.make", text=texts.STATEMENT)
        self.until(21)
        film = self.move(
            "tokyo",
            "Publish the Coast Guard’s film",
            texts.FILM,
            instrument="information",
            intent="Bind Washington to the facts before Beijing tells its own.",
            tags=["Disclosure", "Signal"],
            assents=["tokyo.coast-guard"],
            actor="Chief Cabinet Secretary",
            answers=self.copy_for("contact-at-sea", "tokyo"),
        )
        self.lead("move.claim", move=film)
        self.until(25)
        self.ships()
        self.until(29)
        self.lead("ruling.as_ordered", move=film)
        self.until(33)
        self.followed()

    def ships(self) -> None:
        """Two moves that will collide."""
        self.escort = self.move(
            "washington",
            "Escort the survey ship with a second hull",
            texts.ESCORT,
            instrument="military",
            openness="private",
            targets=["tokyo", "beijing"],
            intent="Show that the promise has ships, without making Beijing lose face in public.",
            assents=["washington.defence"],
            dissents=["washington.foreign"],
            answers=self.copy_for("first-papers", "washington"),
        )
        self.shadow = self.move(
            "beijing",
            "Shadow the escort with a frigate",
            "One frigate follows at three miles. Fire-control radars stay off. Film everything.",
            instrument="military",
            openness="secret",
            intent="See what Washington does when it is watched.",
        )

    def followed(self) -> None:
        """A ruling on both, and the one that takes its place."""
        first = self.rule(
            self.escort,
            self.shadow,
            outcome="partly",
            texts=texts.FOLLOWED,
            tracks={"east-china-sea": 8, "deterrence": 6, "washington-beijing": -5},
            reason=texts.FOLLOWED_WHY,
        )
        self.note(texts.RESTRAINT, about=self.escort)
        self.until(47)
        self.rule(
            self.escort,
            self.shadow,
            outcome="backfired",
            supersedes=first,
            texts=texts.CORRECTED,
            tracks={"east-china-sea": 7, "washington-beijing": -6},
            reason=texts.CORRECTED_WHY,
        )

    def second_phase(self) -> None:
        play = self.play
        self.until(57)
        more = {"instrument": "military", "openness": "secret"}
        launcher = self.move(
            "pyongyang", "Move the second launcher by night", "Under cover.", **more
        )
        self.until(59)
        play.do(FACILITATOR, "hold.place")
        self.until(60)
        play.do(FACILITATOR, "phase.begin", phase="phase2", due={"left-over": "drop"})
        play.do(FACILITATOR, "hold.lift", listed_ms=play.t)
        self.until(66)
        seen = {"washington": "Imagery of 03:40: two vehicles, one of them probably a decoy."}
        self.rule(launcher, texts=seen, tracks={"korea": 9, "dprk-capability": 5}, reason="Late.")
        self.until(71)
        item, promised = self.copy_for("kaesong-gate", "seoul"), "As promised, unedited."
        self.head("seoul", "item.pass_on", item=item, to=["tokyo"], note=promised)
        self.until(74)
        slip = f"Between us: {texts.SECRETS[0]} confirms it."
        slipped = self.head("tokyo", "message.send", to=["seoul"], text=slip)
        self.until(76)
        play.do(FACILITATOR, "clock.pause")
        self.wait(420)
        self.lead("item.erase", item=slipped, reason="Named a real source.")
        play.do(FACILITATOR, "clock.resume")
        self.study()

    def study(self) -> None:
        self.until(83)
        study = self.move(
            "tokyo",
            "Order a study of strike options",
            texts.STUDY,
            instrument="military",
            openness="secret",
            tags=["Strike option"],
            answers=self.copy_for("diet-question", "tokyo"),
        )
        self.head("pyongyang", "statement.make", text=texts.KOREAN)
        self.until(88)
        order = f"Recall him at once: {texts.SECRETS[2]}."
        doomed = self.move(
            "seoul", "Recall the liaison officer", order, openness="private", targets=["washington"]
        )
        self.until(91)
        self.lead("item.erase", item=doomed, reason="Defamed a person.")
        heard = {"tokyo": "The coalition partner has heard the word. The study waits."}
        why = "About even that the Cabinet defers the order until July."
        self.rule(study, outcome="delayed", texts=heard, tracks={"strike-support": 12}, reason=why)
        untold = "TOKYO Two coalition lawmakers said that they had not been told of any study."
        self.lead("statement.make", persona="Pacific Wire", text=untold)

    def deals(self) -> None:
        play = self.play
        parties = ["washington", "beijing"]
        agreed = self.head(
            "washington",
            "agreement.record",
            parties=parties,
            happened_ms=80 * MINUTE,
            text=texts.CHANNEL,
        )
        self.head("beijing", "agreement.confirm", item=agreed)
        self.until(97)
        order = "Close it for stocktaking, one week."
        close = self.move(
            "beijing", "Close the customs post", order, openness="private", targets=["pyongyang"]
        )
        self.until(99)
        self.head("beijing", "move.withdraw", move=close)
        play.absent(41_000)
        self.wait(60)
        play.do(FACILITATOR, "clock.resume")
        self.until(103)
        disputed = self.lead(
            "agreement.record",
            parties=["tokyo", "seoul"],
            on_behalf="seoul",
            happened_ms=101 * MINUTE,
            text=texts.SILENCE,
        )
        self.head("tokyo", "agreement.dispute", item=disputed, note="Until July, not August.")
        self.head("seoul", "agreement.confirm", item=disputed)
        slip = self.note(f"The head of cell said it on the stairs: {texts.SECRETS[1]}.")
        self.lead("item.erase", item=slip, reason="A call sign in real use.")
        self.until(114)
        told = dict.fromkeys(("washington", "tokyo"), "Nobody answered the Philippine embassy.")
        self.rule(outcome=None, texts=told, tracks={"deterrence": -4}, reason="An omission.")

    def third_phase(self) -> None:
        play = self.play
        self.until(120)
        play.do(FACILITATOR, "phase.begin", phase="phase3")
        self.head("seoul", "noduff.raise", text="Somebody fainted", place="Room 4")
        self.wait(380)
        self.lead("noduff.clear", note="She is well.")
        play.do(FACILITATOR, "clock.resume")
        self.until(128)
        self.head("washington", "message.send", to=["tokyo", "seoul", "white"], text=texts.SCRIPT)
        self.routine.clear()
        self.until(138)
        self.routine.clear()
        more = {"openness": "private", "targets": ["tokyo"], "takes_ms": 1_200_000}
        self.deal = self.move("washington", "Name the price of the radar", "By Friday.", **more)
        self.until(141)
        due = {"budget-line": "release", "manila-again": "keep"}
        play.do(FACILITATOR, "clock.advance", to_ms=150 * MINUTE, due=due)
        told = {"washington": "The Senate has questions first."}
        self.rule(self.deal, outcome="blocked", texts=told, tracks={"us-forces": -6})

    def after(self) -> None:
        play = self.play
        self.until(165)
        play.do(FACILITATOR, "exercise.end", waiting="lapse")
        self.wait(90)
        play.do(FACILITATOR, "hotwash.begin")
        self.note(texts.HOT_WASH)
        self.rate()
        self.wait(1_500)
