"""What one cell does in secret, with whoever is in on it: one scene for each kind of entry.

A scene is played between two steps of the common script, and may use only what is its own.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Any

from exercise.domain.ratings import objectives_of
from exercise.domain.scenario import (
    WHITE,
    Ask,
    ByHand,
    Choice,
    Condition,
    FromStartex,
    Inject,
    MenuMove,
    MessageIs,
    Option,
    Scale,
    Sender,
)
from exercise.domain.state import FACILITATOR, State
from torture.secrecy.pages import refused_a_file
from torture.secrecy.script import CONTROL, Fields
from torture.secrecy.stage import PAPER, UNSEEN, Stage

OBSERVER = "observers"
GOES = 0.3


@dataclass
class Secret:
    """The cell, its confidant if it has one, and where its scenes are played."""

    stage: Stage
    rng: Random
    cell: str
    partner: str
    played: list[str] = field(default_factory=list)
    _number: int = 0

    @property
    def head(self) -> str:
        return f"{self.cell}.head"

    @property
    def other(self) -> str:
        """The confidant's head."""
        return f"{self.partner}.head"

    @property
    def state(self) -> State:
        return self.stage.exercise.state

    def key(self) -> str:
        """Another command id."""
        self._number += 1
        return f"hidden-{self._number}"

    def do(self, seat: str, kind: str, /, **fields: Any) -> Fields:
        """One command; an empty answer where it was refused."""
        answer = self.stage.act(seat, self.key(), {"type": kind, **fields})
        self.stage.turn()
        return dict(answer.body) if answer.ok else {}

    def join(self, seat: str) -> str | None:
        """Somebody comes for a seat; gives their request where it is taken."""
        came = self.stage.seat(seat, "Newcomer", self.key())
        self.stage.turn()
        return came.request if came else None

    def empty(self) -> str:
        """A seat of the cell where nobody sits, or its press office."""
        seats = [one.id for one in self.state.seats_of(self.cell) if one.person is None]
        return self.rng.choice(seats) if seats else f"{self.cell}.press"


Scene = Callable[[Secret], None]


def talk(one: Secret) -> None:
    """The team's channel, a question, its answer, a word between two."""
    one.do(one.head, "message.send", to=[one.cell], text="Among ourselves.")
    asked = one.do(one.head, "message.send", to=["white"], text="May we?")
    line = one.do(one.head, "message.send", to=["white"], text="We shall be late.")
    one.do(CONTROL, "question.note", item=line.get("item", "none"))
    if asked:
        one.do(CONTROL, "message.send", to=[one.cell], text="You may.", answers=asked["item"])
    said = one.do(one.head, "message.send", to=[one.partner], text="Between us.")
    if said:
        one.do(one.other, "message.send", to=[one.cell], text="Yes.", answers=said["item"])
        one.do(one.other, "item.pass_on", item=said["item"], to=[one.cell])


def move(one: Secret, openness: str, **more: Any) -> str:
    """An order of the cell's."""
    instrument = one.state.the_world.instruments[0].id
    fields = {"title": "Unseen", "instrument": instrument, "order": "Go unseen.", **more}
    return str(one.do(one.head, "move.submit", openness=openness, **fields).get("item", ""))


def orders(one: Secret) -> None:
    """Moves taken back, claimed, ruled on again and again, and one that takes effect unseen."""
    one.do(one.head, "move.withdraw", move=move(one, "public", targets=[one.partner]))
    seen = move(one, "secret", targets=[one.partner], intent="None may know.")
    one.do(CONTROL, "move.claim", move=seen)
    effect = {made.takes_effect: made.id for made in one.state.the_world.outcomes}
    text = {one.cell: "Nothing came of it."}
    made = one.do(CONTROL, "ruling.make", moves=[seen], outcome=effect[False], texts=text)
    if made:
        one.do(
            CONTROL,
            "ruling.make",
            outcome=effect[True],
            texts=text,
            reason="Looked again.",
            supersedes=made["item"],
        )
    one.do(CONTROL, "ruling.as_ordered", move=move(one, "secret"))
    one.do(CONTROL, "ruling.as_ordered", move=move(one, "private", targets=[one.partner]))


def menu(one: Secret) -> None:
    """Orders from the menu: refused for a blank, ruled on as suggested, and one that stands."""
    move(one, "secret", menu=UNSEEN, order="", values={"how": []})
    ordered = [
        move(one, "secret", menu=UNSEEN, order="", values={"how": [how]}) for how in ("low", "slow")
    ]
    one.do(CONTROL, "ruling.suggested", moves=ordered[:1])


def waiting(one: Secret) -> None:
    """A move that still waits when the exercise ends."""
    move(one, one.rng.choice(("secret", "private")), targets=[one.partner])


def tracks(one: Secret) -> None:
    """A ruling on nothing, and on a track that others cannot see."""
    insiders = {one.cell, one.partner}
    hidden = [
        track.id
        for track in one.state.the_world.tracks
        if track.visible_to != "all" and insiders.issuperset(track.visible_to)
    ]
    changes = {track: one.rng.choice((-3, 2)) for track in hidden}
    one.do(CONTROL, "ruling.make", texts={one.cell: "It is noticed."}, tracks=changes)


def deals(one: Secret) -> None:
    """What was agreed in the corridor: confirmed, disputed, forgotten again."""
    parties = sorted((one.cell, one.partner))
    made = one.do(one.head, "agreement.record", parties=parties, text="Agreed in the corridor.")
    if made:
        kind = one.rng.choice(("agreement.confirm", "agreement.dispute"))
        one.do(one.other, kind, item=made["item"])
        one.do(CONTROL, "item.erase", item=made["item"], reason="Never was.")


def disputed(one: Secret) -> None:
    """One confirms and disputes what control typed."""
    parties = sorted((one.cell, one.partner))
    made = one.do(CONTROL, "agreement.record", parties=parties, text="Heard.", on_behalf=one.cell)
    if made:
        one.do(one.head, "agreement.dispute", item=made["item"], note="Not so.")
        one.do(one.other, "agreement.confirm", item=made["item"])


def injects(one: Secret) -> None:
    """Rows of the MSEL for this cell alone: written, changed, kept, dropped, gone out, read."""
    row = {"title": "A whisper", "sender": "Source", "medium": "cable", "text": "They know."}
    dropped = one.do(FACILITATOR, "inject.write", to=[one.cell], **row)
    rows = [found.id for found in one.state.msel.values() if found.inject is not None]
    newest = max(rows, key=lambda found: one.state.msel[found].order)
    if dropped:
        one.do(FACILITATOR, "inject.amend", inject=newest, text="They may know.")
        one.do(CONTROL, "inject.keep", inject=newest)
        one.do(CONTROL, "inject.drop", inject=newest, reason="No.")
    if one.do(FACILITATOR, "inject.write", to=[one.cell], **row):
        newest = max(one.state.msel, key=lambda found: one.state.msel[found].order)
        one.do(CONTROL, "inject.release", inject=newest)
        read(one, dict(one.state.msel[newest].deliveries).get(one.cell, "none"))


def read(one: Secret, item: str) -> None:
    """The cell has it, opens it, says so."""
    one.do(one.head, "attention.report", received=[item], opened=[item])
    one.do(one.head, "inject.acknowledge", item=item)
    one.do(one.head, "item.pass_on", item=item, to=[one.partner], note="Look.")


def plan(one: Secret, **more: Any) -> str:
    """A row of the MSEL for this cell alone, with rules of its own; gives its id."""
    name = f"hidden-{len(one.state.msel)}"
    row = {
        "id": name,
        "number": f"900.{len(one.state.msel)}",
        "title": "A whisper",
        "release": FromStartex(ms=0),
        "sender": Sender(name="Source"),
        "to": (one.cell,),
        "medium": "cable",
        "text": "They know.",
    }
    inject = Inject.model_validate(row | more)
    one.do(FACILITATOR, "inject.plan", inject=inject.model_dump(mode="json"))
    return name


def item_of(one: Secret, name: str) -> str:
    """What the cell got of a row; "none" where the row was refused, as when all is over."""
    row = one.state.msel.get(name)
    return dict(row.deliveries).get(one.cell, "none") if row else "none"


def rules(one: Secret) -> None:
    """A row that a word between two makes true, and one whose time ran out."""
    told = Condition(message=MessageIs(sender=(one.cell,), to=(one.partner,)))
    plan(one, when=told, delay_ms=1_000, type="contingency")
    plan(one, release=ByHand(), expires=FromStartex(ms=0))
    one.do(one.head, "message.send", to=[one.partner], text="Between us.")


def files(one: Secret) -> None:
    """A paper for this cell alone, passed on to its confidant; others ask for it in vain."""
    name = plan(one, attachments=(PAPER,), release=ByHand())
    one.do(CONTROL, "inject.release", inject=name)
    item = item_of(one, name)
    read(one, item)
    insiders = (one.cell, one.partner)
    others = [role for role in one.state.cells if role not in insiders]
    refused_a_file(one.stage, [f"{cell}.head" for cell in others], item)


def question(one: Secret) -> None:
    """A sealed question to this cell alone: answered twice, closed, opened to the staff."""
    name = plan(one, medium="question", ask=Ask(scale=Scale(low=0, high=10)), release=ByHand())
    one.do(CONTROL, "inject.release", inject=name)
    item = item_of(one, name)
    for value in (7, 3):
        one.do(one.head, "poll.answer", item=item, value=value)
    poll = one.state.polls.get(name)
    if poll is not None:
        one.do(CONTROL, "poll.close", poll=poll.id)
        one.do(CONTROL, "poll.open", poll=poll.id, to="staff")


def asserted(one: Secret) -> None:
    """What control finds the cell to assert, of what it said and of what it ordered."""
    said = one.do(one.head, "message.send", to=[one.partner], text="There are two.").get("item")
    for item in (said, move(one, "secret")):
        for fact in one.state.control.facts:
            for version in (*fact.versions, None):
                one.do(CONTROL, "fact.assert", item=item or "none", fact=fact.id, version=version)


def decision(one: Secret) -> None:
    """A decision put to this cell alone: more time, a choice, an order; and one left open."""
    for option in ("go", "stay", ""):
        name = plan(one, decision=_choice(one.cell), release=ByHand())
        one.do(CONTROL, "inject.release", inject=name)
        item = item_of(one, name)
        put = one.state.choices.get(name)
        if put is not None:
            one.do(CONTROL, "decision.extend", decision=put.id, by_ms=60_000)
        if option == "stay":
            one.do(one.head, "decision.take", item=item, option=option)
        elif option:
            move(one, "secret", answers=item, option=option)


def _choice(cell: str) -> Choice:
    orders = MenuMove(id="go", title="Go", instrument="military", openness="secret", order="Go.")
    return Choice(
        ask="Stay, or go?",
        on=cell,
        within_ms=24 * 3_600_000,
        default="stay",
        options=(Option(id="stay", title="Stay"), Option(id="go", title="Go", order=orders)),
    )


def task(one: Secret) -> None:
    """A controller is to do something, and has."""
    name = plan(one, to=(WHITE,), medium="task", release=ByHand())
    one.do(CONTROL, "inject.release", inject=name)
    for item in dict(one.state.msel[name].deliveries).values():
        one.do(CONTROL, "inject.acknowledge", item=item)


def storylines(one: Secret) -> None:
    """Storylines of which nothing is due are switched, and back."""
    for line, on in sorted(one.state.storylines.items()):
        one.do(CONTROL, "storyline.set", storyline=line, on=not on, listed_ms=0, due={})
        one.do(CONTROL, "storyline.set", storyline=line, on=on, listed_ms=0, due={})


def drafts(one: Secret) -> None:
    """A move being written by two hands, and sent."""
    name = str(one.do(one.head, "draft.open", title="On paper").get("draft", "none"))
    one.do(one.head, "draft.save", draft=name, version=1, title="On paper", order="Go.")
    one.do(f"{one.cell}.foreign", "draft.opinion", draft=name, version=1, opinion="assent")
    one.do(f"{one.cell}.foreign", "draft.take", draft=name)
    one.do(one.head, "draft.discard", draft=name)


def seats(one: Secret) -> None:
    """People of the cell come, ask, are refused, let in, moved, given rights, decide, and go."""
    seat = one.empty()
    one.join(seat)
    one.do(FACILITATOR, "seat.refuse", request=one.join(seat))
    one.do(FACILITATOR, "seat.grant", request=one.join(seat))
    one.do(FACILITATOR, "right.set", seat=seat, right="submit", granted=True)
    one.do(FACILITATOR, "right.set", seat=seat, right="submit", granted=False)
    added = one.do(FACILITATOR, "seat.add", cell=one.cell, title="Aide").get("seat", "")
    one.do(FACILITATOR, "seat.move", from_seat=seat, to_seat=added)
    if added:  # what it has to decide goes on to the head once it is left
        name = plan(one, to=(added,), decision=_choice(added), release=ByHand())
        one.do(CONTROL, "inject.release", inject=name)
    one.do(FACILITATOR, "seat.vacate", seat=added)
    one.do(FACILITATOR, "link.renew", cell=one.cell)


def line(one: Secret) -> None:
    """A device of the cell comes, and perhaps goes; the common pulse tells who must know."""
    seat = f"{one.cell}.foreign"
    one.stage.connect(seat)
    if one.rng.random() < GOES:
        one.stage.disconnect(seat)


def practice(one: Secret) -> None:
    """The practice message, and its answer."""
    one.do(f"{one.cell}.foreign", "practice.acknowledge")
    one.do(f"{one.cell}.foreign", "practice.answer", text="Loud and clear.")


def notes(one: Secret) -> None:
    """What observers and controllers write of it; a name taken away."""
    about = one.do(one.head, "message.send", to=[one.cell], text="Hm.").get("item")
    one.do(CONTROL, "observation.note", text="They hesitate.", about=about)
    watcher = next((seat.id for seat in one.state.seats_of(OBSERVER) if seat.person), CONTROL)
    one.do(watcher, "observation.note", text="So they do.", about=about)
    if about:
        one.do(CONTROL, "item.erase", item=about, reason="Personal.")


def ratings(one: Secret) -> None:
    """What control and an observer find the cell to have reached, and it itself after ENDEX."""
    watcher = next((seat.id for seat in one.state.seats_of(OBSERVER) if seat.person), CONTROL)
    for aim in objectives_of(one.state, one.cell):
        for seat in (CONTROL, watcher, one.head):
            for rating, evidence in (("not_met", "They hesitate."), ("partly", "")):
                one.do(
                    seat,
                    "objective.rate",
                    cell=one.cell,
                    objective=aim.id,
                    rating=rating,
                    evidence=evidence,
                )


def names(one: Secret) -> None:
    """A person of the cell leaves, and their name is taken away."""
    seat = one.empty()
    one.join(seat)
    person = one.state.seats[seat].person
    one.do(FACILITATOR, "seat.vacate", seat=seat)
    one.do(FACILITATOR, "name.erase", person=person)


def hold(one: Secret) -> None:
    """Control holds its breath for an instant; during an emergency no hold is lifted."""
    if not one.state.held and one.state.noduff is None:
        one.do(FACILITATOR, "hold.place")
        one.do(FACILITATOR, "hold.lift", listed_ms=0, due={})


SCENES: tuple[Scene, ...] = (
    *(
        talk,
        orders,
        menu,
        waiting,
        tracks,
        deals,
        disputed,
        injects,
        rules,
        files,
        question,
        decision,
    ),
    *(task, storylines, drafts, seats, line, notes, ratings, names, hold, asserted),
)
"""They need the exercise under way; ``practice`` is for the lobby, whose roster is for everyone."""
