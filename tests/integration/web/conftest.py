"""The Flask application over a real store, driven by its test client: one client is one browser."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from exercise.app.exercises import Exercises
from exercise.app.running import RunningExercise
from exercise.scenario import ScenarioErrors, scenario_hash
from exercise.scenario.load import loaded
from exercise.store.opening import open_store
from exercise.store.store import SqlStore
from exercise.web.application import create_app
from exercise.web.context import Parts
from exercise.web.guesses import Guesses
from exercise.web.homes import NotStarted
from exercise.web.links import links_of
from exercise.web.owner import Owner, generation_of
from exercise.web.paths import join_path, owner_path
from exercise.web.render import Renderer
from exercise.web.report_jobs import ReportJobs
from exercise.web.texts import Texts
from tests.support.day import KEY, TurnedTimes
from tests.unit.scenario.small import write

ORIGIN = "http://localhost"


@dataclass
class Browser:
    """A browser: it keeps cookies and sends its Origin with every POST."""

    client: FlaskClient

    def get(self, path: str, **headers: str) -> TestResponse:
        return self.client.get(path, headers=headers)

    def post(self, path: str, form: dict[str, str] | None = None, **headers: str) -> TestResponse:
        return self.client.post(path, data=form or {}, headers={"Origin": ORIGIN, **headers})

    def command(self, seat_path: str, kind: str, command_id: str, **fields: object) -> TestResponse:
        body = {"id": command_id, "command": {"type": kind, **fields}}
        return self.client.post(f"{seat_path}command", json=body, headers={"Origin": ORIGIN})


@dataclass
class Site:
    """A server's pages, without the server."""

    app: Flask
    exercises: Exercises
    owner: Owner
    guesses: Guesses
    scenario: Path
    times: TurnedTimes
    current: list[str] = field(default_factory=list)

    def browser(self) -> Browser:
        return Browser(self.app.test_client())

    def create(self, name: str = "Trial") -> RunningExercise:
        read = loaded(self.scenario)
        made = self.exercises.create(
            read.scenario,
            scenario_hash=scenario_hash(read.scenario),
            name=name,
            files=read.files,
        )
        self.current.append(made.id)
        return made

    def facilitator(self) -> Browser:
        browser = self.browser()
        assert browser.post(owner_path(self.owner.token())).status_code == 303
        return browser

    def seated(self, exercise: RunningExercise, cell: str, seat: str, name: str) -> Browser:
        browser = self.browser()
        answer = browser.post(join_path(exercise, cell), {"name": name, "seat": seat})
        assert answer.status_code == 303, answer.text
        return browser


def location(answer: TestResponse) -> str:
    """Path of the place a response leads to."""
    return urlsplit(answer.headers["Location"]).path


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    store = open_store(tmp_path / "data")
    yield store
    store.close()


@pytest.fixture
def texts() -> Texts:
    return Texts()


@pytest.fixture
def site(store: SqlStore, tmp_path: Path, texts: Texts) -> Site:
    scenario = tmp_path / "scenario"
    write(scenario)
    times = TurnedTimes()
    exercises = Exercises(store, key=KEY, times=times)
    owner = Owner(KEY, lambda: generation_of(tmp_path / "data"))
    guesses = Guesses(now=lambda: times.mono / 1e9)
    current: list[str] = []

    def start(name: str) -> RunningExercise:
        try:
            found = loaded(scenario)
        except ScenarioErrors as error:
            raise NotStarted(str(error)) from error
        return exercises.create(
            found.scenario,
            scenario_hash=scenario_hash(found.scenario),
            name=name,
            files=found.files,
        )

    app = create_app(
        Parts(
            exercises=exercises,
            renderer=Renderer(texts, link=links_of(exercises, lambda: ORIGIN)),
            texts=texts,
            owner=owner,
            guesses=guesses,
            reports=ReportJobs(tmp_path / "data", None),
            scenario_folder=scenario,
            scenario_title="A small exercise",
            start_exercise=start,
            base_url=lambda: ORIGIN,
            addresses=lambda: (),
            current=lambda: current[0] if current else "",
            version="v1",
        )
    )
    app.testing = False
    return Site(app, exercises, owner, guesses, scenario, times, current)
