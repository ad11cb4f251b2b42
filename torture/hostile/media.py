"""Files that vandals attach: whatever they hold, it is one of the kinds on the list or refused."""

import struct
import time
import zlib
from collections.abc import Iterator
from random import Random

from exercise.domain.scenario import File
from exercise.scenario.attached import read_attached
from exercise.scenario.files import read_folder
from exercise.scenario.media import KINDS, MOST_PIXELS, Unreadable, recognised
from tests.unit.scenario import attachments as some
from tests.unit.scenario.small import FILES, write
from torture.work import Fault, Work

SLOWEST_S = 5.0
"""For one file: the largest made to be slow takes a tenth of it."""
_HONEST = (
    *(some.png(), some.jpeg(), some.gif(), some.webp(), some.PDF, some.MP3, some.MP3_TAGGED),
    *(some.OGG, some.WAV, some.M4A),
)


def files(work: Work) -> None:
    """Bombs that are known, then bytes mixed up by chance, then all of them in a folder."""
    rng = work.rng("media")
    bombs = dict(_bombs())
    for name, data in bombs.items():
        _must_be_refused(name, data)
    work.count("bombs and false files refused", len(bombs))
    mixed = 2_000 if work.quick else 100_000
    for _ in range(mixed):
        _must_be_told(_mixed(rng))
    work.count("files mixed up by chance", mixed)
    _must_all_be_told(work, bombs)


def _bombs() -> Iterator[tuple[str, bytes]]:
    zeros = zlib.compress(bytes(5_000_000), 9)
    yield "huge.png", some.png(65_000, 65_000) + struct.pack(">I4s", len(zeros), b"IDAT") + zeros
    yield "huge.gif", some.gif(60_000, 60_000)
    yield "frame.gif", some.gif(2, 2, (65_000, 65_000))
    yield "huge.webp", some.webp(16_000, 16_000)
    yield "huge.jpg", some.jpeg(65_000, 65_000)
    yield "slow.gif", some.gif()[:-7] + b"\x01\x00" * 4_900_000
    yield "slow.jpg", b"\xff\xd8" + b"\xff" * 9_900_000
    yield "parts.jpg", b"\xff\xd8" + b"\xff\xe0\x00\x02" * 2_400_000
    yield "nothing.jpg", b"\xff\xd8\xff\xe0\x00\x00" * 1_000
    yield "archive.pdf", b"PK\x03\x04" + zeros
    yield "packed.svg", b"\x1f\x8b" + zeros
    yield "drawing.png", b"<svg onload='alert(1)'/>"
    yield "page.mp3", b"\xef\xbb\xbf<!DOCTYPE html><script>alert(1)</script>"
    yield "film.m4a", b"\x00\x00\x00\x20ftypmp42" + bytes(99)
    yield "program.wav", b"MZ" + bytes(99)


def _mixed(rng: Random) -> bytes:
    data = bytearray(rng.choice(_HONEST))
    for _ in range(rng.randrange(6)):
        data[rng.randrange(len(data))] = rng.randrange(256)
    return bytes(data[: rng.randrange(1, len(data) + 1)])


def _must_be_refused(name: str, data: bytes) -> None:
    began = time.monotonic()
    if _must_be_told(data) is not None:
        raise Fault(f"{name} was taken for something that can be shown")
    took = time.monotonic() - began
    if took > SLOWEST_S:
        raise Fault(f"{name} took {took:.1f} s to be refused")


def _must_be_told(data: bytes) -> str | None:
    """The kind it was taken for; None: it was refused in words."""
    try:
        found = recognised(data)
    except Unreadable as error:
        if not str(error):
            raise Fault(f"refused without a word: {data[:80]!r}") from error
        return None
    width, height = found.size or (1, 1)
    if found.kind not in KINDS or width * height > MOST_PIXELS:
        raise Fault(f"taken for {found}: {data[:80]!r}")
    return found.kind.media_type


def _must_all_be_told(work: Work, bombs: dict[str, bytes]) -> None:
    """The same in a scenario's folder, under each other's names."""
    root = work.place("vandals")
    names = [*bombs]
    mixed = dict(zip(names, [*bombs.values()][1:] + [*bombs.values()][:1], strict=True))
    listed = "".join(f"    - {{file: {name}, title: A, alt: B}}\n" for name in names)
    inject = f"- number: 9\n  title: A\n  attachments:\n{listed}"
    write(root, {**FILES, "injects/vandal.yaml": inject, **mixed})
    found, kept = read_attached(root, read_folder(root))
    taken = [name for name, one in found.items() if isinstance(one, File)]
    if taken or kept or set(found) != set(names):
        raise Fault(f"a vandal's folder had files that were taken: {taken}")
