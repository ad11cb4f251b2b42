"""A long exercise of many small acts. Run as a program, it prints what its report took to make."""

import io
import json
import re
import resource
import sys
from pathlib import Path
from random import Random

from exercise.report.data import report_data
from exercise.report.pdf.render import write_pdf
from tests.unit.harness import Play, started

CELLS = ("north", "south", "west")


def long_play(entries: int) -> Play:
    """A play of at least so many entries."""
    play, dice = started(), Random(3)
    waiting: list[str] = []
    while len(play.log) < entries:
        play.wait(2_000)
        cell, other = dice.sample(CELLS, 2)
        chance = dice.random()
        if chance < 0.6:
            text = "Our note of the call differs from yours in its third sentence. " * 3
            play.do(f"{cell}.head", "message.send", to=[other], text=text)
        elif chance < 0.8:
            fields = {"title": "Raise readiness", "order": "Leave is cancelled. " * 9}
            answer = play.do(
                f"{cell}.head", "move.submit", instrument="military", targets=[other], **fields
            )
            waiting.append(answer["item"])
        elif waiting:
            texts = {cell: "They noticed. " * 12, other: "Nothing yet."}
            play.do(
                "white.lead",
                "ruling.make",
                moves=[waiting.pop(0)],
                outcome=play.state.the_world.outcomes[0].id,
                texts=texts,
            )
        play.steps.clear()
    return play


def peak_mb() -> int:
    """The most memory that this program has held.

    Where there is /proc it says so; elsewhere the figure of the system also counts what the
    process was before it became this program, which may be a much larger one.
    """
    status = Path("/proc/self/status")
    if status.is_file():
        found = re.search(r"^VmHWM:\s+(\d+) kB", status.read_text("ascii"), re.MULTILINE)
        if found:
            return int(found[1]) // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main(entries: int) -> None:
    play = long_play(entries)
    out = io.BytesIO()
    write_pdf(report_data(play.log, None, play.wall), out)
    told = {"entries": len(play.log), "bytes": len(out.getvalue()), "peak_mb": peak_mb()}
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main(int(sys.argv[1]))
