"""What must be so afterwards, read from the database that was left behind."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from itertools import pairwise
from pathlib import Path

from exercise.domain.entry import Entry
from exercise.live.wire import entry_json
from exercise.store.opening import read_store
from exercise.store.verification import verify
from torture.player import Json, Player
from torture.releases import check_releases
from torture.work import Fault, Work


def read_log(data: Path, database: str | None, exercise: str) -> list[Entry]:
    """The whole log, after `verify` found it clean.

    Raises:
        Fault: it was not.
    """
    with closing(read_store(data, database)) as store:
        verdict = verify(store, exercise)
        if not verdict.ok:
            raise Fault(f"verify: {verdict.problem} (entry {verdict.seq}) in {data}")
        return list(store.read(exercise))


def check_log(log: Sequence[Entry]) -> None:
    """Time never goes back, nothing goes out twice, no id stands for two things.

    Raises:
        Fault: the first thing that is wrong.
    """
    for before, after in pairwise(log):
        if after.t < before.t or after.at < before.at or after.seq != before.seq + 1:
            raise Fault(f"time or sequence went back at entry {after.seq}: {before} then {after}")
    try:
        check_releases(log)
    except AssertionError as wrong:
        raise Fault(str(wrong)) from None
    for kind in ("inject.delivered", "message.sent", "move.submitted"):
        twice = [item for item, times in Counter(_items(log, kind)).items() if times > 1]
        if twice:
            raise Fault(f"{kind} twice for {twice[0]}")


def _items(log: Iterable[Entry], kind: str) -> Iterable[str | None]:
    return (one.item for one in log if one.kind == kind)


def check_acknowledged(log: Sequence[Entry], answers: Mapping[str, Json]) -> int:
    """Every accepted command that made an item is in the log, once; gives how many.

    Raises:
        Fault: one is missing, or is there twice.
    """
    made = Counter(
        one.item for one in log if one.kind in ("message.sent", "move.submitted", "statement.made")
    )
    wanted = [(key, answer["item"]) for key, answer in answers.items() if answer.get("item")]
    for key, item in wanted:
        if made[item] != 1:
            raise Fault(f"command {key} was acknowledged, and its {item} is there {made[item]}×")
    items = [item for _, item in wanted]
    if len(items) != len(set(items)):
        raise Fault("two commands were answered with the same item")
    return len(wanted)


def check_player(work: Work, log: Sequence[Entry], player: Player) -> None:
    """The client holds exactly what its streams hold, each once, in order.

    Raises:
        Fault: it misses something, or has what it may not have.
    """
    if player.wrong:
        raise Fault(f"{player.seat}: {player.wrong[0]}")
    for viewer, got in player.entries.items():
        mine = [one for one in log if viewer in one.audience]
        wanted = [entry_json(one, at, viewer) for at, one in enumerate(mine, 1)]
        work.count("entries held by clients compared with the log", len(got))
        if json.loads(json.dumps(wanted)) != got:
            pairs = zip(wanted, got, strict=False)
            at = next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(wanted), len(got)))
            raise Fault(
                f"{player.seat} holds {len(got)} entries of {viewer}, its stream has {len(wanted)};"
                f" first difference at {at}: {wanted[at : at + 1]} against {got[at : at + 1]}"
            )
