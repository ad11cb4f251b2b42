"""Stand-ins: what they get to know, and that the same knowledge makes them do the same."""

import pickle
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from exercise.domain.decision import viewers_of
from exercise.domain.payloads import MessageSent, PassedOn, Temperament
from exercise.domain.scenario import Ask, Scale
from exercise.domain.upcast import payload_of
from exercise.live.wire import entry_json
from exercise.standins import words
from exercise.standins.casting import table_of
from exercise.standins.heard import SURE_MS, Act, Actor, heard_by, remember
from exercise.standins.standin import StandIn
from exercise.standins.temper import TEMPERAMENTS, TEMPERS
from exercise.standins.umpire import Umpire
from tests.unit.domain.rules_play import play_of
from tests.unit.harness import Play
from tests.unit.standins.playing import Kept, let_play, stand_in, tell
from tests.unit.trial import CELLS, MINUTE, at, choice, inject

Played = tuple[Play, dict[str, Kept], list[Act]]


def play_on(minutes: int, **tempers: str) -> Played:
    """The trial with a stand-in in every cell and an umpire."""
    play = Play()
    cells = {cell: stand_in(play, cell, tempers.get(cell, "assertive")) for cell in CELLS}  # type: ignore[arg-type]
    actors: list[Actor] = [*cells.values(), Umpire("seed")]
    play.do("white.facilitator", "exercise.start")
    return play, cells, let_play(play, actors, minutes)


@pytest.fixture(scope="module")
def played() -> Played:
    return play_on(40)


def test_it_gets_what_a_players_program_gets_and_nothing_else(played: Played) -> None:
    play, cells, _ = played
    for cell, actor in cells.items():
        viewers = {
            viewer for seat in play.state.seats_of(cell) for viewer in viewers_of(play.state, seat)
        }
        streamed = [entry for entry in play.log if not viewers.isdisjoint(entry.audience)]
        assert len(actor.heard) == len(streamed) < len(play.log)
        for heard, entry in zip(actor.heard, streamed, strict=True):
            viewer = next(iter(viewers.intersection(entry.audience)))
            told = entry_json(entry, 1, viewer)
            known = {name: getattr(heard, name) for name in ("kind", "t", "item", "behalf")}
            assert known == {name: told.get(name) for name in known}
            assert heard.payload is not None
            assert heard.payload.model_dump(mode="json") == told["payload"]


def test_it_does_a_bit_of_everything(played: Played) -> None:
    _, _cells, done = played
    verbs = {act.command["type"] for act in done}
    assert verbs >= {
        "attention.report",
        "inject.acknowledge",
        "message.send",
        "move.submit",
        "move.claim",
        "ruling.as_ordered",
        "statement.make",
    }
    assert len({(act.seat, act.id) for act in done}) == len(done)
    assert all(len(act.id) <= 64 for act in done)


def test_it_reads_before_it_says_so(played: Played) -> None:
    _play, _, done = played
    order = [act.command for act in done]
    for place, command in enumerate(order):
        if command["type"] == "inject.acknowledge":
            read = [one for one in order[:place] if one["type"] == "attention.report"]
            assert any(command["item"] in one["opened"] for one in read)


def test_it_runs_where_no_state_is(played: Played, project_root: Path, tmp_path: Path) -> None:
    play, cells, _ = played
    table = table_of(play.state, "north")
    kept = tmp_path / "heard"
    kept.write_bytes(pickle.dumps((table, cells["north"].heard)))
    ended = subprocess.run(
        [sys.executable, "-P", "-c", ALONE, str(kept)],
        capture_output=True,
        check=False,
        cwd=project_root,
        env={"PYTHONPATH": str(project_root)},
    )
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert ended.stdout.decode().splitlines() == acts_on(
        StandIn(table, TEMPERS["assertive"], "seed"), cells["north"]
    )


ALONE = """
import pickle, sys
for name in ("exercise.domain.state", "exercise.domain.fold", "exercise.app", "exercise.store"):
    sys.modules[name] = None
from exercise.standins.standin import StandIn
from exercise.standins.temper import TEMPERAMENTS, TEMPERS
table, past = pickle.loads(open(sys.argv[1], "rb").read())
actor = StandIn(table, TEMPERS["assertive"], "seed")
for heard in past:
    for act in actor.act(heard.t - 1):
        print(act)
    actor.hear(heard)
"""


def acts_on(actor: StandIn, kept: Kept) -> list[str]:
    """What it does when it hears the same again, and nothing comes of what it does."""
    said = []
    for heard in kept.heard:
        said += [str(act) for act in actor.act(heard.t - 1)]
        actor.hear(heard)
    return said


def test_the_same_seed_does_the_same_and_another_does_not(played: Played) -> None:
    play, cells, _ = played
    table, temper = table_of(play.state, "south"), TEMPERS["erratic"]
    same, again, other = (
        acts_on(StandIn(table, temper, seed), cells["south"]) for seed in ("a", "a", "b")
    )
    assert same == again != other


def test_after_a_restart_it_goes_on_and_does_nothing_it_had_done(played: Played) -> None:
    play, cells, _ = played
    table, past = table_of(play.state, "west"), cells["west"].heard
    now = play.t
    whole = StandIn(table, TEMPERS["assertive"], "seed")
    for heard in past:
        whole.act(heard.t - 1)
        whole.hear(heard)
    whole.act(now - SURE_MS)
    again = StandIn(table, TEMPERS["assertive"], "seed")
    remember(again, past, now)
    later = [actor.act(now + 30 * MINUTE) for actor in (whole, again)]
    assert later[0] == later[1]
    assert later[0]


def test_a_silent_one_does_less(played: Played) -> None:
    _, _, done = play_on(40, north="silent")
    said = ("move.submit", "message.send", "statement.make", "item.pass_on")
    by = {
        cell: sum(act.seat.startswith(cell) and act.command["type"] in said for act in done)
        for cell in CELLS
    }
    assert by["north"] < by["south"] / 2


def test_it_answers_a_sealed_question() -> None:
    play = Play()
    north = stand_in(play, "north")
    play.do("white.facilitator", "exercise.start")
    play.do("white.facilitator", "inject.release", inject="trust-us")
    let_play(play, [north], 4)
    sealed = play.last("answer.sealed").payload
    assert sealed is not None
    assert 0 <= getattr(sealed, "value", -1) <= 10


def test_it_answers_no_question_that_is_closed() -> None:
    """However slowly it thinks: a silent one takes up to seven minutes, and has three."""
    play = Play()
    table = table_of(play.state, "north")
    play.do("white.facilitator", "exercise.start")
    play.do("white.facilitator", "inject.release", inject="trust-us")
    closes = play.t + 3 * MINUTE
    answering = 0
    for seed in map(str, range(40)):
        north = StandIn(table, TEMPERS["silent"], seed)
        tell(play, [north])
        before, after = north.act(closes - 1), north.act(closes + 10 * MINUTE)
        assert "poll.answer" not in {act.command["type"] for act in after}
        answering += "poll.answer" in {act.command["type"] for act in before}
    assert answering


def test_after_endex_it_does_nothing(played: Played) -> None:
    play, cells, _ = played
    north = StandIn(table_of(play.state, "north"), TEMPERS["assertive"], "seed")
    for heard in cells["north"].heard:
        north.hear(heard)
    assert north.next_t() is not None
    play.do("white.facilitator", "exercise.end", waiting="lapse")
    let_play(play, [north], 0)
    assert north.next_t() is None


def decided(temperament: str) -> list[str]:
    """What a stand-in for the north makes of the trial's decision."""
    play = Play()
    north = stand_in(play, "north", temperament)  # type: ignore[arg-type]
    play.do("white.facilitator", "standin.seat", cell="north", temperament=temperament)
    play.do("white.facilitator", "exercise.start")
    play.do("white.facilitator", "inject.release", inject="film")
    let_play(play, [north], 7)
    return [
        getattr(step.payload, "how", "")
        for step in play.steps
        if step.entry.kind == "decision.made"
    ]


def test_it_decides_in_time() -> None:
    assert decided("assertive") == ["chosen"]


CARING = [temper for temper in TEMPERAMENTS if temper != "silent"]


@pytest.mark.parametrize("temperament", CARING)
def test_whoever_is_not_silent_decides_in_time_however_much_there_is_to_read(
    temperament: Temperament,
) -> None:
    """Half an hour of reading lies there, and the time to decide is short."""
    long = [inject(f"long-{n}", n, at(0), text="word " * 1_000) for n in range(1, 7)]
    asked = choice("north", default="keep").model_copy(update={"within_ms": 20_000})
    play = play_of(*long, inject("asked", 9, at(1), decision=asked))
    play.run(MINUTE)
    table = table_of(play.state, "north")
    for seed in map(str, range(20)):
        north = StandIn(table, TEMPERS[temperament], seed)
        tell(play, [north])
        done = {act.command["type"] for act in north.act(play.t + 20_000 - 1)}
        assert "decision.take" in done


def test_one_that_comes_late_decides_in_what_is_left_of_the_time() -> None:
    play = play_of(inject("asked", 1, at(1), decision=choice("north", default="keep")))
    play.run(5 * MINUTE)
    past = [
        heard
        for entry in play.log
        if (heard := heard_by(["cell:north"], entry, payload_of(entry))) is not None
    ]
    for seed in map(str, range(20)):
        north = StandIn(table_of(play.state, "north"), TEMPERS["cautious"], seed)
        remember(north, past, play.t, since=play.t)
        before, after = north.act(6 * MINUTE - 1), north.act(20 * MINUTE)
        assert "decision.take" in {act.command["type"] for act in before}
        assert "decision.take" not in {act.command["type"] for act in after}


def test_a_silent_one_lets_the_default_fall() -> None:
    assert decided("silent") == ["default"]


def test_a_cell_says_nothing_twice_while_it_has_something_else_to_say(played: Played) -> None:
    play, cells, _ = played
    for cell in cells:
        sent = [
            step.payload.text
            for step in play.steps
            if isinstance(step.payload, MessageSent) and step.payload.cell == cell
        ]
        offers = [text for text in sent if text in words.MESSAGE]
        assert offers
        assert len(set(offers)) == min(len(offers), len(words.MESSAGE))


@pytest.mark.parametrize("temperament", TEMPERAMENTS)
def test_it_passes_no_paper_on_and_speaks_of_none_that_is_marked_or_asked_of_it(
    temperament: Temperament,
) -> None:
    secret = inject("kept", 2, at(1), marking="SECRET")
    asked = inject("asked", 3, at(1), ask=Ask(scale=Scale(low=0, high=10)))
    decided = inject("decided", 4, at(1), decision=choice("north", default="keep"))
    rows = (inject("open", 1, at(1)), secret, asked, decided)
    play = play_of(*rows, markings=("OPEN", "SECRET"))
    temper = replace(TEMPERS[temperament], hints=1.0, deeds={})
    actor = StandIn(table_of(play.state, "north"), temper, "seed")
    play.do("south.head", "message.send", to=["north"], text="Are you there?")
    acts = let_play(play, [actor], 14)
    assert not any(isinstance(one.payload, PassedOn) for one in play.state.items.values())
    hints = [act for act in acts if act.command.get("text") in words.HINT]
    assert [hint.command["to"] for hint in hints] == [["south"]]


@pytest.mark.parametrize("temperament", TEMPERAMENTS)
def test_what_it_says_to_a_paper_it_says_to_control_alone(temperament: Temperament) -> None:
    rows = [inject(f"cable-{n}", n, at(n), answer_within_ms=10 * MINUTE) for n in range(1, 12)]
    play = play_of(*rows)
    temper = replace(TEMPERS[temperament], answers=1.0, reacts=0.0)
    actor = StandIn(table_of(play.state, "north"), temper, "seed")
    said = [
        act.command
        for act in let_play(play, [actor], 30)
        if act.command["type"] == "message.send" and "answers" in act.command
    ]
    assert all(one["to"] == ["white"] for one in said)
    assert bool(said) == ("ask" in temper.deeds)


def test_a_cautious_one_claims_no_spoken_deals_and_says_nothing_in_public() -> None:
    done = {temper: deeds_of(temper) for temper in ("cautious", "assertive")}
    own = {"agreement.record", "statement.make"}
    assert own <= done["assertive"]
    assert not own & done["cautious"]
    assert {"move.submit", "message.send"} <= done["cautious"]


def deeds_of(temperament: str) -> set[str]:
    _, _, done = play_on(60, **dict.fromkeys(CELLS, temperament))
    return {str(act.command["type"]) for act in done}
