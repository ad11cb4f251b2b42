"""The scenario that tests, bench and torture play: small, and free of the shipped one's changes."""

from pathlib import Path

REFERENCE = Path(__file__).resolve().parents[1] / "data" / "scenario"
