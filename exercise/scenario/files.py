"""The folder's files as trees, read with care: a scenario may come from anywhere."""

import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from exercise.scenario.problems import Problem
from exercise.scenario.tree import Node, compose

WORLD_FILE = "scenario.yaml"
FOLDERS = ("roles", "injects")
ALIKE = 0.85
"""How much of a folder's name is that of one that is read, for it to have been meant."""
LARGEST_FILE = 2_000_000
MOST_FILES = 200
_OTHERWISE = re.compile(r"\.(ya?ml|ya?ml\.txt)$", re.IGNORECASE)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(slots=True)
class Folder:
    """Trees by name within the folder (``None``: unreadable), and what was wrong on the way."""

    trees: dict[str, Node | None] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def under(self, name: str) -> Iterator[tuple[str, Node | None]]:
        """The files of one sub-folder, by name."""
        return ((file, tree) for file, tree in self.trees.items() if file.startswith(f"{name}/"))


def read_folder(root: Path) -> Folder:
    """Reads ``scenario.yaml``, ``roles/*.yaml`` and ``injects/*.yaml``."""
    folder = Folder()
    refusal = _refusal_of_root(root)
    if refusal:
        folder.problems.append(Problem(str(root), 0, 0, refusal))
        return folder
    _read(folder, root, WORLD_FILE)
    folder.problems.extend(_misnamed(root))
    for name in FOLDERS:
        for file in _yaml_files(folder, root, name):
            _read(folder, root, file)
    return folder


def _refusal_of_root(root: Path) -> str | None:
    try:
        mode = root.stat().st_mode
    except FileNotFoundError:
        return "no such folder"
    except (OSError, ValueError) as error:
        return f"cannot be read ({reason(error)})"
    if not stat.S_ISDIR(mode):
        return "is a file: give the folder that holds scenario.yaml"
    return None


def _misnamed(root: Path) -> Iterator[Problem]:
    """Folders with files like ours that are not read, and whose names are nearly ours."""
    try:
        beside = sorted({entry.name for entry in root.iterdir()}.difference(FOLDERS))
    except OSError:
        return
    for name in beside:
        if name.startswith("."):
            continue
        meant = get_close_matches(name[:80].casefold(), FOLDERS, n=1, cutoff=ALIKE)
        if meant and _holds_yaml(root / name) and not _is_same(root / name, root / meant[0]):
            yield Problem(f"{name}/", 0, 0, "is not read", f"{meant[0]}/")


def _holds_yaml(path: Path) -> bool:
    try:
        return path.is_dir() and any(_OTHERWISE.search(entry.name) for entry in path.iterdir())
    except OSError:
        return False


def _is_same(path: Path, other: Path) -> bool:
    """Whether both name one folder: not every system tells capitals apart."""
    try:
        return path.samefile(other)
    except OSError:
        return False


def _yaml_files(folder: Folder, root: Path, name: str) -> list[str]:
    path = root / name
    refusal = leads_outside(path, root)
    try:
        found = [] if refusal else sorted(entry.name for entry in path.iterdir())
    except FileNotFoundError:
        refusal, found = "the folder is missing", []
    except NotADirectoryError:
        refusal, found = "is a file: expected a folder", []
    except OSError as error:
        refusal, found = f"cannot be read ({reason(error)})", []
    if refusal:
        folder.problems.append(Problem(f"{name}/", 0, 0, refusal))
    visible = [entry for entry in found if not entry.startswith(".")]
    files = [f"{name}/{entry}" for entry in visible if entry.endswith(".yaml")]
    for entry in visible:
        if (stem := _OTHERWISE.sub("", entry)) != entry and not entry.endswith(".yaml"):
            renamed = f"{stem}.yaml"
            message = f"is not read: rename it to {renamed}"
            folder.problems.append(Problem(f"{name}/{entry}", 0, 0, message))
    if len(files) > MOST_FILES:
        message = f"holds {len(files)} files: at most {MOST_FILES} are read"
        folder.problems.append(Problem(f"{name}/", 0, 0, message))
    return files[:MOST_FILES]


def _read(folder: Folder, root: Path, file: str) -> None:
    folder.trees[file] = None
    text = _text(folder, root, file)
    if text is not None:
        tree, problems = compose(text, file)
        folder.trees[file] = tree
        folder.problems.extend(problems)


def _text(folder: Folder, root: Path, file: str) -> str | None:
    path = root / file
    refusal = leads_outside(path, root)
    data = b""
    if not refusal:
        try:
            refusal, data = bytes_of(path)
        except FileNotFoundError:
            refusal = "the file is missing"
        except OSError as error:
            refusal = f"cannot be read ({reason(error)})"
    if refusal:
        folder.problems.append(Problem(file, 0, 0, refusal))
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        folder.problems.append(_not_utf8(file, data, error))
        return None


def bytes_of(path: Path, most: int = LARGEST_FILE) -> tuple[str | None, bytes]:
    """Why a file is not read, or its bytes.

    Raises:
        OSError, ValueError: it is not there, or cannot be read.
    """
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        return "is a folder: expected a file", b""
    # A pipe or a device would block or never end.
    if not stat.S_ISREG(status.st_mode):
        return "is not an ordinary file", b""
    with path.open("rb") as stream:
        data = stream.read(most + 1)
    if len(data) > most:
        return f"is too large: at most {most // 1_000_000} MB are read", b""
    return None, data


def leads_outside(path: Path, root: Path) -> str | None:
    """Why a path may not be followed, if it may not."""
    try:
        inside = path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):
        return "is a symbolic link that leads nowhere"
    return None if inside else "is a symbolic link that leads outside the scenario's folder"


def _not_utf8(file: str, data: bytes, error: UnicodeDecodeError) -> Problem:
    if data.startswith(_UTF16):
        return Problem(file, 0, 0, "is UTF-16 text: save it as UTF-8")
    before = data[: error.start]
    line = before.count(b"\n") + 1
    start_of_line = before.rfind(b"\n") + 1
    column = len(before[start_of_line:].decode("utf-8", "replace")) + 1
    message = f"byte 0x{data[error.start]:02X} is not UTF-8: save the file as UTF-8"
    return Problem(file, line, column, message)


def reason(error: Exception) -> str:
    """The system's words for what went wrong."""
    words = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return words.lower()
