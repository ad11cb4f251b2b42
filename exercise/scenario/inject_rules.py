"""Rules within one inject: everyone it goes to must find something to read, of the right kind."""

from collections.abc import Iterator
from typing import get_args

from exercise.domain.scenario import PRESS, WHITE, Medium
from exercise.scenario.choice_rules import choice_rules
from exercise.scenario.declared import misspelt
from exercise.scenario.names import EVERYONE, Names, texts
from exercise.scenario.problems import Problem
from exercise.scenario.tree import Items, Keys, Text

_MEDIA = get_args(Medium)
_NOT_OF_TASKS = ("wording", "delay_to", "garble")
_YES = ("yes", "true", "on", "y", "t", "1")


def inject_rules(inject: Keys, file: str, names: Names) -> Iterator[Problem]:
    """Contradictions and omissions of one inject."""
    medium = _value(inject, "medium")
    body = "lines" if medium == "call" else "text"
    recipients = _recipients(inject, names)
    if medium is not None and medium in _MEDIA:
        yield from _wrong_kind(inject, file, medium, body)
        yield from _nothing_to_read(inject, file, recipients, body)
        yield from _public(inject, file, medium, recipients, names)
        yield from _question(inject, file, medium)
        yield from _task(inject, file, medium)
    yield from _twice(inject, file)
    if recipients:
        yield from _stray_wordings(inject, file, recipients)
        yield from _delays(inject, file, recipients)
        yield from _garbled(inject, file, recipients)
    yield from choice_rules(inject, file, recipients, names)


def _value(inject: Keys, key: str) -> str | None:
    found = inject.values.get(key)
    return found.value if isinstance(found, Text) else None


def _recipients(inject: Keys, names: Names) -> tuple[str, ...]:
    written = texts(inject.values.get("to"))
    if EVERYONE not in written:
        return written
    cells = names.of("cell") or ()
    besides = [one for one in written if one != EVERYONE] if cells else []
    return tuple(dict.fromkeys([*cells, *besides]))


def _wordings(inject: Keys) -> dict[str, Keys]:
    node = inject.values.get("wording")
    if not isinstance(node, Keys):
        return {}
    return {cell: each for cell, each in node.values.items() if isinstance(each, Keys)}


def _twice(inject: Keys, file: str) -> Iterator[Problem]:
    """A recipient that is named twice would be sent the same twice."""
    node = inject.values.get("to")
    seen: set[str] = set()
    for to in node.items if isinstance(node, Items) else ():
        if isinstance(to, Text):
            if to.value in seen:
                yield Problem(file, to.line, to.column, f"'{to.value}' is named twice")
            seen.add(to.value)


def _wrong_kind(inject: Keys, file: str, medium: str, body: str) -> Iterator[Problem]:
    """Lines belong to calls, text to everything else, gradings to intelligence."""
    refused = {"lines": "only a call has 'lines': write 'text'"} if body == "text" else {
        "text": "a call has 'lines', not 'text'"
    }  # fmt: skip
    if medium != "intelligence":
        refused["grading"] = "only intelligence is graded"
    for part in (inject, *_wordings(inject).values()):
        for key, message in refused.items():
            if key in part.keys:
                mark = part.keys[key]
                yield Problem(file, mark.line, mark.column, message)


def _question(inject: Keys, file: str, medium: str) -> Iterator[Problem]:
    """A question says how it is answered and until when, in one place; nothing else does."""
    if medium == "question":
        if "ask" not in inject.values and not misspelt(inject, "ask"):
            mark = inject.values["medium"]
            message = "a question says how it is answered: write 'ask'"
            yield Problem(file, mark.line, mark.column, message)
        refused = {
            "answer_within": "of a question this stands in 'ask': write 'within' there",
            "delay_to": "a question goes to all it asks at once",
        }
    else:
        refused = {"ask": "only a question has 'ask': write 'medium: question'"}
    for key, message in refused.items():
        if key in inject.keys:
            mark = inject.keys[key]
            yield Problem(file, mark.line, mark.column, message)


def _task(inject: Keys, file: str, medium: str) -> Iterator[Problem]:
    """A task, and nothing else, goes to the white cell; all its seats read the same at once."""
    for key in _NOT_OF_TASKS if medium == "task" else ():
        if key in inject.keys:
            mark = inject.keys[key]
            message = "a task has one text, and goes to all its seats at once"
            yield Problem(file, mark.line, mark.column, message)
    node = inject.values.get("to")
    for to in node.items if isinstance(node, Items) else (node,):
        to_white = isinstance(to, Text) and to.value.partition(".")[0] == WHITE
        if isinstance(to, Text) and to_white != (medium == "task"):
            message = (
                "only a task goes to the white cell: write 'medium: task'"
                if to_white
                else "a task goes to the white cell, or to seats of it"
            )
            yield Problem(file, to.line, to.column, message)


def _stray_wordings(inject: Keys, file: str, recipients: tuple[str, ...]) -> Iterator[Problem]:
    node = inject.values.get("wording")
    for word, key in node.keys.items() if isinstance(node, Keys) else ():
        reached = any(word in (to, to.partition(".")[0]) for to in recipients)
        if not reached:
            message = f"a wording for '{word}', which does not receive this inject"
            yield Problem(file, key.line, key.column, message)


def _delays(inject: Keys, file: str, recipients: tuple[str, ...]) -> Iterator[Problem]:
    node = inject.values.get("delay_to")
    for word, key in node.keys.items() if isinstance(node, Keys) else ():
        if _is_public(inject):
            message = "what is public reaches everybody at once"
            yield Problem(file, key.line, key.column, message)
        elif word not in recipients:
            message = f"a delay for '{word}', which is not among 'to'"
            yield Problem(file, key.line, key.column, message)


def _garbled(inject: Keys, file: str, recipients: tuple[str, ...]) -> Iterator[Problem]:
    node = inject.values.get("garble")
    for word, key in node.keys.items() if isinstance(node, Keys) else ():
        if _is_public(inject):
            yield Problem(file, key.line, key.column, "what is public reaches everybody whole")
        elif not any(word in (to, to.partition(".")[0]) for to in recipients):
            message = f"garbled for '{word}', which does not receive this inject"
            yield Problem(file, key.line, key.column, message)


def _nothing_to_read(
    inject: Keys, file: str, recipients: tuple[str, ...], body: str
) -> Iterator[Problem]:
    wordings, other = _wordings(inject), "text" if body == "lines" else "lines"
    for recipient in recipients:
        own = wordings.get(recipient) or wordings.get(recipient.partition(".")[0])
        read = own if own and body in own.values else inject
        if other in read.keys or misspelt(read, body) or read.left_empty(body):
            continue  # told as the mistake that it is
        if not _says_something(read, body):
            message = f"no '{body}' for '{recipient}' to read"
            yield Problem(file, inject.line, inject.column, message)


def _says_something(part: Keys, body: str) -> bool:
    """An empty list of lines is nothing; empty text is refused on its own account."""
    found = part.values.get(body)
    return found is not None and not (isinstance(found, Items) and not found.items)


def _public(
    inject: Keys, file: str, medium: str, recipients: tuple[str, ...], names: Names
) -> Iterator[Problem]:
    public = inject.values.get("public")
    if not isinstance(public, Text) or not _is_public(inject):
        return
    if medium not in PRESS:
        message = "only news and posts can be public"
        yield Problem(file, public.line, public.column, message)
    cells = names.of("cell")
    if cells and recipients and set(cells) - set(recipients):
        message = "what is public goes to every cell: write 'to: all'"
        yield Problem(file, public.line, public.column, message)


def _is_public(inject: Keys) -> bool:
    public = inject.values.get("public")
    return isinstance(public, Text) and public.value.lower() in _YES
