"""A real server stopped in the middle of everything, as a suspended machine is."""

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager

from exercise.app.exercise_clock import LATE_MS
from torture.crash.crowd import Crowd
from torture.crash.server import check
from torture.serving import served
from torture.truth import read_log
from torture.work import Fault, Work


@contextmanager
def suspended(work: Work) -> Iterator[None]:
    """Stops a server under load while the block runs, lets it go on, and looks at what it did.

    Raises:
        Fault: time ran on unseen, or somebody misses something.
    """
    with served(work, "suspended", "--rate", "60") as one:
        crowd = Crowd(one, work.rng("suspended")).join()
        crowd.connect()
        crowd.run_clock()
        crowd.send_for(0.5)
        one.process.send_signal(signal.SIGSTOP)
        begun = time.monotonic()
        try:
            yield
        finally:
            one.process.send_signal(signal.SIGCONT)
        stood_s = time.monotonic() - begun
        work.count("seconds that a server stood still", int(stood_s))
        time.sleep(2.5)
        crowd.connect()
        crowd.send_again()
        log = read_log(one.server.data, None, crowd.facilitator.exercise)
        late = [one for one in log if one.kind == "clock.paused" and "server_late" in str(one.text)]
        if stood_s * 1000 > LATE_MS + 2_000 and len(late) != 1:
            raise Fault(f"stopped for {stood_s:.0f} s, the server paused {len(late)} times for it")
        if late and late[0].t > 30 * 60_000:
            raise Fault(f"exercise time went on while the server stood: {late[0]}")
        crowd.run_clock()
        crowd.send_for(0.5)
        crowd.rest()
        one.must_be_calm()
        check(work, one, crowd)
