"""The text that is hashed is RFC 8785's, which another implementation agrees on."""

import string
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from exercise.domain.entry import canonical

IDS = st.text(string.ascii_letters + string.digits + ":._-", max_size=20)
WHOLE = st.integers(-(2**53) + 1, 2**53 - 1)
SCALARS = st.none() | st.booleans() | WHOLE | st.text()
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner) | st.dictionaries(IDS, inner), max_leaves=20
)


@given(st.dictionaries(IDS, VALUES))
def test_canonical_text_is_that_of_rfc_8785(value: dict[str, Any]) -> None:
    assert canonical(value).encode() == rfc8785.dumps(value)


@pytest.mark.parametrize("text", ["\x00\x1f\x7f\b\t\n\f\r", '\u2028\u2029/\\"<', "日本😀\ufeff"])
def test_what_needs_escaping(text: str) -> None:
    assert canonical({"a": text}).encode() == rfc8785.dumps({"a": text})
