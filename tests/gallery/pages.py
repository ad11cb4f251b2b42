"""Every page of the gallery: its template and its sample data."""

from collections.abc import Callable
from typing import Any

from tests.gallery import sample_player

Page = Callable[[], tuple[str, dict[str, Any]]]


PAGES: dict[str, Page] = {
    "player": lambda: ("player.html", sample_player.page()),
    "player-first": lambda: ("player.html", sample_player.first_minutes()),
    "player-paused": lambda: ("player.html", sample_player.page(sample_player.PAUSED, state="paused")),
    "player-noduff": lambda: ("player.html", sample_player.page(sample_player.NO_DUFF, state="noduff")),
    "player-empty": lambda: ("player.html", sample_player.empty()),
    "player-stress": lambda: ("player.html", sample_player.stress()),
}
