"""Translations: which languages there are, which one a browser gets, and messages in it."""

import re
from collections.abc import Callable, Iterable, Mapping
from gettext import NullTranslations
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.support import Translations

from exercise.assets.pseudo import PSEUDO_LOCALE, PseudoTranslations
from exercise.assets.shipped import locale_dir

ENGLISH = "en"
DOMAIN = "messages"
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")


class Texts:
    """The catalogues of one server, by BCP 47 tag; English is in the code itself."""

    def __init__(self, *, folder: Path | None = None, pseudo: bool = False) -> None:
        self._pseudo = pseudo
        self._catalogues: dict[str, NullTranslations] = {ENGLISH: NullTranslations()}
        self._catalogues.update(_found(folder or locale_dir()))
        if pseudo:
            self._catalogues[PSEUDO_LOCALE] = PseudoTranslations()

    @property
    def locales(self) -> tuple[str, ...]:
        """Tags of the languages that can be shown."""
        return tuple(self._catalogues)

    def catalogue(self, locale: str) -> NullTranslations:
        """The translations into a language; English for one that there is not."""
        return self._catalogues[self.known(locale)]

    def known(self, locale: str) -> str:
        """The tag itself, or English where there are no such texts."""
        return locale if locale in self._catalogues else ENGLISH

    def choose(self, accepted: Iterable[str]) -> str:
        """The language for a browser that accepts these tags, best first."""
        if self._pseudo:
            return PSEUDO_LOCALE
        for tag in accepted:
            if not _TAG.fullmatch(tag):
                continue
            for known in (tag, tag.split("-")[0]):
                if known in self._catalogues:
                    return known
        return ENGLISH

    def translate(self, message: str, values: Mapping[str, object], locale: str) -> str:
        """A message in a language, filled from ``values``."""
        text = self.catalogue(locale).gettext(message)
        if not values:
            return text
        try:
            return text % values
        except (KeyError, TypeError, ValueError):
            # A translation with a wrong placeholder must not keep a refusal from being told.
            return message % values

    def gettext(self, locale: str) -> Callable[..., str]:
        """A ``_`` for one language: ``_("… %(name)s", name=…)``."""

        def translated(message: str, **values: object) -> str:
            return self.translate(message, values, locale)

        return translated


def _found(folder: Path) -> dict[str, NullTranslations]:
    catalogues: dict[str, NullTranslations] = {}
    for file in sorted(folder.glob(f"*/LC_MESSAGES/{DOMAIN}.mo")):
        name = file.parent.parent.name
        try:
            tag = str(Locale.parse(name)).replace("_", "-")
        except (UnknownLocaleError, ValueError):
            continue
        catalogues[tag] = Translations.load(folder, [name], DOMAIN)
    return catalogues
