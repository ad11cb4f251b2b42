"""Section: the day, cell by cell, with its figures and the pace of each cell."""

from collections.abc import Callable
from dataclasses import replace

from exercise.report.facts.common import CellTag, Said
from exercise.report.facts.pace import CellPace
from exercise.report.facts.timeline import CROWD_MS
from exercise.report.facts.tracks import TrackLine
from exercise.report.pdf.blocks import Block, Picture, Space, Text
from exercise.report.pdf.charts.timeline import timeline_figure
from exercise.report.pdf.charts.tracks import Note, figures, notes, tracks_figure
from exercise.report.pdf.ink import BODY, SMALL_STRONG, TINY_MUTED
from exercise.report.pdf.lines import Part, run
from exercise.report.pdf.page import Set
from exercise.report.pdf.sections.clock import clock_table, rates
from exercise.report.pdf.sections.common import Section
from exercise.report.pdf.sections.gates import gates
from exercise.report.pdf.tables import Grid

REASON = 240
"""Characters of a ruling's reason that stand under a figure."""


def day(section: Section) -> list[Set]:
    _ = section.words.gettext
    data = section.data
    if data.cover.started is None:
        text = _(
            "The day begins with STARTEX. Once the clock runs, what each cell received, did and "
            "said is drawn here."
        )
        return [section.head(), section.nothing(text)]
    picture = timeline_figure(data.timeline, section.words, section.hint)
    return [
        section.head(),
        section.opening(_lede(section), _more(section)),
        section.figure(1, _("What each cell received, did and said"), Picture(picture)),
        clock_table(section, 1),
        _pace(section),
        *_tracks(section),
        *gates(section),
    ]


def _lede(section: Section) -> str:
    _, words = section.words.gettext, section.words
    line = section.data.timeline
    if line.empty:
        return _("The clock ran, and nothing was sent, ordered or said.")
    said = _leaders(section)
    if line.densest is not None:
        cell, count, start, to = line.densest
        said.append(
            _("Between %(start)s and %(to)s, %(cell)s received %(n)s injects within %(time)s.")
            % {
                "start": words.t(start),
                "to": words.t(to),
                "cell": cell.name,
                "n": words.number(count),
                "time": words.duration(CROWD_MS),
            }
        )
    return " ".join(said)


def _leaders(section: Section) -> list[str]:
    """Who was given most and who moved most: together where several are alike."""
    _, words, pace = section.words.gettext, section.words, section.data.pace
    given, injects = _most(pace, lambda one: one.injects)
    moved, moves = _most(pace, lambda one: one.moves)
    some = words.count("%(n)s inject", "%(n)s injects", injects)
    often = words.count("%(n)s time", "%(n)s times", moves)
    values = {"cells": words.cells(given), "injects": some, "times": often}
    if len(given) == len(moved) == 1 < len(pace) and given == moved:
        values["moves"] = words.count("%(n)s move", "%(n)s moves", moves)
        return [_("%(cells)s was given most and moved most: %(injects)s, %(moves)s.") % values]
    said = [_given(section, given) % values] if given else []
    return (
        [*said, _moved(section, moved) % (values | {"cells": words.cells(moved)})]
        if moved
        else said
    )


def _most(
    pace: tuple[CellPace, ...], number: Callable[[CellPace], int]
) -> tuple[list[CellTag], int]:
    """The cells with the highest number, and that number; no cell where it is zero."""
    most = max(map(number, pace), default=0)
    return [one.cell for one in pace if most and number(one) == most], most


def _given(section: Section, cells: list[CellTag]) -> str:
    _ = section.words.gettext
    if len(cells) == 1:
        return _("%(cells)s was given most, %(injects)s.")
    if len(cells) == len(section.data.pace):
        return _("Every cell was given %(injects)s.")
    return _("%(cells)s were given most, %(injects)s each.")


def _moved(section: Section, cells: list[CellTag]) -> str:
    _ = section.words.gettext
    if len(cells) == 1:
        return _("%(cells)s moved most, %(times)s.")
    if len(cells) == len(section.data.pace):
        return _("Every cell moved %(times)s.")
    return _("%(cells)s moved most, %(times)s each.")


def _more(section: Section) -> str:
    _, words = section.words.gettext, section.words
    line, sums = section.data.timeline, section.data.summary
    said: list[str] = []
    if line.quietest is not None:
        said.append(
            _("The longest stretch without an inject was %(cell)s’s, %(time)s from %(start)s.")
            % {
                "cell": line.quietest.cell.name,
                "time": words.duration(line.quietest.ms),
                "start": words.t(line.quietest.from_ms),
            }
        )
    if sums.ruled_ms is not None and sums.slowest_ms is not None:
        said.append(
            _("A move waited %(median)s for its ruling in the median and %(longest)s at most.")
            % {"median": words.duration(sums.ruled_ms), "longest": words.duration(sums.slowest_ms)}
        )
    if at_rates := rates(section):
        said.append(at_rates)
    if line.pauses:
        said.append(
            _("The clock stood still %(times)s, %(wall)s in all by the wall clock.")
            % {
                "times": words.count("%(n)s time", "%(n)s times", len(line.pauses)),
                "wall": words.duration(sums.paused_wall_ms),
            }
        )
    if line.skips:
        skipped = sum(to - start for start, to in line.skips)
        said.append(
            _("Of the exercise time, %(time)s were advanced over.")
            % {"time": words.duration(skipped)}
        )
    return " ".join(said)


def _tracks(section: Section) -> list[Set]:
    _ = section.words.gettext
    data = section.data
    if not data.tracks:
        return []
    found = []
    for place, group in enumerate(figures(data.tracks), start=2):
        noted = notes(group, data.rulings)
        drawing = tracks_figure(group, noted, data.timeline.end_ms, section.words, section.hint)
        title = (
            _("Tracks that everybody saw, as changed by rulings")
            if group[0].cells is None
            else _("Tracks that some cells saw, as changed by rulings")
        )
        blocks: list[Block] = [Picture(drawing)]
        if noted:
            blocks += [Space(3), Text(_explained(section, noted, group), BODY.leading)]
        found.append(section.figure(place, title, *blocks))
    return found


def _explained(
    section: Section, noted: tuple[Note, ...], group: tuple[TrackLine, ...]
) -> list[Part]:
    """What each ruling pointed out in a figure said."""
    _, words = section.words.gettext, section.words
    names = {track.id for track in group}
    parts: list[Part] = []
    for note in noted:
        ruling = note.ruling
        steps = ", ".join(
            (
                _("%(track)s put back, %(before)s to %(after)s")
                if step.back
                else _("%(track)s %(before)s to %(after)s")
            )
            % {"track": step.name, "before": step.before, "after": step.after}
            for step in ruling.steps
            if step.track in names
        )
        where = _("Ruling %(n)s, %(time)s:") % {
            "n": ruling.number,
            "time": words.t(ruling.moment.ms),
        }
        parts += [
            run(("   " if parts else "") + note.letter + "\u2002", SMALL_STRONG),
            run(f"{where} {steps}. ", BODY),
            section.said(_in_short(ruling.reason), BODY),
        ]
    return parts


def _in_short(said: Said) -> Said:
    """The beginning of a long text; the whole of it stands with the ruling."""
    if len(said.text) <= REASON:
        return said
    return replace(said, text=said.text[:REASON].rstrip() + "…")


def _pace(section: Section) -> Set:
    _ = section.words.gettext
    note = _(
        "Injects addressed to the cell or a seat in it. Time to acknowledge is the median from "
        "release. The longest silence is the longest stretch without any inject, public ones "
        "included."
    )
    return section.table(
        2,
        _("Pace by cell"),
        Grid((98, 42, 122, 42, 58, 45, 44), gap=7),
        (
            section.column(_("Cell")),
            section.column(_("Injects"), "right"),
            section.column(_("Median time to acknowledge"), "right"),
            section.column(_("Moves"), "right"),
            section.column(_("Statements"), "right"),
            section.column(_("Messages"), "right"),
            section.column(_("Silence"), "right"),
        ),
        [_row(section, one) for one in section.data.pace],
        section.text(note, TINY_MUTED),
    )


def _row(section: Section, pace: CellPace) -> list[Block]:
    words = section.words
    return [
        section.parts(*section.cell(pace.cell)),
        section.figures(words.number(pace.injects)),
        section.figures(words.maybe(pace.acknowledge_ms)),
        section.figures(words.number(pace.moves)),
        section.figures(words.number(pace.statements)),
        section.figures(words.number(pace.messages)),
        section.figures(words.rough(pace.quiet.ms) if pace.quiet else "–"),
    ]
