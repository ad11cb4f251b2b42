"""A command that cannot be carried out, said so that a person knows what to do."""

from typing import Any


def N_(message: str) -> str:
    """Marks a message for translation where it is defined; translated at the boundary."""
    return message


class Refused(Exception):
    """The typed refusal of a command.

    ``code`` is stable and for programs; ``message`` is an English msgid with ``%(name)s``
    placeholders filled from ``values`` after translation. ``details`` is JSON-ready data.
    """

    def __init__(
        self, code: str, message: str, *, details: dict[str, Any] | None = None, **values: Any
    ) -> None:
        super().__init__(message % values if values else message)
        self.code = code
        self.message = message
        self.values = values
        self.details = details or {}
