"""Which machine the figures come from."""

import os
import platform
import sqlite3

import psutil

from tests.support.machine import processor
from tests.support.services import SERVICES


def machine() -> dict[str, str]:
    """Names and versions; nothing that tells one machine of a kind from another."""
    return {
        "CPU": f"{os.cpu_count()} × {processor()}",
        "memory": f"{psutil.virtual_memory().total / 2**30:.0f} GB",
        "system": f"{platform.system()} {platform.machine()}",
        "Python": platform.python_version(),
        "SQLite": sqlite3.sqlite_version,
        "PostgreSQL": _postgres(),
    }


def _postgres() -> str:
    found = SERVICES["postgres"].find()
    return "none" if found is None else found.parent.name
