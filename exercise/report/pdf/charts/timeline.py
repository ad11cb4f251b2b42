"""Figure: each cell's day. Above a lane's line what came in, below it what went out."""

from dataclasses import dataclass

from reportlab.graphics.shapes import Drawing

from exercise.report.facts.timeline import Lane, PauseSpan, Timeline
from exercise.report.pdf.charts.axis import MINUTE, Axis
from exercise.report.pdf.charts.shapes import (
    put_box,
    put_diamond,
    put_line,
    put_mark,
    put_ring,
    put_square,
    put_text,
    shortened,
    text_width,
)
from exercise.report.pdf.ink import (
    ALARM,
    CONTROL,
    HAIR,
    INK,
    MUTED,
    PAPER,
    SKIPPED,
    SMALL_STRONG,
    TINY,
    TINY_MUTED,
    TINY_STRONG,
    WIDTH,
    hue,
)
from exercise.report.pdf.words import Words

LANE = 22.5
NAMES = 80.0
"""Width of the lanes' names, at least."""
WIDEST = 132.0
ROW = 13.0
"""Height of a row of labels over the lanes."""
AXIS = 27.0
LEGEND = 18.0
UNDER = 13.6
"""From a lane's line down to the remark's: clear of its moves, and of the next lane's strokes."""
LEAST_NAME = 16.0
"""Narrower than this a phase stays unnamed."""


@dataclass(frozen=True, slots=True)
class _Label:
    x: float
    text: str


def timeline_figure(line: Timeline, words: Words, hint: str = "") -> Drawing:
    """The whole figure, as wide as the text."""
    names = max((text_width(lane.cell.name, SMALL_STRONG, hint) for lane in line.lanes), default=0)
    left = min(max(NAMES, names + 32), WIDEST)
    axis = Axis(left, WIDTH - 3, max(line.end_ms, MINUTE))
    stops = _stop_labels(line, axis, words)
    rows = bool(stops) + (len(line.phases) > 1)
    lanes = LANE * len(line.lanes)
    drawing = Drawing(WIDTH, LEGEND + AXIS + lanes + ROW * rows + 4)
    bottom = LEGEND + AXIS
    top = bottom + lanes
    _grid(drawing, line, axis, bottom, top)
    for place, lane in enumerate(line.lanes):
        middle = top - LANE * (place + 0.5)
        _lane(drawing, lane, axis, middle, hint)
    _stops(drawing, line, axis, bottom, top)
    _remark(drawing, line, axis, top, words)
    for label in stops:
        put_text(drawing, label.x, top + 4, label.text, TINY, "middle")
    if len(line.phases) > 1:
        _phases(drawing, line, axis, top + (ROW if stops else 0), hint)
    axis.put_labels(drawing, bottom - 2, words, line.clock)
    _legend(drawing, line, axis.left, words)
    return drawing


def _grid(drawing: Drawing, line: Timeline, axis: Axis, bottom: float, top: float) -> None:
    for start, to in line.skips:
        x = axis.x(start)
        put_box(drawing, x, bottom, axis.x(to) - x, top - bottom, fill=SKIPPED)
    for tick in axis.ticks:
        put_line(drawing, axis.x(tick), bottom, axis.x(tick), top, HAIR, 0.5)
    put_line(drawing, axis.right, bottom, axis.right, top, HAIR, 0.5)


def _lane(drawing: Drawing, lane: Lane, axis: Axis, middle: float, hint: str) -> None:
    color = hue(lane.cell.hue)
    taken = put_mark(drawing, 0, middle, lane.cell)
    name = SMALL_STRONG.but(color=color)
    room = axis.left - taken - 8
    put_text(
        drawing,
        taken + 4.5,
        middle - 3.2,
        shortened(lane.cell.name, name, room, hint),
        name,
        hint=hint,
    )
    put_line(drawing, axis.left, middle, axis.right, middle, HAIR, 0.8)
    for t in lane.overheard:
        put_line(drawing, axis.x(t), middle, axis.x(t), middle + 7, CONTROL, 0.9)
    for t in lane.addressed:
        put_line(drawing, axis.x(t), middle, axis.x(t), middle + 7, INK, 1.1)
    for t in lane.moves:
        put_square(drawing, axis.x(t), middle - 3.4, color)
    for t in lane.statements:
        put_ring(drawing, axis.x(t), middle - 3.4, color)
    for t in lane.rulings:
        put_diamond(drawing, axis.x(t), middle, color)


def _remark(drawing: Drawing, line: Timeline, axis: Axis, top: float, words: Words) -> None:
    """The one comment: the longest stretch without an inject, if it is worth a word."""
    quiet = line.quietest
    if quiet is None or quiet.ms < 5 * MINUTE or quiet.ms * 8 < line.end_ms:
        return
    place = next(i for i, lane in enumerate(line.lanes) if lane.cell.id == quiet.cell.id)
    middle = top - LANE * (place + 0.5)
    start, to = axis.x(quiet.from_ms) + 1.5, axis.x(quiet.to_ms) - 1.5
    put_line(drawing, start, middle, to, middle, ALARM, 1.8)
    text = words.gettext("%(time)s without an inject") % {"time": words.duration(quiet.ms)}
    red = TINY_STRONG.but(color=ALARM)
    half = text_width(text, red) / 2
    middles = ((start + to) / 2, start + half, to - half)
    free = (x for x in middles if _clear_of_stops(x, half, line, axis))
    x = min(max(next(free, middles[0]), axis.left + half), axis.right - half)
    low = middle - UNDER
    put_box(drawing, x - half - 1, low - 1, 2 * half + 2, red.size * 0.72 + 1, fill=PAPER)
    put_text(drawing, x, low, text, red, "middle")


def _clear_of_stops(x: float, half: float, line: Timeline, axis: Axis) -> bool:
    return all(abs(axis.x(pause.at_ms) - x) > half + 3 for pause in line.pauses)


def _stops(drawing: Drawing, line: Timeline, axis: Axis, bottom: float, top: float) -> None:
    for pause in line.pauses:
        for shift in (-1.3, 1.3):
            x = axis.x(pause.at_ms) + shift
            put_line(drawing, x, bottom, x, top + 1, INK, 0.9)


def _stop_labels(line: Timeline, axis: Axis, words: Words) -> list[_Label]:
    """Pauses and skips by name; those too close to each other together."""
    marks = [(axis.x(pause.at_ms), pause) for pause in line.pauses]
    groups: list[list[tuple[float, PauseSpan]]] = []
    for x, pause in sorted(marks, key=lambda one: one[0]):
        if groups and _crowded(groups[-1], x, pause, line, words):
            groups[-1].append((x, pause))
        else:
            groups.append([(x, pause)])
    labels = [
        _Label(sum(x for x, _ in group) / len(group), _group_text(group, line, words))
        for group in groups
    ]
    for start, to in line.skips:
        text = words.gettext("%(time)s skipped") % {"time": words.rough(to - start)}
        label = _Label((axis.x(start) + axis.x(to)) / 2, text)
        if all(abs(one.x - label.x) > _reach(one) + _reach(label) for one in labels):
            labels.append(label)
    return [_within(label, axis) for label in labels]


def _within(label: _Label, axis: Axis) -> _Label:
    half = text_width(label.text, TINY) / 2
    return _Label(min(max(label.x, axis.left + half - 40), WIDTH - half), label.text)


def _reach(label: _Label) -> float:
    return text_width(label.text, TINY) / 2 + 3


def _crowded(
    group: list[tuple[float, PauseSpan]], x: float, pause: PauseSpan, line: Timeline, words: Words
) -> bool:
    before = _Label(sum(one for one, _ in group) / len(group), _group_text(group, line, words))
    after = _Label(x, _group_text([(x, pause)], line, words))
    return after.x - before.x < _reach(before) + _reach(after)


def _group_text(group: list[tuple[float, PauseSpan]], line: Timeline, words: Words) -> str:
    _ = words.gettext
    wall = words.rough(sum(pause.wall_ms for _, pause in group))
    if len(group) > 1:
        return _("%(n)s pauses, %(time)s") % {"n": words.number(len(group)), "time": wall}
    pause = group[0][1]
    if len(line.pauses) == 1 and pause.reason == "by_hand":
        return _("paused, %(time)s by the wall clock") % {"time": wall}
    name = {
        "noduff": _("no-duff %(time)s"),
        "server_away": _("server away %(time)s"),
        "server_late": _("server away %(time)s"),
    }.get(pause.reason, _("paused %(time)s"))
    return name % {"time": wall}


def _phases(drawing: Drawing, line: Timeline, axis: Axis, bottom: float, hint: str) -> None:
    """Where each phase of the story began, over everything else."""
    starts = [t for t, _ in line.phases]
    for place, (t, title) in enumerate(line.phases):
        x = axis.x(t)
        end = axis.x(starts[place + 1]) if place + 1 < len(starts) else axis.right
        put_line(drawing, x, bottom + 2, x, bottom + ROW - 1, MUTED, 0.8)
        room = end - x - 8
        if room > LEAST_NAME:
            put_text(
                drawing,
                x + 4,
                bottom + 4,
                shortened(title, TINY_MUTED, room, hint),
                TINY_MUTED,
                hint=hint,
            )


def _legend(drawing: Drawing, line: Timeline, x: float, words: Words) -> None:
    _ = words.gettext
    y = 5.0
    overheard = any(lane.overheard for lane in line.lanes)

    def word(text: str) -> None:
        nonlocal x
        put_text(drawing, x, y - 2.6, text, TINY)
        x += text_width(text, TINY) + 15

    put_line(drawing, x + 1, y - 3, x + 1, y + 4.5, INK, 1.1)
    x += 6
    word(_("inject received"))
    if overheard:
        put_line(drawing, x + 1, y - 3, x + 1, y + 4.5, CONTROL, 0.9)
        x += 6
        word(_("public, to others"))
    put_square(drawing, x + 2.6, y, MUTED)
    x += 9.5
    word(_("move"))
    put_ring(drawing, x + 3.1, y, MUTED)
    x += 10.5
    word(_("public statement"))
    put_diamond(drawing, x + 3.7, y, INK)
    x += 11.5
    word(_("ruling"))
