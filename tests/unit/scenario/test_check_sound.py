"""Whatever is accused is really so, and what is so is accused: checked against plain counting."""

import itertools
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from exercise.domain import written_times as times
from exercise.scenario import load
from exercise.scenario.check import Ceilings, check
from tests.unit.scenario.checking import inject, msel, sayings
from tests.unit.scenario.small import FILES, write

MINUTE = 60_000
CELLS = ("tokyo", "seoul")
CEILINGS = Ceilings(words=120, injects=4, gap_ms=15 * MINUTE)


@dataclass(frozen=True)
class Row:
    minute: int | None
    to: tuple[str, ...]
    words: int

    @property
    def ms(self) -> int:
        return (self.minute or 0) * MINUTE


rows = st.lists(
    st.builds(
        Row,
        st.one_of(st.none(), st.integers(0, 80)),
        st.sampled_from([("tokyo",), ("seoul",), CELLS]),
        st.integers(1, 100),
    ),
    min_size=1,
    max_size=12,
)


def accused(files: dict[str, str], code: str) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        checked = check(write(Path(folder), files), CEILINGS)
    assert checked.loaded, checked.problems
    return [problem.message for problem in checked.problems if problem.code == code]


def written(found: list[Row]) -> dict[str, str]:
    return msel(
        *(
            inject(
                str(number),
                "by hand" if row.minute is None else times.clock(row.ms),
                to=f"[{', '.join(row.to)}]",
                text=sayings(row.words),
            )
            for number, row in enumerate(found, start=1)
        )
    )


def got(found: list[Row], cell: str) -> list[Row]:
    return [row for row in found if row.minute is not None and cell in row.to]


def ms(text: str) -> int:
    found = times.clock_ms(text)
    assert found is not None
    return found


@given(rows)
@settings(max_examples=60)
def test_words_are_as_many_as_is_said(found: list[Row]) -> None:
    said = re.compile(r"'(\w+)' gets (\d+) words between (\S+) and (\S+): the ceiling is 120")
    windows: set[tuple[str, int]] = set()
    for message in accused(written(found), "words"):
        match = said.fullmatch(message)
        assert match, message
        cell, begins, ends = match[1], ms(match[3]), ms(match[4])
        inside = [row for row in got(found, cell) if ends - 10 * MINUTE < row.ms <= ends]
        assert sum(row.words for row in inside) == int(match[2]) > 120
        assert begins == max(0, ends - 10 * MINUTE)
        windows.add((cell, ends))
    for cell in CELLS:
        for last in got(found, cell):
            inside = [row for row in got(found, cell) if last.ms - 10 * MINUTE < row.ms <= last.ms]
            if sum(row.words for row in inside) > 120:
                assert any(
                    where == cell and abs(ends - last.ms) < 10 * MINUTE for where, ends in windows
                )


@given(rows)
@settings(max_examples=60)
def test_gaps_are_empty(found: list[Row]) -> None:
    said = re.compile(r"'(\w+)' has nothing to attend to from (\S+) to (\S+)")
    gaps: set[tuple[str, int, int]] = set()
    for message in accused(written(found), "gap"):
        match = said.fullmatch(message)
        assert match, message
        gaps.add((match[1], ms(match[2]), ms(match[3])))
    for cell, begins, ends in gaps:
        assert ends - begins > 15 * MINUTE
        assert not [row for row in got(found, cell) if begins < row.ms < ends]
    end = max((row.ms for row in found if row.minute is not None), default=0)
    for cell in CELLS:
        moments = sorted({0, end, *(row.ms for row in got(found, cell))})
        wide = [
            (cell, one, two) for one, two in itertools.pairwise(moments) if two - one > 15 * MINUTE
        ]
        assert set(wide) == {gap for gap in gaps if gap[0] == cell}


@given(rows)
@settings(max_examples=40)
def test_injects_are_as_many_as_is_said(found: list[Row]) -> None:
    many = {cell: len(got(found, cell)) for cell in CELLS}
    assert accused(written(found), "injects") == [
        f"'{cell}' gets {many[cell]} injects: the ceiling is 4" for cell in CELLS if many[cell] > 4
    ]


@given(rows)
@settings(max_examples=40)
def test_numbers_accused_come_too_early_or_too_late_and_no_others_need_be(
    found: list[Row],
) -> None:
    said = re.compile(r"inject (\d+) is planned for (\S+), (before|after) inject (\d+) at (\S+)")
    messages = accused(written(found), "order")
    accused_numbers = set()
    for message in messages:
        match = said.fullmatch(message)
        assert match, message
        one, other = found[int(match[1]) - 1], found[int(match[4]) - 1]
        assert (one.ms, other.ms) == (ms(match[2]), ms(match[5]))
        if match[3] == "before":
            assert int(match[4]) < int(match[1])
            assert one.ms < other.ms
        else:
            assert int(match[1]) < int(match[4])
            assert one.ms > other.ms
        accused_numbers.add(int(match[1]))
    planned = {n: row.ms for n, row in enumerate(found, 1) if row.minute is not None}
    left = [t for n, t in planned.items() if n not in accused_numbers]
    assert left == sorted(left)
    assert len(accused_numbers) == len(messages)
    fewest = min(
        len(planned) - len(kept)
        for size in range(len(planned) + 1)
        for kept in itertools.combinations(planned.values(), size)
        if list(kept) == sorted(kept)
    )
    assert len(messages) == fewest


few_words = st.lists(st.sampled_from(["a", "b"]), min_size=1, max_size=24).map(" ".join)


def runs(text: str) -> set[str]:
    """Every eight words in a row."""
    words = text.split()
    return {" ".join(words[start : start + 8]) for start in range(len(words) - 7)}


@given(few_words, few_words)
@settings(max_examples=80)
def test_a_leak_is_eight_words_in_a_row_or_more(secret: str, text: str) -> None:
    files = msel(inject("1", "00:01", to="seoul", text=text))
    files["roles/tokyo.yaml"] = FILES["roles/tokyo.yaml"] + f"secret_brief: {secret}\n"
    messages = accused(files, "brief-leak")
    assert bool(messages) == bool(runs(secret) & runs(text))
    for message in messages:
        length = int(message.partition(" ")[0])
        words = text.split()
        assert any(
            runs(row) <= runs(secret)
            for row in (
                " ".join(words[start : start + length]) for start in range(len(words) - length + 1)
            )
        )


@given(
    st.sampled_from(sorted(FILES)),
    st.integers(0, 2_000),
    st.integers(0, 60),
    st.text(st.characters(codec="utf-8"), max_size=12),
)
@settings(max_examples=150)
def test_whatever_is_torn_out_of_a_file_or_put_into_it_is_told(
    file: str, start: int, length: int, put: str
) -> None:
    text = FILES[file]
    torn = {**FILES, file: text[: start % len(text)] + put + text[start % len(text) + length :]}
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), torn)
        checked = check(Path(folder))
        if checked.loaded is None:
            assert checked.errors
            return
        assert load(Path(folder)) == checked.loaded.scenario
    for problem in checked.problems:
        assert problem.line >= 1
        assert problem.column >= 1
        assert problem.file in FILES
        assert problem.message.isprintable()
