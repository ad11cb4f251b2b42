"""The files that injects attach, read through the same guards as the YAML that names them."""

import hashlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from exercise.domain.scenario import File
from exercise.domain.text import clean_line
from exercise.scenario import media
from exercise.scenario.files import Folder, bytes_of, leads_outside, reason
from exercise.scenario.problems import clip, nearest
from exercise.scenario.tree import Items, Keys, Node, Text

LARGEST = 10_000_000
LARGEST_TOGETHER = 50_000_000
_MEGABYTE = 1_000_000
_LONGEST_NAME = 80
_MOST_NAMES = 500
"""Looked at for a suggestion."""


class Refused(Exception):
    """Why a file cannot be attached, and what may have been meant."""

    def __init__(self, message: str, suggestion: str | None = None) -> None:
        self.message = message
        self.suggestion = suggestion
        super().__init__(message)


Found = File | Refused


def read_attached(root: Path, folder: Folder) -> tuple[Mapping[str, Found], Mapping[str, bytes]]:
    """By the name that an inject gives it, each file or why it cannot be used; bytes by digest."""
    found: dict[str, Found] = {}
    kept: dict[str, bytes] = {}
    for name in dict.fromkeys(_named(folder)):
        try:
            file, data = _read(root, name)
            together = sum(map(len, kept.values())) + len(data)
            if file.digest not in kept and together > LARGEST_TOGETHER:
                raise Refused(
                    f"with {clip(name)} all attachments are {_megabytes(together)} together:"
                    f" at most {LARGEST_TOGETHER // _MEGABYTE}"
                )
            found[name] = file
            kept[file.digest] = data
        except Refused as refused:
            found[name] = refused
    return found, kept


def _named(folder: Folder) -> Iterator[str]:
    for _, tree in folder.under("injects"):
        for inject in tree.items if isinstance(tree, Items) else ():
            if isinstance(inject, Keys):
                yield from _listed(inject)
                wording = inject.values.get("wording")
                for own in wording.values.values() if isinstance(wording, Keys) else ():
                    if isinstance(own, Keys):
                        yield from _listed(own)


def _listed(part: Keys) -> Iterator[str]:
    attachments: Node | None = part.values.get("attachments")
    for each in attachments.items if isinstance(attachments, Items) else ():
        file = each.values.get("file") if isinstance(each, Keys) else None
        if isinstance(file, Text):
            yield file.value


def _read(root: Path, name: str) -> tuple[File, bytes]:
    path = PurePosixPath(name)
    if "://" in name:
        raise Refused("an attachment is a file in the scenario's folder, not an address")
    if path.is_absolute() or ".." in path.parts:
        raise Refused(f"{clip(name)} lies outside the scenario's folder")
    data = _bytes(root, name)
    try:
        what = media.recognised(data)
    except media.Unreadable as error:
        raise Refused(f"{clip(name)} {error}") from error
    if path.suffix.lower() not in what.kind.suffixes:
        right = path.with_suffix(what.kind.suffixes[0]).name
        raise Refused(f"{clip(name)} holds {what.kind.word}: name it {clip(right)}")
    return file_of(data, what, path), data


def file_of(data: bytes, what: media.Recognised, path: PurePosixPath) -> File:
    """These bytes, saved under the path's last name, which is made to say what they are."""
    width, height = what.size or (None, None)
    suffix = path.suffix.lower()
    right = suffix if suffix in what.kind.suffixes else what.kind.suffixes[0]
    return File(
        digest=hashlib.sha256(data).hexdigest(),
        media_type=what.kind.media_type,
        size=len(data),
        name=_saved_as(path, right),
        width=width,
        height=height,
    )


def _bytes(root: Path, name: str) -> bytes:
    path = root / name
    try:
        large = path.stat().st_size
        outside = leads_outside(path, root)
        if outside is None and path.is_file() and large > LARGEST:
            most = LARGEST // _MEGABYTE
            raise Refused(f"{clip(name)} is {_megabytes(large)}: at most {most}")
        refusal, data = (outside, b"") if outside else bytes_of(path, LARGEST)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        message = f"there is no file {clip(name)} in the scenario's folder"
        raise Refused(message, nearest(name, _files(root))) from None
    except OSError as error:
        raise Refused(f"{clip(name)} cannot be read ({reason(error)})") from error
    if refusal:
        raise Refused(f"{clip(name)} {refusal}")
    return data


def _megabytes(size: int) -> str:
    return f"{-(-size // _MEGABYTE)} MB"


def _saved_as(path: PurePosixPath, suffix: str) -> str:
    """A name that any system can save."""
    stem = "".join(each if each not in '<>:"|?*\\' else "-" for each in path.stem)
    return f"{clean_line(stem)[:_LONGEST_NAME] or 'file'}{suffix}"


def _files(root: Path) -> list[str]:
    """Names of what lies in the folder, without following links; not all where there are many."""
    names: list[str] = []
    for folder, inner, files in os.walk(root):
        inner[:] = sorted(each for each in inner if not each.startswith("."))
        there = Path(folder).relative_to(root)
        names += [(there / each).as_posix() for each in sorted(files) if each[0] != "."]
        if len(names) >= _MOST_NAMES:
            break
    return [name for name in names[:_MOST_NAMES] if not name.endswith(".yaml")]
