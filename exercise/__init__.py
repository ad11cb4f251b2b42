"""Startex: live crisis exercises, kept as one append-only log."""

__version__ = "0.1.0"
