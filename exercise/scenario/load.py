"""A scenario's folder as one typed scenario, or everything that is wrong with it."""

from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from exercise.domain.scenario import WHITE, Scenario
from exercise.scenario.files import WORLD_FILE, Folder, read_folder
from exercise.scenario.findings import findings
from exercise.scenario.forms import InjectForm, RoleForm, WorldForm
from exercise.scenario.names import Names, gather
from exercise.scenario.problems import Problem, ScenarioErrors
from exercise.scenario.rules import broken_rules
from exercise.scenario.tree import Items, Keys, Node, plain

Form = TypeVar("Form")


def load(folder: Path) -> Scenario:
    """Reads ``scenario.yaml``, ``roles/`` and ``injects/``; raises ``ScenarioErrors`` with all of it."""
    found = read_folder(folder)
    names = gather(found)
    reader = _Reader(found, names)
    scenario = reader.scenario()
    problems = [*found.problems, *reader.problems, *broken_rules(found, names)]
    if problems or scenario is None:
        raise ScenarioErrors(problems)
    return scenario


class _Reader:
    """Validates each file by its form and puts the parts together."""

    def __init__(self, folder: Folder, names: Names) -> None:
        self._folder = folder
        self._names = names
        self.problems: list[Problem] = []

    def scenario(self) -> Scenario | None:
        world = self._read(WORLD_FILE, WorldForm)
        roles = {cell: self._role(file) for cell, file in self._role_files().items()}
        injects = [self._injects(file) for file, _ in self._folder.under("injects")]
        self.problems += self._unmatched_roles(set(roles))
        if self.problems or self._folder.problems or world is None:
            return None
        cells = world.cells
        listed = [inject for each in injects for inject in each or ()]
        return Scenario.model_validate(
            {
                "world": _dump(world),
                "roles": [_dump(roles[cell]) for cell in cells],
                "white": _dump(roles[WHITE]),
                "injects": [_dump(inject) for inject in sorted(listed, key=_by_number)],
            }
        )

    def _role_files(self) -> dict[str, str]:
        return {PurePosixPath(file).stem: file for file, _ in self._folder.under("roles")}

    def _unmatched_roles(self, written: set[str]) -> list[Problem]:
        cells = self._names.of("cell")
        if cells is None:
            return []
        wanted = {*cells, WHITE}
        missing = [
            Problem(f"roles/{cell}.yaml", 0, 0, "the file is missing")
            for cell in sorted(wanted - written)
        ]
        stray = [
            Problem(f"roles/{cell}.yaml", 0, 0, f"'{cell}' is not among the cells of {WORLD_FILE}")
            for cell in sorted(written - wanted)
        ]
        return missing + stray

    def _role(self, file: str) -> RoleForm | None:
        return self._read(file, RoleForm, {"id": PurePosixPath(file).stem})

    def _injects(self, file: str) -> tuple[InjectForm, ...] | None:
        return self._read(file, tuple[InjectForm, ...])

    def _read(self, file: str, form: type[Form], given: dict[str, str] | None = None) -> Form | None:
        tree = self._folder.trees.get(file)
        if tree is None:
            return None
        data: Any = plain(tree)
        if given and isinstance(data, dict):
            data = {**given, **data}
        problem = _wrong_root(tree, form, file)
        if problem:
            self.problems.append(problem)
            return None
        try:
            return TypeAdapter(form).validate_python(data, context=self._names)
        except ValidationError as error:
            self.problems.extend(findings(error, form, tree, file))
            return None


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
