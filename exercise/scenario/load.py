"""A scenario's folder as one typed scenario, or everything that is wrong with it."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from exercise.domain.scenario import WHITE, Scenario
from exercise.scenario.attached import read_attached
from exercise.scenario.cuts import chosen
from exercise.scenario.files import WORLD_FILE, Folder, read_folder
from exercise.scenario.findings import findings
from exercise.scenario.forms import InjectForm, RoleForm, WorldForm
from exercise.scenario.loaded import Loaded
from exercise.scenario.names import RESERVED, Names, gather
from exercise.scenario.places import Source
from exercise.scenario.problems import Problem, ScenarioErrors
from exercise.scenario.rules import broken_rules, mappings
from exercise.scenario.tree import Items, Keys, Node, plain

Form = TypeVar("Form")


def load(folder: Path, storylines: Sequence[str] = ()) -> Scenario:
    """The scenario of a folder, with some storylines turned on, or cut to one of its cuts.

    Raises ``ScenarioErrors`` with every problem of every file.
    """
    return loaded(folder, storylines).scenario


def loaded(folder: Path, storylines: Sequence[str] = ()) -> Loaded:
    """Reads ``scenario.yaml``, ``roles/`` and ``injects/``.

    ``storylines`` are ids of storylines, which are turned on, and of one cut at most.

    Raises ``ScenarioErrors`` with every problem of every file.
    """
    whole = _whole(folder)
    return chosen(whole, storylines) if storylines else whole


def _whole(folder: Path) -> Loaded:
    found = read_folder(folder)
    attached, files = read_attached(folder, found)
    names = replace(gather(found), files=attached)
    reader = _Reader(found, names)
    world = reader.world()
    roles = {cell: reader.role(file) for cell, file in _role_files(found).items()}
    injects: list[InjectForm] = []
    sources: dict[str, Source] = {}
    for file, tree in found.under("injects"):
        for inject, node in zip(reader.injects(file) or (), mappings(tree), strict=False):
            injects.append(inject)
            sources[inject.id] = Source(file, node)
    problems = [
        *found.problems,
        *reader.problems,
        *_unmatched_roles(names, set(roles)),
        *broken_rules(found, names),
    ]
    if problems or world is None:
        raise ScenarioErrors(problems)
    scenario = Scenario.model_validate(
        {
            "world": _dump(world),
            "roles": [_dump(roles[cell]) for cell in world.cells],
            "white": _dump(roles[WHITE]),
            "injects": [_dump(inject) for inject in sorted(injects, key=_by_number)],
            "control": {key: [_dump(one) for one in getattr(world, key)] for key in _CONTROLS}
            | {"real_people": world.real_people},
        }
    )
    return Loaded(scenario, found, sources, files, world.cuts)


_CONTROLS = ("facts", "secrets", "answers")
"""Parts of ``scenario.yaml`` that control alone may read."""


class _Reader:
    """Validates each file by its form; what cannot be read becomes problems and ``None``."""

    def __init__(self, folder: Folder, names: Names) -> None:
        self._folder = folder
        self._names = names
        self.problems: list[Problem] = []

    def world(self) -> WorldForm | None:
        return self._read(WORLD_FILE, WorldForm)

    def role(self, file: str) -> RoleForm | None:
        return self._read(file, RoleForm, {"id": PurePosixPath(file).stem})

    def injects(self, file: str) -> tuple[InjectForm, ...] | None:
        return self._read(file, tuple[InjectForm, ...])

    def _read(
        self, file: str, form: type[Form], given: dict[str, str] | None = None
    ) -> Form | None:
        tree = self._folder.trees.get(file)
        if tree is None:
            return None
        problem = _wrong_root(tree, form, file)
        if problem:
            self.problems.append(problem)
            return None
        data: Any = plain(tree)
        if given:
            data = {**given, **data}
        try:
            return TypeAdapter(form).validate_python(data, context=self._names)
        except ValidationError as error:
            self.problems.extend(findings(error, form, tree, file))
            return None


def _role_files(folder: Folder) -> dict[str, str]:
    return {PurePosixPath(file).stem: file for file, _ in folder.under("roles")}


def _unmatched_roles(names: Names, written: set[str]) -> list[Problem]:
    cells = names.of("cell")
    if cells is None:
        return []
    wanted = {WHITE, *(cell for cell in cells if cell not in RESERVED)}
    missing = [
        Problem(f"roles/{cell}.yaml", 0, 0, "the file is missing")
        for cell in sorted(wanted - written)
    ]
    stray = [
        Problem(f"roles/{cell}.yaml", 0, 0, f"'{cell}' is not among the cells of {WORLD_FILE}")
        for cell in sorted(written - wanted)
    ]
    return missing + stray


def _wrong_root(tree: Node, form: Any, file: str) -> Problem | None:
    if isinstance(form, type) and issubclass(form, BaseModel):
        if not isinstance(tree, Keys):
            return Problem(file, tree.line, tree.column, "expected a mapping of keys")
    elif not isinstance(tree, Items):
        return Problem(file, tree.line, tree.column, "expected a list: begin each inject with '- '")
    return None


def _dump(form: BaseModel | None) -> dict[str, Any]:
    return form.model_dump() if form else {}


def _by_number(inject: InjectForm) -> tuple[int, ...]:
    return tuple(int(part) for part in inject.number.split("."))
