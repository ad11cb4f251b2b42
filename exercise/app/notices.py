"""Notices of what stands beside the log, where no entry tells of a change."""

from collections.abc import Callable, Iterable


class Notices:
    """Who is told when drafts or presence have changed, or time alone has changed something."""

    def __init__(self) -> None:
        self._drafts: list[Callable[[str], None]] = []
        self._presence: list[Callable[[str], None]] = []
        self._passed: list[Callable[[], None]] = []

    def on_drafts(self, hear: Callable[[str], None]) -> None:
        """Tells ``hear`` of each cell whose drafts changed."""
        self._drafts.append(hear)

    def on_presence(self, hear: Callable[[str], None]) -> None:
        """Tells ``hear`` of each cell of which somebody came or went."""
        self._presence.append(hear)

    def on_passed(self, hear: Callable[[], None]) -> None:
        """Tells ``hear`` when rows under a hold are others than before, or time moved a gate."""
        self._passed.append(hear)

    def tell_drafts(self, cell: str) -> None:
        """Says that a team's drafts have changed."""
        for hear in self._drafts:
            hear(cell)

    def tell_presence(self, cells: Iterable[str]) -> None:
        """Says that somebody of these cells came or went."""
        for hear in self._presence:
            for cell in cells:
                hear(cell)

    def tell_passed(self) -> None:
        """Says that other rows than before wait under a hold, or that other gates are open."""
        for hear in self._passed:
            hear()
