"""The real server killed under load, again and again, with its clients coming back each time."""

import threading
from random import Random

from torture.crash.crowd import Crowd
from torture.serving import NewDatabase, Served, served
from torture.truth import check_acknowledged, check_log, check_player, read_log
from torture.work import Work

RATE = "600"
"""Ten minutes of exercise time a second: ten injects."""


def kill_servers(work: Work, base: str, new: NewDatabase, rounds: int, share: float) -> None:
    """Kills it in each round while everybody sends; some rounds also while a report is made."""
    database = new()
    rng = work.rng("server", base)
    with served(work, f"server-{base}", "--rate", RATE, database=database) as one:
        crowd = Crowd(one, rng).join()
        crowd.connect()
        for _ in work.times(quick=rounds, full=rounds, share=share):
            crowd.run_clock()
            crowd.send_again()
            reporting = rng.random() < 0.3
            if reporting:
                _ask_for_report(crowd)
                work.count("of them while a report was made")
            _kill_while_they_send(one, crowd, rng)
            work.count(f"kills of the server, {base}")
            one.start()
            crowd.connect()
        crowd.rest()
        one.must_be_calm()
        check(work, one, crowd)


def _kill_while_they_send(one: Served, crowd: Crowd, rng: Random) -> None:
    delay = rng.uniform(0.05, 1.2)
    killer = threading.Timer(delay, one.server.kill)
    killer.start()
    crowd.send_for(delay + 1)
    killer.join()


def _ask_for_report(crowd: Crowd) -> None:
    player = crowd.facilitator
    player.post(f"/x/{player.exercise}/s/{player.seat}/report", {})


def check(work: Work, one: Served, crowd: Crowd) -> None:
    """The log, what was acknowledged, and what each client holds.

    Raises:
        Fault: see ``torture.truth``.
    """
    log = read_log(one.server.data, one.database, crowd.facilitator.exercise)
    work.count("logs verified")
    check_log(log)
    work.count("injects released, none twice", sum(e.kind == "inject.released" for e in log))
    work.count("acknowledged commands found once", check_acknowledged(log, crowd.answers))
    for player in crowd.players:
        check_player(work, log, player)
