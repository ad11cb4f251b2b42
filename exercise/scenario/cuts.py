"""A shorter exercise made of a scenario: what its cut names stays, and the rest is left out.

A cut is another scenario with another hash. Nothing of it is known to the engine: whatever names
something that was left out is resolved here, once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from exercise.domain.scenario import ByHand, Concern, Control, Inject, Part, Phase, Scenario, World
from exercise.scenario.dropped import Dropped, left_of
from exercise.scenario.files import WORLD_FILE, Folder
from exercise.scenario.forms import CutForm, CutPhaseForm, CutRowForm
from exercise.scenario.loaded import Loaded
from exercise.scenario.places import Source
from exercise.scenario.problems import Problem, ScenarioErrors, unknown
from exercise.scenario.tree import Items, Keys, Node

P = TypeVar("P", bound=Part)
_WITHIN = ("answer_within", "decision", "ask")
"""Keys of an inject under which a time for an answer stands."""


def chosen(whole: Loaded, ids: Sequence[str]) -> Loaded:
    """The scenario with these storylines turned on, or cut to one of its cuts, or both.

    Raises ``ScenarioErrors`` for ids that it does not have, and for a cut that cannot be made.
    """
    lines = [line.id for line in whole.scenario.world.storylines]
    cuts = {cut.id: cut for cut in whole.cuts}
    wrong = [
        unknown("storyline or cut", one, [*lines, *cuts])
        for one in ids
        if one not in (*lines, *cuts)
    ]
    named = [one for one in dict.fromkeys(ids) if one in cuts]
    if len(named) > 1:
        wrong.append((f"'{named[0]}' and '{named[1]}' are both cuts: choose one", None))
    if wrong:
        raise ScenarioErrors(Problem(WORLD_FILE, 0, 0, *each) for each in wrong)
    found = cut_to(whole, cuts[named[0]]) if named else whole
    world = found.scenario.world
    turned = [
        line.model_copy(update={"on": line.on or line.id in ids}) for line in world.storylines
    ]
    world = world.model_copy(update={"storylines": tuple(turned)})
    return replace(found, scenario=found.scenario.model_copy(update={"world": world}))


def cut_to(whole: Loaded, cut: CutForm) -> Loaded:
    """The scenario that a cut makes of the whole.

    Raises ``ScenarioErrors`` for injects that would wait for a phase which the cut leaves out.
    """
    return _Cutting(whole, cut).loaded()


@dataclass(frozen=True, slots=True)
class _Row:
    """An inject as the cut has it, where that is written, and what is odd about it."""

    inject: Inject
    source: Source
    remark: str | None


class _Cutting:
    """One cut of one scenario."""

    def __init__(self, whole: Loaded, cut: CutForm) -> None:
        self._whole = whole
        self._cut = cut
        scenario = whole.scenario
        self._kept = [each for each in scenario.injects if each.number in cut.injects]
        silent = (each.id for each in self._kept if cut.injects[each.number].decision == "no")
        self._dropped = Dropped(
            frozenset(each.id for each in scenario.injects if each.number not in cut.injects),
            frozenset(silent),
            frozenset(phase.id for phase in scenario.world.phases) - cut.phases.keys(),
        )
        place = [each.id for each in whole.cuts].index(cut.id)
        self._source = whole.world.at("cuts", place)

    def loaded(self) -> Loaded:
        problems = list(self._stranded())
        if problems:
            raise ScenarioErrors(problems)
        rows = [self._row(inject) for inject in self._kept]
        scenario = self._whole.scenario
        cut = Scenario(
            world=self._world(scenario.world),
            roles=scenario.roles,
            white=scenario.white,
            injects=tuple(row.inject for row in rows),
            control=self._control(scenario.control),
        )
        return Loaded(
            cut,
            Folder({**self._whole.folder.trees, WORLD_FILE: self._tree()}),
            {row.inject.id: row.source for row in rows},
            self._files(rows),
            cuts=self._whole.cuts,
            cut=self._cut.id,
            remarks=tuple(self._remarks(rows)),
        )

    def _files(self, rows: list[_Row]) -> dict[str, bytes]:
        """Those of the attachments that are left."""
        kept = {each.file.digest for row in rows for each in row.inject.all_attachments()}
        return {digest: data for digest, data in self._whole.files.items() if digest in kept}

    def _stranded(self) -> Iterator[Problem]:
        """Injects that are to come as written, in a phase that never begins."""
        for inject in self._kept:
            if self._cut.injects[inject.number].release is None and self._dropped.of(
                inject.release
            ):
                phase = getattr(inject.release, "phase", "")
                message = (
                    f"inject {inject.number} comes in '{phase}', which this cut leaves out:"
                    " give it a time"
                )
                place = self._source.at("injects", inject.number)
                yield place.problem("format", message, "error")

    def _remarks(self, rows: Sequence[_Row]) -> Iterator[Problem]:
        for row in rows:
            if row.remark is not None:
                place = self._source.at("injects", row.inject.number)
                message = f"inject {row.inject.number} comes by hand alone: {row.remark}"
                yield place.problem("never", message)

    def _row(self, inject: Inject) -> _Row:
        form = self._cut.injects[inject.number]
        changes = _timed_anew(inject, form)
        if self._dropped.of(changes.get("expires", inject.expires)):
            changes["expires"] = None
        remark = None
        if inject.when is not None:
            when = left_of(inject.when, self._dropped)
            changes["when"] = None if isinstance(when, bool) else when
            remark = "what it waits for is left out" if when is False else None
        if inject.unless is not None:
            unless = left_of(inject.unless, self._dropped)
            changes["unless"] = None if isinstance(unless, bool) else unless
            remark = "what would keep it from lapsing is left out" if unless is True else remark
        if remark is not None:
            changes |= {"release": ByHand(), "expires": None}
        source = self._whole.injects[inject.id]
        moved = dict(self._moved(inject.number, form))
        return _Row(inject.model_copy(update=changes), replace(source, moved=moved), remark)

    def _moved(self, number: str, form: CutRowForm) -> Iterator[tuple[str, Source]]:
        """Keys of an inject that the cut says anew."""
        row = self._source.at("injects", number)
        for key, said in (
            ("at", form.release),
            ("delay", form.delay_ms),
            ("expires", form.expires),
        ):
            if said is not None:
                yield key, row.at(key)
        if form.within_ms is not None:
            yield from ((key, row.at("within")) for key in _WITHIN)

    def _world(self, world: World) -> World:
        phases = [
            _phase(phase, self._cut.phases[phase.id])
            for phase in world.phases
            if phase.id in self._cut.phases
        ]
        gone = self._dropped.injects | self._dropped.phases
        gates = ((gate, left_of(gate.when, self._dropped)) for gate in world.gates)
        return world.model_copy(
            update={
                "phases": tuple(phases),
                "gates": tuple(
                    gate.model_copy(update={"when": when})
                    for gate, when in gates
                    if not isinstance(when, bool)
                ),
                "concerns": tuple(_concern(each, gone) for each in world.concerns),
                "channels": tuple(_without(each, "open", gone) for each in world.channels),
            }
        )

    def _control(self, control: Control) -> Control:
        """Answers that are good in some of the phases that are left."""
        gone = self._dropped.phases
        answers = [
            each.model_copy(update={"until": None if each.until in gone else each.until})
            for each in control.answers
            if each.since not in gone
        ]
        return control.model_copy(update={"answers": tuple(answers)})

    def _tree(self) -> Keys:
        """``scenario.yaml`` as if the cut's phases stood in place of the whole's."""
        tree = self._whole.world.node
        assert isinstance(tree, Keys)  # noqa: S101 (a scenario that loaded is a mapping)
        phases = tree.values["phases"]
        kept = [
            _merged(node, self._source.at("phases", phase.id).node)
            for node, phase in zip(_items(phases), self._whole.scenario.world.phases, strict=True)
            if phase.id in self._cut.phases
        ]
        cut = Items(phases.line, phases.column, kept)
        return Keys(tree.line, tree.column, tree.keys, {**tree.values, "phases": cut})


def _timed_anew(inject: Inject, form: CutRowForm) -> dict[str, Any]:
    changes: dict[str, Any] = {
        key: said
        for key, said in (
            ("release", form.release),
            ("delay_ms", form.delay_ms),
            ("expires", form.expires),
        )
        if said is not None
    }
    if form.decision == "no":
        changes |= {"decision": None, "answer_within_ms": None}
    if form.within_ms is not None:
        within = {"within_ms": form.within_ms}
        decides = inject.decision is not None and inject.decision.options
        if inject.ask is not None:
            changes["ask"] = inject.ask.model_copy(update=within)
        elif inject.decision is not None and decides:
            changes["decision"] = inject.decision.model_copy(update=within)
        else:
            changes["answer_within_ms"] = form.within_ms
    return changes


def _phase(phase: Phase, form: CutPhaseForm) -> Phase:
    return Phase.model_validate(phase.model_dump() | form.model_dump(exclude_unset=True))


def _concern(concern: Concern, gone: frozenset[str]) -> Concern:
    """Without injects that are left out, and without what shows in none that is left."""
    found = ((each, _without(each, "injects", gone)) for each in concern.mirror)
    mirror = tuple(left for each, left in found if left.injects or not each.injects)
    return _without(concern, "deciding", gone).model_copy(update={"mirror": mirror})


def _without(part: P, key: str, gone: frozenset[str]) -> P:
    """A part without the ids that are left out of one of its lists."""
    left = tuple(one for one in getattr(part, key) if one not in gone)
    return part.model_copy(update={key: left})


def _items(node: Node) -> list[Node]:
    return node.items if isinstance(node, Items) else []


def _merged(phase: Node, cut: Node) -> Node:
    if not isinstance(phase, Keys) or not isinstance(cut, Keys):
        return phase
    return Keys(
        phase.line, phase.column, {**phase.keys, **cut.keys}, {**phase.values, **cut.values}
    )
