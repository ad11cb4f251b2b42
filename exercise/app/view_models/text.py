"""Cuts of scenario text that several fillers need."""

import re

_NUMBERED = re.compile(r"^\s*\d{1,2}[.)]\s+")
_DATELINE = re.compile(r"^([A-Z][A-Z .,'-]{1,38}[A-Z])(?::| -| \u2013| \u2014)\s+")


def paragraphs(text: str) -> tuple[str, ...]:
    """Paragraphs of a text: blank lines part them, or lines that begin with a number.

    Leading numbers are taken off; templates number again.
    """
    found: list[str] = []
    for block in re.split(r"\n\s*\n", text.strip()):
        lines: list[str] = []
        for line in block.splitlines():
            if _NUMBERED.match(line) and lines:
                found.append(" ".join(lines))
                lines = []
            lines.append(_NUMBERED.sub("", line).strip())
        if lines:
            found.append(" ".join(lines))
    return tuple(part for part in found if part)


def dateline(text: str) -> tuple[str, str]:
    """Splits ``SEOUL: Airlines …`` into place and rest; the place is empty when there is none."""
    match = _DATELINE.match(text)
    return (match[1], text[match.end() :]) if match else ("", text)
