"""Write docs/scenario-reference.md and docs/schema/ anew: python scripts/reference.py.

For maintainers: they come from the forms that read a scenario. A test compares
what is written with what they say.
"""

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from exercise.scenario.reference import page  # noqa: E402
from exercise.scenario.schema import FILES, schema  # noqa: E402

DOCS = ROOT / "docs"


def written() -> dict[Path, str]:
    """Each file and its text."""
    schemas = {
        DOCS / "schema" / f"{kind}.schema.json": json.dumps(
            schema(kind), indent=1, ensure_ascii=False
        )
        + "\n"
        for kind in FILES
    }
    return {DOCS / "scenario-reference.md": page(), **schemas}


def main() -> None:
    for file, text in written().items():
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
