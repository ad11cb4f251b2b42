"""Compiled templates, kept from one start to the next: a server that comes back answers at once."""

from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket
from platformdirs import user_cache_path

SHAPE = 2
"""To be raised when the same text compiles to something else than in the version before."""


class CompiledTemplates(FileSystemBytecodeCache):
    """Files of a folder, each good for one text of a template; they hold nothing of an exercise.

    What cannot be read or written there is compiled again, and nobody notices.
    """

    def load_bytecode(self, bucket: Bucket) -> None:
        """Leaves the bucket empty where there is no such file, or it is spoilt."""
        try:
            super().load_bytecode(bucket)
        except Exception:  # noqa: BLE001 (pickle and marshal raise what they like)
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Writes it, if it can be written."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def compiled_templates(folder: Path | None = None) -> CompiledTemplates:
    """Those of this version of Jinja, in the user's own cache folder unless another is given."""
    kept = f"jinja-{version('jinja2')}-{SHAPE}"
    place = folder or user_cache_path("startex", appauthor=False) / kept
    with suppress(OSError):
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
    return CompiledTemplates(str(place))
