"""Read models: pure functions from (state, viewer, what stands beside the log) to view models."""

from exercise.app.read.feed import WINDOW, feed_item, feed_page
from exercise.app.read.regions import (
    BESIDE_REGIONS,
    DRAFT_REGIONS,
    REGIONS,
    TIMED_REGIONS,
    regions_of,
)
from exercise.app.read.touches import NOTHING, Touch, touches

__all__ = [
    "BESIDE_REGIONS",
    "DRAFT_REGIONS",
    "NOTHING",
    "REGIONS",
    "TIMED_REGIONS",
    "WINDOW",
    "Touch",
    "feed_item",
    "feed_page",
    "regions_of",
    "touches",
]
