"""What was made for one who came back, for the next who needs the same."""

from collections import OrderedDict
from collections.abc import Callable, Hashable

from exercise.live.wire import Encoded

MOST_KEPT = 128


class Kept:
    """The newest of it. Whoever changes what all of it was made from clears it."""

    def __init__(self) -> None:
        self._made: OrderedDict[Hashable, tuple[object, Encoded]] = OrderedDict()

    def get(self, key: Hashable, made_from: object, make: Callable[[], Encoded]) -> Encoded:
        """What was made under this key from something equal, else what is made now."""
        known = self._made.get(key)
        if known is None or known[0] != made_from:
            known = self._made[key] = (made_from, make())
            if len(self._made) > MOST_KEPT:
                self._made.popitem(last=False)
        self._made.move_to_end(key)
        return known[1]

    def clear(self) -> None:
        """Things are different now."""
        self._made.clear()

    def __len__(self) -> int:
        return len(self._made)
