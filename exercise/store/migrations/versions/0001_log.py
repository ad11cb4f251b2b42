"""The log, what lives beside it, and the first of the organisers' tables.

Revision ID: 0001
Revises:
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def _of_exercise() -> sa.Column[str]:
    return sa.Column("exercise", sa.Text, sa.ForeignKey("exercise.id"), primary_key=True)


def _text(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def _text_or_null(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text) for name in names]


def _number(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.BigInteger, nullable=False) for name in names]


def _number_or_null(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.BigInteger) for name in names]


def _key(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, primary_key=True)


def _number_key(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger, primary_key=True, autoincrement=False)


def upgrade() -> None:
    _log()
    _beside()
    _organisers()


def _log() -> None:
    op.create_table(
        "exercise",
        _key("id"),
        *_text("name", "scenario_hash"),
        *_number("created_at"),
        sa.Column("closed", sa.Boolean, nullable=False),
    )
    op.create_table(
        "entry",
        _of_exercise(),
        _number_key("seq"),
        *_text("kind"),
        sa.Column("version", sa.Integer, nullable=False),
        *_number("at", "t"),
        *_text("author"),
        *_text_or_null("behalf"),
        *_number_or_null("happened"),
        *_text_or_null("item"),
        *_text("audience"),
        *_text_or_null("payload", "salt"),
        *_text("payload_digest", "prev", "hash"),
    )
    op.create_table(
        "cursor",
        _of_exercise(),
        _key("viewer"),
        _number_key("cursor"),
        *_number("seq"),
        sqlite_with_rowid=False,
    )


def _beside() -> None:
    op.create_table(
        "answer",
        _of_exercise(),
        _key("seat"),
        _key("command_id"),
        *_text("answer"),
        *_number_or_null("seq"),
        sqlite_with_rowid=False,
    )
    op.create_table("person", _of_exercise(), _key("id"), *_text("name"))
    op.create_table(
        "credential",
        _of_exercise(),
        _key("secret_hash"),
        *_text("seat", "person"),
        *_number("created_at"),
    )
    op.create_table(
        "draft",
        _of_exercise(),
        _key("id"),
        *_text("cell"),
        *_number("version"),
        *_text("body", "hand", "assents", "dissents"),
        *_number("saved_at"),
    )
    op.create_table("alive", _of_exercise(), *_number("at", "t"))


def _item_table(name: str, *columns: sa.Column[str] | sa.Column[int] | sa.Column[bool]) -> None:
    op.create_table(
        name,
        _of_exercise(),
        _key("id"),
        *_number_or_null("seq", "t", "at"),
        *_text_or_null("author", "behalf"),
        sa.Column("erased", sa.Boolean),
        *columns,
    )


def _organisers() -> None:
    _item_table(
        "inject",
        *_text_or_null("number", "title", "release", "sender", "recipients", "medium"),
        *_text_or_null("precedence", "text", "wording", "concerns", "objectives", "expects"),
        *_text_or_null("decision", "controller", "notes", "type", "status", "reason", "how"),
        *_number_or_null("released_t", "released_at"),
    )
    _item_table(
        "delivery",
        *_text_or_null("inject", "sender", "recipients", "medium", "precedence"),
        *_text_or_null("title", "text"),
        sa.Column("public", sa.Boolean),
    )
    op.create_table(
        "receipt",
        _of_exercise(),
        _key("id"),
        _key("cell"),
        *_number_or_null("received_t", "received_at", "opened_t", "opened_at"),
        *_number_or_null("acknowledged_t", "acknowledged_at"),
        *_text_or_null("acknowledged_by"),
    )
    _item_table(
        "message",
        *_text_or_null("kind", "cell", "seat_title", "persona", "recipients"),
        *_text_or_null("title", "text", "note", "refers_to"),
    )
    _item_table(
        "move",
        *_text_or_null("cell", "seat_title"),
        *_number_or_null("number"),
        *_text_or_null("title", "instrument", "tags", "actor", "targets", "intent"),
        *_text_or_null("order_text", "openness", "answers"),
        *_number_or_null("takes_ms", "expected_ms"),
        *_text_or_null("assents", "dissents", "claimed_by", "status"),
        *_number_or_null("settled_t"),
        *_text_or_null("ruling", "outcome"),
    )
    _item_table(
        "ruling",
        *_text_or_null("moves", "outcome"),
        sa.Column("as_ordered", sa.Boolean),
        *_text_or_null("texts", "tracks", "reason", "supersedes"),
    )
