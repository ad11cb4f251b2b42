"""The white cell's console."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from exercise.app import view_models as vm
from tests.gallery import sample_feed, sample_player
from tests.gallery.sample_console_parts import (
    BANK,
    CONTROLS,
    POLLS,
    PROMPT,
    QUESTIONS,
    REQUESTS,
    STRIP,
    UNACK,
    due,
    everybody,
    rows,
)
from tests.gallery.sample_dates import DATES
from tests.gallery.sample_decisions import DECISIONS, TASKS
from tests.gallery.sample_gates import GATES
from tests.gallery.sample_parts import (
    CELLS,
    NOW_MS,
    WALL_START,
    WHITE,
    at,
    wall,
)
from tests.gallery.sample_rulings import RULINGS
from tests.gallery.sample_situation import OBJECTIVES
from tests.gallery.sample_tracks import TRACKS


def page(
    state: vm.RunState = "running",
    *bands: vm.Band,
    hold: bool = False,
    count: int = 0,
    **controls: Any,
) -> dict[str, Any]:
    clock_bar = sample_player.bar(state, hold_waiting=3 if hold else None)
    return {
        "shell": sample_player.shell(
            "console",
            title="White Cell, Two-Pronged",
            cell=WHITE,
            office="",
            seat="white.lead",
            viewers=("white",),
            can_drive=True,
            can_manage=True,
            home_url="/home",
        ),
        "regions": {
            "bar": clock_bar,
            "bands": vm.BandsView(bands=bands),
            "strip": STRIP,
            "heard": vm.HeardView(
                last=tuple(
                    (cell.id, NOW_MS - minutes * 60_000)
                    for cell, minutes in zip(CELLS, (1, 12, 4, 2, 19), strict=True)
                )
            ),
            "controls": replace(
                CONTROLS, state=state, held=due("2.04", "2.05") if hold else None, **controls
            ),
            "msel": vm.MselView(rows=rows(), cells=CELLS, ms=NOW_MS),
            "rulings": RULINGS,
            "questions": QUESTIONS,
            "decisions": DECISIONS,
            "tasks": TASKS,
            "polls": POLLS,
            "gates": GATES,
            "tracks": vm.TracksView(rows=TRACKS),
            "dates": DATES,
            "bank": BANK,
            "unacknowledged": UNACK,
            "objectives": OBJECTIVES,
            "people": everybody(),
            "requests": REQUESTS,
            "prompt": PROMPT,
        },
        "feed": sample_feed.staff_feed(count),
        "composer": vm.ComposerView(
            own=None,
            cells=CELLS,
            white=WHITE,
            personas=(
                vm.PersonaView(name="Coast Guard, 11th Region"),
                vm.PersonaView(
                    name="Pacific Wire",
                    handle="@pacwire",
                    voice="Two short paragraphs, a place in capitals, no adjective.",
                ),
                vm.PersonaView(name="Harbour radio"),
            ),
            facts=(
                vm.FactView(
                    id="launchers",
                    about="What stands at the siding on the east coast",
                    versions=(("two", "Two launchers"), ("one", "One launcher and a dummy")),
                    true="one",
                ),
            ),
        ),
        "move_form": None,
    }


def lobby() -> dict[str, Any]:
    found = page("lobby", ready=11, seated=12)
    found["feed"] = vm.FeedView(staff=True, started=False, cells=CELLS)
    found["regions"] |= {
        "bar": sample_player.bar("lobby", ms=0),
        "people": everybody(lobby=True),
        "prompt": vm.PromptView(phase_number=0, phase=""),
        "rulings": replace(RULINGS, moves=(), state="closed"),
        "questions": vm.QuestionsView(),
        "decisions": vm.DecisionsView(),
        "tasks": vm.TasksView(),
        "polls": vm.PollsView(),
        "unacknowledged": vm.UnacknowledgedView(),
        "objectives": replace(OBJECTIVES, open=False),
        "msel": vm.MselView(rows=(), cells=CELLS, ms=0),
        "heard": vm.HeardView(last=tuple((cell.id, 0) for cell in CELLS)),
        "strip": vm.StripView(
            ms=0, window_ms=1_200_000, lanes=tuple(vm.Lane(cell=c, injects=()) for c in CELLS)
        ),
    }
    found["shell"] = replace(found["shell"], now=WALL_START)
    return found


AWAY = vm.AwayBand(wall=wall(83), seconds=40, reason="server_away", staff=True)
ENDED = vm.EndedBand(
    at=at(180),
    waiting="lapse",
    moves=3,
    take_back_until=WALL_START + timedelta(milliseconds=NOW_MS + 42_000),
)
NO_DUFF = replace(sample_player.NO_DUFF, may_clear=True)


def ended() -> dict[str, Any]:
    found = page("endex", ENDED)
    stands = ("released", "dropped")
    found["regions"] |= {
        "strip": replace(
            STRIP, lanes=tuple(vm.Lane(cell=c, injects=()) for c in CELLS), next=(), over=True
        ),
        "msel": vm.MselView(
            rows=tuple(r if r.state in stands else replace(r, state="unsent") for r in rows()),
            cells=CELLS,
            ms=NOW_MS,
        ),
        "rulings": replace(RULINGS, moves=()),
        "decisions": vm.DecisionsView(),
        "tasks": TASKS,
        "polls": POLLS,
        "unacknowledged": vm.UnacknowledgedView(over=True),
        "prompt": vm.PromptView(phase_number=2, phase="Two prongs", over="endex"),
    }
    return found
