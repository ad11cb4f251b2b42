"""What becomes of each row of a list: it is released, kept for release by hand, or dropped."""

from collections import Counter
from collections.abc import Iterable

from exercise.domain import commands, msel
from exercise.domain.decision import Context
from exercise.domain.entry import Draft
from exercise.domain.refusal import N_, Refused
from exercise.domain.state import MselRow, State


def dispose(
    state: State,
    rows: Iterable[MselRow],
    choices: commands.Due,
    context: Context,
    *,
    t: int,
    how: msel.How,
) -> tuple[Draft, ...]:
    """Entries that do with each row as was chosen, at exercise time ``t``.

    Raises:
        Refused: a row is not named, or two that exclude each other are to be released.
    """
    rows = tuple(rows)
    missing = [row.id for row in rows if row.id not in choices]
    if missing:
        raise Refused(
            "due_unlisted",
            N_("Say of each inject that falls due whether it is released, kept or dropped."),
            details={"due": missing},
        )
    released = _released_groups(row for row in rows if choices[row.id] == "release")
    drafts: list[Draft] = []
    for row in rows:
        choice = choices[row.id]
        if choice == "release":
            drafts += msel.release_entries(state, row, context, t=t, how=how)
        elif choice == "drop":
            drafts.append(msel.drop_entry(row, context, reason=""))
        elif _group(row) not in released:  # else the one that is released rules it out
            drafts.append(msel.keep_entry(row, context))
    return tuple(drafts)


def _released_groups(rows: Iterable[MselRow]) -> set[str]:
    groups = Counter(group for row in rows if (group := _group(row)) is not None)
    twice = sorted(group for group, count in groups.items() if count > 1)
    if twice:
        raise Refused(
            "excluded_together",
            N_("Two of these injects exclude each other (%(group)s): release only one of them."),
            group=", ".join(twice),
        )
    return set(groups)


def _group(row: MselRow) -> str | None:
    return row.inject.exclusive if row.inject else None
