"""Checks of the log itself, entry by entry: numbers, hashes, payloads, erasures."""

from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from pydantic import ValidationError

from exercise.domain.entry import GENESIS, Entry, entry_hash, payload_digest
from exercise.domain.payloads import PayloadErased
from exercise.domain.upcast import UnknownPayload, payload_of
from exercise.store import rows
from exercise.store.verification.problem import Problem, at_entry

_LOST = "has lost its payload, and no later entry says it was erased"


class Chain:
    """Follows a log from its first entry; holds no more than the numbers of erased entries."""

    def __init__(self, head: str | None) -> None:
        self._wanted_head = head.strip().lower() if head is not None else None
        self._seq = 0
        self._at = 0
        self._hash = GENESIS
        self._unexplained: set[int] = set()
        self._erased: set[int] = set()
        self.head_found_at: int | None = None

    @property
    def length(self) -> int:
        """Number of the newest entry followed."""
        return self._seq

    @property
    def head(self) -> str:
        """Hash of the newest entry followed."""
        return self._hash

    @property
    def erased(self) -> int:
        """How many payloads have been erased."""
        return len(self._erased)

    def follow(self, row: Any) -> Entry | Problem:
        """The row's entry, or what is wrong with it."""
        expected = self._seq + 1
        if row.seq != expected:
            return _out_of_sequence(expected, row.seq)
        try:
            entry = rows.entry_of(row)
        except (TypeError, ValueError):
            return at_entry(expected, "has an audience that cannot be read")
        if row.audience != rows.json_text(entry.audience):
            return at_entry(expected, "has an audience that was written by something else")
        problem = self._linked(entry) or self._sealed(entry) or self._payload(entry)
        self._seq, self._at, self._hash = entry.seq, entry.at, entry.hash
        if entry.hash == self._wanted_head:
            self.head_found_at = entry.seq
        return problem or entry

    def finish(self) -> Problem | None:
        """What only the end of the log shows."""
        if self._unexplained:
            return at_entry(min(self._unexplained), _LOST)
        if self._seq == 0:
            return Problem(None, "The log is empty.")
        if self._wanted_head is not None and self.head_found_at is None:
            return Problem(
                None,
                f"No entry has the head hash {self._wanted_head}. "
                f"The log ends at entry {self._seq}, hash {self._hash}: "
                "its end was cut off, or this is another log.",
            )
        return None

    def explain(self, entry: Entry) -> Problem | None:
        """Takes note of what an entry says was erased."""
        for seq in _seqs_erased_by(entry):
            if seq not in self._erased:
                return at_entry(seq, f"was erased by entry {entry.seq}, but its payload is there")
            self._unexplained.discard(seq)
        return None

    def first(self, problem: Problem, rest: Iterable[Any]) -> Problem:
        """That problem, or an earlier one: a lost payload that nothing in the rest explains."""
        for row in rest:
            with suppress(TypeError, ValueError, UnknownPayload):
                self._unexplained.difference_update(_seqs_erased_by(rows.entry_of(row)))
        before = min(self._unexplained, default=None)
        if before is None or (problem.seq is not None and problem.seq <= before):
            return problem
        return at_entry(before, _LOST)

    def _linked(self, entry: Entry) -> Problem | None:
        if entry.prev != self._hash:
            return at_entry(entry.seq, "does not follow the one before it: its link is to another")
        return None

    def _sealed(self, entry: Entry) -> Problem | None:
        try:
            sealed = entry_hash(entry) == entry.hash
        except (TypeError, ValueError):
            sealed = False
        if not sealed:
            return at_entry(entry.seq, "was changed: its fields do not give its hash")
        if entry.at < self._at:
            return at_entry(entry.seq, "is recorded as earlier than the one before it")
        return None

    def _payload(self, entry: Entry) -> Problem | None:
        if entry.text is None and entry.salt is None:
            self._erased.add(entry.seq)
            self._unexplained.add(entry.seq)
            return None
        if entry.text is None or entry.salt is None:
            lost, left = ("payload", "salt") if entry.text is None else ("salt", "payload")
            return at_entry(entry.seq, f"has lost its {lost}, but still has its {left}")
        try:
            if bytes.fromhex(entry.salt).hex() != entry.salt:
                return at_entry(entry.seq, "has a salt that was written by something else")
            if payload_digest(entry.salt, entry.text) != entry.payload_digest:
                return at_entry(entry.seq, "has another payload than the one that was recorded")
            payload_of(entry)
        except (TypeError, ValueError, AttributeError):
            return at_entry(entry.seq, "has a payload or salt that cannot be read")
        except (UnknownPayload, ValidationError):
            return at_entry(entry.seq, f"is of a kind that cannot be read here: {entry.kind[:40]}")
        return None


def _out_of_sequence(expected: int, found: object) -> Problem:
    if isinstance(found, int) and found > expected:
        missing = f"{expected}" if found == expected + 1 else f"{expected} to {found - 1}"
        return Problem(expected, f"Entry {missing} is missing.")
    return Problem(expected, f"Where entry {expected} should be there is {str(found)[:40]}.")


def _seqs_erased_by(entry: Entry) -> tuple[int, ...]:
    if entry.kind != PayloadErased.kind:
        return ()
    said = payload_of(entry)
    return said.seqs if isinstance(said, PayloadErased) else ()
