"""Errors as one clear line and exit code 2."""

import functools
import io
import sys
from collections.abc import Callable
from typing import ParamSpec, TypeVar

import click

from exercise.cli.words import _, ngettext, say

P = ParamSpec("P")
R = TypeVar("R")


class Stopped(click.ClickException):
    """Cannot go on; the text, in the person's language, says why and what to do."""

    exit_code = 2

    def show(self, file: object = None) -> None:  # noqa: ARG002 (click's own signature)
        say(f"startex: {self.format_message()}", err=True)


def let_any_text_through() -> None:
    """A terminal that cannot show a character of the author's shows its number."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def plainly(command: Callable[P, R]) -> Callable[P, R]:
    """Turns what can go wrong outside the program into such a line."""

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        from pydantic import ValidationError

        from exercise.assets import PartMissing
        from exercise.config import BadSetting
        from exercise.domain.upcast import UnknownPayload
        from exercise.scenario import ScenarioErrors
        from exercise.store.errors import StoreError

        try:
            return command(*args, **kwargs)
        except (StoreError, BadSetting) as error:
            raise Stopped(_(error.message, **error.values)) from error
        except ScenarioErrors as error:
            told = ngettext(
                "The scenario has %(number)s mistake; correct it and start again.",
                "The scenario has %(number)s mistakes; correct them and start again.",
                len(error.problems),
            )
            raise Stopped(f"{told}\n{error}") from error
        except PartMissing as error:
            raise Stopped(str(error)) from error
        except (ValidationError, UnknownPayload) as error:
            raise Stopped(
                _(
                    "An entry of a log cannot be read, and nothing was opened or changed."
                    " “startex verify” on this data folder names it; go on with a copy from before."
                )
            ) from error

    return run
