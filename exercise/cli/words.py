"""What the terminal says, in the language that the person set, from the pages' catalogues.

What programs read (JSON, JSON Lines, hashes) is never translated, and neither are the first lines
of ``run.py``, which speak before any library is there. Nothing here imports the pages: gevent must
come before whatever they bring.
"""

import gettext
import os
from functools import cache

import click

from exercise.assets.pseudo import PseudoTranslations
from exercise.assets.shipped import locale_dir

PSEUDO = "STARTEX_PSEUDO_LOCALE"
_SAID_IN = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
"""Where a person says which language programs speak; the first that is set counts."""
_IN_THE_CODE = ("en", "C", "POSIX")


def _(message: str, /, **values: object) -> str:
    """A message in the person's language, filled from ``values``."""
    return _filled(_catalogue().gettext(message), message, values)


def ngettext(one: str, many: str, number: int, /, **values: object) -> str:
    """As :func:`_`, with a form for each number, which fills ``%(number)s``."""
    said = _catalogue().ngettext(one, many, number)
    return _filled(said, one if number == 1 else many, {"number": number, **values})


def say(text: str, *, err: bool = False) -> None:
    """Prints a line."""
    click.echo(text, err=err)


def let_click_speak() -> None:
    """Click's own words (``Usage``, ``Missing argument``) come from the same catalogues."""
    gettext.bindtextdomain("messages", locale_dir())


def _filled(said: str, message: str, values: dict[str, object]) -> str:
    if not values:
        return said
    try:
        return said % values
    except (KeyError, TypeError, ValueError):
        # A translation with a wrong placeholder must not keep a sentence from being told.
        return message % values


@cache
def _catalogue() -> gettext.NullTranslations:
    if os.environ.get(PSEUDO, "0").lower() in ("1", "true", "yes", "on"):
        return PseudoTranslations()
    return gettext.translation("messages", locale_dir(), _wanted(), fallback=True)


def _wanted() -> list[str]:
    """The languages that the person prefers to the one in the code, best first."""
    wanted = []
    for one in next(filter(None, map(os.environ.get, _SAID_IN)), "").split(":"):
        if one.partition(".")[0].partition("_")[0] in _IN_THE_CODE:
            break
        wanted.append(one)
    return wanted
