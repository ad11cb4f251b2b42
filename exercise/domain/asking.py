"""Rules for writing a sealed question during the day."""

from exercise.domain import commands, msel
from exercise.domain.decision import Context, Deciders, Decision, require_facilitator
from exercise.domain.editing import next_number, release_of
from exercise.domain.refusal import N_, Refused
from exercise.domain.scenario import AnswerOption, Ask, ByHand, Inject, Scale, Sender
from exercise.domain.state import State

FEWEST, MOST = 2, 9
"""Answers to choose among."""


def write(state: State, command: commands.WriteQuestion, context: Context) -> Decision:
    """A new row that asks cells or seats, as a question of the scenario does."""
    require_facilitator(state, context)
    msel.require_open_msel(state)
    inject = Inject(
        id=f"i-{context.new_id('question')}",
        number=next_number(state),
        title=command.title,
        release=release_of(state, command.at, context) if command.at else ByHand(),
        sender=Sender(name=command.sender),
        to=_recipients(state, command.to),
        medium="question",
        text=command.text,
        ask=_ask(command),
        notes=command.notes or None,
        type="contingency",
    )
    return Decision((msel.plan_entry(inject, context.actor),), answer={"inject": inject.id})


def _recipients(state: State, to: tuple[str, ...]) -> tuple[str, ...]:
    """Cells in the scenario's order, then seats in theirs.

    Raises:
        Refused: nobody is named, or somebody who does not play.
    """
    seats = (seat for seat in state.seat_order if state.seats[seat].cell in state.cells)
    known = (*state.cells, *seats)
    if not to:
        raise Refused(
            "no_recipient",
            N_("Choose at least one cell or seat that is asked."),
            details={"field": "to"},
        )
    if not set(known).issuperset(to):
        raise Refused("unknown_recipient", N_("Only playing cells and their seats can be asked."))
    return tuple(one for one in known if one in to)


def _ask(command: commands.WriteQuestion) -> Ask:
    if command.answer == "text":
        return Ask(text=command.words, within_ms=command.within_ms)
    if command.answer == "scale":
        scale = Scale(low=0, high=10, low_word=command.low_word, high_word=command.high_word)
        return Ask(scale=scale, within_ms=command.within_ms)
    titles = tuple(dict.fromkeys(command.options))
    if not FEWEST <= len(titles) <= MOST:
        raise Refused(
            "bad_question",
            N_("Give two to nine answers to choose among, each on a line of its own."),
            details={"field": "options"},
        )
    options = tuple(AnswerOption(id=f"answer-{n}", title=one) for n, one in enumerate(titles, 1))
    return Ask(choice=options, within_ms=command.within_ms)


DECIDERS: Deciders = {commands.WriteQuestion: write}
