"""Control's aids: what it may say when asked, as whom, and what it finds asserted."""

from exercise.app.read import tags
from exercise.app.view_models.bank import BankAnswer, BankView, FactNote
from exercise.app.view_models.shell import FactView, PersonaView
from exercise.domain.facts import SAYS_SOMETHING
from exercise.domain.scenario import Inject
from exercise.domain.state import Item, State


def bank(state: State) -> BankView:
    """Region ``bank``: what is good to say in this phase, in the scenario's order."""
    voices = {one.name: one.voice for one in state.the_world.personas}
    return BankView(
        answers=tuple(
            BankAnswer(
                asked=one.asked,
                who=tags.tags(state, one.who),
                say=one.say,
                sender=one.sender,
                voice=voices.get(one.sender, ""),
            )
            for one in state.control.answers
            if one.is_good(state.begun)
        ),
        lang=state.the_world.language,
    )


def personas(state: State) -> tuple[PersonaView, ...]:
    """Names the white cell may write under."""
    return tuple(
        PersonaView(
            name=one.name, voice=one.voice, handle=one.handle or "", lang=one.language or ""
        )
        for one in state.the_world.personas
    )


def facts(state: State) -> tuple[FactView, ...]:
    """What somebody may assert."""
    return tuple(
        FactView(
            id=one.id, about=one.about, versions=tuple(one.versions.items()), true=one.true or ""
        )
        for one in state.control.facts
    )


def told_by(state: State, inject: Inject, recipient: str) -> tuple[tuple[str, str], ...]:
    """What an inject tells a recipient of facts: what each is about, and the version."""
    told = inject.tells_to(recipient)
    return tuple(
        (one.about, one.versions.get(told[one.id], told[one.id]))
        for one in state.control.facts
        if one.id in told
    )


def may_note(state: State, item: Item) -> bool:
    """Whether the item can assert a fact of the scenario, and still has its words."""
    words = item.payload is not None
    return words and item.kind in SAYS_SOMETHING and bool(state.control.facts)


def notes_on(state: State, item: Item) -> tuple[FactNote, ...]:
    """What the white cell found the item to assert, in the scenario's order."""
    noted = state.asserted.get(item.id)
    if not noted:
        return ()
    return tuple(
        FactNote(
            fact=one.id,
            about=one.about,
            says=one.versions.get(said, said),
            so=None if one.true is None else said == one.true,
        )
        for one in state.control.facts
        if (said := noted.get(one.id)) is not None
    )
