"""A scenario that was read, whole or cut, and where each part of it was written."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from exercise.domain.scenario import Scenario
from exercise.scenario.files import WORLD_FILE, Folder
from exercise.scenario.forms import CutForm
from exercise.scenario.names import ids
from exercise.scenario.places import Source
from exercise.scenario.problems import Problem
from exercise.scenario.tree import Keys


@dataclass(frozen=True, slots=True)
class Loaded:
    """A scenario, and where each part of it was written."""

    scenario: Scenario
    folder: Folder
    injects: Mapping[str, Source]
    """By id."""
    files: Mapping[str, bytes] = field(default_factory=dict)
    """Of its attachments, by digest."""
    cuts: tuple[CutForm, ...] = ()
    """Shorter exercises that can be made of it."""
    cut: str | None = None
    """The cut that this is; None: the whole."""
    remarks: tuple[Problem, ...] = ()
    """What is odd about this cut, and still can be played."""

    @property
    def world(self) -> Source:
        """``scenario.yaml``."""
        return self._whole(WORLD_FILE)

    def role(self, cell: str) -> Source:
        """``roles/<cell>.yaml``."""
        return self._whole(f"roles/{cell}.yaml")

    def cell(self, cell: str) -> Source:
        """A playing cell where ``scenario.yaml`` lists it."""
        return self.world.at("cells", self.scenario.cell_ids().index(cell))

    def gate(self, gate: str) -> Source:
        """A gate where ``scenario.yaml`` says what opens it; a cut may have left others out."""
        tree = self.world.node
        written = ids(tree.values.get("gates")) if isinstance(tree, Keys) else ()
        return self.world.at("gates", written.index(gate))

    def _whole(self, file: str) -> Source:
        tree = self.folder.trees[file]
        assert tree is not None  # noqa: S101 (a scenario that loaded has read all its files)
        return Source(file, tree)
