"""Frames that the server makes itself are read by whoever speaks WebSocket."""

import pytest
from wsproto.connection import Connection, ConnectionType
from wsproto.events import BytesMessage, TextMessage

from exercise.web.serving import framed


@pytest.mark.parametrize("length", [0, 1, 125, 126, 0xFFFF, 0x10000, 400_000])
@pytest.mark.parametrize("letter", ["a", "字"])
def test_a_text_of_any_length(length: int, letter: str) -> None:
    assert heard(framed(letter * length), TextMessage) == (letter * length).encode()


def test_bytes_stay_bytes() -> None:
    assert heard(framed(b"\x00\xff" * 100), BytesMessage) == b"\x00\xff" * 100


def heard(frames: bytes, kind: type[TextMessage | BytesMessage]) -> bytes:
    """One whole message of this kind; of a text, its UTF-8."""
    client = Connection(ConnectionType.CLIENT)
    client.receive_data(frames)
    parts = [one for one in client.events() if isinstance(one, kind)]
    assert parts[-1].message_finished
    return b"".join(
        one.data.encode() if isinstance(one.data, str) else bytes(one.data) for one in parts
    )
