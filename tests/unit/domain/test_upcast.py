"""Payloads of old versions are lifted on reading, and logs of old releases open for ever."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from exercise.domain.entry import GENESIS, Entry, entry_hash, payload_digest
from exercise.domain.fold import fold
from exercise.domain.payloads import PAYLOADS
from exercise.domain.state import State
from exercise.domain.upcast import UPCASTERS, UnknownPayload, Upcaster, lift, payload_of
from exercise.store.export import entry_of_line, line_of

LOGS = sorted((Path(__file__).parents[2] / "data" / "logs").glob("*.jsonl"))


@pytest.fixture(params=LOGS, ids=[path.stem for path in LOGS])
def lines(request: pytest.FixtureRequest) -> list[str]:
    """A log as a release left it."""
    path: Path = request.param
    return path.read_text(encoding="utf-8").splitlines()


@pytest.fixture
def entries(lines: list[str]) -> list[Entry]:
    return [entry_of_line(line) for line in lines]


def test_a_kept_log_is_unchanged(lines: list[str], entries: list[Entry]) -> None:
    assert [line_of(entry) for entry in entries] == lines
    prev = GENESIS
    for entry in entries:
        assert entry.prev == prev
        assert entry_hash(entry) == entry.hash
        if entry.text is not None and entry.salt is not None:
            assert payload_digest(entry.salt, entry.text) == entry.payload_digest
        prev = entry.hash


def test_a_kept_log_opens(entries: list[Entry]) -> None:
    assert any(entry.text is None for entry in entries)
    for entry in entries:
        payload = payload_of(entry)
        assert (payload is None) == (entry.text is None)
    state = fold(entries, State(entries[0].exercise))
    assert (state.seq, state.hash) == (entries[-1].seq, entries[-1].hash)


def test_every_version_left_behind_has_its_upcaster() -> None:
    behind = {
        (kind, version)
        for kind, payload in PAYLOADS.items()
        for version in range(1, payload.version)
    }
    assert set(UPCASTERS) == behind


def test_lifts_step_by_step(monkeypatch: pytest.MonkeyPatch) -> None:
    kind = "message.sent"
    monkeypatch.setattr(PAYLOADS[kind], "version", 3)
    steps: Mapping[tuple[str, int], Upcaster] = {
        (kind, 1): lambda old: old | {"words": old["text"]},
        (kind, 2): lambda old: {"text": old["words"].upper()},
    }
    assert json.loads(lift(kind, 1, '{"text":"日本"}', steps)) == {"text": "日本"}
    assert json.loads(lift(kind, 2, '{"words":"sea"}', steps)) == {"text": "SEA"}
    assert lift(kind, 3, '{"text":"as it is"}', steps) == '{"text":"as it is"}'


def test_a_mirror_was_one_text_without_its_injects() -> None:
    concerns = [{"id": "NK-1", "mirror": "The south."}, {"id": "NK-2"}, {"id": "X-1", "mirror": ""}]
    old = json.dumps({"world": {"concerns": concerns}})
    lifted = json.loads(lift("world.set", 3, old))
    assert [one["mirror"] for one in lifted["world"]["concerns"]] == [
        [{"text": "The south."}],
        [],
        [],
    ]


@pytest.mark.parametrize(("kind", "version"), [("message.sung", 1), ("message.sent", 99)])
def test_says_what_only_the_future_knows(kind: str, version: int) -> None:
    with pytest.raises(UnknownPayload, match=kind):
        lift(kind, version, "{}")
