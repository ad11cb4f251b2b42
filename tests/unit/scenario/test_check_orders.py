"""Orders whose sentence goes on without a blank that may stay empty."""

from pathlib import Path

import pytest

from tests.unit.scenario.checking import told
from tests.unit.scenario.small import spoilt

ROLE = "roles/tokyo.yaml"
FIELDS = (
    "fields: [{id: by, label: By, kind: text}, {id: at, label: At, kind: place, optional: yes}]"
)


@pytest.mark.parametrize(
    ("order", "dashes"),
    [
        ("Ask {by} at {at}.", 1),
        ("Ask {by}[ at {at}].", 0),
        ("Ask {by}. Where: {at}.", 0),
    ],
)
def test_a_dash_that_would_be_left_is_told(tmp_path: Path, order: str, dashes: int) -> None:
    files = spoilt((ROLE, "takes: 15m}", f'takes: 15m, {FIELDS}, order: "{order}"}}'))
    found = told(tmp_path, files, "dash")
    assert len(found) == dashes
    for line in found:
        assert line.endswith(
            "where {at} stays empty the order has a dash: put what goes with it into [ ]"
        )
