"""A client that stays away for longer than the server keeps fragments."""

import time

from exercise.live.packets import KEPT
from torture.network.weather import Scene
from torture.work import Fault

SHARE = 0.3
"""Of the part's time, at most."""


def away_too_long(scene: Scene) -> None:
    """A page is cut off while more happens than is kept for it; back, it is told as a whole.

    Raises:
        Fault: it was not.
    """
    if scene.work.quick:
        return
    page = next(player for player in scene.crowd.readers if player.mode == "html")
    staff = scene.crowd.facilitator
    page.cut()
    before, there = page.fresh, staff.cursors["white"]
    end = time.monotonic() + scene.work.budget_s * SHARE
    while time.monotonic() < end:
        if staff.cursors["white"] - there > KEPT:
            break
        scene.crowd.send_for(1.0)
        scene.back(but=page)
        staff.resume()
    missed = staff.cursors["white"] - there
    scene.back()
    if missed <= KEPT:
        scene.work.note(
            f"only {missed} entries while one was away: not longer than fragments are kept"
        )
    elif page.fresh == before:
        raise Fault(f"a page that missed {missed} entries was not told as a whole")
    else:
        scene.work.count("absences longer than fragments are kept")
