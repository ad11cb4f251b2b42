"""Whether a socket may still hear what it follows."""

from exercise.app import joining
from exercise.app.devices import PROJECTOR_SEAT
from exercise.app.ids import secret_hash
from exercise.app.running import RunningExercise
from exercise.live.clients import Client


def seat_held(exercise: RunningExercise, client: Client) -> str | None:
    """The seat that the socket's claim stands for now; a screen's claim is its link."""
    if client.seat == PROJECTOR_SEAT:
        good = secret_hash(joining.link_token(exercise, joining.PROJECTOR))
        return PROJECTOR_SEAT if client.secret_hash == good else None
    held = exercise.memory.find_credential(client.secret_hash)
    return held.seat if held else None
