"""Random acts by random people, most of them sensible: whatever is refused is simply not done."""

from collections.abc import Callable
from contextlib import suppress
from random import Random
from typing import Any

from exercise.domain.refusal import Refused
from exercise.domain.state import FACILITATOR
from tests.unit.harness import Play, seated
from tests.unit.random_choices import ACTS as DECISIONS
from tests.unit.random_rules import item, move, poll, row, rule_of, some, stand_in, with_waits
from tests.unit.trial import CELLS, MINUTE, at, inject

Act = Callable[[Play, Random], Any]
WHITES = (FACILITATOR, "white.lead")


SCENARIO = with_waits()


def playing(play: Play, rng: Random) -> str:
    return rng.choice([seat for seat in play.state.seat_order if seat.split(".")[0] in CELLS])


def anybody(play: Play, rng: Random) -> str:
    return rng.choice([*play.state.seat_order, "nobody.nowhere"])


def speaker(play: Play, rng: Random) -> str:
    return rng.choice((playing(play, rng), playing(play, rng), *WHITES))


def due(play: Play, rng: Random) -> dict[str, str]:
    return {one: rng.choice(("release", "keep", "drop")) for one in sorted(play.state.msel)}


def _wait(play: Play, rng: Random) -> None:
    play.wait(rng.choice((0, 1, 500, 20_000, 90_000)))
    play.tick()


def _join(play: Play, rng: Random) -> None:
    person = f"p{rng.randint(0, 5)}"
    play.join(rng.choice(play.state.seat_order), person)


def _message(play: Play, rng: Random) -> None:
    actor = speaker(play, rng)
    persona = "Coast Guard" if actor in WHITES and rng.random() < 0.5 else ""
    answers = item(play, rng) if rng.random() < 0.5 else None
    to = some(rng, (*CELLS, "white"), 1)
    play.do(actor, "message.send", to=to, text="Words.", answers=answers, persona=persona)


def _answer(play: Play, rng: Random) -> None:
    """An answer to something the actor surely may read."""
    asked = item(play, rng, "inject.delivered", "message.sent")
    if asked == "none":
        return
    viewer = rng.choice(play.state.items[asked].audience)
    name = viewer.partition(":")[2]
    actor = name if "." in name else f"{name}.head" if name else FACILITATOR
    if rng.random() < 0.5:
        play.do(actor, "message.send", to=["white"], text="An answer.", answers=asked)
    else:
        _submit(play, rng, actor=actor, answers=asked)


def _statement(play: Play, rng: Random) -> None:
    answers = item(play, rng) if rng.random() < 0.3 else None
    play.do(speaker(play, rng), "statement.make", text="To all.", answers=answers)


def _submit(play: Play, rng: Random, actor: str | None = None, answers: str | None = None) -> None:
    play.do(
        actor or f"{rng.choice(CELLS)}.head",
        "move.submit",
        title="A move",
        instrument="military",
        order="Sail.",
        actor="Fleet",
        targets=some(rng, CELLS),
        tags=["Signal"],
        intent="Be seen.",
        openness=rng.choice(("public", "private", "secret")),
        answers=answers,
        takes_ms=rng.choice((0, 600_000)),
        assents=some(rng, [seat.id for seat in play.state.seats.values()]),
    )


def _agree(play: Play, rng: Random) -> None:
    actor = speaker(play, rng)
    own = actor.split(".")[0]
    parties = sorted({*some(rng, CELLS, 1), *([own] if own in CELLS else ())})
    play.do(
        actor,
        "agreement.record",
        parties=parties,
        text="Fish are shared.",
        happened_ms=rng.choice((None, 0, play.t)),
        on_behalf=rng.choice(parties) if own == "white" else None,
    )


def _rule(play: Play, rng: Random) -> None:
    rulings = sorted(play.state.rulings)
    play.do(
        rng.choice(WHITES),
        "ruling.make",
        moves=list(dict.fromkeys(move(play, rng) for _ in range(rng.randint(0, 2)))),
        outcome=rng.choice(("works", "fails")),
        texts=dict.fromkeys(some(rng, CELLS), "It went so."),
        tracks={track: rng.randint(-9, 9) for track in some(rng, ("heat", "trust"))},
        reason=rng.choice(("", "Because.")),
        supersedes=rng.choice(rulings) if rulings and rng.random() < 0.4 else None,
    )


def _ask(play: Play, rng: Random) -> None:
    question = rng.choice(("trust-us", "forecast", "why"))
    play.do("white.lead", "inject.release", inject=question)


def _answer_poll(play: Play, rng: Random) -> None:
    """By somebody who surely may read the question, as it is to be answered or not quite."""
    known = sorted(play.state.items.values(), key=lambda one: one.seq)
    asked = [one for one in known if getattr(one.payload, "ask", None)]
    if not asked:
        return
    question = rng.choice(asked)
    name = rng.choice(question.audience).partition(":")[2]
    actor = name if "." in name else f"{name or 'north'}.{rng.choice(('head', 'foreign'))}"
    answers = (
        {"value": rng.randint(-1, 11)},
        {"option": rng.choice(("yes", "no"))},
        {"text": "No."},
    )
    for answer in answers:
        with suppress(Refused):
            play.do(actor, "poll.answer", item=question.id, **answer)


def _attend(play: Play, rng: Random) -> None:
    seen = some(rng, play.state.items, 1)
    play.do(playing(play, rng), "attention.report", received=seen, opened=seen[:1])


def _acknowledge(play: Play, rng: Random) -> None:
    delivered = item(play, rng, "inject.delivered")
    play.do(playing(play, rng), "inject.acknowledge", item=delivered)


def _plan(play: Play, rng: Random) -> None:
    number = rng.choice((8, 9, 20 + rng.randint(0, 4)))
    name = "late" if number == 8 else "later" if number == 9 else f"extra-{number}"
    to = rng.choice((("north",), ("west.press", "south"), CELLS))
    release = at(play.t / MINUTE + rng.choice((0.1, 5, 80)))
    more: dict[str, Any] = {} if rng.random() < 0.4 else rule_of(play, rng)
    public = rng.random() < 0.3
    late = {one: rng.choice((1_000, 20_000, 90_000)) for one in some(rng, to)}
    more["delay_to"] = late if rng.random() < 0.5 else {}
    changed = inject(name, number, release, to=to, public=public, medium="news", **more)
    play.do(FACILITATOR, "inject.plan", inject=changed.model_dump(mode="json"))


def _erase(play: Play, rng: Random) -> None:
    known = sorted(play.state.entries_of)
    target = rng.choice(known) if rng.random() < 0.7 else item(play, rng)
    play.do(rng.choice(WHITES), "item.erase", item=target, reason="Personal.")


def _assert_fact(play: Play, rng: Random) -> None:
    said = item(play, rng, "message.sent", "statement.made", "move.submitted", "item.passed_on")
    version = rng.choice(("one", "two", None))
    play.do(rng.choice(WHITES), "fact.assert", item=said, fact="hulls", version=version)


def _vacate(play: Play, rng: Random) -> None:
    seat = anybody(play, rng)
    play.do(rng.choice((seat, FACILITATOR)), "seat.vacate", seat=seat)


def _request(play: Play, rng: Random, kind: str) -> None:
    asked = sorted(play.state.requests)
    play.do("white.lead", kind, request=rng.choice(asked) if asked else "none")


def _observe(play: Play, rng: Random) -> None:
    seats = [seat for seat in play.state.seat_order if seat.startswith("observers.")]
    actor = rng.choice(seats) if seats else play.join_staff("observers", "olga")
    about = item(play, rng) if rng.random() < 0.5 else None
    play.do(actor, "observation.note", text="They waited.", about=about)


def _practise(play: Play, rng: Random) -> None:
    actor = anybody(play, rng)
    play.do(actor, "practice.acknowledge")
    if rng.random() < 0.7:
        play.do(actor, "practice.answer", text="Loud and clear.")


def _advance(play: Play, rng: Random) -> None:
    to = play.t + rng.choice((1_000, 90_000, 10 * MINUTE))
    play.do(FACILITATOR, "clock.advance", to_ms=to, due=due(play, rng))


def _lift(play: Play, rng: Random) -> None:
    play.do(FACILITATOR, "hold.lift", listed_ms=play.t, due=due(play, rng))


def _switch(play: Play, rng: Random) -> None:
    asked = {"storyline": rng.choice(("storm", "gold")), "on": rng.random() < 0.5}
    play.do(rng.choice(WHITES), "storyline.set", **asked, due=due(play, rng))


def _right(play: Play, rng: Random) -> None:
    right, seat = rng.choice((("submit", playing(play, rng)), ("clock", "white.lead")))
    play.do(FACILITATOR, "right.set", seat=seat, right=right, granted=rng.random() < 0.6)


def _end(play: Play, rng: Random) -> None:
    play.do(FACILITATOR, "exercise.end", waiting=rng.choice(("lapse", "as_ordered")))


def _withdraw(play: Play, rng: Random) -> None:
    ordered = move(play, rng)
    found = play.state.moves.get(ordered)
    play.do(f"{found.cell if found else 'north'}.head", "move.withdraw", move=ordered)


def _act(kind: str, actor: Callable[[Play, Random], str] | str = FACILITATOR, **given: Any) -> Act:
    def act(play: Play, rng: Random) -> None:
        who = actor if isinstance(actor, str) else actor(play, rng)
        fields = {
            name: value(play, rng) if callable(value) else value for name, value in given.items()
        }
        play.do(who, kind, **fields)

    return act


def _question(play: Play, rng: Random) -> str:
    return rng.choice(sorted(play.state.questions) or ["none"])


def _taken_seat(play: Play, rng: Random) -> str:
    taken = [seat.id for seat in play.state.seats.values() if seat.person]
    return rng.choice(sorted(taken))


def _empty_seat(play: Play, rng: Random) -> str:
    empty = [seat.id for seat in play.state.seats.values() if not seat.person]
    return rng.choice(sorted(empty)) if empty else "none"


ACTS: dict[str, tuple[int, Act]] = {
    "wait": (14, _wait),
    "absent": (1, lambda play, rng: play.absent(40_000) if play.state.running else None),
    "join": (2, _join),
    "join staff": (1, lambda play, rng: play.join_staff("observers", "olga")),
    "sit": (1, lambda play, rng: play.sit("white.lead", _empty_seat(play, rng))),
    "start": (6, _act("exercise.start")),
    "pause": (2, _act("clock.pause", anybody)),
    "resume": (6, _act("clock.resume")),
    "rate": (1, _act("clock.set_rate", rate_milli=lambda _, rng: rng.choice((1000, 4000)))),
    "advance": (2, _advance),
    "hold": (1, _act("hold.place")),
    "lift": (3, _lift),
    "phase": (
        1,
        lambda play, rng: play.do(
            FACILITATOR,
            "phase.begin",
            phase="second",
            due=due(play, rng),
            waiting=rng.choice(("wait", "suggested", "as_ordered", "lapse")),
        ),
    ),
    "end": (1, _end),
    "take back": (2, _act("exercise.take_back_end")),
    "hot wash": (1, _act("hotwash.begin")),
    "close": (1, lambda play, rng: rng.random() < 0.4 and play.do(FACILITATOR, "exercise.close")),
    "no-duff": (1, _act("noduff.raise", anybody, text="Somebody fell.", place="Room 2")),
    "clear": (4, _act("noduff.clear", note="Taken care of.")),
    "release": (3, _act("inject.release", "white.lead", inject=row)),
    "keep": (1, _act("inject.keep", inject=row)),
    "drop": (1, _act("inject.drop", inject=row, reason="No time.")),
    "plan": (2, _plan),
    "amend": (
        1,
        _act(
            "inject.amend",
            inject=row,
            text="Other words.",
            texts=lambda _, rng: dict.fromkeys(some(rng, CELLS), "Words of its own."),
            at=lambda _, rng: rng.choice(("", "01:40", "second+00:02", "by hand")),
        ),
    ),
    "write": (
        1,
        _act(
            "inject.write",
            title="Written today",
            sender="Harbour",
            medium=lambda _, rng: rng.choice(("cable", "news", "post")),
            to=lambda _, rng: rng.choice((["north"], list(CELLS))),
            text="Fog.",
            at=lambda _, rng: rng.choice(("", "00:05", "2013-04-03 09:00")),
        ),
    ),
    "retime": (1, _act("inject.retime", inject=row, at_ms=lambda play, rng: play.t + 300_000)),
    "acknowledge": (5, _acknowledge),
    "ask": (3, _ask),
    "assert fact": (5, _assert_fact),
    "answer poll": (6, _answer_poll),
    "close poll": (1, _act("poll.close", "white.lead", poll=poll)),
    "open poll": (
        2,
        _act(
            "poll.open",
            "white.lead",
            poll=poll,
            to=lambda _, rng: rng.choice(("staff", "everyone")),
        ),
    ),
    **DECISIONS,
    "attend": (4, _attend),
    "pass on": (4, _act("item.pass_on", playing, item=item, to=lambda _, rng: some(rng, CELLS, 1))),
    "message": (6, _message),
    "answer": (6, _answer),
    "statement": (2, _statement),
    "agree": (3, _agree),
    "confirm": (
        3,
        _act("agreement.confirm", playing, item=lambda p, r: item(p, r, "agreement.recorded")),
    ),
    "dispute": (
        2,
        _act(
            "agreement.dispute",
            playing,
            item=lambda p, r: item(p, r, "agreement.recorded"),
            note="Not so.",
        ),
    ),
    "observe": (2, _observe),
    "note a question": (2, _act("question.note", "white.lead", item=_question)),
    "submit": (6, _submit),
    "withdraw": (2, _withdraw),
    "claim": (1, _act("move.claim", "white.lead", move=move)),
    "rule": (5, _rule),
    "as ordered": (3, _act("ruling.as_ordered", "white.lead", move=move)),
    "practise": (3, _practise),
    "vacate": (2, _vacate),
    "grant": (2, lambda play, rng: _request(play, rng, "seat.grant")),
    "refuse": (1, lambda play, rng: _request(play, rng, "seat.refuse")),
    "move person": (1, _act("seat.move", from_seat=_taken_seat, to_seat=_empty_seat)),
    "add seat": (
        1,
        _act("seat.add", cell=lambda _, rng: rng.choice((*CELLS, "white")), title="Aide"),
    ),
    "right": (1, _right),
    "storyline": (3, _switch),
    "stand-in": (1, stand_in),
    "link": (1, _act("link.renew", cell=lambda _, rng: rng.choice(CELLS))),
    "erase": (3, _erase),
    "erase name": (
        1,
        lambda play, rng: play.do(
            FACILITATOR, "name.erase", person=rng.choice(sorted(play.names) or ["x"])
        ),
    ),
}
NAMES = tuple(ACTS)
_WEIGHTS = [weight for weight, _ in ACTS.values()]


def perform(play: Play, name: str, number: int) -> None:
    """One act; ``number`` decides its particulars."""
    with suppress(Refused):
        ACTS[name][1](play, Random(number))


def random_play(seed: int, acts: int) -> Play:
    """A play of so many acts, the same for the same seed."""
    rng = Random(seed)
    play = seated(SCENARIO)
    for name in rng.choices(NAMES, _WEIGHTS, k=acts):
        perform(play, name, rng.getrandbits(32))
    return play
