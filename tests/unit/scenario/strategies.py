"""Scenarios that nobody would write, all of them allowed."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
from typing import Any, get_args

from hypothesis import strategies as st

from exercise.domain.scenario import MediaType, Medium, Precedence, Scenario
from tests.unit.scenario.condition_strategies import conditions, slugs

numbers = st.from_regex(r"[0-9]{1,3}(\.[0-9]{1,3})?", fullmatch=True)
milliseconds = st.integers(min_value=0, max_value=10**10)
scores = st.integers(min_value=-(10**6), max_value=10**6)
_characters = st.characters(codec="utf-8")


def text(longest: int) -> st.SearchStrategy[str]:
    return st.text(_characters, min_size=1, max_size=longest).filter(str.strip)


lines = text(60)
prose = text(200)
stamps = st.datetimes(
    min_value=datetime(1900, 1, 2),  # noqa: DTZ001 - aware by the next argument
    max_value=datetime(2200, 1, 1),  # noqa: DTZ001
    timezones=st.sampled_from([UTC, timezone(timedelta(hours=9)), timezone(-timedelta(hours=4))]),
)


def part(
    required: Mapping[str, st.SearchStrategy[Any]],
    optional: Mapping[str, st.SearchStrategy[Any]] | None = None,
) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(dict(required), optional=dict(optional or {}))


def some(items: st.SearchStrategy[Any], least: int = 0) -> st.SearchStrategy[list[Any]]:
    return st.lists(items, min_size=least, max_size=3)


releases = st.one_of(
    part({"anchor": st.just("startex"), "ms": milliseconds}),
    part({"anchor": st.just("phase"), "phase": slugs, "ms": milliseconds}),
    part({"anchor": st.just("story"), "stamp": stamps}),
    part({"anchor": st.just("hand")}),
)
whens = conditions(releases)
gradings = part({"source": st.sampled_from("ABCDEF"), "information": st.integers(1, 6)})
turns = some(part({"speaker": lines, "text": prose}))
pictures = part(
    {
        "file": part(
            {
                "digest": st.from_regex(r"[0-9a-f]{64}", fullmatch=True),
                "media_type": st.sampled_from(get_args(MediaType)),
                "size": st.integers(1, 10**7),
                "name": lines,
            },
            {"width": st.integers(1, 5_000), "height": st.integers(1, 5_000)},
        ),
        "title": lines,
    },
    {"alt": lines},
)
wordings = part(
    {},
    {
        "title": lines,
        "text": prose,
        "lines": turns,
        "grading": gradings,
        "attachments": some(pictures),
    },
)
asks = st.one_of(
    part(
        {"scale": part({"low": st.integers(-1_000, 0), "high": st.integers(1, 1_000)})},
        {"track": slugs, "within_ms": milliseconds.filter(lambda ms: ms >= 1_000)},
    ),
    part({"choice": st.lists(part({"id": slugs, "title": lines}), min_size=2, max_size=9)}),
    part({"text": st.integers(1, 500)}),
)
options = st.lists(
    part({"id": slugs, "title": lines}, {"menu": slugs}),
    min_size=2,
    max_size=9,
    unique_by=lambda option: option["id"],
)
decisions = st.one_of(
    prose,
    options.flatmap(
        lambda given: part(
            {
                "ask": prose,
                "on": slugs,
                "within_ms": st.integers(1_000, 10**9),
                "default": st.sampled_from([option["id"] for option in given]),
                "options": st.just(given),
            }
        )
    ),
)
injects = part(
    {
        "id": slugs,
        "number": numbers,
        "title": lines,
        "release": releases,
        "sender": part({"name": lines}, {"handle": lines}),
        "to": some(slugs, least=1),
        "medium": st.sampled_from(get_args(Medium)),
        "precedence": st.sampled_from(get_args(Precedence)),
    },
    {
        "when": whens,
        "unless": whens,
        "expires": releases,
        "delay_ms": milliseconds,
        "delay_to": st.dictionaries(slugs, st.integers(1_000, 10**8), max_size=2),
        "waits": st.booleans(),
        "storyline": some(slugs),
        "exclusive": slugs,
        "grading": gradings,
        "text": prose,
        "lines": turns,
        "attachments": some(pictures),
        "wording": st.dictionaries(slugs, wordings, max_size=2),
        "public": st.booleans(),
        "place": slugs,
        "ask": asks,
        "decision": decisions,
        "expects": prose,
        "answer_within_ms": st.integers(1_000, 10**9),
        "notes": prose,
        "language": st.sampled_from(["en", "ja", "zh-Hans"]),
    },
)
fields = st.one_of(
    part({"id": slugs, "label": lines, "kind": st.just("text")}, {"most": st.integers(1, 2_000)}),
    part({"id": slugs, "label": lines, "kind": st.just("choice"), "options": some(lines, 1)}),
    part(
        {"id": slugs, "label": lines, "kind": st.just("number")},
        {"low": scores, "high": scores, "unit": lines.map(lambda line: line[:40])},
    ),
    part(
        {"id": slugs, "label": lines, "kind": st.sampled_from(["date", "place", "cell"])},
        {"optional": st.booleans(), "several": st.booleans(), "such_as": some(lines)},
    ),
)
suggestions = part(
    {"outcome": slugs},
    {
        "tracks": st.dictionaries(slugs, scores, max_size=2),
        "tell": st.dictionaries(slugs, prose, max_size=2),
        "reason": prose,
        "hint": prose,
    },
)
menu_moves = part(
    {"id": slugs, "title": lines, "instrument": slugs},
    {
        "order": prose,
        "openness": st.sampled_from(["public", "private", "secret"]),
        "targets": some(slugs),
        "tags": some(lines),
        "fields": some(fields),
        "takes_ms": milliseconds,
        "second_key": st.booleans(),
        "stands": st.booleans(),
        "suggests": suggestions,
        "since": slugs,
        "until": slugs,
    },
)
roles = part(
    {
        "id": slugs,
        "name": lines,
        "mark": st.from_regex(r"[A-Z]{2}", fullmatch=True),
        "public_brief": prose,
        "seats": some(part({"id": slugs, "title": lines}, {"head": st.booleans()}), least=1),
    },
    {
        "secret_brief": prose,
        "objectives": some(
            part({"id": st.from_regex(r"[A-Z]{1,4}-[0-9]{1,2}", fullmatch=True), "text": lines})
        ),
        "menu": some(menu_moves),
    },
)
worlds = part(
    {
        "id": slugs,
        "title": lines,
        "public_brief": prose,
        "timezone": st.sampled_from(["UTC", "Asia/Tokyo", "America/New_York"]),
        "outcomes": some(
            part({"id": slugs, "word": lines, "takes_effect": st.booleans()}), least=1
        ),
        "phases": some(
            part(
                {
                    "id": slugs,
                    "title": lines,
                    "starts": stamps,
                    "pace": st.integers(1, 86_400),
                    "planned_ms": milliseconds,
                },
                {"prompts": some(part({"at_ms": milliseconds, "text": lines}))},
            ),
            least=1,
        ),
    },
    {
        "tracks": some(
            part(
                {"id": slugs, "name": lines, "start": scores},
                {
                    "visible_to": st.one_of(st.just("all"), some(slugs)),
                    "kind": st.sampled_from(["ruled", "polled"]),
                },
            )
        ),
        "places": some(
            part(
                {
                    "id": slugs,
                    "name": lines,
                    "lat_milli": st.integers(-90_000, 90_000),
                    "lon_milli": st.integers(-180_000, 180_000),
                },
                {"names": st.dictionaries(slugs, lines, max_size=2)},
            )
        ),
        "gates": some(part({"id": slugs, "title": lines, "when": whens})),
        "ruling_limit_ms": st.integers(1_000, 10**9),
    },
)
scenarios = part(
    {"world": worlds, "roles": some(roles, least=1), "white": roles, "injects": some(injects)}
).map(Scenario.model_validate)
