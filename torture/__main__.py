"""``python -m torture``, which ``python3 run.py torture`` becomes."""

import sys

from torture.main import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
