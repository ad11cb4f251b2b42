"""Gates on the console: one shut, one opened by a decision, one by a ruling."""

from exercise.app import view_models as vm
from tests.gallery.sample_parts import CELLS, at

GATES = vm.GatesView(
    rows=(
        vm.GateRow(
            id="study",
            title="Gate 1: strike options are studied",
            is_open=True,
            since=at(41),
            by=vm.GateCause(
                what="ruling",
                cell=CELLS[0],
                move=vm.ItemRef(
                    key="m-3", title="Begin a study", sender=CELLS[0].name, kind="move", number=3
                ),
            ),
        ),
        vm.GateRow(
            id="acquisition",
            title="Gate 2: they are acquired",
            is_open=True,
            since=at(66),
            by=vm.GateCause(
                what="decision",
                cell=CELLS[0],
                inject="acquire",
                number="2.11",
                words="Acquire, and say so",
            ),
        ),
        vm.GateRow(id="hedge", title="Gate 3: a paper on a nuclear hedge", is_open=False),
    )
)
