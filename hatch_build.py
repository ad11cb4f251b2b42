"""Put the shipped scenario, the templates and the third-party parts into the wheel."""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT))

from exercise.assets.fetch import fetch_parts, is_current  # noqa: E402
from exercise.assets.npm import machine_npm  # noqa: E402
from exercise.assets.registry import Use  # noqa: E402

SHIPPED = ("templates", "scenario.yaml", "roles", "injects")
_PARTS = Path("exercise") / "assets" / "parts"


class BundleHook(BuildHookInterface[Any]):
    """Run by hatchling for wheels only."""

    def dependencies(self) -> list[str]:
        """Ask pip for Node where the machine has no npm."""
        if is_current(ROOT, ROOT / _PARTS) or machine_npm() is not None:
            return []
        lock = (ROOT / "requirements" / "node.txt").read_text(encoding="utf-8")
        return [lock.split(maxsplit=1)[0]]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the files that lie outside the package or are ignored by git."""
        if version == "editable":
            return
        include: dict[str, str] = build_data["force_include"]
        for name in SHIPPED:
            include[str(ROOT / name)] = f"exercise/_bundled/{name}"
        parts = self._parts()
        for use in Use:
            if use is not Use.TEST:
                include[str(parts / use)] = (_PARTS / use).as_posix()
        include[str(parts / "manifest.json")] = (_PARTS / "manifest.json").as_posix()

    def _parts(self) -> Path:
        """The checkout's parts if they are current; else fetched apart, leaving no trace in it."""
        if is_current(ROOT, ROOT / _PARTS):
            return ROOT / _PARTS
        self._fetched = tempfile.TemporaryDirectory(prefix="startex-parts-")
        folder = Path(self._fetched.name)
        fetch_parts(ROOT, folder / "parts", folder / "work", python=Path(sys.executable))
        return folder / "parts"
