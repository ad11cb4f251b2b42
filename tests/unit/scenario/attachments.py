"""Small files of every kind, made of their headers alone, and what is no such file."""

import struct


def png(width: int = 4, height: int = 3) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", width, height) + bytes(9)


def jpeg(width: int = 4, height: int = 3) -> bytes:
    exif = b"\xff\xe1" + struct.pack(">H", 10) + bytes(8)
    return b"\xff\xd8" + exif + b"\xff\xc0" + struct.pack(">HBHH", 11, 8, height, width) + bytes(9)


def gif(width: int = 4, height: int = 3, frame: tuple[int, int] = (4, 3)) -> bytes:
    screen = b"GIF89a" + struct.pack("<HHBBB", width, height, 0x80, 0, 0) + bytes(6)
    extension = b"\x21\xf9\x04" + bytes(4) + b"\x00"
    picture = b"," + struct.pack("<HHHHB", 0, 0, *frame, 0) + b"\x02\x02\x4c\x01\x00"
    return screen + extension + picture + b";"


def webp(width: int = 4, height: int = 3, chunk: bytes = b"VP8X") -> bytes:
    lossless, lossy = (width - 1) & 0x3FFF | ((height - 1) & 0x3FFF) << 14, b"\x9d\x01\x2a"
    body = {
        b"VP8X": bytes(8) + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little"),
        b"VP8L": bytes(4) + b"\x2f" + struct.pack("<I", lossless),
        b"VP8 ": bytes(7) + lossy + struct.pack("<HH", width, height),
    }[chunk]
    return b"RIFF" + struct.pack("<I", len(body) + 8) + b"WEBP" + chunk + body


PDF = b"%PDF-1.7\n%%EOF\n"
MP3 = b"\xff\xfb\x90\x00" + bytes(400)
MP3_TAGGED = b"ID3\x04\x00\x00" + bytes(40)
OGG = b"OggS\x00" + bytes(23) + b"OpusHead" + bytes(11)
WAV = b"RIFF\x24\x00\x00\x00WAVEfmt " + bytes(20)
M4A = b"\x00\x00\x00\x20ftypM4A " + bytes(20)
