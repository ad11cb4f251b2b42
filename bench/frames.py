"""WebSocket frames of a client: cheap enough for a thousand clients on one core."""

import zlib

TEXT, CLOSE, PING, PONG = 1, 8, 9, 10
_SHORT, _MEDIUM = 126, 127
_COMPRESSED = 0xC0
_TAIL = b"\x00\x00\xff\xff"


class Unreadable(Exception):
    """The other end sent what this client does not speak."""


def frame(payload: bytes, opcode: int = TEXT) -> bytes:
    """A client's frame. Its mask is all zeros, which leaves the payload as it is."""
    size = len(payload)
    if size < _SHORT:
        head = bytes((0x80 | opcode, 0x80 | size))
    elif size < 1 << 16:
        head = bytes((0x80 | opcode, 0x80 | _SHORT)) + size.to_bytes(2, "big")
    else:
        head = bytes((0x80 | opcode, 0x80 | _MEDIUM)) + size.to_bytes(8, "big")
    return head + b"\x00\x00\x00\x00" + payload


class Frames:
    """Takes bytes as they come and gives whole frames: opcode and payload, inflated."""

    def __init__(self, *, deflated: bool = False) -> None:
        self._rest = b""
        self._inflate = zlib.decompressobj(-zlib.MAX_WBITS) if deflated else None

    def feed(self, data: bytes) -> list[tuple[int, bytes]]:
        """Frames that are whole now.

        Raises:
            Unreadable: a frame in pieces, or masked.
        """
        if self._rest:
            data = self._rest + data
        found, at, end = [], 0, len(data)
        while end - at >= 2:  # noqa: PLR2004 (the shortest head)
            first, size = data[at], data[at + 1]
            start = at + 2
            if size == _SHORT:
                start = at + 4
                size = int.from_bytes(data[at + 2 : start], "big")
            elif size == _MEDIUM:
                start = at + 10
                size = int.from_bytes(data[at + 2 : start], "big")
            if end < start + size or end < start:
                break
            payload = data[start : start + size]
            found.append(
                (first & 0x0F, payload if first < _COMPRESSED else self._inflated(payload))
            )
            if not first & 0x80 or data[at + 1] & 0x80:
                raise Unreadable("a frame in pieces, or masked")
            at = start + size
        self._rest = data[at:]
        return found

    def _inflated(self, payload: bytes) -> bytes:
        if self._inflate is None:
            raise Unreadable("a compressed frame, though none was agreed on")
        return self._inflate.decompress(payload + _TAIL)
