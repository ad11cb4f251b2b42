"""Lifts payloads of old versions to the present one, on reading. What is stored never changes.

A log written by any release opens for ever: whoever changes a payload's shape raises its
``version`` and registers here how the version before becomes the next.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from exercise.domain.entry import Entry
from exercise.domain.payloads import PAYLOADS, Payload, parse

Json = dict[str, Any]
Upcaster = Callable[[Json], Json]
"""From a payload of one version to the next; must not change its argument."""


def _as_it_is(value: Json) -> Json:
    """For versions that only add what may be left out."""
    return value


def _without_aims(value: Json) -> Json:
    """Objectives, relations, people; a role's texts never stood in this entry."""
    role = {key: part for key, part in value["role"].items() if key != "aims"}
    return {**value, "role": role}


def _aims_are_objectives(value: Json) -> Json:
    """Objectives with ids; relations and starting information; menus with fields."""
    aims = value.get("aims", ())
    objectives = [{"id": f"A-{number}", "text": text} for number, text in enumerate(aims, 1)]
    kept = {key: part for key, part in value.items() if key != "aims"}
    return {**kept, "objectives": objectives[:99]}


def _mirrors_name_injects(value: Json) -> Json:
    """How other sides read a concern: it was one text, with numbers of injects within it."""
    world = value["world"]
    concerns = [
        one | {"mirror": [{"text": one["mirror"]}] if one.get("mirror") else []}
        for one in world.get("concerns", ())
    ]
    return {**value, "world": {**world, "concerns": concerns}}


UPCASTERS: Mapping[tuple[str, int], Upcaster] = {
    ("inject.planned", 1): _as_it_is,  # conditions, delay, expiry; sealed questions
    ("inject.released", 1): _as_it_is,  # copies that follow, what it excludes
    ("inject.delivered", 1): _as_it_is,  # sealed questions
    ("inject.planned", 2): _as_it_is,  # decisions with options, markings, facts told
    ("inject.planned", 3): _as_it_is,  # as menus of folders, below
    ("inject.delivered", 2): _as_it_is,  # as menus of folders, below
    ("answers.told", 1): _as_it_is,  # what was asked, and when it was asked and answered
    ("move.submitted", 1): _as_it_is,  # orders from a menu; those that stand
    ("move.submitted", 2): _as_it_is,  # cells that its readers do not see named
    ("ruling.made", 1): _as_it_is,  # as suggested; of what stood
    ("standin.cast", 1): _as_it_is,  # those that say nothing
    ("world.set", 1): _as_it_is,  # storylines, quiet windows; kinds of track
    ("world.set", 2): _as_it_is,  # gates, channels, ceilings, bands; personas with a voice
    ("world.set", 3): _mirrors_name_injects,
    ("role.set", 1): _without_aims,
    ("folder.set", 1): _aims_are_objectives,
    ("folder.set", 2): _as_it_is,  # moves of a menu that are good in some phases
    ("folder.set", 3): _as_it_is,  # blanks that the order's readers do not read
    ("control.set", 1): _as_it_is,  # rulings that are given by themselves
}
"""By kind and the version lifted *from*."""


class UnknownPayload(Exception):
    """A kind or version that this program does not know: a newer one wrote it."""


def lift(
    kind: str, version: int, text: str, upcasters: Mapping[tuple[str, int], Upcaster] = UPCASTERS
) -> str:
    """The payload's text as the present version has it.

    Raises:
        UnknownPayload: unknown kind, or a version from the future.
    """
    known = PAYLOADS.get(kind)
    if known is None or version > known.version:
        raise UnknownPayload(f"{kind}, version {version}")
    if version == known.version:
        return text
    value = json.loads(text)
    for old in range(version, known.version):
        value = upcasters[kind, old](value)
    return json.dumps(value, ensure_ascii=False)


def payload_of(entry: Entry) -> Payload | None:
    """The typed payload of a stored entry, of whatever version; None once erased.

    Raises:
        UnknownPayload: a newer program wrote the entry.
    """
    if entry.text is None:
        return None
    return parse(entry.kind, lift(entry.kind, entry.version, entry.text))
