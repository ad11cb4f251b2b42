"""The ways people write times: clocks, durations, paces, stamps and places on the globe."""

import re
from datetime import datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

_CLOCK = re.compile(r"(\d{1,2}):([0-5]\d)(?::([0-5]\d))?")
_FROM_PHASE = re.compile(r"([A-Za-z][A-Za-z0-9-]*)\s*\+\s*([\d:]+)")
_STAMP = re.compile(r"(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d)(?::(\d\d))?")
_DURATION = re.compile(r"(?:(\d{1,3})h)?(?:(\d{1,4})m)?(?:(\d{1,5})s)?")
_DEGREES = re.compile(r"[+-]?\d{1,3}(?:\.\d{1,6})?")

SECOND = 1_000


def clock_ms(text: str) -> int | None:
    """Milliseconds of ``HH:MM`` or ``HH:MM:SS``."""
    found = _CLOCK.fullmatch(text)
    if not found:
        return None
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return ((hours * 60 + minutes) * 60 + seconds) * SECOND


def duration_ms(text: str) -> int | None:
    """Milliseconds of ``90s``, ``10m``, ``1h30m``."""
    found = _DURATION.fullmatch(text.replace(" ", ""))
    if not found or not any(found.groups()):
        return None
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return ((hours * 60 + minutes) * 60 + seconds) * SECOND


def pace(text: str) -> int | None:
    """Story seconds per exercise second of ``1m = 4h``; whole numbers only."""
    exercise, _, story = (part.strip() for part in text.partition("="))
    exercise_ms, story_ms = duration_ms(exercise), duration_ms(story)
    if not exercise_ms or not story_ms or story_ms % exercise_ms:
        return None
    return story_ms // exercise_ms


def phase_clock(text: str) -> tuple[str, int] | None:
    """Phase id and milliseconds of ``phase2+00:05``."""
    found = _FROM_PHASE.fullmatch(text)
    ms = clock_ms(found[2]) if found else None
    return (found[1], ms) if found and ms is not None else None


def stamp(text: str, zone: ZoneInfo) -> datetime | None:
    """The aware story time of ``2013-04-02 09:40``; None also when the day does not exist."""
    found = _STAMP.fullmatch(text)
    if not found:
        return None
    try:
        return datetime(*(int(part or 0) for part in found.groups()), tzinfo=zone)  # type: ignore[arg-type,misc]
    except ValueError:
        return None


def degrees_milli(text: str) -> int | None:
    """Thousandths of a degree of ``25.745``."""
    return round(Decimal(text) * 1_000) if _DEGREES.fullmatch(text) else None


def clock(ms: int) -> str:
    """``HH:MM``, with seconds where there are any."""
    minutes, seconds = divmod(int(timedelta(milliseconds=ms).total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}" + (f":{seconds:02}" if seconds else "")
