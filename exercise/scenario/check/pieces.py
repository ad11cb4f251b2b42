"""Every text that players read, who reads it, and where it is written."""

from collections.abc import Iterator
from dataclasses import dataclass

from exercise.domain.scenario import CallLine, Inject, WrittenOrder
from exercise.scenario.check.readings import own_wording
from exercise.scenario.loaded import Loaded
from exercise.scenario.places import Source

_BODY = ("title", "text", "lines")


@dataclass(frozen=True, slots=True)
class Piece:
    """One text. A cell is among the readers if any seat of it is."""

    readers: frozenset[str]
    text: str
    source: Source
    known_to_all: bool = False
    """True for what everybody can read before the exercise begins."""


def pieces(loaded: Loaded) -> Iterator[Piece]:
    """Briefs, folders, menus and wordings."""
    everybody = frozenset(loaded.scenario.cell_ids())
    yield from _of_all(loaded, everybody)
    yield from _of_names(loaded, everybody)
    yield from _of_roles(loaded)
    for number, answer in enumerate(loaded.scenario.control.answers):
        source = loaded.world.at("answers", number, "say")
        yield Piece(frozenset(answer.who), answer.say, source)
    for inject in loaded.scenario.injects:
        if inject.medium == "task":
            continue
        yield from _of_inject(inject, loaded.injects[inject.id], everybody)
        yield from _of_sender(inject, loaded.injects[inject.id], everybody)
        yield from _of_ask(inject, loaded.injects[inject.id])
        yield from _of_choice(inject, loaded.injects[inject.id], everybody)
        yield from _of_attachments(inject, loaded.injects[inject.id])


def _of_all(loaded: Loaded, everybody: frozenset[str]) -> Iterator[Piece]:
    world = loaded.scenario.world
    for key, text in (
        ("public_brief", world.public_brief),
        ("title", world.title),
        ("subtitle", world.subtitle),
        ("fiction_note", world.fiction_note),
    ):
        yield Piece(everybody, text, loaded.world.at(key), known_to_all=True)
    for number, rule in enumerate(world.ground_rules):
        yield Piece(everybody, rule, loaded.world.at("ground_rules", number), known_to_all=True)
    for role in (*loaded.scenario.roles, loaded.scenario.white):
        source = loaded.role(role.id).at("public_brief")
        yield Piece(everybody, role.public_brief, source, known_to_all=True)
    for number, phase in enumerate(world.phases):
        if phase.task:
            yield Piece(everybody, phase.task, loaded.world.at("phases", number, "task"))


def _of_names(loaded: Loaded, everybody: frozenset[str]) -> Iterator[Piece]:
    """What things are called on pages."""
    world = loaded.scenario.world
    for number, place in enumerate(world.places):
        source = loaded.world.at("places", number)
        yield Piece(everybody - place.names.keys(), place.name, source.at("name"))
        for cell, name in place.names.items():
            yield Piece(frozenset((cell,)), name, source.at("names", cell))
    for number, track in enumerate(world.tracks):
        readers = everybody if track.visible_to == "all" else frozenset(track.visible_to)
        source = loaded.world.at("tracks", number)
        yield Piece(readers, track.name, source.at("name"))
        for band in track.bands:
            yield Piece(readers, band.word, source.at("bands", str(band.at)))
    for number, outcome in enumerate(world.outcomes):
        yield Piece(everybody, outcome.word, loaded.world.at("outcomes", number, "word"))
    for role in (*loaded.scenario.roles, loaded.scenario.white):
        source = loaded.role(role.id)
        yield Piece(everybody, role.name, source.at("name"))
        for number, seat in enumerate(role.seats):
            yield Piece(everybody, seat.title, source.at("seats", number, "title"))


def _of_roles(loaded: Loaded) -> Iterator[Piece]:
    everybody = frozenset(loaded.scenario.cell_ids())
    for role in loaded.scenario.roles:
        own, source = frozenset((role.id,)), loaded.role(role.id)
        yield Piece(own, role.secret_brief, source.at("secret_brief"))
        yield Piece(own, role.starting, source.at("starting"))
        for number, line in enumerate(role.red_lines):
            yield Piece(own, line, source.at("red_lines", number))
        aims = source.at("aims")
        listed = source.at("objectives") if aims.node is source.node else aims
        for number, objective in enumerate(role.objectives):
            yield Piece(own, objective.text, listed.at(number, "text"))
        for fact in loaded.scenario.control.facts:
            version = fact.versions.get(role.knows.get(fact.id, ""), "")
            for text in (fact.about, version) if version else ():
                yield Piece(own, text, source.at("knows", fact.id))
        for cell, line in role.relations.items():
            yield Piece(own, line, source.at("relations", cell))
        for number, move in enumerate(role.menu):
            yield from _of_move(move, own, source.at("menu", number))
            yield from _of_ruling(move, everybody, source.at("menu", number))


def _of_ruling(move: WrittenOrder, everybody: frozenset[str], source: Source) -> Iterator[Piece]:
    """What cells are told if control rules as suggested."""
    for to, text in move.suggests.tell.items() if move.suggests else ():
        readers = everybody if to == "public" else frozenset((to,))
        yield Piece(readers, text, source.at("suggests", "tell", to))


def _of_move(move: WrittenOrder, own: frozenset[str], source: Source) -> Iterator[Piece]:
    yield Piece(own, move.title, source.at("title"))
    yield Piece(own, move.order, source.at("order"))
    for number, field in enumerate(move.fields):
        for key in ("label", "default"):
            yield Piece(own, getattr(field, key) or "", source.at("fields", number, key))
        for place, option in enumerate(field.options):
            yield Piece(own, option, source.at("fields", number, "options", place))


def _of_inject(inject: Inject, source: Source, everybody: frozenset[str]) -> Iterator[Piece]:
    for field in _BODY:
        found: dict[tuple[str, ...], set[str]] = {}
        if inject.public:
            # The projector shows the common text, whatever a cell's own wording is.
            found[field,] = set(everybody)
        for to in inject.to:
            key, own = own_wording(inject, to)
            theirs = own is not None and getattr(own, field) is not None
            path: tuple[str, ...] = ("wording", key, field) if theirs else (field,)
            found.setdefault(path, set()).add(to.partition(".")[0])
        for path, readers in found.items():
            part = inject.wording[path[1]] if len(path) > 1 else inject
            yield from _texts(getattr(part, field), frozenset(readers), source.at(*path))


def _of_sender(inject: Inject, source: Source, everybody: frozenset[str]) -> Iterator[Piece]:
    """From whom each has it."""
    common = set(everybody) if inject.public else set()
    for to in inject.to:
        key, own = own_wording(inject, to)
        cell = to.partition(".")[0]
        if own is None or own.sender is None:
            common.add(cell)
        else:
            yield Piece(frozenset((cell,)), own.sender.name, source.at("wording", key, "from"))
    yield Piece(frozenset(common), inject.sender.name, source.at("from"))


def _of_ask(inject: Inject, source: Source) -> Iterator[Piece]:
    """What there is to choose among."""
    if inject.ask is None:
        return
    readers, place = frozenset(to.partition(".")[0] for to in inject.to), source.at("ask")
    for option in inject.ask.choice or ():
        yield Piece(readers, option.title, place.at("choice", option.id))
    scale = inject.ask.scale
    for key in ("low_word", "high_word") if scale else ():
        yield Piece(readers, getattr(scale, key), place.at("scale", key))


def _of_choice(inject: Inject, source: Source, everybody: frozenset[str]) -> Iterator[Piece]:
    """What a decision asks, and what may be chosen: whoever decides reads it."""
    decision = inject.decision
    if decision is None or decision.on is None or not decision.options:
        return
    readers, place = frozenset((decision.on.partition(".")[0],)), source.at("decision")
    yield Piece(readers, decision.ask, place.at("ask"))
    for number, option in enumerate(decision.options):
        yield Piece(readers, option.title, place.at("options", number, "title"))
        if option.order is not None:
            yield from _of_move(option.order, readers, place.at("options", number))
            yield from _of_ruling(option.order, everybody, place.at("options", number))


def _of_attachments(inject: Inject, source: Source) -> Iterator[Piece]:
    """What is said of the files that go with it."""
    for to in inject.to:
        key, own = own_wording(inject, to)
        theirs = own.attachments if own is not None else None
        listed = inject.attachments if theirs is None else theirs
        place = source.at("attachments") if theirs is None else source.at("wording", key)
        place = place if theirs is None else place.at("attachments")
        for number, one in enumerate(listed):
            for text in (one.title, one.alt):
                yield Piece(frozenset((to.partition(".")[0],)), text, place.at(number))


def _texts(
    found: str | tuple[CallLine, ...] | None, readers: frozenset[str], source: Source
) -> Iterator[Piece]:
    if isinstance(found, str):
        yield Piece(readers, found, source)
    for number, line in enumerate(found if isinstance(found, tuple) else ()):
        yield Piece(readers, line.text, source.at(number, "text"))
