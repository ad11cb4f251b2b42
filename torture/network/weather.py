"""Each kind of bad network, while everybody sends; afterwards nothing is missing or there twice."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from torture.crash.crowd import Crowd
from torture.network.proxy import Proxy, Weather
from torture.player import Player
from torture.serving import Served
from torture.work import Fault, Work


@dataclass(frozen=True)
class Scene:
    """Where a kind of weather happens."""

    work: Work
    one: Served
    crowd: Crowd
    proxy: Proxy
    rng: Random

    def send(self, seconds: float) -> None:
        """All send; whoever lost the line comes back and sends again what was not answered."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.crowd.send_for(end - time.monotonic())
            self.back()

    def back(self, but: Player | None = None) -> None:
        """Whoever lost the line comes back, save one."""
        for player in (one for one in self.crowd.players if one is not but):
            for _ in range(100):
                if player.connected or player.connect():
                    break
                time.sleep(0.05)
            player.mend_gap()


def late(scene: Scene) -> None:
    """Everything takes its time, now more, now less."""
    scene.proxy.weather = Weather(delay_s=scene.rng.uniform(0.02, 0.2), jitter=1.0)
    scene.send(1.5)
    scene.work.count("spells of delay")


def narrow(scene: Scene) -> None:
    """A bad phone's bandwidth for all of them."""
    scene.proxy.weather = Weather(bytes_per_s=scene.rng.choice((6_000, 12_000, 30_000)))
    scene.send(1.5)
    scene.work.count("spells of little bandwidth")


def torn(scene: Scene) -> None:
    """Connections are reset in the middle of whatever they carry."""
    over = threading.Event()

    def tear() -> None:
        while not over.wait(scene.rng.uniform(0.05, 0.4)):
            scene.work.count("connections reset", scene.proxy.drop_some(0.3))

    thread = threading.Thread(target=tear)
    thread.start()
    scene.send(2.0)
    over.set()
    thread.join()


def halved(scene: Scene) -> None:
    """Connections are closed one way only."""
    scene.work.count("connections half-closed", scene.proxy.half_close_some(0.5))
    scene.send(1.0)


def crowded(scene: Scene) -> None:
    """All lose the line at once, and come back in another order."""
    scene.proxy.hold()
    scene.proxy.drop_all()
    threads = [threading.Thread(target=player.connect) for player in scene.crowd.players]
    for thread in threads:
        thread.start()
    time.sleep(0.3)
    scene.work.count("reconnections let in out of order", scene.proxy.let_in())
    for thread in threads:
        thread.join()
    scene.send(0.5)


def doubled(scene: Scene) -> None:
    """Two devices of one seat send the very same commands at once; each is answered alike."""
    for player in scene.crowd.senders:
        twin = Player(player.origin, player.exercise, player.seat, through=player.through)
        twin.session.cookies = player.session.cookies
        if not (twin.connect() and player.connected):
            continue
        for number in range(5):
            key = f"twin-{scene.rng.getrandbits(60)}-{number}"
            _both(scene, player, twin, key)
        twin.cut()


def _both(scene: Scene, player: Player, twin: Player, key: str) -> None:
    command = {"type": "message.send", "to": ["white"], "text": "Twice."}
    answers: list[object] = []
    threads = [
        threading.Thread(target=lambda one=one: answers.append(one.command(key, command)))
        for one in (player, twin)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    told = [answer for answer in answers if answer is not None]
    if any(answer != told[0] for answer in told):
        raise Fault(f"one command of two devices was answered differently: {told}")
    scene.crowd.open[key] = (player, command)
    scene.work.count("commands sent by two devices at once")


def polling(scene: Scene) -> None:
    """WebSockets do not get through."""
    for player in scene.crowd.players:
        player.connect(("polling",))
    scene.crowd.send_for(1.0)
    scene.proxy.drop_some(0.5)
    scene.work.count("players sent over long polling", len(scene.crowd.players))


KINDS: tuple[Callable[[Scene], None], ...] = (
    *(late, torn, crowded, doubled, halved, narrow, polling),
)
