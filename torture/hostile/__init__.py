"""Hostile: whatever is sent, the answer is a typed refusal and the server lives on."""

from functools import partial
from itertools import cycle

from torture.hostile import doors, media
from torture.hostile.vandals import (
    MIXED,
    PACKETS,
    REQUESTS,
    TOGETHER,
    generated,
    over_http,
    over_the_socket,
)
from torture.hostile.wire import Line
from torture.player import Player
from torture.scenario import CELLS, POSTS
from torture.serving import Served, served
from torture.work import Fault, Work

CLAIM = """\
Inputs made by hypothesis, and others made by exchanging parts of those by chance, go to a real
server, over HTTP on raw connections and over the socket: wrong types, deep JSON, huge frames,
forged seats, other exercises' ids, replayed commands, foreign origins, path tricks, header
injection, control and direction characters, texts of ten thousand letters, slow requests, pongs
that nobody asked for, guessed codes. No answer has a traceback or a status of 500 and above, each
refusal over the socket has a code and a message, the server prints nothing, lives, and does not
grow. Files made to be attached (headers of huge pictures, archives, markup, films, cut short and
mixed up) are refused in a line, or are what their content says."""

ROUND = 50
"""Examples in one round of each kind: 10,000 inputs, or 800 in a quick run."""
ROUNDS = 25
GROWN_MB = 150.0


def run(work: Work) -> None:
    """Plans first, then chance for as long as there is time, and the guesser last."""
    with served(work, "hostile") as one:
        links = one.server.links
        players = [
            Player(one.server.url).join(links["cells"][cell], f"{cell}.{post}")
            for post in POSTS
            for cell in CELLS
        ]
        player = players[0]
        Player(one.server.url).own(links["facilitator"], links["exercise"])
        media.files(work)
        doors.handshakes(work, one, player)
        doors.huge(work, one, player)
        doors.slow(work, one, 20 if work.quick else 300)
        doors.pongs(work, one, player, 2_000 if work.quick else 50_000)
        _chance(work, one, players, links["cells"][CELLS[0]])
        guesses, people = (60, 10) if work.quick else (doors.GUESSES, doors.PEOPLE)
        doors.guesses(work, one, player, guesses, people)
        one.must_live()
        one.must_be_calm()


def _back_in_its_seat(player: Player, link: str) -> None:
    """Among its requests may have been the right one to leave its seat, as anybody may."""
    player.post(f"/x/{player.exercise}/s/{player.seat}/leave", {})
    player.join(link, player.seat)


def _chance(work: Work, one: Served, players: list[Player], link: str) -> None:
    examples, warm = (4 if work.quick else ROUND), 0.0
    for number in work.times(quick=1, full=ROUNDS, share=0.6):
        _back_in_its_seat(players[0], link)
        lines = [Line(player).open() for player in players]
        socket, web = (
            partial(over_the_socket, work, cycle(lines)),
            partial(over_http, work, one, players[0]),
        )
        generated(work, number * 2, examples, PACKETS, socket)
        for line in lines:
            line.close()
        generated(work, number * 2 + 1, examples, REQUESTS, web)
        one.must_be_calm()
        warm = warm or one.memory_mb()
    grown = one.memory_mb() - warm
    first = 2 * examples * TOGETHER * (MIXED + 1)
    work.note(f"after its first {first:,} inputs the server grew by {grown:.0f} MB")
    if grown > GROWN_MB:
        raise Fault(f"the server grew by {grown:.0f} MB over hostile inputs")
