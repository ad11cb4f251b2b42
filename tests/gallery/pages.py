"""Every page of the gallery: its template and its sample data."""

from collections.abc import Callable
from typing import Any

from tests.gallery import (
    sample_console,
    sample_feed,
    sample_home,
    sample_lobby,
    sample_player,
    sample_public,
    samples_other,
)

Page = Callable[[], tuple[str, dict[str, Any]]]


PAGES: dict[str, Page] = {
    "player": lambda: ("player.html", sample_player.page()),
    "player-first": lambda: ("player.html", sample_player.first_minutes()),
    "player-paused": lambda: (
        "player.html",
        sample_player.page(sample_player.PAUSED, state="paused"),
    ),
    "player-noduff": lambda: (
        "player.html",
        sample_player.page(sample_player.NO_DUFF, state="noduff"),
    ),
    "player-hotwash": lambda: ("player.html", sample_player.hot_wash()),
    "player-empty": lambda: ("player.html", sample_player.empty()),
    "player-stress": lambda: ("player.html", sample_player.stress()),
    "join": lambda: ("join.html", sample_lobby.join()),
    "join-refused": lambda: (
        "join.html",
        sample_lobby.join(
            error="Somebody has just taken this seat. Choose another.", error_field="seat"
        ),
    ),
    "join-reclaim": lambda: ("join.html", sample_lobby.join(reclaiming=True)),
    "join-code": lambda: ("join_code.html", sample_lobby.join_code()),
    "join-code-left": lambda: ("join_code.html", sample_lobby.join_code(left="seat")),
    "seat-wait": lambda: ("seat_wait.html", sample_lobby.waiting(refused=False)),
    "lobby": lambda: ("lobby.html", sample_lobby.lobby()),
    "lobby-acknowledged": lambda: ("lobby.html", sample_lobby.lobby(acknowledged=True)),
    "lobby-ready": lambda: ("lobby.html", sample_lobby.lobby(acknowledged=True, answered=True)),
    "console": lambda: ("console.html", sample_console.page()),
    "console-hold": lambda: (
        "console.html",
        sample_console.page(hold=True, count=sample_feed.LONG),
    ),
    "console-lobby": lambda: ("console.html", sample_console.lobby()),
    "console-away": lambda: ("console.html", sample_console.page("paused", sample_console.AWAY)),
    "console-ended": lambda: ("console.html", sample_console.ended()),
    "console-noduff": lambda: (
        "console.html",
        sample_console.page("noduff", sample_console.NO_DUFF),
    ),
    "observer": lambda: ("observer.html", sample_public.observer()),
    "observer-empty": lambda: ("observer.html", sample_public.observer(empty=True)),
    "projector": lambda: ("projector.html", sample_public.projector()),
    "projector-answers": lambda: ("projector.html", sample_public.answers()),
    "projector-lobby": lambda: ("projector.html", sample_public.projector("lobby", empty=True)),
    "projector-paused": lambda: ("projector.html", sample_public.projector("paused")),
    "projector-programs": lambda: ("projector.html", sample_public.programs()),
    "projector-noduff": lambda: (
        "projector.html",
        sample_public.projector("noduff", sample_player.NO_DUFF),
    ),
    "home": lambda: ("home.html", sample_home.home()),
    "home-empty": lambda: ("home.html", sample_home.home(empty=True)),
    "organiser": lambda: ("organiser.html", sample_home.organiser()),
    "organiser-noduff": lambda: ("organiser.html", sample_home.organiser(noduff=True)),
    "organiser-empty": lambda: ("organiser.html", sample_home.organiser(started=False)),
    "not-found": lambda: ("error.html", sample_home.error("not_found", 404)),
    "link-invalid": lambda: ("error.html", sample_home.error("link_invalid", 410)),
    **samples_other.PAGES,
}
