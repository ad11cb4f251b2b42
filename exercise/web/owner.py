"""The server's owner: a link that is good for ever, until a new one is made, and a cookie."""

import hmac
from collections.abc import Callable
from pathlib import Path

from exercise.app.ids import derive

_FILE = "owner"


class Owner:
    """Signs and checks the owner's link and cookie, under the data folder's key.

    The generation is read afresh each time: ``startex links --revoke facilitator`` makes a new
    one while the server runs.
    """

    def __init__(self, key: bytes, generation: Callable[[], int]) -> None:
        self._key = key
        self._generation = generation

    def token(self) -> str:
        """The secret part of the owner's link."""
        return derive(self._key, "owner/link", str(self._generation()), size=20)

    def cookie(self) -> str:
        """What the owner's browsers hold."""
        return derive(self._key, "owner/cookie", str(self._generation()), size=32)

    def is_token(self, token: str) -> bool:
        return hmac.compare_digest(self.token().encode(), token.encode())

    def is_cookie(self, cookie: str) -> bool:
        return hmac.compare_digest(self.cookie().encode(), cookie.encode())


def generation_of(data: Path) -> int:
    """Which making of the owner's link is good now."""
    try:
        text = (data / _FILE).read_text(encoding="ascii").strip()
    except (FileNotFoundError, UnicodeDecodeError):
        return 1
    return int(text) if text.isdecimal() else 1


def renew(data: Path) -> None:
    """Makes a new generation: the old link and all owner's cookies are good no more."""
    part = data / f"{_FILE}.part"
    part.write_text(f"{generation_of(data) + 1}\n", encoding="ascii")
    part.replace(data / _FILE)
