"""Section: what such an exercise can show, and what it cannot."""

from exercise.report.pdf.blocks import Block, Column, Row, Rule, Space, Stack, Text
from exercise.report.pdf.ink import BODY, HEADLINE, HEAVY, LEDE, WIDTH
from exercise.report.pdf.lines import run
from exercise.report.pdf.page import ROOM, Set
from exercise.report.pdf.sections.common import GUTTER, STRONG_BODY, Section

HALF = (WIDTH - GUTTER) / 2


def meaning(section: Section) -> list[Set]:
    _ = section.words.gettext
    lede = _(
        "An exercise shows how a few people, on one day and with these papers before them, went "
        "about a problem. It is no forecast, and nobody in the room was the government they "
        "played. Read that way it is worth a good deal."
    )
    columns = Row(
        [
            Column(0, HALF, _column(section, _("It can show"), _can(section))),
            Column(HALF + GUTTER, HALF, _column(section, _("It cannot show"), _cannot(section))),
        ]
    )
    parts = [
        section.head(),
        Set(Row([Column(0, 400, section.text(lede, LEDE))]), after=18),
        Set(columns, after=16),
        Set(_quoting(section)),
    ]
    parts[0].needs = min(ROOM, sum(one.room for one in parts))
    return parts


def _column(section: Section, head: str, points: list[tuple[str, str]]) -> Block:
    blocks: list[Block] = [Rule(HEAVY), Space(6), section.text(head, HEADLINE), Space(6)]
    for first, rest in points:
        parts = [run(first + " ", STRONG_BODY), run(rest, BODY)]
        blocks += [Text(parts, BODY.leading), Space(7)]
    return Stack(blocks)


def _can(section: Section) -> list[tuple[str, str]]:
    _ = section.words.gettext
    return [
        (
            _("Where the seams are."),
            _(
                "Which paper lay unread, whom nobody thought of calling, which decision had no "
                "owner. Such gaps appear in an afternoon, because they do not depend on whether "
                "the story ever comes true."
            ),
        ),
        (
            _("What was taken for granted."),
            _(
                "A step that all expected and none took, or a reading of another capital that was "
                "never checked, often tells more than the steps that were taken."
            ),
        ),
        (
            _("How one fact lands in several rooms."),
            _(
                "The log keeps what each cell was able to read at each moment. Where two cells "
                "acted on different pictures, both pictures can be laid side by side."
            ),
        ),
        (
            _("What haste does."),
            _(
                "When papers came thick, something was answered late or not at all. What was let "
                "go is a statement about priorities, whether or not anybody meant it as one."
            ),
        ),
    ]


def _cannot(section: Section) -> list[tuple[str, str]]:
    _ = section.words.gettext
    return [
        (
            _("What will happen."),
            _(
                "One run is one path. Other people, another controller or a longer lunch would "
                "have led elsewhere. To learn how much of this day was chance, play the same "
                "papers again."
            ),
        ),
        (
            _("What governments would do."),
            _(
                "Players put no lives, careers or votes at stake, and they know at what hour it "
                "ends. They dare things, and shrink from things, for reasons that no office has."
            ),
        ),
        (
            _("Whether a ruling was right."),
            _(
                "The white cell judged quickly and from experience. A track is its shorthand for "
                "what it told the room: argue about the direction, and do not add up the numbers."
            ),
        ),
        (
            _("Who is good at this."),
            _(
                "How soon a cell answered depends on how much it was sent, how many shared the "
                "reading and how the story was written. These tables compare workloads. They are "
                "no marks."
            ),
        ),
    ]


def _quoting(section: Section) -> Block:
    _ = section.words.gettext
    first = _(
        "Say that it was an exercise, and which one. Say how often it was played: once is an "
        "anecdote. Judge a decision by what was known to those who took it, which the log allows, "
        "and not by how it ended. Keep apart what players chose and what the white cell ruled."
    )
    second = _(
        "Then ask the people who were there. What was said in corridors is here only if somebody "
        "typed it, and the talk afterwards only if somebody noted it. An empty place in this "
        "report means that nothing was recorded; it does not mean that nothing happened."
    )
    return Stack(
        [
            Rule(HEAVY),
            Space(6),
            section.text(_("Before anything is quoted from it"), HEADLINE),
            Space(6),
            Row(
                [
                    Column(0, HALF, section.text(first, BODY)),
                    Column(HALF + GUTTER, HALF, section.text(second, BODY)),
                ]
            ),
        ]
    )
