"""How long it takes until a server on a long log listens."""

import time

from bench.figures import Figure, Target, middle
from bench.stage import Setting
from bench.startex import serving

BOUNDS_S = (2.0, 5.0)


def run(setting: Setting) -> list[Figure]:
    sizes = setting.sizes[1:2] if setting.quick else setting.sizes[2:]
    return [
        _row(setting, size, bound) for size, bound in zip(sizes, BOUNDS_S, strict=not setting.quick)
    ]


def _row(setting: Setting, size: int, bound: float) -> Figure:
    taken = []
    for _ in range(setting.pick(3, 1)):
        data = setting.long(size)
        began = time.perf_counter()
        with serving(setting.root, data, setting.cores):
            taken.append(time.perf_counter() - began)
    return Figure(
        "start",
        f"start on {size:,} entries",
        "s",
        middle(taken),
        target=Target("value", "most", bound, unit="s"),
        detail={"seconds": taken},
    )
