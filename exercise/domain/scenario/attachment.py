"""Files that are sent with an inject: pictures, papers, recordings."""

from typing import Annotated, Literal

from pydantic import Field

from exercise.domain.scenario.base import Line, Part

MediaType = Literal[
    "image/png",
    "image/jpeg",
    "image/gif",
    "image/webp",
    "application/pdf",
    "audio/mpeg",
    "audio/ogg",
    "audio/wav",
    "audio/mp4",
]
Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class File(Part):
    """A file's bytes, named by what they are; the bytes themselves lie beside the log."""

    digest: Digest
    """SHA-256 of the bytes."""
    media_type: MediaType
    """By content."""
    size: int = Field(ge=1)
    """Bytes."""
    name: Line
    """Under which it is saved: no folder in it."""
    width: int | None = Field(default=None, ge=1)
    """Of a picture, in pixels."""
    height: int | None = Field(default=None, ge=1)

    @property
    def kind(self) -> Literal["image", "audio", "paper"]:
        """What a page makes of it."""
        if self.media_type.startswith("image/"):
            return "image"
        return "audio" if self.media_type.startswith("audio/") else "paper"


class Attachment(Part):
    """A file as readers of an inject get it."""

    file: File
    title: Line
    alt: str = Field(default="", max_length=1_000)
    """What a picture shows, for who cannot see it."""
