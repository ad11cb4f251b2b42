"""The log as lines, and back."""

import json

from exercise.domain.entry import GENESIS, canonical, entry_hash, payload_digest
from exercise.store.export import entry_of_line, export
from exercise.store.store import SqlStore
from tests.integration.store.making import EXERCISE, Log, message, play
from tests.integration.store.test_erasure import erase

FIELDS = {
    *("exercise", "seq", "kind", "version", "at", "t", "author", "behalf", "happened", "item"),
    *("audience", "payload", "salt", "payload_digest", "prev", "hash"),
}


def test_one_entry_a_line_in_order_with_every_field(log: Log, store: SqlStore) -> None:
    play(log)
    log.append(message('"quoted"\n\u2028 \u0000 日本語 </script>', "m-odd"))
    lines = list(export(store, EXERCISE))
    assert [json.loads(line)["seq"] for line in lines] == [one.seq for one in log.entries]
    for line in lines:
        assert "\n" not in line
        assert json.loads(line).keys() == FIELDS
    assert [entry_of_line(line) for line in lines] == log.entries


def test_a_line_is_canonical_json(log: Log, store: SqlStore) -> None:
    play(log)
    for line in export(store, EXERCISE):
        assert line == canonical(json.loads(line))


def test_an_erased_payload_is_null(log: Log, store: SqlStore) -> None:
    (secret,) = log.append(message("secret"))
    erase(log, secret)
    line = json.loads(list(export(store, EXERCISE))[secret.seq - 1])
    assert (line["payload"], line["salt"]) == (None, None)
    assert line["payload_digest"] == secret.payload_digest


def test_anybody_can_check_the_chain_from_the_lines(log: Log, store: SqlStore) -> None:
    play(log)
    prev = GENESIS
    for line in export(store, EXERCISE):
        values = json.loads(line)
        entry = entry_of_line(line)
        assert values["prev"] == prev
        assert entry_hash(entry) == values["hash"]
        assert (
            payload_digest(values["salt"], canonical(values["payload"]))
            == (values["payload_digest"])
        )
        prev = values["hash"]
