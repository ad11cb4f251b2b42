"""Whether an inject that somebody writes names what the exercise has, and contradicts nothing."""

from collections.abc import Iterable

from exercise.domain.ratings import objectives_of
from exercise.domain.refusal import N_, Refused
from exercise.domain.scenario import WHITE, Inject
from exercise.domain.state import State


def check_references(state: State, inject: Inject) -> None:
    """Raises Refused unless a row that is put into the MSEL fits the exercise it is put into."""
    recipients = {*state.cells, *state.seats, WHITE}
    _known("to", inject.to, recipients)
    _known("wording", inject.wording, recipients)
    _known("delay_to", inject.delay_to, inject.to)
    _known("storyline", inject.storyline, [line.id for line in state.the_world.storylines])
    _known("concerns", inject.concerns, [concern.id for concern in state.the_world.concerns])
    _known("objectives", inject.objectives, _objectives(state))
    _check_question(state, inject)
    _check_task(inject)
    _check_decision(inject)
    _check_files(state, inject)
    if not inject.text and not inject.lines and not inject.wording:
        raise Refused("empty_inject", N_("Write what the inject says."))


def _objectives(state: State) -> set[str]:
    """The exercise's, and each cell's own as ``cell.objective``."""
    own = {f"{cell}.{one.id}" for cell in state.cells for one in objectives_of(state, cell)}
    return own | {one.id for one in state.the_world.objectives}


def _check_question(state: State, inject: Inject) -> None:
    if (inject.medium == "question") != (inject.ask is not None):
        raise Refused("bad_question", N_("A question, and nothing else, says how it is answered."))
    if inject.ask is not None and (inject.public or inject.delay_to):
        raise Refused("bad_question", N_("A question goes to all it asks at once, and not public."))
    if inject.ask is not None and inject.ask.track is not None:
        polled = [track.id for track in state.the_world.tracks if track.kind == "polled"]
        _known("track", [inject.ask.track], polled)


def _check_task(inject: Inject) -> None:
    cells = {to.partition(".")[0] for to in inject.to}
    if (inject.medium == "task") != (WHITE in cells) or (WHITE in cells and len(cells) > 1):
        raise Refused("bad_task", N_("A task, and nothing else, goes to the white cell alone."))
    if inject.medium == "task" and (inject.public or inject.wording or inject.delay_to):
        raise Refused("bad_task", N_("A task has one text, and goes to all its seats at once."))


def _check_decision(inject: Inject) -> None:
    choice = inject.decision
    if choice is None or not choice.options:
        return
    if inject.medium in ("question", "task") or choice.recipient(inject.to) is None:
        raise Refused("bad_decision", N_("A decision is put to somebody who gets the inject."))


def _check_files(state: State, inject: Inject) -> None:
    """An exercise has the bytes of what came with its scenario, and no others."""
    rows = (row.inject for row in state.msel.values() if row.inject is not None)
    known = {each.file for row in rows for each in row.all_attachments()}
    if not known.issuperset(each.file for each in inject.all_attachments()):
        raise Refused("unknown_file", N_("An inject can only carry files of the scenario."))


def _known(where: str, names: Iterable[str], known: Iterable[str]) -> None:
    allowed = set(known)
    if not allowed.issuperset(names):
        raise Refused(
            "unknown_reference",
            N_("“%(where)s” names what this exercise does not have. Known: %(known)s."),
            where=where,
            known=", ".join(sorted(allowed)),
        )
