"""Files that came with an inject: for whoever may read the item, and for nobody else."""

from collections.abc import Iterable

from exercise.app.view_models.attached import AttachedFile
from exercise.domain.payloads import InjectDelivered, PassedOn, Payload
from exercise.domain.scenario import Attachment, File, Inject
from exercise.domain.state import State

WORDS = {
    "image/png": "PNG",
    "image/jpeg": "JPEG",
    "image/gif": "GIF",
    "image/webp": "WebP",
    "application/pdf": "PDF",
    "audio/mpeg": "MP3",
    "audio/ogg": "Ogg",
    "audio/wav": "WAV",
    "audio/mp4": "M4A",
}
"""What people call each kind of file."""


def of_item(item: str, payload: Payload | None) -> tuple[AttachedFile, ...]:
    """The files of an item, at ``file/<item>/<number>``."""
    attachments = _carried(payload)
    return tuple(_view(one, f"file/{item}/{number}") for number, one in enumerate(attachments))


def of_row(inject: Inject, attachments: Iterable[Attachment]) -> tuple[AttachedFile, ...]:
    """The files of a row of the MSEL, at ``planned/<inject>/<digest>``."""
    return tuple(_view(one, f"planned/{inject.id}/{one.file.digest}") for one in attachments)


def file_of_item(state: State, viewers: Iterable[str], item: str, number: int) -> File | None:
    """A file of an item, if one of these viewers may read the item and it is still there."""
    found = state.items.get(item)
    if found is None or not set(viewers) & set(found.audience):
        return None
    attachments = _carried(found.payload)
    return attachments[number].file if 0 <= number < len(attachments) else None


def file_of_row(state: State, inject: str, digest: str) -> File | None:
    """A file that a row of the MSEL carries in some wording."""
    row = state.msel.get(inject)
    carried = row.inject.all_attachments() if row and row.inject else ()
    return next((one.file for one in carried if one.file.digest == digest), None)


def _carried(payload: Payload | None) -> tuple[Attachment, ...]:
    return payload.attachments if isinstance(payload, InjectDelivered | PassedOn) else ()


def _view(one: Attachment, url: str) -> AttachedFile:
    return AttachedFile(
        kind=one.file.kind,
        url=url,
        title=one.title,
        alt=one.alt,
        word=WORDS[one.file.media_type],
        size=one.file.size,
        width=one.file.width,
        height=one.file.height,
    )
