"""Whether a log is whole, and everything beside it what the log makes of it."""

from exercise.store.verification.verify import Verdict, verify

__all__ = ["Verdict", "verify"]
