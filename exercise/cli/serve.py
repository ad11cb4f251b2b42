"""``startex serve``: one server, until Ctrl-C."""

import errno
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from exercise.cli.plain import Stopped, plainly
from exercise.cli.words import _, say
from exercise.config import SETTINGS, Settings, read

if TYPE_CHECKING:
    from exercise.app.running import RunningExercise
    from exercise.bootstrap import Server
    from exercise.web.serving import Listener

F = TypeVar("F", bound=Callable[..., Any])


def _options(command: F) -> F:
    for setting in reversed(SETTINGS):
        if setting.option:
            command = click.option(
                setting.flag,
                setting.name,
                metavar=setting.name.upper(),
                help=f"{_(setting.help)} " + _("Or: %(variable)s.", variable=setting.variable),
            )(command)
    return command


@click.command(help=_("Serve an exercise to browsers, until Ctrl-C."))
@_options
@plainly
def serve(**options: str | None) -> None:
    settings = read(options)
    from gevent import monkey

    monkey.patch_all()
    run(settings)


def run(
    settings: Settings,
    begin: "Callable[[Server, RunningExercise], None] | None" = None,
) -> None:
    """Serves until Ctrl-C. ``begin``, once it listens, is for an exercise that nobody keeps."""
    import logging

    from exercise.app.collector import kept_for_good

    with kept_for_good():
        from exercise.bootstrap import build
        from exercise.cli.announce import announce
        from exercise.cli.choosing import choose
        from exercise.store.folder import hold_lock

    logging.basicConfig(
        level=settings.log_level.upper(), format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )
    with hold_lock(settings.data):
        listener = _listen(settings.host, settings.port)
        try:
            server = build(settings, listener)
        except BaseException:
            listener.close()
            raise
        try:
            running = choose(server)
            server.current = running.id
            server.start()
            announce(server, running, kept=begin is None)
            if begin is not None:
                begin(server, running)
            _wait_for_signal()
        finally:
            _stop(server)


def _listen(host: str, port: int) -> "Listener":
    from exercise.web.serving import Listener

    try:
        return Listener(host, port)
    except OSError as error:
        raise _why_not(error, host, port) from error


def _why_not(error: OSError, host: str, port: int) -> Stopped:
    if error.errno == errno.EADDRINUSE:
        return Stopped(
            _(
                "Port %(port)s on %(host)s is taken by another program."
                " Stop that one, or give another port with --port.",
                port=port,
                host=host,
            )
        )
    if error.errno in (errno.EACCES, errno.EPERM):
        return Stopped(
            _(
                "Port %(port)s may not be used by this account. Give one above 1023 with --port.",
                port=port,
            )
        )
    return Stopped(
        _(
            "This machine cannot listen on %(host)s: %(why)s."
            " Give an address of its own with --host, such as 127.0.0.1 or 0.0.0.0.",
            host=host,
            why=error.strerror or error,
        )
    )


def _wait_for_signal() -> None:
    import signal

    import gevent
    from gevent.event import Event

    asked = Event()
    for name in ("SIGINT", "SIGTERM"):
        gevent.signal_handler(getattr(signal, name), asked.set)
    asked.wait()


def _stop(server: "Server") -> None:
    say(_("Stopping."))
    server.stop()
