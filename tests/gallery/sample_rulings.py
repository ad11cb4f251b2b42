"""Moves that wait for a ruling, filled."""

from typing import Any

from exercise.app import view_models as vm
from tests.gallery.sample_parts import BEIJING, CELLS, PYONGYANG, TOKYO, at


def waiting(
    key: str,
    tag: vm.CellTag,
    number: int,
    title: str,
    minute: float,
    openness: vm.Openness = "private",
    claimed: str = "",
    stands: float | None = None,
    **more: Any,
) -> vm.WaitingMove:
    return vm.WaitingMove(
        key=key,
        cell=tag,
        number=number,
        title=title,
        openness=openness,
        submitted=at(minute),
        overdue_ms=at(minute + 7.5).ms,
        claimed_by=claimed,
        stands=None if stands is None else at(stands),
        **more,
    )


RULINGS = vm.RulingsView(
    moves=(
        waiting("p3", PYONGYANG, 3, "Day of “national readiness”", 75.5),
        waiting("t5", TOKYO, 5, "Air defence to Okinawa", 76.5, claimed="Ito", stands=86.5),
        waiting("t6", TOKYO, 6, "Call in the ambassador", 79.5, said_at=at(12)),
        waiting(
            "b4",
            BEIJING,
            4,
            "Two more hulls at dusk",
            81.5,
            "secret",
            alone="It needs Tokyo’s yes.",
        ),
    ),
    cells=CELLS,
    outcomes=(
        vm.OutcomeWord(id="full", word="Full success", takes_effect=True),
        vm.OutcomeWord(id="partly", word="Partly", takes_effect=True),
        vm.OutcomeWord(id="fails", word="Fails", takes_effect=False),
    ),
    tracks=(
        vm.TrackChoice(id="escalation", name="Escalation", value=52, low=0, high=100),
        vm.TrackChoice(id="calm", name="Public calm", value=54, low=0, high=100),
    ),
)
