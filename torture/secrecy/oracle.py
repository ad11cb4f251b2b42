"""The same exercise twice, without and with what one cell did in secret: others cannot tell."""

from collections import Counter
from dataclasses import dataclass
from itertools import zip_longest
from random import Random

from exercise.domain.audience import ORGANISERS, STAFF, cell_viewer, seat_viewer
from exercise.domain.scenario import Scenario
from exercise.domain.state import FACILITATOR
from exercise.store.store import SqlStore
from torture.secrecy.hidden import OBSERVER, SCENES, Scene, Secret, practice, ratings
from torture.secrecy.pages import app_of, asked, returned
from torture.secrecy.script import CONTROL, LOBBY_STEPS, Step, Writer, perform
from torture.secrecy.stage import EXERCISE, Sent, Stage
from torture.work import Fault, Work

OWN_TRACK = 0.7
LOOK_EVERY = 12
"""Steps between two looks at everything that the others can ask for."""


Got = tuple[int, str, str]
"""At which step, what, and its bytes."""


@dataclass(frozen=True)
class Plan:
    """One round: who is in on it, and what is played when."""

    cell: str
    partner: str
    scenes: dict[int, Scene]
    """By the step they come before."""


@dataclass
class Seen:
    """What the others got in one run."""

    sent: list[Sent]
    looks: list[Got]
    answers: list[Got]


def compare(
    work: Work, store: SqlStore, scenario: Scenario, rng: Random, steps: int
) -> Counter[str]:
    """Plays both runs; gives the kinds of entries that were made in secret.

    Raises:
        Fault: somebody else could tell.
    """
    cell, partner = _pair(scenario, rng)
    scenes = sorted(rng.sample(range(LOBBY_STEPS + 2, steps * 9 // 10), len(SCENES)))
    order = dict(zip(scenes, rng.sample(SCENES, len(SCENES)), strict=True))
    plan = Plan(cell, partner, {0: practice, **order, steps - 1: ratings})
    quiet, script, known = _write(work, store, scenario, plan, rng.getrandbits(40), steps)
    loud, kinds = _replay(work, store, scenario, plan, script, rng.getrandbits(40), known)
    _must_be_equal(work, plan, script, quiet, loud)
    return kinds


def _pair(scenario: Scenario, rng: Random) -> tuple[str, str]:
    """Two cells; often two that have a track of their own."""
    cells = [role.id for role in scenario.roles]
    own = [track.visible_to for track in scenario.world.tracks if track.visible_to != "all"]
    known = [one for one in own if len(one) <= len(("cell", "partner"))]
    first = list(rng.choice(known)) if known and rng.random() < OWN_TRACK else []
    others = [cell for cell in cells if cell not in first]
    cell, partner = [*first, *rng.sample(others, 2 - len(first))]
    return cell, partner


# ── the two runs ─────────────────────────────────────────────────────────────


def _write(
    work: Work, store: SqlStore, scenario: Scenario, plan: Plan, chance: int, steps: int
) -> tuple[Seen, list[Step], Counter[str]]:
    stage, outsiders = _set(work, store, scenario, plan)
    heads = tuple(f"{role.id}.head" for role in scenario.roles)
    writer = Writer(Random(chance), heads, steps)
    script: list[Step] = []
    seen = Seen(stage.sent, [], [])
    for number in range(steps):
        step = writer.next(stage, number)
        script.append(step)
        _play(stage, step, number, outsiders, seen)
    return seen, script, Counter(one.kind for one in stage.entries())


def _replay(
    work: Work,
    store: SqlStore,
    scenario: Scenario,
    plan: Plan,
    script: list[Step],
    chance: int,
    known: Counter[str],
) -> tuple[Seen, Counter[str]]:
    stage, outsiders = _set(work, store, scenario, plan)
    secret = Secret(stage, Random(chance), plan.cell, plan.partner)
    seen = Seen(stage.sent, [], [])
    for number, step in enumerate(script):
        scene = plan.scenes.get(number)
        if scene is not None and (stage.exercise.state.phases or scene is practice):
            stage.step = number
            scene(secret)
            secret.played.append(scene.__name__)
            stage.turn()
        _play(stage, step, number, outsiders, seen)
    work.count("secret scenes played", len(secret.played))
    return seen, Counter(one.kind for one in stage.entries()) - known


def _set(
    work: Work, store: SqlStore, scenario: Scenario, plan: Plan
) -> tuple[Stage, tuple[str, ...]]:
    """Everybody in their seats and connected, the exercise in its lobby."""
    store.discard(EXERCISE)
    stage = Stage(store, work.folder)
    stage.create(scenario)
    stage.own()
    outsiders: list[str] = []
    for role in scenario.roles:
        for post in ("head", "foreign"):
            seat = f"{role.id}.{post}"
            stage.seat(seat, f"Player {seat}", f"join {seat}")
        stage.connect(f"{role.id}.head")
        if role.id not in (plan.cell, plan.partner):
            outsiders.append(f"{role.id}.head")
    stage.seat(CONTROL, "Controller", "join control")
    stage.seat(OBSERVER, "Watcher", "join watcher")
    stage.connect(FACILITATOR)
    stage.connect(CONTROL, ("html",))
    stage.turn()
    stage.follower.tell_presence()
    return stage, tuple(outsiders)


def _play(stage: Stage, step: Step, number: int, outsiders: tuple[str, ...], seen: Seen) -> None:
    stage.step = number
    answer = perform(stage, step)
    if step.seat in outsiders:
        seen.answers.append((number, step.seat, answer))
    stage.turn()
    if number % LOOK_EVERY == LOOK_EVERY - 1:
        stage.follower.tell_presence()
        app = app_of(stage)
        found = [*returned(stage, outsiders), *asked(stage, app, outsiders)]
        seen.looks += [(number, where, text) for where, text in found]


# ── the difference ───────────────────────────────────────────────────────────


def _must_be_equal(work: Work, plan: Plan, script: list[Step], quiet: Seen, loud: Seen) -> None:
    inside = _insiders(plan)
    first, second = (_heard(one, inside) for one in (quiet, loud))
    for what, one, two in (
        ("messages to others compared", first, second),
        ("answers and pages of others compared", quiet.looks, loud.looks),
        ("answers to others' commands compared", quiet.answers, loud.answers),
    ):
        work.count(what, len(one))
        for left, right in zip_longest(one, two):
            if left != right:
                raise Fault(_told(plan, script, left, right))
    work.count("bytes of them", sum(len(data) for _, _, data in first))


def _heard(seen: Seen, inside: frozenset[str]) -> list[Got]:
    return [
        (one.step, f"{one.name} to {one.to}", one.data) for one in seen.sent if _out(one, inside)
    ]


def _insiders(plan: Plan) -> frozenset[str]:
    cells = (plan.cell, plan.partner)
    return frozenset((*map(cell_viewer, cells), *STAFF, ORGANISERS, *cells, "white"))


def _out(one: Sent, inside: frozenset[str]) -> bool:
    """Whether others heard it: rooms name a viewer, sockets a seat."""
    if "|" in one.to:
        viewer = one.to.split("|")[1]
        owner = viewer.removeprefix(seat_viewer("")).partition(".")[0]
        return viewer not in inside and owner not in inside
    return one.to.partition(".")[0] not in inside


def _told(plan: Plan, script: list[Step], left: Got | None, right: Got | None) -> str:
    step = min(one[0] for one in (left, right) if one is not None)
    scenes = {at: scene.__name__ for at, scene in plan.scenes.items() if at <= step}
    return (
        f"others can tell what {plan.cell} (with {plan.partner}) did in secret."
        f" Step {step} of the script, {script[step]}; scenes before: {scenes}."
        f"\n without: {_near(left, right)}\n with:    {_near(right, left)}"
    )


def _near(one: Got | None, other: Got | None) -> str:
    if one is None or other is None or one[1] != other[1]:
        return "nothing" if one is None else f"step {one[0]}, {one[1]}: {one[2][:300]}"
    at = next(
        (at for at, pair in enumerate(zip(one[2], other[2], strict=False)) if pair[0] != pair[1]),
        min(len(one[2]), len(other[2])),
    )
    return f"step {one[0]}, {one[1]}, at character {at}: …{one[2][max(0, at - 150) : at + 150]}…"
