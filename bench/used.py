"""Runs Python on some words, and prints what that used, as JSON.

A process of its own, and a small one: the system counts towards a child's peak what its parent held
when it was started.
"""

import json
import resource
import subprocess
import sys


def main(words: list[str]) -> None:
    """Runs ``python WORDS`` to its end."""
    subprocess.run([sys.executable, *words], check=True, stdout=sys.stderr)  # noqa: S603 (ours)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    told = {"cpu_s": used.ru_utime + used.ru_stime, "peak_mb": used.ru_maxrss / 1000}
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main(sys.argv[1:])
