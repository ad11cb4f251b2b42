"""Decisions and ratings of objectives as tables, for organisers.

They are filled from the log after the migration, as all of the organisers' tables are.

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _item_table(
        "decision",
        *_text("inject", "put_to", "options", "default_option", "chosen", "how"),
        *_text("decided_by", "move"),
        *_number("due_t", "decided_t", "decided_at"),
    )
    _item_table(
        "rating",
        *_text("cell", "objective", "rating", "seat_title", "evidence"),
        sa.Column("own", sa.Boolean),
    )


def _item_table(name: str, *columns: sa.Column[str] | sa.Column[int] | sa.Column[bool]) -> None:
    op.create_table(
        name,
        sa.Column("exercise", sa.Text, sa.ForeignKey("exercise.id"), primary_key=True),
        sa.Column("id", sa.Text, primary_key=True),
        *_number("seq", "t", "at", "happened"),
        *_text("author", "behalf"),
        sa.Column("erased", sa.Boolean),
        *columns,
    )


def _text(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text) for name in names]


def _number(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.BigInteger) for name in names]
