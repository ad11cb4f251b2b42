"""When Python's garbage collector walks through all that a server holds."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def kept_for_good() -> Iterator[None]:
    """What is made within stays: the collector does not look for it, neither now nor later.

    Folding 100,000 entries makes millions of objects, none of them garbage; looking for some among
    them took longer than the folding.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if enabled:
            gc.enable()


@contextmanager
def collected_by_hand() -> Iterator[None]:
    """Within, only :func:`collect` looks for garbage among what is old.

    Among the lines and pages of hundreds of browsers that takes longer than an inject may be late,
    and Python would do it at any moment.
    """
    young, middle, old = gc.get_threshold()
    gc.set_threshold(young, middle, _NEVER)
    try:
        yield
    finally:
        gc.set_threshold(young, middle, old)


def collect() -> None:
    """Looks for garbage everywhere but in what :func:`kept_for_good` kept."""
    gc.collect()


_NEVER = 1_000_000_000
