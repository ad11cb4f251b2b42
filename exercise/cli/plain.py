"""Errors as one clear line and exit code 2."""

import functools
from collections.abc import Callable
from typing import ParamSpec, TypeVar

import click

P = ParamSpec("P")
R = TypeVar("R")


class Stopped(click.ClickException):
    """Cannot go on; the text says why and what to do."""

    exit_code = 2

    def show(self, file: object = None) -> None:  # noqa: ARG002 (click's own signature)
        click.echo(f"startex: {self.format_message()}", err=True)


def plainly(command: Callable[P, R]) -> Callable[P, R]:
    """Turns what can go wrong outside the program into such a line."""

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        from exercise.config import BadSetting
        from exercise.scenario import ScenarioErrors
        from exercise.store.errors import StoreError

        try:
            return command(*args, **kwargs)
        except (StoreError, BadSetting) as error:
            raise Stopped(str(error)) from error
        except ScenarioErrors as error:
            count = len(error.problems)
            what = "1 mistake" if count == 1 else f"{count} mistakes"
            raise Stopped(
                f"The scenario has {what}; correct them and start again.\n{error}"
            ) from error

    return run
