"""Compares the files beside the log with those that its payloads name."""

import hashlib

from sqlalchemy import Connection, select

from exercise.domain.entry import Entry
from exercise.store import files, tables
from exercise.store.verification.problem import Problem, at_entry


class Carried:
    """Gathers which files a sound log's payloads name, and where first."""

    def __init__(self) -> None:
        self._named: dict[str, int] = {}

    def follow(self, entry: Entry) -> None:
        """The next entry of a sound log."""
        for digest in files.named(entry.kind, entry.text):
            self._named.setdefault(digest, entry.seq)

    def compare(self, stored: Connection, exercise: str) -> Problem | None:
        """What is wrong, if anything is. One file at a time is in memory."""
        own = tables.file.c
        kept = set(stored.execute(select(own.digest).where(own.exercise == exercise)).scalars())
        for digest, seq in self._named.items():
            if digest not in kept:
                return at_entry(seq, f"carries a file that is missing: {digest[:12]}")
            data = files.read(stored, exercise, digest)
            if not isinstance(data, bytes) or hashlib.sha256(data).hexdigest() != digest:
                return at_entry(seq, f"carries a file whose bytes were changed: {digest[:12]}")
        for digest in sorted(map(str, kept - self._named.keys())):
            return Problem(None, f"File {digest[:12]} is carried by no entry.")
        return None
