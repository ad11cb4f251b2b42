"""What a file is by its content: a short list of kinds that are shown, and nothing else.

What is refused is never guessed at: names for what is not on the list only make a kinder message.
"""

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from exercise.domain.refusal import N_
from exercise.domain.scenario import MediaType

_MOST_BLOCKS, _MOST_SEGMENTS = 200_000, 2_000
"""Looked through in a GIF and in a JPEG: honest ones have a fifth of them."""
MOST_PIXELS = 25_000_000
"""Of a picture: a few kilobytes can decompress to gigabytes in whatever draws it."""
SHOWN = "give PNG, JPEG, GIF, WebP, PDF, MP3, Ogg, WAV or M4A"

Size = tuple[int, int]


Why = Literal["empty", "kind", "unknown", "damaged", "pixels"]


class Unreadable(Exception):
    """The file cannot be used; the text says why, to go after its name.

    ``why`` and ``what``, a msgid, are for those who say it in other words.
    """

    def __init__(self, text: str, why: Why, what: str = "") -> None:
        super().__init__(text)
        self.why = why
        self.what = what


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file that is shown."""

    word: str
    media_type: MediaType
    suffixes: tuple[str, ...]
    begins: Callable[[bytes], bool]
    size: Callable[[bytes], Size | None] | None = None
    """Width and height of a picture."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a file is, and a picture's width and height."""

    kind: Kind
    size: Size | None


def recognised(data: bytes) -> Recognised:
    """The kind of file that these bytes are.

    Raises:
        Unreadable: it is none that is shown, or is damaged or too large a picture.
    """
    if not data:
        raise Unreadable("is empty", "empty")
    kind = next((one for one in KINDS if one.begins(data)), None)
    if kind is None:
        what = _refused(data)
        why: Why = "unknown" if what == _UNKNOWN else "kind"
        raise Unreadable(f"is {what}: {SHOWN}", why, what)
    if kind.size is None:
        return Recognised(kind, None)
    try:
        size = kind.size(data)
    except (struct.error, IndexError):
        size = None
    if size is None or min(size) < 1:
        text = f"is {kind.word}, but damaged: its size cannot be read"
        raise Unreadable(text, "damaged", kind.word)
    if size[0] * size[1] > MOST_PIXELS:
        most = MOST_PIXELS // 1_000_000
        raise Unreadable(f"is {size[0]} × {size[1]} pixels: at most {most} million", "pixels")
    return Recognised(kind, size)


def _png(data: bytes) -> Size | None:
    if data[12:16] != b"IHDR":
        return None
    width, height = struct.unpack_from(">II", data, 16)
    return width, height


def _gif(data: bytes) -> Size | None:
    """The largest of the screen and its frames: each frame says its own size."""
    width, height = struct.unpack_from("<HH", data, 6)
    for frame in _gif_frames(data):
        width, height = max(width, frame[0]), max(height, frame[1])
    return width, height


_GIF_EXTENSION = ord("!")
_GIF_FRAME = ord(",")


def _gif_frames(data: bytes) -> Iterator[Size]:
    at, blocks = 13 + _colours(data[10]), 0
    while at < len(data) and data[at] in (_GIF_EXTENSION, _GIF_FRAME):
        if data[at] == _GIF_FRAME:
            left, top, width, height, flags = struct.unpack_from("<HHHHB", data, at + 1)
            yield left + width, top + height
            at += 10 + _colours(flags) + 1
        else:
            at += 2
        while data[at]:
            at += data[at] + 1
            blocks += 1
            if blocks > _MOST_BLOCKS:
                raise IndexError
        at += 1


def _colours(flags: int) -> int:
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


_JPEG_MARK = 0xFF
_JPEG_SIZES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}


def _jpeg(data: bytes) -> Size | None:
    at = 2
    for _ in range(_MOST_SEGMENTS):
        if data[at] != _JPEG_MARK:
            return None
        mark = data[at + 1]
        if mark == _JPEG_MARK:
            at += 1
        elif mark in _JPEG_SIZES:
            height, width = struct.unpack_from(">HH", data, at + 5)
            return width, height
        else:
            (length,) = struct.unpack_from(">H", data, at + 2)
            at += 2 + length
    return None


def _webp(data: bytes) -> Size | None:
    chunk = data[12:16]
    if chunk == b"VP8X":
        return (
            int.from_bytes(data[24:27], "little") + 1,
            int.from_bytes(data[27:30], "little") + 1,
        )
    if chunk == b"VP8L" and data[20:21] == b"\x2f":
        (bits,) = struct.unpack_from("<I", data, 21)
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if chunk == b"VP8 " and data[23:26] == b"\x9d\x01\x2a":
        width, height = struct.unpack_from("<HH", data, 26)
        return width & 0x3FFF, height & 0x3FFF
    return None


def _begins(*magic: bytes) -> Callable[[bytes], bool]:
    return lambda data: data.startswith(magic)


def _riff(form: bytes) -> Callable[[bytes], bool]:
    return lambda data: data[:4] == b"RIFF" and data[8:12] == form


_MP3_HEADER = 4
_NO_RATE = (0, 15)
_MP3_SYNC = tuple(bytes((0xFF, second)) for second in (0xFB, 0xFA, 0xF3, 0xF2, 0xE3, 0xE2))


def _is_mp3(data: bytes) -> bool:
    """Tagged, or beginning with the header of a frame of layer III of some bit rate."""
    if data.startswith(b"ID3"):
        return True
    framed = len(data) > _MP3_HEADER and data.startswith(_MP3_SYNC)
    return framed and data[2] >> 4 not in _NO_RATE


def _is_ogg(data: bytes) -> bool:
    """Ogg whose first stream is sound: it can hold films too."""
    first = data[28:36]
    sound = (b"\x01vorbis", b"OpusHead", b"\x7fFLAC", b"Speex   ")
    return data[:5] == b"OggS\x00" and first.startswith(sound)


def _is_m4a(data: bytes) -> bool:
    return data[4:12] in (b"ftypM4A ", b"ftypM4B ")


KINDS = (
    Kind("PNG", "image/png", (".png",), _begins(b"\x89PNG\r\n\x1a\n"), _png),
    Kind("JPEG", "image/jpeg", (".jpg", ".jpeg"), _begins(b"\xff\xd8\xff"), _jpeg),
    Kind("GIF", "image/gif", (".gif",), _begins(b"GIF87a", b"GIF89a"), _gif),
    Kind("WebP", "image/webp", (".webp",), _riff(b"WEBP"), _webp),
    Kind("PDF", "application/pdf", (".pdf",), _begins(b"%PDF-")),
    Kind("Ogg", "audio/ogg", (".ogg", ".oga", ".opus"), _is_ogg),
    Kind("WAV", "audio/wav", (".wav",), _riff(b"WAVE")),
    Kind("M4A", "audio/mp4", (".m4a",), _is_m4a),
    Kind("MP3", "audio/mpeg", (".mp3",), _is_mp3),
)

_HEAD = 1_024
_UNKNOWN = "none of the kinds that can be shown"
_OTHERS = (
    (b"PK\x03\x04", N_("a ZIP archive, or an office document")),
    (b"\x1f\x8b", N_("a gzip archive")),
    (b"7z\xbc\xaf\x27\x1c", N_("a 7z archive")),
    (b"Rar!", N_("a RAR archive")),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"BM", "BMP"),
    (b"OggS", N_("Ogg without sound")),
    (b"fLaC", "FLAC"),
    (b"MZ", N_("a program")),
    (b"\x7fELF", N_("a program")),
    (b"\xd0\xcf\x11\xe0", N_("an old office document")),
)
_MARKUP = ((b"<svg", "SVG"), (b"<html", "HTML"), (b"<!doctype html", "HTML"), (b"<?xml", "XML"))
_BRANDS = {
    b"avif": "AVIF",
    b"heic": "HEIC",
    b"heix": "HEIC",
    b"mif1": "HEIC",
    b"qt  ": N_("a film"),
}


def _refused(data: bytes) -> str:
    """A name for what is not on the list."""
    for magic, word in _OTHERS:
        if data.startswith(magic):
            return word
    if data[4:8] == b"ftyp":
        return _BRANDS.get(data[8:12], N_("MP4, which may be a film"))
    head = data[:_HEAD].lower()
    for tag, word in _MARKUP:
        if tag in head:
            return word
    return _UNKNOWN
