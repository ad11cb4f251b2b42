"""One exercise's fault is its own: it is logged, and the others go on."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

log = logging.getLogger(__name__)


@contextmanager
def spared(what: str) -> Iterator[None]:
    """Goes on after whatever fails within. Who calls it comes back to it by itself."""
    try:
        yield
    except Exception:
        log.exception("%s failed", what)
