"""Text that people type, made safe to store: what cannot be shown or encoded never gets in."""

import re
import unicodedata
from typing import Annotated

from pydantic import AfterValidator, Field

_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls, but for newline and tab
    "\u202a-\u202e\u2066-\u2069\u200e\u200f"  # direction overrides: they disguise text
    "\ufeff\ufff9-\ufffb]"
)
_LINE_BREAKS = re.compile(r"\s*[\r\n\u2028\u2029]+\s*")


def clean(text: str) -> str:
    """Normalised (NFC) text without controls or direction overrides, trimmed.

    Raises:
        ValueError: a lone surrogate, which no encoding can carry.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        raise ValueError("a character that no encoding can carry") from None
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNSEEN.sub("", unicodedata.normalize("NFC", plain)).strip()


def clean_line(text: str) -> str:
    """As :func:`clean`, on one line."""
    return clean(_LINE_BREAKS.sub(" ", text))


def _not_empty(text: str) -> str:
    if not text:
        raise ValueError("empty")
    return text


Line = Annotated[str, Field(max_length=200), AfterValidator(clean_line), AfterValidator(_not_empty)]
OptionalLine = Annotated[str, Field(max_length=200), AfterValidator(clean_line)]
OptionalText = Annotated[str, Field(max_length=2_000), AfterValidator(clean_line)]
Prose = Annotated[str, Field(max_length=20_000), AfterValidator(clean), AfterValidator(_not_empty)]
OptionalProse = Annotated[str, Field(max_length=20_000), AfterValidator(clean)]
