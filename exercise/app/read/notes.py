"""What observers and controllers noted."""

from itertools import islice

from exercise.app.beside import Beside
from exercise.app.read import moments, tags
from exercise.app.read.senders import item_ref
from exercise.app.view_models.rulings import NoteRow, NotesView
from exercise.domain.payloads import ObservationNoted
from exercise.domain.state import State

MOST_NOTES = 200


def notes(state: State, viewer: str, beside: Beside) -> NotesView:
    """Region ``notes``, newest first; erased ones are gone."""
    found = []
    for item_id in islice(state.observations, MOST_NOTES):
        item = state.items[item_id]
        if isinstance(item.payload, ObservationNoted):
            found.append(
                NoteRow(
                    key=item_id,
                    at=moments.of_item(state, item),
                    text=item.payload.text,
                    by=tags.who(state, item.author, beside),
                    about=item_ref(state, item.payload.about, viewer),
                )
            )
    return NotesView(notes=tuple(found))
