"""Notices of what stands beside the log, where no entry tells of a change."""

from collections.abc import Callable, Iterable


class Notices:
    """Who is told when drafts, presence or what a hold keeps back have changed."""

    def __init__(self) -> None:
        self._drafts: list[Callable[[str], None]] = []
        self._presence: list[Callable[[str], None]] = []
        self._held: list[Callable[[], None]] = []

    def on_drafts(self, hear: Callable[[str], None]) -> None:
        """Tells ``hear`` of each cell whose drafts changed."""
        self._drafts.append(hear)

    def on_presence(self, hear: Callable[[str], None]) -> None:
        """Tells ``hear`` of each cell of which somebody came or went."""
        self._presence.append(hear)

    def on_held(self, hear: Callable[[], None]) -> None:
        """Tells ``hear`` whenever another row falls due under a hold, or the hold has gone."""
        self._held.append(hear)

    def tell_drafts(self, cell: str) -> None:
        """Says that a team's drafts have changed."""
        for hear in self._drafts:
            hear(cell)

    def tell_presence(self, cells: Iterable[str]) -> None:
        """Says that somebody of these cells came or went."""
        for hear in self._presence:
            for cell in cells:
                hear(cell)

    def tell_held(self) -> None:
        """Says that other rows than before wait under a hold."""
        for hear in self._held:
            hear()
