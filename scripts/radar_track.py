"""Draw the radar track that inject 5 brings to Washington: python scripts/radar_track.py.

For maintainers. Writes ``injects/pictures/radar-track.png`` from the positions below, which are
made up. The story in them: a point a minute from 0822Z on; after the eleventh the two ships lie
too close for this radar to tell one from the other, so that nothing in it says who turned first.
"""

from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

OUT = Path(__file__).resolve().parent.parent / "injects" / "pictures" / "radar-track.png"
SIZE = WIDE, HIGH = 880, 620
TWICE = 2
"""Drawn so many times as large, and made smaller: smooth lines."""

PAPER, GRID, INK, FAINT = "#f7f5ef", "#ddd8cc", "#25303b", "#6b7580"
FIRST, SECOND, MERGED = "#1f5f8b", "#a2462f", "#25303b"

# In cables (a tenth of a sea mile) east and south of the sheet's corner; one a minute.
NORTHERN = [(60 - 2.6 * minute, 17 + 0.9 * minute) for minute in range(12)]
SOUTHERN = [(73 - 3.5 * minute, 39 - 0.85 * minute) for minute in range(12)]
TOGETHER = [(31 - 1.3 * step, 28.6 + 0.3 * step) for step in range(8)]
NORTHWARD = [(20.4, 29.4), (18.6, 27.6), (16.6, 25.6)]
SOUTHWARD = [(20.8, 33.0), (20.2, 36.0), (19.6, 39.2)]

Point = tuple[float, float]


def main() -> None:
    """Draws it anew."""
    large = Image.new("RGB", (WIDE * TWICE, HIGH * TWICE), PAPER)
    draw = ImageDraw.Draw(large)
    _sheet(draw)
    _track(draw, NORTHERN, FIRST, "A", above=True)
    _track(draw, SOUTHERN, SECOND, "B", above=False)
    _track(draw, TOGETHER, MERGED, "", above=False, size=8)
    _text(draw, (254, 398), "A and B, one echo", 16)
    _track(draw, NORTHWARD, FAINT, "?", above=True, at=-1)
    _track(draw, SOUTHWARD, FAINT, "?", above=False, at=-1)
    _text(draw, (30, 24), "Two surface contacts, 0822Z to 0844Z", 21)
    _text(
        draw, (30, 54), "A point a minute. Ship types and names are not told by radar.", 14, FAINT
    )
    _text(draw, (30, HIGH - 36), "EXERCISE", 14, FAINT)
    OUT.parent.mkdir(exist_ok=True)
    small = large.resize(SIZE, Image.Resampling.LANCZOS)
    small.quantize(64).save(OUT, optimize=True)


def _sheet(draw: ImageDraw.ImageDraw) -> None:
    """Squares of a sea mile, north, and a scale."""
    for cable in range(0, 90, 10):
        _line(draw, [(cable, -8), (cable, 60)], GRID)
    for cable in range(0, 60, 10):
        _line(draw, [(-5, cable), (90, cable)], GRID)
    left, low = _place((70, 50))
    draw.line([(left, low), _place((80, 50))], fill=INK, width=3 * TWICE)
    _text(draw, (left / TWICE, low / TWICE + 8), "1 sea mile", 14)
    x, y = _place((84, 6))
    head = [(x, y - 24 * TWICE), (x - 7 * TWICE, y), (x + 7 * TWICE, y)]
    draw.polygon(head, fill=INK)
    _text(draw, (x / TWICE - 5, y / TWICE + 6), "N", 15)


def _track(
    draw: ImageDraw.ImageDraw,
    points: list[Point],
    colour: str,
    name: str,
    *,
    above: bool,
    at: int = 0,
    size: int = 5,
) -> None:
    _line(draw, points, colour)
    for point in points:
        x, y = _place(point)
        reach = size * TWICE
        draw.ellipse((x - reach, y - reach, x + reach, y + reach), fill=colour)
    x, y = _place(points[at])
    _text(draw, (x / TWICE - 4, y / TWICE + (-34 if above else 14)), name, 16, colour)


def _line(draw: ImageDraw.ImageDraw, points: list[Point], colour: str) -> None:
    draw.line([_place(point) for point in points], fill=colour, width=TWICE)


def _place(point: Point) -> Point:
    return (30 + point[0] * 9.3) * TWICE, (94 + point[1] * 9.3) * TWICE


def _text(draw: ImageDraw.ImageDraw, where: Point, text: str, size: int, colour: str = INK) -> None:
    font = ImageFont.load_default(size * TWICE)
    draw.text((where[0] * TWICE, where[1] * TWICE), text, fill=colour, font=font)


if __name__ == "__main__":
    main()
