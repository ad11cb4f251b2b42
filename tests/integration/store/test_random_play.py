"""Whole exercises of random acts, kept on disk: what comes back is what was played."""

from itertools import groupby

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exercise.app.ports import CloseExercise, ErasePayloads, ExerciseRow
from exercise.domain.entry import Draft, Entry
from exercise.domain.fold import fold
from exercise.domain.payloads import ExerciseClosed, PayloadErased
from exercise.domain.state import State
from exercise.domain.upcast import payload_of
from exercise.store.organisers import project
from exercise.store.store import SqlStore
from exercise.store.verification import verify
from tests.integration.store.test_organisers_tables import everything
from tests.unit.harness import Play
from tests.unit.random_play import random_play
from tests.unit.release_play import release_play
from torture.releases import check_releases

ID = "trial"


def _draft(entry: Entry) -> Draft:
    assert entry.text is not None
    return Draft(
        kind=entry.kind,
        version=entry.version,
        author=entry.author,
        audience=entry.audience,
        text=entry.text,
        item=entry.item,
        behalf=entry.behalf,
        happened=entry.happened,
    )


def _beside(entries: list[Entry]) -> list[ErasePayloads | CloseExercise]:
    said = map(payload_of, entries)
    erased = (ErasePayloads(one.seqs, one.items) for one in said if isinstance(one, PayloadErased))
    closed = (CloseExercise() for entry in entries if entry.kind == ExerciseClosed.kind)
    return [*erased, *closed]


def keep(store: SqlStore, play: Play) -> None:
    """Puts a play into the store, as many entries at a time as have one moment."""
    created, *later = [list(part) for _, part in groupby(play.log, key=lambda e: (e.at, e.t))]
    row = ExerciseRow(ID, "Trial", "0" * 64, created[0].at, closed=False)
    salts = [entry.salt or "" for entry in created]
    head = store.create(row, list(map(_draft, created)), at=created[0].at, salts=salts)[-1]
    store.write(ID, _beside(created))
    for part in later:
        head = store.append(
            ID,
            list(map(_draft, part)),
            head=head,
            at=part[0].at,
            t=part[0].t,
            salts=[entry.salt or "" for entry in part],
            also=_beside(part),
        )[-1]


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32))
def test_what_comes_back_is_what_was_played(seed: int, store: SqlStore) -> None:
    comes_back(random_play(seed, 150), store)


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32))
def test_so_do_rules_of_release(seed: int, store: SqlStore) -> None:
    play = release_play(seed, 60)
    comes_back(play, store)
    check_releases(list(store.read(ID)))


def comes_back(play: Play, store: SqlStore) -> None:
    for row in store.exercises():
        store.discard(row.id)
    keep(store, play)
    assert list(store.read(ID)) == play.stored()
    verdict = verify(store, ID, play.state.hash)
    assert verdict.problem is None
    assert fold(store.read(ID), State(ID)) == play.state
    for viewer, newest in play.state.cursors.items():
        stream = store.stream(ID, viewer, after=0, limit=newest + 1)
        assert [one.cursor for one in stream] == list(range(1, newest + 1))
        assert all(viewer in one.entry.audience for one in stream)
    before = everything(store)
    with store.engine.begin() as connection:
        project.rebuild(connection, ID)
    assert everything(store) == before
