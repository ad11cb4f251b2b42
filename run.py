"""Set up and run Startex from a checkout: python3 run.py, python3 run.py test.

This file alone must be readable by any Python, so that a too old one can say so: no f-strings, no
annotations, nothing newer than Python 2.
"""

import sys

OLDEST = (3, 11)

if sys.version_info < OLDEST:
    sys.stderr.write(
        "Startex needs Python 3.11 or newer, and this is Python %d.%d."
        " Install a newer one and run it by name, for example: python3.13 run.py\n"
        % sys.version_info[:2]
    )
    sys.exit(2)

from checkout.main import main  # noqa: E402

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
