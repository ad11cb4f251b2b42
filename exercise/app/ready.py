"""What waits to be built until a server answers, but not until it is first needed."""

from exercise.app import drafts
from exercise.domain import commands, payloads


def build_validators() -> None:
    """Otherwise the first command of the day, or the first inject, would be late by it."""
    commands.build_validators()
    drafts.build_validators()
    payloads.build_validators()
