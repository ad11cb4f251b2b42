"""Rules of facts: the white cell notes which version of one somebody asserts."""

from exercise.domain import audience, commands, payloads
from exercise.domain.decision import Context, Deciders, Decision, record, require_white
from exercise.domain.refusal import N_, Refused
from exercise.domain.scenario import Control
from exercise.domain.state import State

SAYS_SOMETHING = frozenset(
    ("message.sent", "statement.made", "item.passed_on", "agreement.recorded", "move.submitted")
)
"""Kinds of item that assert something. An inject says in the scenario what it tells."""


def assert_fact(state: State, command: commands.AssertFact, context: Context) -> Decision:
    """Notes a version of a fact on what was said, or takes the note back. Twice is once."""
    require_white(state, context)
    item = state.items.get(command.item)
    if item is None or item.kind not in SAYS_SOMETHING:
        raise Refused("unknown_item", N_("Only what somebody said or ordered asserts a fact."))
    _require_known(state.control, command.fact, command.version)
    noted = state.asserted.get(item.id)
    if (noted.get(command.fact) if noted else None) == command.version:
        return Decision(answer={"already": True})
    payload = payloads.FactAsserted(fact=command.fact, says=command.version)
    note = record(payload, by=context.actor, to=audience.STAFF_ONLY, item=item.id)
    return Decision((note,))


def _require_known(control: Control, fact: str, version: str | None) -> None:
    found = next((one for one in control.facts if one.id == fact), None)
    if found is None:
        raise Refused("unknown_fact", N_("The scenario has no such fact."))
    if version is not None and version not in found.versions:
        raise Refused(
            "unknown_version",
            N_("This fact has no such version. Known: %(known)s."),
            known=", ".join(found.versions),
        )


DECIDERS: Deciders = {commands.AssertFact: assert_fact}
"""Which rule decides which command."""
