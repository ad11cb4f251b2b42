"""That a payload is gone."""

from exercise.domain.payloads.base import Payload


class PayloadErased(Payload):
    """What was erased, by whom (the author) and why: for the staff, after all who could read."""

    kind = "payload.erased"
    seqs: tuple[int, ...]
    items: tuple[str, ...]
    reason: str


class ItemErased(Payload):
    """For everyone who could read the item, and the staff: it is gone."""

    kind = "item.erased"
    was: str
    """Kind of the entry whose payload is gone."""
