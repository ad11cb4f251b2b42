"""What a command is answered. Kept, so that a repeat is answered alike."""

from dataclasses import dataclass, field
from typing import Any

from exercise.domain.refusal import Refused


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one command; ``body`` is JSON-ready and holds ids and numbers only."""

    ok: bool
    body: dict[str, Any] = field(default_factory=dict)
    code: str = ""
    message: str = ""
    """English msgid; translated and filled from ``values`` at the boundary."""
    values: dict[str, Any] = field(default_factory=dict)

    def kept(self) -> dict[str, Any]:
        """The form that is stored."""
        if self.ok:
            return {"ok": True, "body": self.body}
        return {
            "ok": False,
            "body": self.body,
            "code": self.code,
            "message": self.message,
            "values": self.values,
        }


def accepted(body: dict[str, Any]) -> Answer:
    """Carried out."""
    return Answer(ok=True, body=body)


def refused(refusal: Refused) -> Answer:
    """Not carried out, and why."""
    return Answer(
        ok=False,
        body=refusal.details,
        code=refusal.code,
        message=refusal.message,
        values=refusal.values,
    )


def from_kept(kept: dict[str, Any]) -> Answer:
    """The stored answer again."""
    return Answer(**kept)
