"""One byte form for a scenario, the same on every machine: RFC 8785 JSON, whole numbers only."""

import hashlib
import json

from exercise.domain.entry import canonical as canonical_json
from exercise.domain.scenario import Scenario


def canonical(scenario: Scenario) -> bytes:
    """The scenario as canonical JSON in UTF-8."""
    return canonical_json(scenario.model_dump(mode="json")).encode()


def scenario_hash(scenario: Scenario) -> str:
    """SHA-256 of the canonical form, in hexadecimal."""
    return hashlib.sha256(canonical(scenario)).hexdigest()


def parse_canonical(data: bytes) -> Scenario:
    """The scenario that ``canonical`` wrote. Raises ``ValueError`` on anything else."""
    return Scenario.model_validate(json.loads(data))
