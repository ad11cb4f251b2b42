"""Where the values of many runs lie."""

from collections.abc import Sequence

LOW, MIDDLE, HIGH = 0.1, 0.5, 0.9


def at_share(values: Sequence[int], share: float) -> int:
    """The value that this share of them does not exceed; 0 of none."""
    if not values:
        return 0
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]
