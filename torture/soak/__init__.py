"""Soak: a day and a night at rate, in a process of its own, its memory watched hour by hour."""

import multiprocessing

from torture.soak.day import Hour, day
from torture.work import Fault, Work

CLAIM = """\
An exercise of a simulated 24 hours: the real store, one door, scheduler's tick, follower and
templates in a process of its own, its clocks turned a few seconds at a time (no sockets, nobody
waits). Injects go out, five teams talk, move and are ruled on all the time; pages come, go and
resume. The log is kept folded in memory, whole, so that memory follows what was said: it must not
grow with time alone (a second day, as long, in which only the clock runs and pages come and go),
and what one entry costs must stay the same from the first hour to the last."""

FLAT_MB = 12.0
"""By how much a whole day of nothing but time may make it grow after its first hour."""
DEARER = 1.6
"""By what an entry may cost more memory in the second half of the day than in the first."""
_context = multiprocessing.get_context("forkserver")


def run(work: Work) -> None:
    """A quiet day, then a busy one.

    Raises:
        Fault: memory grew with time, or entries grew dearer.
    """
    hours = 2 if work.quick else 24
    quiet = _lived(work, "quiet", hours, busy=False)
    grown = quiet[-1].memory_mb - quiet[1].memory_mb
    work.note(f"{hours} quiet hours: {grown:+.1f} MB after the first")
    if grown > FLAT_MB:
        raise Fault(f"memory grew by {grown:.1f} MB in {hours} hours in which nothing was said")
    busy = _lived(work, "busy", hours, busy=True)
    middle = len(busy) // 2
    warm = busy[min(1, middle - 1)]
    first, second = _kb_each(warm, busy[middle]), _kb_each(busy[middle], busy[-1])
    work.note(
        f"{hours} busy hours: {busy[-1].entries:,} entries, {busy[1].memory_mb:.0f} MB after the"
        f" first hour, {busy[-1].memory_mb:.0f} MB at the end; an entry cost {first:.1f} kB of"
        f" memory in the first half, {second:.1f} kB in the second"
    )
    if not work.quick and second > first * DEARER:
        raise Fault(f"an entry costs more and more memory: {first:.1f} kB, then {second:.1f} kB")


def _kb_each(before: Hour, after: Hour) -> float:
    return (after.memory_mb - before.memory_mb) * 1024 / max(1, after.entries - before.entries)


def _lived(work: Work, name: str, hours: int, *, busy: bool) -> list[Hour]:
    hear, say = _context.Pipe(duplex=False)
    how = {"busy": busy, "small": work.quick}
    place, seed = work.place(name), work.rng(name).getrandbits(40)
    process = _context.Process(target=day, args=(place, seed, hours, say), kwargs=how, daemon=True)
    process.start()
    say.close()
    lived: list[Hour] = []
    try:
        while True:
            lived.append(hear.recv())
    except EOFError:
        pass
    finally:
        process.kill()
        process.join()
    if len(lived) != hours + 1:
        raise Fault(f"the {name} day ended after {len(lived) - 1} of {hours} hours")
    work.count(f"{name} hours lived", hours)
    work.count(f"entries of the {name} day", lived[-1].entries)
    return lived
