"""What a player knows and wants, in the samples."""

from dataclasses import replace

from exercise.app import view_models as vm
from tests.gallery.sample_parts import PYONGYANG, SEOUL, TOKYO, at, wall

SITUATION = vm.SituationView(
    cell=TOKYO,
    summary="Two fires at once: launchers moving near Wonsan, ships off the Senkakus. Washington will stand with you on one sentence and hesitate on the next.",
    public_brief="It is **Tuesday 2 April 2013**. Japan and the United States are well joined.\n\nLaunchers have left their sheds on North Korea's east coast.",
    secret_brief="The Cabinet will not decide before the election.\n\n1. Nobody else knows this.\n2. Keep it so.",
    objectives=(
        vm.ObjectiveRow(id="TK-1", text="Article 5 said aloud, today, without the caveat first."),
        vm.ObjectiveRow(id="TK-2", text="No shot fired and no hull touched at sea."),
        vm.ObjectiveRow(id="TK-3", text="No third front with Seoul."),
    ),
    red_lines=("A landing on any of the islands.", "A missile over Honshu answered by nobody."),
    knows=(("When the two destroyers come", "As planned"),),
    starting="*Ships.* Twelve are free off the islands; the work is for twenty.",
    starts=at(0),
    relations=(
        vm.Relation(cell=SEOUL, text="You need its radar. It needs you to be quiet."),
        vm.Relation(cell=PYONGYANG, text="It holds your missing citizens."),
    ),
)

RATED = replace(
    SITUATION,
    rater="tokyo.foreign",
    objectives=(
        replace(
            SITUATION.objectives[0],
            own=vm.RatingLine(
                rating="partly",
                by="内閣官房副長官補、事態対処・危機管理担当",
                at=at(181),
                evidence="Said at a quarter past two, and the caveat a minute after it.",
            ),
        ),
        *SITUATION.objectives[1:],
    ),
)
"""After ENDEX, for whoever speaks for the cell."""

OBJECTIVES = vm.ObjectivesView(
    open=True,
    cells=(
        vm.CellObjectives(
            cell=TOKYO,
            rows=(
                replace(
                    RATED.objectives[0],
                    staff=(
                        vm.RatingLine(rating="not_met", by="강하늘", at=at(95)),
                        vm.RatingLine(
                            rating="partly",
                            by="藤原 健二",
                            at=at(172),
                            evidence="The ambassador says it to the press, not to them.",
                        ),
                    ),
                ),
                *SITUATION.objectives[1:],
            ),
        ),
        vm.CellObjectives(
            cell=SEOUL, rows=(vm.ObjectiveRow(id="SE-1", text="One voice with Washington."),)
        ),
    ),
)

TEAM = vm.TeamView(
    members=(
        vm.TeamMember(
            seat="tokyo.head",
            office="Head of delegation",
            name="Mori",
            presence="here",
            head=True,
            may_submit=True,
        ),
        vm.TeamMember(seat="tokyo.foreign", office="Foreign", name="Aya Tanaka", presence="here"),
        vm.TeamMember(
            seat="tokyo.defence", office="Defence", name="藤原 健二", presence="here", writing=True
        ),
        vm.TeamMember(seat="tokyo.cabinet", office="Cabinet Office", name="Okada", presence="here"),
        vm.TeamMember(
            seat="tokyo.press", office="Press", name="Sato", presence="away", away_since=wall(77)
        ),
    ),
    here=4,
    total=5,
    submitters=("Mori",),
)
