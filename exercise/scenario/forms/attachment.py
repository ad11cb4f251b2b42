"""How attachments are written: ``{file: files/still.jpg, title: A still, alt: Two hulls}``."""

from typing import Annotated, Any, Self

from pydantic import Field, ValidationInfo, WrapValidator, model_validator

from exercise.domain.scenario import Attachment, File
from exercise.scenario import author_types as author
from exercise.scenario.attached import Refused
from exercise.scenario.told import Told


def _file(name: Any, _: Any, info: ValidationInfo) -> File:
    """The file that was found under that name."""
    if not isinstance(name, str):
        raise author.expected("the name of a file such as files/still.jpg", name)
    found = author.names_of(info).files.get(name)
    if isinstance(found, Refused):
        raise author.wrong(found.message, found.suggestion, code="media")
    if not isinstance(found, File):
        raise author.expected("the name of a file such as files/still.jpg", name)
    return found


class AttachmentForm(Attachment):
    file: Annotated[File, WrapValidator(_file), Told("file’s name", {"type": "string"})]
    alt: str = Field(default="", max_length=1_000)

    @model_validator(mode="after")
    def _pictures_are_told(self) -> Self:
        if self.file.kind == "image" and not self.alt:
            raise author.wrong("'alt' is missing: say what the picture shows", code="alt")
        return self
