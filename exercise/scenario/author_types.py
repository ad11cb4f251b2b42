"""Field types as an author writes them: the domain's value, or a message in plain words."""

from collections.abc import Callable
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, PlainValidator, ValidationInfo
from pydantic_core import PydanticCustomError

from exercise.domain import written_times as times
from exercise.domain.scenario import (
    WHITE,
    AtStoryTime,
    ByHand,
    FromPhase,
    FromStartex,
    Grading,
    Line,
    QuietWindow,
    Release,
)
from exercise.scenario.names import EVERYONE, Names, zone_named
from exercise.scenario.problems import clip, unknown

WRONG = "startex"
"""Error type of our own messages: ``ctx`` holds message, suggestion and a path further in."""

MOMENT_FORMS = "a time such as 00:40, phase2+00:05 or 2013-04-02 09:40"
AT_FORMS = "a time such as 00:40, phase2+00:05, 2013-04-02 09:40 or 'by hand'"


def wrong(message: str, suggestion: str | None = None, at: tuple[int | str, ...] = ()) -> Exception:
    """The error a validator raises; ``at`` leads to the item at fault inside the value."""
    context = {"message": message, "suggestion": suggestion, "at": at}
    return PydanticCustomError(WRONG, "{message}", context)


def expected(what: str, found: Any) -> Exception:
    """An error that names what was expected and quotes what was found."""
    if isinstance(found, str):
        shape = f"'{clip(found)}'"
    else:
        shape = "a list" if isinstance(found, list) else "a mapping of keys"
    return wrong(f"expected {what}, found {shape}")


def read(parse: Callable[[str], Any], what: str) -> BeforeValidator:
    """Reads a text by ``parse``, which gives None for what is not ``what``."""

    def convert(value: Any) -> Any:
        parsed = parse(value) if isinstance(value, str) else None
        if parsed is None:
            raise expected(what, value)
        return parsed

    return BeforeValidator(convert)


def names_of(info: ValidationInfo) -> Names:
    """The names that the scenario declares, as given to its validation."""
    return info.context if isinstance(info.context, Names) else Names()


def check_name(kind: str, word: str, names: Names, at: tuple[int, ...] = ()) -> str:
    """The word, if the scenario declares it under ``kind`` or its names could not be read."""
    known = names.of(kind)
    if known is not None and word not in known:
        raise wrong(*unknown(kind, word, known), at)
    return word


def _known(kind: str) -> AfterValidator:
    return AfterValidator(lambda word, info: check_name(kind, word, names_of(info)))


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _recipients(value: Any, info: ValidationInfo) -> Any:
    if EVERYONE in (value, *_as_list(value)):
        return list(names_of(info).of("cell") or (EVERYONE,))
    return _as_list(value)


def check_recipient(word: str, names: Names, at: tuple[int, ...] = ()) -> str:
    """The word, if it is a cell or ``cell.seat``; the white cell's for tasks."""
    cell, dot, seat = word.partition(".")
    cells = names.of("cell")
    if cells is None or word == EVERYONE:
        return word
    if cell not in (*cells, WHITE):
        message, near = unknown("cell", cell, cells)
        raise wrong(message, f"{near}{dot}{seat}" if near else None, at)
    seats = names.seats.get(cell)
    if dot and seats is not None and seat not in seats:
        message, near = unknown("seat", word, [f"{cell}.{each}" for each in seats])
        raise wrong(message, near, at)
    return word


def _release(value: Any, info: ValidationInfo) -> Any:
    if not isinstance(value, str):
        raise expected(AT_FORMS, value)
    if value == "by hand":
        return ByHand()
    if (ms := times.clock_ms(value)) is not None:
        return FromStartex(ms=ms)
    names = names_of(info)
    if (in_phase := times.phase_clock(value)) is not None:
        return FromPhase(phase=check_name("phase", in_phase[0], names), ms=in_phase[1])
    if (moment := times.stamp(value, names.zone)) is not None:
        return AtStoryTime(stamp=moment)
    raise expected(AT_FORMS, value)


def _moment(value: Any, info: ValidationInfo) -> Any:
    found = _release(value, info)
    if isinstance(found, ByHand):
        raise expected(MOMENT_FORMS, value)
    return found


def _cell_or_public(word: str, info: ValidationInfo) -> str:
    return word if word == "public" else check_name("cell", word, names_of(info))


def _grading(text: str) -> Grading | None:
    source, information = text[:1], text[1:]
    if source not in tuple("ABCDEF") or information not in tuple("123456"):
        return None
    return Grading.model_validate({"source": source, "information": int(information)})


def _sender(value: Any) -> Any:
    return {"name": value} if isinstance(value, str) else value


def _turns(value: Any) -> Any:
    """``- Asia desk: We can say the article.`` as speaker and text."""
    if not isinstance(value, list):
        raise expected("a list of '- speaker: what they say'", value)
    turns = []
    for index, turn in enumerate(value):
        if not isinstance(turn, dict) or len(turn) != 1:
            raise wrong("expected '- speaker: what they say'", at=(index,))
        speaker, text = next(iter(turn.items()))
        turns.append({"speaker": speaker, "text": text})
    return turns


def _visible_to(value: Any, info: ValidationInfo) -> Any:
    cells = _as_list(value)
    if cells == [EVERYONE]:
        return EVERYONE
    if not isinstance(cells, list) or not all(isinstance(cell, str) for cell in cells):
        raise expected("'all' or a list of cells", value)
    return tuple(
        check_name("cell", cell, names_of(info), (index,) if value is cells else ())
        for index, cell in enumerate(cells)
    )


def _story_stamp(value: Any, info: ValidationInfo) -> datetime:
    moment = times.stamp(value, names_of(info).zone) if isinstance(value, str) else None
    if moment is None:
        raise expected("a date and time such as 2013-04-02 08:00", value)
    return moment


def _timezone(name: str) -> str:
    if zone_named(name) is None:
        raise expected("a time zone such as Asia/Tokyo or UTC", name)
    return name


def _window(text: str) -> dict[str, int] | None:
    """``00:20-00:28``."""
    begins, ends = (times.clock_ms(part.strip()) for part in text.partition("-")[::2])
    if begins is None or ends is None:
        return None
    if ends <= begins:
        raise wrong(f"quiet window {text} ends before it begins")
    return {"from_ms": begins, "to_ms": ends}


CLOCK = "a clock time such as 00:40 or 00:40:30"
DURATION = "a duration such as 10m, 90s or 1h30m"

Clock = Annotated[int, read(times.clock_ms, CLOCK)]
Duration = Annotated[int, read(times.duration_ms, DURATION)]
Pace = Annotated[int, read(times.pace, "a pace such as '1m = 1h' (a minute is an hour)")]
Degrees = Annotated[int, read(times.degrees_milli, "degrees such as 25.745 or -122.4")]
Window = Annotated[QuietWindow, read(_window, "a window such as 00:20-00:28")]
Graded = Annotated[Grading, read(_grading, "a grading from A1 to F6")]
At = Annotated[Release, BeforeValidator(_release)]
Stamp = Annotated[datetime, BeforeValidator(_story_stamp)]
Zone = Annotated[str, AfterValidator(_timezone)]
Score = Annotated[int, Field(ge=-1_000_000, le=1_000_000)]

Moment = Annotated[Release, BeforeValidator(_moment)]
CellName = Annotated[str, _known("cell")]
PhaseName = Annotated[str, _known("phase")]
TrackName = Annotated[str, _known("track")]
OutcomeName = Annotated[str, _known("outcome")]
TagName = Annotated[str, _known("tag")]
StorylineName = Annotated[str, _known("storyline")]
InjectName = Annotated[str, _known("inject")]
ConcernName = Annotated[str, _known("concern")]
ObjectiveName = Annotated[str, _known("objective")]
InstrumentName = Annotated[str, _known("instrument")]
ControllerName = Annotated[str, _known("controller")]
PlaceName = Annotated[str, _known("place")]
ReaderName = Annotated[str, AfterValidator(_cell_or_public)]
Recipient = Annotated[str, AfterValidator(lambda word, info: check_recipient(word, names_of(info)))]
Recipients = Annotated[tuple[Recipient, ...], BeforeValidator(_recipients)]
Viewers = Annotated[Literal["all"] | tuple[str, ...], PlainValidator(_visible_to)]

OneOrMore = BeforeValidator(_as_list)
"""Lets a list of one be written without brackets."""
Lines = Annotated[tuple[Line, ...], OneOrMore]
AsSender = BeforeValidator(_sender)
AsTurns = BeforeValidator(_turns)
