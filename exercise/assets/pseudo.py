"""A made-up language: English, accented, a third longer and in brackets.

Where a page shows a text without brackets, it did not go through gettext; where it is cut off, a
longer language would be too.
"""

import re
from gettext import NullTranslations

PSEUDO_LOCALE = "en-XA"
OPEN, CLOSE = "⟦", "⟧"
_ACCENTS = str.maketrans("aeiouyAEIOUYcnsCNS", "àéîõüýÀÉÎÕÜÝçñšÇÑŠ")
_KEEP = re.compile(r"(%\(\w+\)[sd]|%%|\{\w+\}|<[^>]*>|&\w+;|T\+)")
_FILLING = "·"


def pseudo(text: str) -> str:
    """The text in the made-up language; placeholders and markup stay as they are."""
    if not text.strip():
        return text
    parts = _KEEP.split(text)
    accented = "".join(
        part if index % 2 else part.translate(_ACCENTS) for index, part in enumerate(parts)
    )
    words = sum(len(part) for part in parts[::2])
    return OPEN + accented + _FILLING * (words // 3) + CLOSE


class PseudoTranslations(NullTranslations):
    """Translates everything, as gettext would."""

    def gettext(self, message: str) -> str:
        return pseudo(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return pseudo(msgid1 if n == 1 else msgid2)

    def pgettext(
        self,
        context: str,  # noqa: ARG002 (gettext's own signature)
        message: str,
    ) -> str:
        return pseudo(message)

    def npgettext(
        self,
        context: str,  # noqa: ARG002 (gettext's own signature)
        msgid1: str,
        msgid2: str,
        n: int,
    ) -> str:
        return pseudo(msgid1 if n == 1 else msgid2)
