"""The projector: what everybody may see, on one large screen, without controls."""

from flask import Blueprint, Response

from exercise.app import joining
from exercise.app.devices import PROJECTOR_SEAT
from exercise.app.view_models import WallView
from exercise.domain.audience import PUBLIC
from exercise.web import cookies
from exercise.web.context import client_address, page, parts
from exercise.web.problems import Problem
from exercise.web.seats import regions_for
from exercise.web.shells import public_shell

bp = Blueprint("public_screen", __name__)


@bp.get("/x/<exercise>/projector/<token>")
def projector(exercise: str, token: str) -> Response:
    """The public screen of an exercise."""
    running = parts().exercises.get(exercise)
    if running is None or not joining.is_good_token(running, joining.PROJECTOR, token):
        parts().guesses.failed(client_address())
        raise Problem(404, "link_invalid")
    answer = page(
        "projector.html",
        shell=public_shell(running, PUBLIC),
        regions=regions_for(running.state, (PUBLIC,), running.memory.picture()),
        wall=WallView(
            fiction_note=running.state.the_world.fiction_note,
            addresses=(f"{parts().base_url()}/join",),
            qr="/qr.svg",
        ),
    )
    # What it shows of files is asked for under an address that does not hold the token.
    return cookies.give(answer, running.id, PROJECTOR_SEAT, token)
