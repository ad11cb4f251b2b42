"""Join and lobby."""

from dataclasses import replace
from typing import Any

from exercise.app import view_models as vm
from tests.gallery.sample_parts import (
    BEIJING,
    PYONGYANG,
    SEOUL,
    TOKYO,
    WALL_START,
    WASHINGTON,
    WHITE,
)
from tests.gallery.sample_player import bar, shell

BRIEF = vm.BriefView(
    title="Two-Pronged",
    subtitle="A day in the alliance, played in three hours by five capitals and a White Cell",
    public_brief=(
        "It is Tuesday 2 April 2013. Japan and the United States are well joined, and both will be pulled at from two sides today.\n\n"
        "Launchers have left their sheds on North Korea’s east coast. Chinese patrol ships keep station off the Senkaku islands, which Beijing "
        "calls Diaoyu. In fifteen weeks Japan votes for its Upper House, and nobody in Tokyo wants to decide anything before then.\n\n"
        "You speak for your cell and for nobody real. Write what your office would order, say or refuse. The White Cell answers for the rest of the world."
    ),
    ground_rules=(
        "Speak for your office, never for a real person.",
        "What is said here stays here, unless the organisers say otherwise.",
    ),
)

SECRET = (
    "**The government.** You won the December election promising firmness over the islands and growth at home.\n\n"
    "**Inside the room.** Foreign wants the alliance seen; Cabinet Office wants no incident before July; Defence wants the film published.\n"
)


def people(*names: str, ready: int) -> tuple[vm.RosterPerson, ...]:
    return tuple(
        vm.RosterPerson(name=n, office="", ready=i < ready, present=True)
        for i, n in enumerate(names)
    )


def roster(tag: vm.CellTag, total: int, ready: int, *names: str) -> vm.RosterCell:
    return vm.RosterCell(
        cell=tag, people=people(*names, ready=ready), here=len(names), total=total, ready=ready
    )


ROSTER = vm.RosterView(
    cells=(
        roster(TOKYO, 5, 3, "Mori", "藤原 健二", "Okada"),
        roster(WASHINGTON, 6, 4, "Alvarez", "Bright", "Chen", "Doyle", "Ek"),
        roster(BEIJING, 5, 5, "Gao", "Hu", "Ji", "Kong", "Lin"),
        roster(PYONGYANG, 5, 0, "Han", "Ri"),
        roster(SEOUL, 5, 5, "Baek", "Cho", "Do", "Eom", "강하늘"),
        roster(WHITE, 4, 4, "Ito", "Lund", "Park", "Quist"),
    ),
    here=24,
    total=30,
)
SEATS = (
    vm.JoinSeat(seat="head", office="Head of delegation", taken_by="Mori", present=True, head=True),
    vm.JoinSeat(seat="foreign", office="Foreign", suggested=True),
    vm.JoinSeat(seat="defence", office="Defence", taken_by="藤原 健二", present=True),
    vm.JoinSeat(seat="cabinet", office="Cabinet Office", taken_by="Okada", present=False),
    vm.JoinSeat(seat="press", office="Press"),
)


def join(**more: Any) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "cell": TOKYO,
        "code": "KAEDE-41",
        "action": "/join",
        "reclaim_action": "/reclaim",
        "other_cell_url": "/",
        "seats": SEATS,
        "brief": BRIEF,
        "roster": ROSTER,
        "name": "Aya Tanaka",
    }
    return {
        "shell": shell("join", now=WALL_START, cell=None, seat="", viewers=()),
        "regions": {"bar": bar("lobby", ms=0)},
        "v": vm.JoinView(**(fields | more)),
    }


def join_code(*, left: str = "") -> dict[str, Any]:
    return {"shell": shell("join"), "action": "/", "code": "", "error": "", "left": left}


def lobby(*, acknowledged: bool = False, answered: bool = False) -> dict[str, Any]:
    me = ("tokyo.foreign",)
    return {
        "shell": shell("lobby", now=WALL_START),
        "regions": {
            "bar": bar("lobby", ms=0),
            "bands": vm.BandsView(),
            "brief": replace(BRIEF, secret_brief=SECRET, cell=TOKYO),
            "roster": ROSTER,
            "practice": vm.PracticeView(
                acknowledged=me if acknowledged else (), answered=me if answered else ()
            ),
        },
    }


def waiting(*, refused: bool) -> dict[str, Any]:
    return {
        "shell": shell("join"),
        "v": vm.SeatWaitView(
            cell=TOKYO, office="Defence", name="Aya Tanaka", refused=refused, retry_url="/"
        ),
    }
