"""Facts: which version of each was told to whom and when, and who asserted what of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from exercise.domain.facts import SAYS_SOMETHING
from exercise.domain.msel import PUBLIC_COPY
from exercise.domain.scenario import WHITE, Fact
from exercise.domain.state import Item
from exercise.report.facts.common import CellTag, Moment, Reference, Said
from exercise.report.scene import Scene

How = Literal["folder", "inject", "written", "asserted"]


@dataclass(frozen=True, slots=True)
class Telling:
    """A version that some cells were told, or that one asserted."""

    how: How
    """Written: by the white cell, to those it names."""
    moment: Moment
    cells: tuple[CellTag, ...]
    says: Said
    so: bool | None
    """Whether it is so; None: the scenario does not say."""
    where: Reference | None
    """The inject, or what was said; None: a cell's folder."""


@dataclass(frozen=True, slots=True)
class FactLine:
    """A fact that was told or asserted at all."""

    about: Said
    true: Said | None
    tellings: tuple[Telling, ...]
    """In order of time; what one moment holds, in the log’s order."""


def facts(scene: Scene) -> tuple[FactLine, ...]:
    """In the scenario's order; none once what control held was erased."""
    found = (_line(scene, fact) for fact in scene.state.control.facts)
    return tuple(one for one in found if one.tellings)


def _line(scene: Scene, fact: Fact) -> FactLine:
    tellings = [*_begun(scene, fact), *_told(scene, fact), *_asserted(scene, fact)]
    return FactLine(
        about=scene.said(fact.about),
        true=scene.said(fact.versions[fact.true]) if fact.true else None,
        tellings=tuple(sorted(tellings, key=lambda one: one.moment.ms)),
    )


def _begun(scene: Scene, fact: Fact) -> Iterator[Telling]:
    """What cells began with, together where they began with the same."""
    by_version: dict[str, list[CellTag]] = {}
    for role in scene.state.roles:
        if fact.id in role.knows:
            by_version.setdefault(role.knows[fact.id], []).append(scene.cell(role.id))
    start = scene.moment(0, scene.state.started_at)
    for version, cells in by_version.items():
        yield _telling(scene, fact, version, "folder", start, cells, None)


def _told(scene: Scene, fact: Fact) -> Iterator[Telling]:
    for row in scene.rows():
        found: dict[tuple[str, str], dict[str, CellTag]] = {}
        for recipient, copy in row.deliveries if row.inject else ():
            item = scene.state.items.get(copy)
            version = row.inject.tells_to(recipient).get(fact.id) if row.inject else None
            if item is None or version is None:
                continue
            cells = scene.readers(item) if recipient == PUBLIC_COPY else (recipient,)
            for cell in (scene.cell(one.partition(".")[0]) for one in cells):
                found.setdefault((version, copy), {})[cell.id] = cell
        for (version, copy), tags in found.items():
            item = scene.state.items[copy]
            where = scene.reference(copy)
            yield _telling(
                scene, fact, version, "inject", scene.when(item), [*tags.values()], where
            )


def _asserted(scene: Scene, fact: Fact) -> Iterator[Telling]:
    for item in scene.items(*SAYS_SOMETHING):
        noted = scene.state.asserted.get(item.id)
        version = noted.get(fact.id) if noted else None
        if version is not None:
            speaker, where = _speaker(scene, item), scene.reference(item.id)
            told = [scene.cell(one) for one in scene.readers(item)] if speaker == WHITE else []
            how: How = "written" if told else "asserted"
            cells = told or [scene.cell(speaker)]
            yield _telling(scene, fact, version, how, scene.when(item), cells, where)


def _speaker(scene: Scene, item: Item) -> str:
    return item.behalf or scene.cell_of(item.author)


def _telling(
    scene: Scene,
    fact: Fact,
    version: str,
    how: How,
    moment: Moment,
    cells: list[CellTag],
    where: Reference | None,
) -> Telling:
    return Telling(
        how=how,
        moment=moment,
        cells=tuple(cells),
        says=scene.said(fact.versions.get(version, version)),
        so=None if fact.true is None else version == fact.true,
        where=where,
    )
