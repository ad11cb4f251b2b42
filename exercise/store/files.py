"""The bytes of files that injects carry, each once an exercise, by what they are.

They are there as long as some payload names them: the log says which.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, delete, func, insert, select

from exercise.domain.payloads import InjectDelivered, InjectPlanned, PassedOn
from exercise.store import sql, tables

_CARRYING = (InjectPlanned.kind, InjectDelivered.kind, PassedOn.kind)
# In canonical JSON only a key stands so: in a text that somebody typed, quotes are escaped.
_NAMED = re.compile('"digest":"([0-9a-f]{64})"')


def write(connection: Connection, exercise: str, files: Mapping[str, bytes]) -> None:
    """Keeps the files of a new exercise: bytes by digest."""
    if files:
        rows = [
            {"exercise": exercise, "digest": digest, "data": data} for digest, data in files.items()
        ]
        connection.execute(insert(tables.file), rows)


def put(connection: Connection, exercise: str, digest: str, data: bytes) -> None:
    """Keeps one more, unless it is there already."""
    sql.put(connection, tables.file, [{"exercise": exercise, "digest": digest, "data": data}])


def size(connection: Connection, exercise: str) -> int:
    """Bytes of all of them."""
    own = tables.file.c
    statement = select(func.sum(func.length(own.data))).where(own.exercise == exercise)
    return int(connection.execute(statement).scalar() or 0)


def read(connection: Connection, exercise: str, digest: str) -> bytes | None:
    """The bytes; None when they are not there, or not any more."""
    own = tables.file.c
    statement = select(own.data).where(own.exercise == exercise, own.digest == digest)
    return connection.execute(statement).scalar()


def named(kind: str, text: str | None) -> frozenset[str]:
    """Digests of the files that an entry of this kind and payload carries."""
    return frozenset(_NAMED.findall(text)) if kind in _CARRYING and text else frozenset()


def drop_unnamed(connection: Connection, exercise: str, digests: Iterable[str]) -> Sequence[str]:
    """Drops those of the files that no payload names any more; gives their digests."""
    dropped = [one for one in sorted(digests) if not _is_named(connection, exercise, one)]
    own = tables.file.c
    connection.execute(delete(tables.file).where(own.exercise == exercise, own.digest.in_(dropped)))
    return dropped


def _is_named(connection: Connection, exercise: str, digest: str) -> bool:
    own = tables.entry.c
    found = (
        select(own.seq)
        .where(own.exercise == exercise, own.kind.in_(_CARRYING))
        .where(own.payload.contains(f'"digest":"{digest}"'))
        .limit(1)
    )
    return connection.execute(found).first() is not None
