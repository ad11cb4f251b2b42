"""Write the locks in requirements/ anew from pyproject.toml: python scripts/lock.py [--upgrade].

For maintainers. Needs uv on PATH (`pip install uv` in a throwaway environment) and the packages
of the development lock. The locks hold versions and hashes, and no registry's address.
`wheels.json` beside them records the wheel that each supported machine takes, so that a test can
prove without a network that every one of them is served.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts.targets import TARGETS, best_wheel  # noqa: E402

REQUIREMENTS = ROOT / "requirements"
#: Lock name and what it is compiled from; a later one agrees with the earlier ones.
LOCKS = {
    "run": ["pyproject.toml"],
    "dev": ["pyproject.toml", "--group", "dev"],
    "node": ["--group", "node"],
}
_HASH_LENGTH = 16


def main() -> None:
    uv = shutil.which("uv")
    if uv is None:
        raise SystemExit("uv is not on PATH: pip install uv in a throwaway environment.")
    upgrade = ["--upgrade"] if "--upgrade" in sys.argv[1:] else []
    record = {name: _write_lock(uv, name, source, upgrade) for name, source in LOCKS.items()}
    text = json.dumps(record, indent=1, sort_keys=True) + "\n"
    (REQUIREMENTS / "wheels.json").write_text(text, encoding="utf-8")


def _write_lock(uv: str, name: str, source: list[str], upgrade: list[str]) -> dict[str, Any]:
    lock = REQUIREMENTS / f"{name}.txt"
    agreeing = ["--constraints", str(REQUIREMENTS / "run.txt")] if name == "dev" else []
    _compile(uv, [*source, *agreeing, *upgrade, "--output-file", str(lock)])
    with tempfile.TemporaryDirectory() as folder:
        detailed = Path(folder) / "pylock.toml"
        _compile(
            uv, [*source, "--constraints", str(lock), "--format", "pylock.toml", "-o", detailed]
        )
        packages = tomllib.loads(detailed.read_text(encoding="utf-8"))["packages"]
    return _record(packages)


def _compile(uv: str, arguments: list[str | Path]) -> None:
    public_index_only = {k: v for k, v in os.environ.items() if not k.startswith("UV_")}
    subprocess.run(
        [
            *(uv, "pip", "compile", "--quiet", "--universal", "--python-version", "3.11"),
            *("--generate-hashes", "--only-binary", ":all:", "--fork-strategy", "fewest"),
            *("--no-config", "--no-header", "--no-annotate", *arguments),
        ],
        cwd=ROOT,
        env=public_index_only,
        check=True,
    )


def _record(packages: list[dict[str, Any]]) -> dict[str, Any]:
    """The wheels taken, and what they weigh on the machine that takes the heaviest."""
    taken: dict[str, dict[str, str]] = {}
    weights = dict.fromkeys(TARGETS, 0)
    for package in packages:
        wheels = {wheel["url"].rsplit("/", 1)[1]: wheel for wheel in package["wheels"]}
        names = taken.setdefault(f"{package['name']}=={package['version']}", {})
        for target in TARGETS:
            if not target.wants(package.get("marker", "")):
                continue
            name = best_wheel(target, wheels)
            if name is None:
                raise SystemExit(f"{package['name']} has no wheel for {target}.")
            names[name] = wheels[name]["hashes"]["sha256"][:_HASH_LENGTH]
            weights[target] += wheels[name]["size"]
    return {
        "download_bytes": max(weights.values()),
        "wheels": {package: names for package, names in taken.items() if names},
    }


if __name__ == "__main__":
    main()
