"""The examples are scenarios like any other: clean, and playable from STARTEX to ENDEX."""

from contextlib import closing
from pathlib import Path

import pytest

from exercise.domain.scenario import Scenario
from exercise.rehearsal.run import EXERCISE_ID, Cast, rehearse
from exercise.scenario import scenario_hash
from exercise.scenario.check import check
from exercise.scenario.files import read_folder
from exercise.scenario.load import loaded
from exercise.scenario.media import recognised
from exercise.scenario.names import gather
from exercise.store.opening import read_store
from exercise.store.verification import verify

EXAMPLES = Path(__file__).parents[3] / "examples"
HARBOUR = EXAMPLES / "dark-harbour"


@pytest.fixture(scope="module")
def harbour() -> Scenario:
    return loaded(HARBOUR).scenario


@pytest.mark.parametrize("folder", sorted(one for one in EXAMPLES.iterdir() if one.is_dir()))
def test_an_example_is_clean(folder: Path) -> None:
    assert [str(problem) for problem in check(folder).problems] == []


@pytest.mark.parametrize("folder", [EXAMPLES.parent, HARBOUR])
def test_in_a_clean_scenario_no_name_is_taken_on_trust(folder: Path) -> None:
    found = gather(read_folder(folder))
    cells = {*(found.of("cell") or ()), "white"}
    assert set(found.by_kind) == {
        *("cell", "phase", "concern", "objective", "instrument", "place", "track", "outcome"),
        *("storyline", "fact", "gate", "tag", "marking", "persona", "polled track"),
        *("controller", "inject", "inject number"),
    }
    assert set(found.seats) == set(found.menus) == set(found.objectives) == cells
    assert found.options
    assert None not in found.options.values()


def test_the_harbour_shows_what_a_scenario_can_do(harbour: Scenario) -> None:
    assert harbour.cell_ids() == ("port", "ministry", "carrier")
    rows = harbour.injects
    assert any(row.when is not None for row in rows)
    assert any(row.unless is not None for row in rows)
    assert any(row.ask is not None for row in rows)
    assert any(row.decision and row.decision.options and row.decision.default for row in rows)
    assert any(move.fields for role in harbour.roles for move in role.menu)
    assert any(row.medium == "task" for row in rows)


def test_its_picture_is_one(harbour: Scenario) -> None:
    (file,) = {file.digest: file for file in harbour.files()}.values()
    data = loaded(HARBOUR).files[file.digest]
    assert recognised(data).size == (file.width, file.height)
    assert file.size < 20_000


@pytest.mark.parametrize("seed", [1, 2])
def test_it_can_be_rehearsed(harbour: Scenario, seed: int) -> None:
    outcome = rehearse(harbour, scenario_hash(harbour), Cast(seed))
    assert outcome.ended_ms >= 60 * 60_000
    assert outcome.broken == ()
    assert outcome.control.moves > 0
    assert len(outcome.rows) == len(harbour.injects)


def test_a_rehearsals_folder_has_its_picture(harbour: Scenario, tmp_path: Path) -> None:
    files = loaded(HARBOUR).files
    rehearse(harbour, scenario_hash(harbour), Cast(1), data=tmp_path / "data", files=files)
    with closing(read_store(tmp_path / "data")) as store:
        assert verify(store, EXERCISE_ID).ok
        assert {digest: store.file(EXERCISE_ID, digest) for digest in files} == dict(files)
