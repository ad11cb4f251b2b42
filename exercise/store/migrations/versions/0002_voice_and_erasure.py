"""Agreements, observations, effects and answers as tables; erasures that outlive a crash.

The organisers' tables are filled from the log after every migration; only what lives beside the
log is filled here.

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

ITEM_TABLES = ("inject", "delivery", "message", "move", "ruling")

BACKFILL_FIRST_SEQ = """
    UPDATE answer SET first_seq = 1 + coalesce(
        (SELECT max(before.seq) FROM answer AS before
         WHERE before.exercise = answer.exercise AND before.seq < answer.seq),
        0)
    WHERE seq IS NOT NULL
"""
"""At the earliest right after the command before: an erasure may forget an answer too many."""


def _key(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, primary_key=True)


def _of_exercise() -> sa.Column[str]:
    return sa.Column("exercise", sa.Text, sa.ForeignKey("exercise.id"), primary_key=True)


def _text(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text) for name in names]


def _number(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.BigInteger) for name in names]


def upgrade() -> None:
    for table in ITEM_TABLES:
        op.add_column(table, sa.Column("happened", sa.BigInteger))
    for number in _number("answered_t", "answered_at"):
        op.add_column("receipt", number)
    op.add_column("receipt", sa.Column("answered_by", sa.Text))
    op.add_column("answer", sa.Column("first_seq", sa.BigInteger))
    op.execute(BACKFILL_FIRST_SEQ)
    _item_table(
        "effect",
        *_text("move", "cell", "title", "instrument", "actor", "targets"),
        *_text("order_text", "openness"),
    )
    _item_table("agreement", *_text("parties", "text", "by_cell", "by_title"))
    op.create_table(
        "agreement_position",
        _of_exercise(),
        _key("id"),
        _key("cell"),
        *_number("seq", "t", "at"),
        *_text("position", "seat_title", "note"),
    )
    _item_table("observation", *_text("text", "about"))
    op.create_table(
        "scrub",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("exercise", sa.Text, nullable=False),
        sa.Column("target", sa.Text, nullable=False),
    )


def _item_table(name: str, *columns: sa.Column[str]) -> None:
    op.create_table(
        name,
        _of_exercise(),
        _key("id"),
        *_number("seq", "t", "at"),
        *_text("author", "behalf"),
        *_number("happened"),
        sa.Column("erased", sa.Boolean),
        *columns,
    )
