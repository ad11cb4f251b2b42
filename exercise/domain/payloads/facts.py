"""What the white cell finds asserted in what was said."""

from exercise.domain.payloads.base import Payload
from exercise.domain.scenario import Slug


class FactAsserted(Payload):
    """That an item asserts a version of a fact; for the staff. Its text stays as it was."""

    kind = "fact.asserted"
    fact: Slug
    says: Slug | None
    """The version of it; None: taken back."""
