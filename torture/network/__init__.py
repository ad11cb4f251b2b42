"""Network: however bad the line, everybody ends with all that is theirs, once, in order."""

from torture.crash.crowd import Crowd
from torture.crash.server import check
from torture.network.long_cut import away_too_long
from torture.network.pages import check_page
from torture.network.proxy import Proxy, Weather
from torture.network.stalled import stall
from torture.network.weather import KINDS, Scene
from torture.serving import served
from torture.work import Work

CLAIM = """\
Clients play through a proxy that delays, resets and half-closes connections, lets reconnections in
out of order, narrows the bandwidth to a bad phone's and blocks WebSockets; two devices of a seat
send the very same commands at once; a client stays away for longer than fragments are kept; some
connect and never read. Afterwards every client holds what its streams hold, once and in order; a
page told in fragments equals one told fresh; whoever never reads slows nobody."""


def run(work: Work) -> None:
    """All weathers in turn, then the long absence, then those who never read."""
    rng = work.rng("weather")
    with served(work, "network", "--rate", "60") as one:
        crowd = Crowd(one, rng).join()
        for player in crowd.readers[::2]:
            player.mode = "html"
        with Proxy(one.server.port, rng) as proxy:
            scene = Scene(work, one, crowd.through(proxy.url), proxy, rng)
            scene.back()
            crowd.run_clock()
            for number in work.times(quick=len(KINDS), full=len(KINDS) * 6, share=0.35):
                KINDS[number % len(KINDS)](scene)
                proxy.weather = Weather()
                scene.back()
                crowd.send_again()
            away_too_long(scene)
            scene.back()
            for player in crowd.readers[::2]:
                check_page(work, player)
            work.count("connections through the proxy", proxy.made)
            crowd.rest()
        one.must_be_calm()
        check(work, one, crowd)
    stall(work)
