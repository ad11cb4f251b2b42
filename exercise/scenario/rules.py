"""Rules between fields, checked on the trees so that they are told beside all other problems."""

from collections.abc import Callable, Iterable, Iterator

from exercise.domain import written_times as times
from exercise.domain.scenario import WHITE
from exercise.scenario.cut_rules import cut_rules, idle_deadlines
from exercise.scenario.declared import all_named, misspelt, sound
from exercise.scenario.files import WORLD_FILE, Folder
from exercise.scenario.inject_rules import inject_rules
from exercise.scenario.names import RESERVED, Names, inject_id
from exercise.scenario.problems import Problem, unknown
from exercise.scenario.tree import Items, Keys, Node, Text

_WITH_IDS = (
    "phases", "tracks", "concerns", "objectives", "instruments", "outcomes", "places",
    "storylines", "gates", "cuts", "facts", "secrets",
)  # fmt: skip
_NO = ("no", "false", "off", "n", "f", "0")


def broken_rules(folder: Folder, names: Names) -> Iterator[Problem]:
    """Duplicates, contradictions and omissions that no single field shows."""
    world = folder.trees.get(WORLD_FILE)
    if isinstance(world, Keys):
        yield from _world(world)
    roles = [(file, tree) for file, tree in folder.under("roles") if isinstance(tree, Keys)]
    for file, role in roles:
        yield from _role(role, file)
    yield from repeated(((file, text(role, "mark")) for file, role in roles), "mark")
    injects = [
        (file, inject) for file, tree in folder.under("injects") for inject in mappings(tree)
    ]
    yield from _numbers_and_ids(injects)
    if isinstance(world, Keys):
        yield from idle_deadlines(world, [inject for _, inject in injects])
    for file, inject in injects:
        yield from inject_rules(inject, file, names)


def repeated(
    texts: Iterable[tuple[str, Text | None]], what: str, same: Callable[[str], object] = str
) -> Iterator[Problem]:
    """A problem for each value that was used before, those being one that ``same`` makes equal."""
    first: dict[object, tuple[str, int]] = {}
    for file, found in texts:
        if found is None:
            continue
        key = same(found.value)
        if key in first:
            where = "{}:{}".format(*first[key])
            message = f"duplicate {what} '{found.value}' (first at {where})"
            yield Problem(file, found.line, found.column, message)
        else:
            first[key] = (file, found.line)


def text(node: Keys, key: str) -> Text | None:
    """The scalar under a key, if there is one."""
    found = node.values.get(key)
    return found if isinstance(found, Text) else None


def mappings(node: Node | None) -> list[Keys]:
    """The mappings of a list."""
    return (
        [item for item in node.items if isinstance(item, Keys)] if isinstance(node, Items) else []
    )


def _numbers_and_ids(injects: list[tuple[str, Keys]]) -> Iterator[Problem]:
    written = ((file, text(each, "number")) for file, each in injects)
    numbers = list(repeated(written, "number", _of))
    told = {(problem.file, problem.line, problem.column) for problem in numbers}
    yield from numbers
    for problem in repeated(((file, inject_id(each)) for file, each in injects), "id"):
        if (problem.file, problem.line, problem.column) not in told:
            yield problem


def _of(number: str) -> tuple[str, ...]:
    """What makes 3 and 03 one number."""
    return tuple(part.lstrip("0") for part in number.split("."))


def _world(world: Keys) -> Iterator[Problem]:
    for key in _WITH_IDS:
        found = ((WORLD_FILE, text(each, "id")) for each in mappings(world.values.get(key)))
        yield from repeated(found, "id")
    cells = world.values.get("cells")
    if isinstance(cells, Items):
        written = [cell for cell in cells.items if isinstance(cell, Text)]
        yield from repeated(((WORLD_FILE, cell) for cell in written), "cell")
        for cell in written:
            if cell.value in RESERVED:
                message = f"'{cell.value}' cannot be a playing cell: the name is taken"
                yield Problem(WORLD_FILE, cell.line, cell.column, message)
    phases = mappings(world.values.get("phases"))
    yield from _phases(phases)
    yield from cut_rules(world, phases, _phases)
    for track in mappings(world.values.get("tracks")):
        yield from _track(track)
    yield from _gates(mappings(world.values.get("gates")))


def _phases(phases: list[Keys]) -> Iterator[Problem]:
    planned = [(each, text(each, "planned")) for each in phases]
    before = None
    for phase, at in planned:
        ms = times.clock_ms(at.value) if at else None
        if at is None or ms is None:
            continue
        if before is None and phase is phases[0] and ms != 0:
            yield Problem(WORLD_FILE, at.line, at.column, "the first phase is planned at 00:00")
        if before is not None and ms <= before:
            message = (
                f"phases are out of order: this one must be planned after {times.clock(before)}"
            )
            yield Problem(WORLD_FILE, at.line, at.column, message)
        before = ms
    yield from _story_order(phases)


def _story_order(phases: list[Keys]) -> Iterator[Problem]:
    before = ""
    for starts in (text(phase, "starts") for phase in phases):
        if starts is None:
            continue
        # Stamps of one shape sort as text; others are reported as malformed elsewhere.
        if before and len(starts.value) == len(before) and starts.value <= before:
            message = f"phases are out of order: the story was already at {before}"
            yield Problem(WORLD_FILE, starts.line, starts.column, message)
        before = starts.value


def _gates(gates: list[Keys]) -> Iterator[Problem]:
    """A gate stands for its condition, so it names only what was said before it."""
    names = [found.value if (found := text(gate, "id")) else "" for gate in gates]
    for number, gate in enumerate(gates):
        for named in _named_gates(gate.values.get("when")):
            if named.value in names[number:]:
                message = f"gate '{named.value}' is not known yet: a gate names only gates above it"
                yield Problem(WORLD_FILE, named.line, named.column, message)


def _named_gates(condition: Node | None) -> Iterator[Text]:
    if isinstance(condition, Items):
        for item in condition.items:
            yield from _named_gates(item)
    elif isinstance(condition, Keys):
        for key, inner in condition.values.items():
            if key == "gate" and isinstance(inner, Text):
                yield inner
            elif key in ("all", "any", "not"):
                yield from _named_gates(inner)


def _track(track: Keys) -> Iterator[Problem]:
    start = text(track, "start")
    try:
        low, high = (int(found.value) if (found := text(track, key)) else default
                     for key, default in (("low", 0), ("high", 100)))  # fmt: skip
        value = int(start.value) if start else low
    except ValueError:
        return
    if low >= high:
        mark = track.keys.get("low") or track.keys["high"]
        message = f"'low' must be below 'high', found {low} and {high}"
        yield Problem(WORLD_FILE, mark.line, mark.column, message)
    elif start and not low <= value <= high:
        message = f"'start' must lie between {low} and {high}, found '{start.value}'"
        yield Problem(WORLD_FILE, start.line, start.column, message)


def _role(role: Keys, file: str) -> Iterator[Problem]:
    cell = file.removeprefix("roles/").removesuffix(".yaml")
    own_id = text(role, "id")
    if own_id and own_id.value != cell:
        message = f"the file's name says '{cell}': leave 'id' out"
        yield Problem(file, own_id.line, own_id.column, message)
    for key in ("seats", "menu", "objectives"):
        yield from repeated(
            ((file, text(each, "id")) for each in mappings(role.values.get(key))), "id"
        )
    yield from _seats(role, file, playing=cell != WHITE)
    yield from _merged(role, file)
    for move in mappings(role.values.get("menu")):
        targets = move.values.get("targets")
        for target in targets.items if isinstance(targets, Items) else [targets]:
            if isinstance(target, Text) and target.value == cell:
                message = "a move cannot target its own cell"
                yield Problem(file, target.line, target.column, message)


def _merged(role: Keys, file: str) -> Iterator[Problem]:
    """Seats that are left empty with fewer people, and who takes them over."""
    known = sound(all_named(role, "seats", needed=True))
    short = role.values.get("if_short")
    seats = short.values.get("seats") if isinstance(short, Keys) else None
    if not isinstance(seats, Keys) or known is None:
        return
    covers = {
        own.value: cover.value
        for one in mappings(role.values.get("seats"))
        if (own := text(one, "id")) and (cover := text(one, "covered_by"))
    }
    for seat in seats.keys.values():
        over = text(seats, seat.value)
        said = covers.get(seat.value)
        if over is not None and over.value == seat.value:
            message = "a seat that is left empty cannot take itself over"
            yield Problem(file, over.line, over.column, message)
        elif over is not None and over.value in known and said not in (None, over.value):
            message = f"'{over.value}' is to take '{seat.value}' over, but '{said}' covers it"
            yield Problem(file, over.line, over.column, message)
        for named in (seat, text(seats, seat.value)):
            if named is not None and named.value not in known:
                message, near = unknown("seat", named.value, known)
                yield Problem(file, named.line, named.column, message, near)


def _seats(role: Keys, file: str, *, playing: bool) -> Iterator[Problem]:
    node = role.values.get("seats")
    seats = mappings(node)
    if not isinstance(node, Items) or not seats:
        return
    heads = [seat for seat in seats if _is_yes(seat, "head")]
    if not heads and not any(misspelt(seat, "head") for seat in seats):
        message = "no seat is the head of delegation: mark one with 'head: yes'"
        yield Problem(file, node.line, node.column, message)
    for second in heads[1:]:
        mark = second.keys["head"]
        yield Problem(file, mark.line, mark.column, "a cell has one head, and it has one already")
    known = sound(all_named(role, "seats"))
    for seat in seats:
        cover, own = text(seat, "covered_by"), text(seat, "id")
        if cover and own and cover.value == own.value:
            yield Problem(file, cover.line, cover.column, "a seat cannot cover itself")
        elif cover and known is not None and cover.value not in known:
            message, near = unknown("seat", cover.value, known)
            yield Problem(file, cover.line, cover.column, message, near)
    if playing and not any(
        _is_yes(seat, "may_submit") or misspelt(seat, "may_submit") for seat in seats
    ):
        message = "no seat may submit moves: mark one with 'may_submit: yes'"
        yield Problem(file, node.line, node.column, message)


def _is_yes(seat: Keys, key: str) -> bool:
    found = text(seat, key)
    return found is not None and found.value.lower() not in _NO
