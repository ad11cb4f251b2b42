"""Texts that arrive in part."""

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from exercise.domain.scenario import CallLine
from exercise.scenario import load
from exercise.scenario.garbling import LOST, Garbler
from tests.unit.scenario.small import spoilt, write

TEXT = """\
1. Two launchers have left the **sheds** at Musudan-ri.
2. Ours saw it; theirs didn't.
"""


def test_the_same_words_are_lost_each_time_and_other_ones_for_others() -> None:
    heard = Garbler("film", "tokyo", 40).text(TEXT)
    assert heard == Garbler("film", "tokyo", 40).text(TEXT)
    assert heard != Garbler("film", "seoul", 40).text(TEXT)
    assert heard != Garbler("alarm", "tokyo", 40).text(TEXT)
    assert 0 < heard.count(LOST) < len(TEXT.split())


def test_what_stands_between_words_stays() -> None:
    assert Garbler("film", "tokyo", 100).text(TEXT) == (
        "1. […] […] […] […] […] **[…]** […] […].\n2. […] […] […]; […] […].\n"
    )


@given(st.text(max_size=300), st.integers(1, 100))
def test_more_is_lost_where_the_share_is_higher(text: str, share: int) -> None:
    some, more = (Garbler("i", "c", one).text(text) for one in (share, min(100, share + 20)))
    kept, left = (one.replace(LOST, "") for one in (some, more))
    assert len(re.findall(r"\w", left)) <= len(re.findall(r"\w", kept))


def test_in_a_call_it_is_known_who_speaks() -> None:
    said = (CallLine(speaker="Embassy", text="Are you there?"), CallLine(speaker="We", text="Yes"))
    heard = Garbler("call", "tokyo", 100).lines(said)
    assert [line.speaker for line in heard] == ["Embassy", "We"]
    assert [line.text for line in heard] == ["[…] […] […]?", "[…]"]


def test_what_is_lost_becomes_a_wording_of_the_scenario(tmp_path: Path) -> None:
    files = spoilt(
        (
            "injects/first.yaml",
            "  place: wonsan",
            "  garble: {tokyo: 100, seoul: 100}\n  place: wonsan",
        )
    )
    inject = load(write(tmp_path, files)).injects[0]
    assert inject.text == "Two launchers have left the sheds."
    assert inject.wording["tokyo"].text == "[…] […] […] […] […] […]."
    assert inject.wording["seoul"].text == "[…] […] […] […] […]."
    assert inject.wording["seoul"].grading is not None


def test_a_call_too(tmp_path: Path) -> None:
    files = spoilt(("injects/first.yaml", "to: tokyo\n", "to: tokyo\n  garble: {tokyo: 100}\n"))
    lines = load(write(tmp_path, files)).injects[1].wording["tokyo"].lines
    assert [line.text for line in lines or ()] == ["[…] […] […]?", "[…] […]."]
