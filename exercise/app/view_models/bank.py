"""What the white cell has at hand to say, and what it finds said."""

from dataclasses import dataclass

from exercise.app.view_models.common import CellTag


@dataclass(frozen=True, slots=True, kw_only=True)
class FactNote:
    """A version of a fact that something asserts."""

    fact: str
    """Id."""
    about: str
    says: str
    so: bool | None = None
    """Whether it is so; None: nobody knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BankAnswer:
    asked: str
    who: tuple[CellTag, ...]
    """Cells that may ask."""
    say: str
    sender: str
    voice: str = ""
    """How that sender writes."""

    @property
    def find(self) -> str:
        """What a search looks through."""
        cells = (f"{cell.name} {cell.mark}" for cell in self.who)
        return " ".join((self.asked, self.say, self.sender, *cells)).lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class BankView:
    """Region ``bank``."""

    answers: tuple[BankAnswer, ...] = ()
    lang: str = ""
