"""Section: the figures a reader wants first, the phases, and who had a seat."""

from exercise.report.facts.cover import PhaseSpan
from exercise.report.pdf.blocks import Block, Column, Row, Rule, Space, Stack
from exercise.report.pdf.ink import RULE, SMALL, SMALL_STRONG, TINY_MUTED, TITLE, WIDTH
from exercise.report.pdf.page import Set
from exercise.report.pdf.sections.common import Section
from exercise.report.pdf.sections.seats import seats
from exercise.report.pdf.tables import Grid

PER_ROW = 4
GAP = 18.0


def figures(section: Section) -> list[Set]:
    return [
        section.head(),
        section.opening(_lede(section), _more(section)),
        *_numbers(section),
        _phases(section),
        seats(section),
    ]


def _lede(section: Section) -> str:
    _, words = section.words.gettext, section.words
    cover, sums = section.data.cover, section.data.summary
    if cover.started is None:
        return _(
            "The exercise had not started when this report was made. There is nothing to count yet."
        )
    played = words.count("Played by %(n)s cell", "Played by %(n)s cells", len(cover.cells))
    first = _("%(cells)s over %(time)s of exercise time.") % {
        "cells": played,
        "time": words.duration(sums.exercise_ms),
    }
    if sums.empty:
        return first + " " + _("Nothing was released, ordered or said.")
    second = _("%(released)s, they made %(moves)s, and the white cell gave %(rulings)s.") % {
        "released": words.count(
            "%(n)s inject went out to them", "%(n)s injects went out to them", sums.released
        ),
        "moves": words.count("%(n)s move", "%(n)s moves", sums.moves),
        "rulings": words.count("%(n)s ruling", "%(n)s rulings", sums.rulings),
    }
    third = ""
    if sums.concerns:
        third = _("%(some)s of the scenario’s %(all)s concerns were exercised.") % {
            "some": words.number(sums.exercised),
            "all": words.number(sums.concerns),
        }
    return " ".join(filter(None, (first, second, third)))


def _more(section: Section) -> str:
    _, words = section.words.gettext, section.words
    cover, sums = section.data.cover, section.data.summary
    said: list[str] = []
    if cover.started is not None and not cover.final:
        said.append(
            _("The exercise was still under way when this report was made: it ends at %(time)s.")
            % {"time": words.t(sums.exercise_ms)}
        )
    if cover.started is not None:
        said.append(
            _("From STARTEX the wall clock ran %(wall)s, %(paused)s of them paused.")
            % {"wall": words.duration(sums.wall_ms), "paused": words.duration(sums.paused_wall_ms)}
            if sums.pauses
            else _("From STARTEX the wall clock ran %(wall)s; it was never paused.")
            % {"wall": words.duration(sums.wall_ms)}
        )
    said.append(
        _(
            "Unless a figure says otherwise, times are exercise time: they count from STARTEX and "
            "stand still in a pause."
        )
    )
    if sums.addressed:
        said.append(
            _(
                "For acknowledgements an inject counts once for each cell it was addressed to: "
                "%(times)s in all."
            )
            % {"times": words.count("%(n)s time", "%(n)s times", sums.addressed)}
        )
    return " ".join(said)


def _numbers(section: Section) -> list[Set]:
    _, words, sums = section.words.gettext, section.words, section.data.summary
    openness = dict(sums.moves_by_openness)
    cells = [
        (
            words.number(sums.released),
            _("injects released"),
            _("of %(n)s in the MSEL") % {"n": words.number(sums.injects)},
        ),
        (
            words.maybe(sums.acknowledge_ms),
            _("median time to acknowledge"),
            _("acknowledged %(some)s of %(all)s times")
            % {"some": words.number(sums.acknowledged), "all": words.number(sums.addressed)},
        ),
        (
            words.number(sums.moves),
            _("moves"),
            _("%(public)s public, %(private)s private, %(secret)s secret")
            % {
                kind: words.number(openness.get(kind, 0))
                for kind in ("public", "private", "secret")
            },
        ),
        (
            words.number(sums.rulings),
            _("rulings"),
            words.count("%(n)s superseded later", "%(n)s superseded later", sums.superseded),
        ),
        (
            words.maybe(sums.ruled_ms),
            _("median wait for a ruling"),
            _("longest %(time)s") % {"time": words.maybe(sums.slowest_ms)},
        ),
        (words.number(sums.statements), _("public statements"), ""),
        (words.number(sums.messages), _("messages sent"), _("within and between cells")),
        (
            words.number(sums.agreements),
            _("agreements"),
            _("%(confirmed)s confirmed, %(disputed)s disputed")
            % {
                "confirmed": words.number(sum(one.confirmed for one in section.data.agreements)),
                "disputed": words.number(sum(one.disputed for one in section.data.agreements)),
            },
        ),
    ]
    rows = [cells[i : i + PER_ROW] for i in range(0, len(cells), PER_ROW)]
    return [Set(_row(section, row), after=10) for row in rows]


def _row(section: Section, cells: list[tuple[str, str, str]]) -> Block:
    wide = (WIDTH - GAP * (PER_ROW - 1)) / PER_ROW
    return Row(
        [
            Column(
                place * (wide + GAP),
                wide,
                Stack(
                    [
                        Rule(RULE),
                        Space(5),
                        section.text(number, TITLE),
                        section.text(name, SMALL_STRONG),
                        section.text(note, TINY_MUTED),
                    ]
                ),
            )
            for place, (number, name, note) in enumerate(cells)
        ]
    )


def _phases(section: Section) -> Set:
    _ = section.words.gettext
    grid = Grid((150, 56, 56, 126, 57), gap=12)
    return section.table(
        1,
        _("Phases"),
        grid,
        (
            section.column(_("Phase")),
            section.column(_("Planned"), "right"),
            section.column(_("Began"), "right"),
            section.column(_("In the story")),
            section.column(_("Lasted"), "right"),
        ),
        [_phase(section, phase) for phase in section.data.cover.phases],
    )


def _phase(section: Section, phase: PhaseSpan) -> list[Block]:
    words = section.words
    began, to = phase.began, phase.to_ms
    lasted = "" if began is None or to is None else words.duration(to - began.ms)
    return [
        section.text(phase.title, SMALL_STRONG),
        section.figures(words.t(phase.planned_ms)),
        section.figures(words.t(began.ms) if began else words.gettext("not begun")),
        section.text(words.story(began) if began else "", SMALL),
        section.figures(lasted),
    ]
