"""How text is set: which font draws what, where lines break, how tables are parted."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfbase import pdfmetrics

from exercise.report import languages
from exercise.report.pdf.blocks import SLACK, Block, Column, Row, Space, Stack, Text
from exercise.report.pdf.fonts import Face, pieces, register, visible
from exercise.report.pdf.ink import BODY, SMALL, SMALL_STRONG
from exercise.report.pdf.lines import NBSP, Line, Run, break_lines
from exercise.report.pdf.tables import PAD, Grid, Table


@pytest.fixture(scope="module", autouse=True)
def _fonts() -> None:
    register()


def fonts(text: str, language: str = "", hint: str = "") -> list[tuple[str, str]]:
    short = {"noto-sans-jp-400": "ja", "noto-sans-kr-400": "ko", "noto-sans-sc-400": "zh"}
    return [(short.get(font, font), part) for font, part in pieces(text, Face.SANS, language, hint)]


def words(lines: list[Line]) -> list[str]:
    return ["".join(ink.text for ink in line.inks) for line in lines]


# ── languages and fonts ──────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Tokyo", ""),
        ("直骨", ""),
        ("接触の第一報", "ja"),
        ("対策", "ja"),
        ("钓鱼岛", "zh"),
        ("개성 출입", "ko"),
        ("漢字と 한", "ja"),
    ],
)
def test_characters_that_one_language_uses_prove_it(text: str, language: str) -> None:
    assert languages.evidence(text) == language


def test_each_language_is_drawn_in_its_own_shapes() -> None:
    assert fonts("東京の") == [("ja", "東京の")]
    assert fonts("钓鱼岛") == [("zh", "钓鱼岛")]
    assert fonts("독도") == [("ko", "독도")]
    assert fonts("直", language="zh") == [("zh", "直")]
    assert fonts("直", hint="ko") == [("ko", "直")]
    assert fonts("直") == [("ja", "直")]


def test_one_text_may_hold_several_languages() -> None:
    assert fonts("Takeshima (竹島の), Dokdo (독도), Diaoyu (钓鱼岛)") == [
        ("public-sans-400", "Takeshima ("),
        ("ja", "竹島の"),
        ("public-sans-400", "), Dokdo ("),
        ("ko", "독도"),
        ("public-sans-400", "), Diaoyu ("),
        ("zh", "钓鱼岛"),
        ("public-sans-400", ")"),
    ]


def test_a_declared_language_gives_way_where_its_font_lacks_a_character() -> None:
    assert fonts("钓鱼岛", language="ja") == [("zh", "钓鱼岛")]


def test_no_character_is_left_to_a_font_that_lacks_it() -> None:
    assert fonts("Тест") == [("source-serif-4-400", "Тест")]
    assert fonts("a😀b") == [("public-sans-400", "a[grinning face]b")]
    assert fonts("ع") == [("public-sans-400", "[U+0639]")]


@settings(max_examples=60)
@given(st.text())
def test_whatever_is_typed_can_be_drawn(text: str) -> None:
    register()
    for font, part in pieces(visible(text), Face.SERIF):
        glyphs = pdfmetrics.getFont(font).face.charToGlyph  # type: ignore[attr-defined]
        assert all(glyphs.get(ord(character)) for character in part if character not in "\n\t")


def test_what_cannot_be_seen_is_left_away() -> None:
    assert visible("a\u202eb\x07c\u200bd\r\ne\u2028f\ud800g") == "abcd\ne\nfg"


# ── lines ────────────────────────────────────────────────────────────────────


def test_lines_break_between_words() -> None:
    assert words(break_lines([Run("one two three four", SMALL)], 50)) == ["one two", "three four"]


def test_a_line_never_grows_too_wide() -> None:
    text = "A word, Donaudampfschifffahrtselektrizitätenhauptbetriebswerk, " + "w" * 200

    lines = break_lines([Run(text, SMALL)], 90)

    assert all(line.width <= 90 + SLACK for line in lines)
    assert "".join(words(lines)).replace(" ", "") == text.replace(" ", "")


def test_east_asian_text_breaks_anywhere_but_before_its_stops() -> None:
    text = "接触は意図的ではないと見ています。" * 3

    lines = words(break_lines([Run(text, SMALL)], 80))

    assert "".join(lines) == text
    assert len(lines) > 3
    assert not [line for line in lines if line[0] in "。、"]


def test_words_that_belong_together_stay_and_are_drawn_with_a_common_space() -> None:
    lines = words(break_lines([Run(f"for 26{NBSP}min", SMALL)], 40))

    assert lines == ["for", "26 min"]


def test_runs_of_several_types_go_on_in_one_line() -> None:
    lines = break_lines([Run("Fig", SMALL_STRONG), Run("ure one", SMALL)], 300)

    assert words(lines) == ["Figure one"]
    assert len({ink.font for ink in lines[0].inks}) == 2


def test_line_breaks_that_were_typed_stay() -> None:
    assert words(break_lines([Run("one\n\ntwo", SMALL)], 300)) == ["one", "", "two"]


@settings(max_examples=60)
@given(st.text(alphabet="ab 、。「」漢字かな한-/\n", max_size=80), st.integers(12, 120))
def test_nothing_is_lost_between_lines(text: str, width: int) -> None:
    register()
    lines = words(break_lines([Run(text, SMALL)], width))

    def bare(typed: str) -> str:
        return "".join(typed.split())

    assert bare("".join(lines)) == bare(text)


# ── parting ──────────────────────────────────────────────────────────────────


def paragraph(lines: int) -> Text:
    return Text([Run("\n".join(f"line {one}" for one in range(lines)), BODY)], BODY.leading)


def drawn(block: Block) -> list[str]:
    """Texts of a block, in order."""
    match block:
        case Text():
            return words(block.lines(300))
        case Stack():
            return [text for one in block.blocks for text in drawn(one)]
        case Row():
            return [text for one in block.columns for text in drawn(one.block)]
    return []


def parts(block: Block, room: float) -> Iterator[Block]:
    rest: Block | None = block
    while rest is not None:
        first, rest = rest.split(300, room)
        assert first is not None, "no page takes any of it"
        assert first.height(300) <= room + SLACK
        yield first


def test_two_lines_at_least_stay_together() -> None:
    leading = BODY.leading

    first, rest = paragraph(5).split(300, 4.5 * leading)
    assert first is not None
    assert rest is not None
    assert (len(drawn(first)), len(drawn(rest))) == (3, 2)
    assert paragraph(3).split(300, 2.5 * leading)[0] is None


def test_a_head_stays_with_what_it_heads() -> None:
    stack = Stack([paragraph(1), paragraph(4)], bound=1)

    assert stack.split(300, 1.5 * BODY.leading)[0] is None
    first, _rest = stack.split(300, 3.5 * BODY.leading)
    assert first is not None
    assert len(drawn(first)) == 3


def test_room_at_the_head_of_a_page_is_left_away() -> None:
    first, rest = Stack([paragraph(1), Space(10), paragraph(2)]).split(300, BODY.leading + 12)

    assert first is not None
    assert rest is not None
    assert rest.height(300) == pytest.approx(2 * BODY.leading)


def test_a_row_says_again_what_it_is_when_it_is_parted() -> None:
    again = Column(0, 40, Text([Run("continued", SMALL)], SMALL.leading))
    row = Row([Column(0, 40, paragraph(1)), Column(50, 200, paragraph(30))], again)

    pages = list(parts(row, 200))

    assert len(pages) == 3
    assert all(drawn(page)[0] == "continued" for page in pages[1:])
    assert sum(len(drawn(page)) for page in pages) == 31 + 2


def table(heights: list[int]) -> Table:
    grid = Grid((150, 100))
    head = grid.row([paragraph(1), paragraph(1)])
    return Table(head, [grid.row([paragraph(lines), paragraph(1)]) for lines in heights])


def rows_of(part: Table) -> int:
    stop = len(part.rows) if part.stop is None else part.stop
    return stop - part.start + (part.cut is not None)


def test_a_table_is_parted_between_rows_and_loses_none() -> None:
    pages = [page for page in parts(table([1, 2, 3] * 40), 300) if isinstance(page, Table)]

    assert sum(map(rows_of, pages)) == 120
    assert len(pages) > 5
    assert all(page.head is pages[0].head for page in pages)


def test_a_row_taller_than_a_page_is_parted_itself() -> None:
    pages = list(parts(table([1, 100, 1]), 300))

    assert len(pages) > 4
    cells = [
        text
        for page in pages
        if isinstance(page, Table)
        for row in (page.cut, *page.rows[page.start : page.stop], page.tail)
        if row is not None
        for text in drawn(row.columns[0].block)
    ]
    assert cells == ["line 0", *(f"line {one}" for one in range(100)), "line 0"]


def test_parting_a_long_table_measures_each_row_once() -> None:
    measured = 0

    class Counted(Row):
        def height(self, width: float, /) -> float:
            nonlocal measured
            measured += 1
            return super().height(width)

    rows = [Counted(row.columns) for row in table([1] * 2_000).rows]
    long = Table(table([1]).head, rows)

    pages = list(parts(long, 400))

    assert len(pages) > 50
    assert measured < 3 * len(rows)
    assert long.height(300) == pytest.approx(
        2_000 * (BODY.leading + 2 * PAD) + BODY.leading + 2 * PAD, abs=1
    )
