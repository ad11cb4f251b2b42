"""The one place where real parts are put together."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import Flask

from exercise import __version__
from exercise import live as live_channel
from exercise.app.exercises import Exercises
from exercise.app.running import RunningExercise
from exercise.config import Settings
from exercise.scenario import ScenarioErrors, scenario_hash
from exercise.scenario.load import loaded
from exercise.scenario.loaded import Loaded
from exercise.store.folder import store_key
from exercise.store.opening import open_store
from exercise.store.store import SqlStore
from exercise.web.addresses import WaysIn
from exercise.web.application import create_app
from exercise.web.compiled import compiled_templates
from exercise.web.context import Parts
from exercise.web.guesses import Guesses
from exercise.web.homes import NotStarted
from exercise.web.links import links_of
from exercise.web.offloading import OneThread
from exercise.web.owner import Owner, generation_of
from exercise.web.render import Renderer
from exercise.web.report_jobs import ReportJobs
from exercise.web.serving import Listener, make_socketio
from exercise.web.static_files import version_of
from exercise.web.texts import Texts


@dataclass(slots=True)
class Server:
    """A server ready to serve one exercise and all others of its data folder."""

    settings: Settings
    listener: Listener
    store: SqlStore
    offload: OneThread
    exercises: Exercises
    owner: Owner
    reports: ReportJobs
    app: Flask
    live: live_channel.Live
    ways_in: WaysIn
    scenario: Loaded | None
    """As it stood at the start, until an exercise is open; None where it was not usable."""
    current: str = ""
    """The exercise that this start opened."""
    _wsgi: Any = None

    def start(self) -> None:
        """Begins to answer and to let time pass."""
        self.live.start()
        self._wsgi = self.listener.serve(self.app, public_url=self.settings.public_url)

    def stop(self) -> None:
        """Stops within a second or so; what was acknowledged is on disk."""
        if self._wsgi is not None:
            self._wsgi.stop()
        else:
            self.listener.close()
        self.live.stop()
        self.reports.stop()
        self.offload.close()
        self.store.close()


def build(settings: Settings, listener: Listener) -> Server:
    """Puts a server together over a bound port; the data folder's lock is the caller's to hold.

    Raises:
        StoreError: with a message for the person who starts it.
    """
    read = _read(settings)
    store = open_store(settings.data, settings.database)
    key = store_key(settings.data)
    offload = OneThread()
    exercises = Exercises(store, key=key, offload=offload)
    texts = Texts(pseudo=settings.pseudo_locale)
    reports = ReportJobs(settings.data, settings.database)
    owner = Owner(key, lambda: generation_of(settings.data))
    ways_in = WaysIn(settings.host, listener.port, settings.public_url)
    files = version_of(__version__)
    renderer = Renderer(
        texts, link=links_of(exercises, ways_in.base), compiled=compiled_templates()
    )
    server: Server
    app = create_app(
        Parts(
            exercises=exercises,
            renderer=renderer,
            texts=texts,
            owner=owner,
            guesses=Guesses(),
            reports=reports,
            scenario_folder=settings.scenario,
            scenario_title=read.scenario.world.title if read else "",
            start_exercise=_starter(settings, exercises),
            base_url=ways_in.base,
            addresses=ways_in.reachable,
            current=lambda: server.current,
            version=files,
            public_url=settings.public_url,
        )
    )
    socketio = make_socketio(app)
    server = Server(
        settings=settings,
        listener=listener,
        store=store,
        offload=offload,
        exercises=exercises,
        owner=owner,
        reports=reports,
        app=app,
        live=live_channel.attach(socketio, exercises, renderer, files),
        ways_in=ways_in,
        scenario=read,
    )
    return server


def create(
    exercises: Exercises, read: Loaded, *, name: str = "", rate_milli: int | None = None
) -> RunningExercise:
    """Another exercise of a scenario that was read."""
    scenario = read.scenario
    return exercises.create(
        scenario,
        scenario_hash=scenario_hash(scenario),
        name=name or scenario.world.title,
        rate_milli=rate_milli or 1_000,
        files=read.files,
    )


def _starter(settings: Settings, exercises: Exercises) -> Callable[[str], RunningExercise]:
    def start(name: str) -> RunningExercise:
        try:
            read = loaded(settings.scenario, settings.storylines)
        except ScenarioErrors as error:
            raise NotStarted(str(error)) from error
        return create(exercises, read, name=name, rate_milli=settings.rate_milli)

    return start


def _read(settings: Settings) -> Loaded | None:
    """The scenario; None where it is not usable, which matters only to who starts an exercise."""
    try:
        return loaded(settings.scenario, settings.storylines)
    except ScenarioErrors:
        return None
