"""Injects of the trial with files, and the files' bytes."""

import hashlib

from exercise.domain.scenario import Attachment, File, Scenario, Wording
from tests.unit.scenario.attachments import PDF, WAV, png
from tests.unit.trial import TRIAL, at, inject

PICTURE = png(640, 480)


def attachment(data: bytes, name: str, media_type: str, title: str, alt: str = "") -> Attachment:
    size = {"width": 640, "height": 480} if media_type == "image/png" else {}
    file = {
        "digest": hashlib.sha256(data).hexdigest(),
        "media_type": media_type,
        "size": len(data),
        "name": name,
        **size,
    }
    return Attachment(file=File.model_validate(file), title=title, alt=alt)


STILL = attachment(PICTURE, "still.png", "image/png", "Still, 11:42", "Two white hulls touching")
CHART = attachment(PDF, "chart.pdf", "application/pdf", "The sailing chart")
TAPE = attachment(WAV, "tape.wav", "audio/wav", "Channel 16, 11:40")
BYTES = {STILL.file.digest: PICTURE, CHART.file.digest: PDF, TAPE.file.digest: WAV}

FILM = inject(
    "film",
    1,
    at(1),
    to=("north", "south", "west"),
    attachments=(STILL, TAPE),
    wording={
        "south": Wording(text="South's words", attachments=(CHART,)),
        "west": Wording(attachments=()),
    },
)
AGAIN = inject("again", 2, at(30), to=("south",), attachments=(TAPE,))
PAPER = inject(
    "paper",
    3,
    at(2),
    to=("north", "south", "west"),
    medium="news",
    public=True,
    attachments=(STILL,),
)
PLAIN = inject("plain", 4, at(40))


def with_files() -> Scenario:
    """The trial's cells, with an inject whose files differ by cell, and others."""
    return TRIAL.with_injects((FILM, AGAIN, PAPER, PLAIN))
