"""Players on a real server who send all the time, and send again whatever was not answered."""

import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from random import Random

from torture.player import Json, Player
from torture.scenario import CELLS
from torture.serving import Served
from torture.work import Fault


@dataclass
class Crowd:
    """Senders, one of each cell, and the facilitator; readers of other seats beside them."""

    served: Served
    rng: Random
    facilitator: Player = field(init=False)
    senders: list[Player] = field(default_factory=list)
    readers: list[Player] = field(default_factory=list)
    open: dict[str, tuple[Player, Json]] = field(default_factory=dict)
    """Commands that got no answer yet, by id."""
    answers: dict[str, Json] = field(default_factory=dict)
    patience_s: float = 3.0
    """How long each waits for an answer."""
    silent: list[str] = field(default_factory=list)
    """Commands that got no answer though the line stood."""
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    @property
    def players(self) -> Sequence[Player]:
        return (self.facilitator, *self.senders, *self.readers)

    def join(self) -> "Crowd":
        """Everybody takes a seat."""
        server = self.served.server
        links = server.links
        self.facilitator = Player(server.url).own(links["facilitator"], links["exercise"])
        for cell in CELLS:
            link = links["cells"][cell]
            self.senders.append(Player(server.url).join(link, f"{cell}.head"))
            self.readers.append(Player(server.url).join(link, f"{cell}.foreign"))
        return self

    def through(self, address: str) -> "Crowd":
        """From now on they connect by way of another address."""
        for player in self.players:
            player.through = address
        return self

    def connect(self, within_s: float = 60.0) -> None:
        """Everybody comes back and reads on.

        Raises:
            Fault: somebody could not.
        """
        end = time.monotonic() + within_s
        for player in self.players:
            while not player.connect():
                if time.monotonic() > end:
                    raise Fault(f"{player.seat} could not come back within {within_s:.0f} s")
                time.sleep(0.05)

    def run_clock(self) -> None:
        """STARTEX, or on after a pause."""
        for kind in ("exercise.start", "clock.resume"):
            self.facilitator.command(f"clock-{next(self._numbers)}", {"type": kind})

    def send_for(self, seconds: float) -> None:
        """All send at once, each as fast as it is answered, until the time is up or lines die."""
        end = time.monotonic() + seconds
        seeds = [self.rng.getrandbits(40) for _ in self.senders]
        threads = [
            threading.Thread(target=self._send, args=(player, end, Random(seed)), daemon=True)
            for player, seed in zip(self.senders, seeds, strict=True)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def _send(self, player: Player, end: float, rng: Random) -> None:
        while time.monotonic() < end and player.connected:
            self.say(player, _command(rng))

    def say(self, player: Player, command: Json) -> Json | None:
        """One command; kept as open when no answer comes."""
        key = f"{player.seat}-{next(self._numbers)}"
        self.open[key] = (player, command)
        answer = player.command(key, command, self.patience_s)
        if answer is not None:
            self._answered(key, answer)
        elif player.connected:
            self.silent.append(key)
        return answer

    def send_again(self) -> None:
        """Whatever was not answered, with the same ids; twice, to see that it is answered alike.

        Raises:
            Fault: no answer, or another one the second time.
        """
        for key, (player, command) in list(self.open.items()):
            first = player.command(key, command)
            second = player.command(key, command)
            if first is None or first != second:
                raise Fault(f"{key} was answered {first}, and then {second}")
            self._answered(key, first)

    def _answered(self, key: str, answer: Json) -> None:
        if answer.get("code") in ("failed", "too_fast"):
            return
        self.open.pop(key, None)
        if answer.get("ok"):
            self.answers[key] = answer

    def rest(self) -> None:
        """All that is open is sent, the clock stops, everybody reads what is left, and goes.

        Raises:
            Fault: somebody could not.
        """
        self.send_again()
        paused = self.facilitator.command(f"clock-{next(self._numbers)}", {"type": "clock.pause"})
        if paused is None:
            raise Fault("the clock could not be paused")
        for player in self.players:
            if not player.resume():
                raise Fault(f"{player.seat} could not read on")
        self.cut()

    def cut(self) -> None:
        for player in self.players:
            player.cut()


def _command(rng: Random) -> Json:
    text = f"Word {rng.random()}"
    if rng.random() < 0.2:
        return {
            "type": "move.submit",
            "title": text,
            "instrument": "military",
            "order": "Go.",
            "openness": rng.choice(("public", "secret")),
        }
    if rng.random() < 0.2:
        return {"type": "statement.make", "text": text}
    return {"type": "message.send", "to": [rng.choice(CELLS)], "text": text}
