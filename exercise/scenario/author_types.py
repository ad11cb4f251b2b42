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
from exercise.scenario.told import NAMES, Converted, Told, as_list
from exercise.scenario.told import OneOrMore as _OneOrMore

WRONG = "startex"
"""Error type of our own messages: ``ctx`` holds message, suggestion and a path further in."""

MOMENT_FORMS = "a time such as 00:40, phase2+00:05 or 2013-04-02 09:40"
AT_FORMS = "a time such as 00:40, phase2+00:05, 2013-04-02 09:40 or 'by hand'"
AS_WRITTEN = "as written"
_AS_SHOWN = "T"
"""Pages show times from STARTEX as ``T+00:40``."""
CUT_FORMS = f"{AT_FORMS.replace(' or ', ', ')} or '{AS_WRITTEN}'"


def wrong(
    message: str,
    suggestion: str | None = None,
    at: tuple[int | str, ...] = (),
    code: str = "format",
) -> Exception:
    """The error a validator raises; ``at`` leads to the item at fault inside the value.

    ``code`` is the problem's, for programs.
    """
    context = {"message": message, "suggestion": suggestion, "at": at, "code": code}
    return PydanticCustomError(WRONG, "{message}", context)


def expected(what: str, found: Any) -> Exception:
    """An error that names what was expected and quotes what was found."""
    if isinstance(found, str):
        shape = f"'{clip(found)}'"
    else:
        shape = "a list" if isinstance(found, list) else "a mapping of keys"
    return wrong(f"expected {what}, found {shape}")


def read(
    parse: Callable[[str], Any], what: str, form: str = "", pattern: str | None = None
) -> Converted:
    """Reads a text by ``parse``, which gives None for what is not ``what``.

    ``form`` is what authors call it, and ``pattern`` what all such texts match.
    """

    def convert(value: Any) -> Any:
        parsed = parse(value) if isinstance(value, str) else None
        if parsed is None:
            raise expected(what, value)
        return parsed

    return Converted(convert, Told(form or what, _text(pattern)))


def _text(pattern: str | None) -> dict[str, Any]:
    return {"type": "string"} if pattern is None else {"type": "string", "pattern": pattern}


def names_of(info: ValidationInfo) -> Names:
    """The names that the scenario declares, as given to its validation."""
    return info.context if isinstance(info.context, Names) else Names()


def check_name(kind: str, word: str, names: Names, at: tuple[int, ...] = ()) -> str:
    """The word, if the scenario declares it under ``kind`` or its names could not be read."""
    known = names.of(kind)
    if known is not None and word not in known:
        if kind == "inject" and word in names.numbered:
            raise wrong(f"unknown inject '{clip(word)}'", names.numbered[word], at)
        raise wrong(*unknown(kind, word, known), at)
    return word


def _known(kind: str) -> AfterValidator:
    return AfterValidator(lambda word, info: check_name(kind, word, names_of(info)))


def _recipients(value: Any, info: ValidationInfo) -> Any:
    if EVERYONE in (value, *as_list(value)):
        cells = names_of(info).of("cell") or (EVERYONE,)
        return [*dict.fromkeys([*cells, *(one for one in as_list(value) if one != EVERYONE)])]
    return as_list(value)


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


def _objective(word: str, names: Names) -> str:
    """The word, if it is an objective of the exercise or, as ``cell.objective``, of a cell."""
    cell, dot, _ = word.partition(".")
    if not dot:
        return check_name("objective", word, names)
    cells, own = names.of("cell"), names.objectives.get(cell)
    if cells is not None and (cell not in cells or own is not None):
        known = [f"{one}.{each}" for one in cells for each in names.objectives.get(one, ())]
        if word not in known:
            message, near = unknown("objective", word, known)
            raise wrong(message, near)
    return word


def _release(value: Any, info: ValidationInfo) -> Any:
    return _release_of(value, info, AT_FORMS)


def _release_of(value: Any, info: ValidationInfo, forms: str) -> Any:
    if not isinstance(value, str):
        raise expected(forms, value)
    if value == "by hand":
        return ByHand()
    if (ms := times.clock_ms(value)) is not None:
        return FromStartex(ms=ms)
    names = names_of(info)
    if (in_phase := times.phase_clock(value)) is not None:
        if in_phase[0] == _AS_SHOWN and _AS_SHOWN not in (names.of("phase") or ()):
            raise wrong(f"unknown phase '{_AS_SHOWN}'", value.partition("+")[2].strip())
        return FromPhase(phase=check_name("phase", in_phase[0], names), ms=in_phase[1])
    if (moment := times.stamp(value, names.zone)) is not None:
        return AtStoryTime(stamp=moment)
    raise expected(forms, value)


def _moment(value: Any, info: ValidationInfo) -> Any:
    found = _release(value, info)
    if isinstance(found, ByHand):
        raise expected(MOMENT_FORMS, value)
    return found


def _in_a_cut(value: Any, info: ValidationInfo) -> Any:
    return None if value == AS_WRITTEN else _release_of(value, info, CUT_FORMS)


def _cell_or_public(word: str, info: ValidationInfo) -> str:
    return word if word == "public" else check_name("cell", word, names_of(info))


def _grading(text: str) -> Grading | None:
    source, information = text[:1], text[1:]
    if source not in tuple("ABCDEF") or information not in tuple("123456"):
        return None
    return Grading.model_validate({"source": source, "information": int(information)})


def _sender(value: Any) -> Any:
    return {"name": value} if isinstance(value, str) else value


def _mirror(value: Any) -> Any:
    return {"text": value} if isinstance(value, str) else value


def _question(value: Any) -> Any:
    return {"ask": value} if isinstance(value, str) else value


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


def _tells(told: dict[str, str], info: ValidationInfo) -> dict[str, str]:
    """Fact to version, both as the scenario declares them."""
    names = names_of(info)
    for fact, version in told.items():
        known = names.of("fact")
        if known is not None and fact not in known:
            raise wrong(*unknown("fact", fact, known), (fact,))
        versions = names.versions.get(fact)
        if versions is not None and version not in versions:
            message, near = unknown("version", version, versions)
            raise wrong(f"{message} of fact '{fact}'", near, (fact,))
    return told


def _stand_in(word: str, info: ValidationInfo) -> str:
    if word in ("control", "stand-in"):
        return word
    return check_name("cell", word, names_of(info))


def _visible_to(value: Any, info: ValidationInfo) -> Any:
    cells = as_list(value)
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
        raise wrong(f"quiet window {text} ends before it begins", code="order")
    return {"from_ms": begins, "to_ms": ends}


_TURNS: dict[str, Any] = {
    "type": "array",
    "items": {"type": "object", "minProperties": 1, "maxProperties": 1},
}

CLOCK = "a clock time such as 00:40 or 00:40:30"
DURATION = "a duration such as 10m, 90s or 1h30m"

_CLOCK = r"\d{1,2}:[0-5]\d(:[0-5]\d)?"
_STAMP = r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d)?"
_MOMENT = rf"{_CLOCK}|[A-Za-z][A-Za-z0-9-]*\s*\+\s*{_CLOCK}|{_STAMP}"
_LENGTH = r"(\d{1,3}\s*h)?\s*(\d{1,4}\s*m)?\s*(\d{1,5}\s*s)?"

Clock = Annotated[int, read(times.clock_ms, CLOCK, "clock", f"^{_CLOCK}$")]
Duration = Annotated[int, read(times.duration_ms, DURATION, "duration", f"^{_LENGTH}$")]
Pace = Annotated[
    int,
    read(
        times.pace,
        "a pace such as '1m = 1h' (a minute is an hour)",
        "pace",
        f"^{_LENGTH}\\s*=\\s*{_LENGTH}$",
    ),
]
Degrees = Annotated[int, read(times.degrees_milli, "degrees such as 25.745 or -122.4", "degrees")]
Window = Annotated[
    QuietWindow,
    read(
        _window,
        "a window such as 00:20-00:28",
        "window",
        rf"^{_CLOCK}\s*-\s*{_CLOCK}$",
    ),
]
Graded = Annotated[
    Grading, read(_grading, "a grading from A1 to F6", "`A1` to `F6`", "^[A-F][1-6]$")
]
At = Annotated[Release, BeforeValidator(_release), Told("moment", _text(f"^({_MOMENT}|by hand)$"))]
Stamp = Annotated[datetime, BeforeValidator(_story_stamp), Told("stamp", _text(f"^({_STAMP})$"))]
Zone = Annotated[str, AfterValidator(_timezone), Told("time zone")]
Score = Annotated[int, Field(ge=-1_000_000, le=1_000_000)]

Moment = Annotated[Release, BeforeValidator(_moment), Told("moment", _text(f"^({_MOMENT})$"))]
CellName = Annotated[str, _known("cell"), Told("cell", names="cell")]
PhaseName = Annotated[str, _known("phase"), Told("phase", names="phase")]
TrackName = Annotated[str, _known("track"), Told("track", names="track")]
OutcomeName = Annotated[str, _known("outcome"), Told("outcome", names="outcome")]
TagName = Annotated[str, _known("tag"), Told("tag", names="tag")]
StorylineName = Annotated[str, _known("storyline"), Told("storyline", names="storyline")]
CutAt = Annotated[
    Release | None,
    BeforeValidator(_in_a_cut),
    Told("moment, or `as written`", _text(f"^({_MOMENT}|by hand|{AS_WRITTEN})$")),
]
InjectName = Annotated[str, _known("inject"), Told("inject", names="inject")]
InjectNumber = Annotated[
    str, _known("inject number"), Told("inject’s number", names="inject number")
]
ConcernName = Annotated[str, _known("concern"), Told("concern", names="concern")]
ObjectiveName = Annotated[
    str,
    AfterValidator(lambda word, info: _objective(word, names_of(info))),
    Told("objective, or `cell.objective`"),
]
InstrumentName = Annotated[str, _known("instrument"), Told("instrument", names="instrument")]
GateName = Annotated[str, _known("gate"), Told("gate", names="gate")]
PersonaName = Annotated[Line, _known("persona"), Told("persona", names="persona")]
MarkingName = Annotated[str, _known("marking"), Told("marking", names="marking")]
ControllerName = Annotated[str, _known("controller"), Told("controller", names="controller")]
PlaceName = Annotated[str, _known("place"), Told("place", names="place")]
ReaderName = Annotated[str, AfterValidator(_cell_or_public), Told("cell or `public`")]
Recipient = Annotated[
    str,
    AfterValidator(lambda word, info: check_recipient(word, names_of(info))),
    Told("cell or seat"),
]
_SEVERAL: dict[str, Any] = {"type": "array", "items": {"type": "string"}, "minItems": 1}
Recipients = Annotated[
    tuple[Recipient, ...],
    BeforeValidator(_recipients),
    Told("`all`, cells, or seats", {"anyOf": [{"type": "string"}, _SEVERAL]}),
]
Viewers = Annotated[
    Literal["all"] | tuple[str, ...],
    PlainValidator(_visible_to),
    Told("`all`, or cells", {"anyOf": [{"type": "string"}, _SEVERAL]}),
]

Words = Line
Tells = Annotated[dict[str, str], AfterValidator(_tells), Told("fact: version")]
StandIn = Annotated[
    str, AfterValidator(_stand_in), Told("cell, `control` or `stand-in`", names="cell")
]
BANDS = Told(
    "value: word",
    {"type": "object", "additionalProperties": {"type": "string"}, "minProperties": 1},
)

OneOrMore = _OneOrMore()
Lines = Annotated[tuple[Line, ...], OneOrMore]
AFTER = Told("`id`, `id + 5m`, or a list", {"anyOf": [{"type": "string"}, _SEVERAL]})
AsSender = Converted(_sender, Told("line, or a mapping"), or_text=True)
AsMirror = Converted(_mirror, Told("text, or [mirror](#mirror)"), or_text=True)
AsQuestion = Converted(_question, Told("text, or [choice](#choice)"), or_text=True)
PAIR = Told(
    "two cells",
    {"type": "array", "items": {"type": "string", NAMES: "cell"}, "minItems": 2, "maxItems": 2},
)
AsTurns = Converted(_turns, Told("list of `- speaker: what they say`", _TURNS))
