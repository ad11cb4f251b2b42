"""Ids of items and links, derived by HMAC: unguessable, and never a count of anything."""

import base64
import hashlib
import hmac


def secret_of(key: bytes, exercise: str) -> bytes:
    """An exercise's own secret, under the data folder's key."""
    return hmac.new(key, f"exercise/{exercise}".encode(), hashlib.sha256).digest()


def derive(secret: bytes, *parts: str, size: int = 10) -> str:
    """Lower-case base32 of the first ``size`` bytes of an HMAC over the parts.

    The parts are joined by a character that no part may hold, so that they cannot be confused.
    """
    message = "\x00".join(part.replace("\x00", "") for part in parts).encode()
    digest = hmac.new(secret, message, hashlib.sha256).digest()
    return base64.b32encode(digest[:size]).decode().rstrip("=").lower()


def secret_hash(secret: str) -> str:
    """What is kept of a device's secret."""
    return hashlib.sha256(secret.encode()).hexdigest()
