"""Tables an organiser reads with SQL. Written with the log, never read by the program itself.

``id`` is the item of the log; ``seq``, ``t`` (exercise ms) and ``at`` (wall ms) are the entry's
that gave the row its text. What an erasure takes is NULL, and ``erased`` then true. Lists are
JSON arrays.
"""

from sqlalchemy import BigInteger, Boolean, Column, Named, Table, Text

from exercise.store.tables import InExercise, metadata


class ItemColumns(InExercise):
    id: Named[str] = Column(Text, primary_key=True)
    seq: Named[int | None] = Column(BigInteger)
    t: Named[int | None] = Column(BigInteger)
    at: Named[int | None] = Column(BigInteger)
    author: Named[str | None] = Column(Text)
    behalf: Named[str | None] = Column(Text)
    happened: Named[int | None] = Column(BigInteger)
    """Exercise time it happened at, where that was told apart from when it was typed."""
    erased: Named[bool | None] = Column(Boolean)


class InjectColumns(ItemColumns):
    """A row of the MSEL as it stands."""

    number: Named[str | None] = Column(Text)
    title: Named[str | None] = Column(Text)
    release: Named[str | None] = Column(Text)
    sender: Named[str | None] = Column(Text)
    recipients: Named[str | None] = Column(Text)
    medium: Named[str | None] = Column(Text)
    precedence: Named[str | None] = Column(Text)
    text: Named[str | None] = Column(Text)
    wording: Named[str | None] = Column(Text)
    concerns: Named[str | None] = Column(Text)
    objectives: Named[str | None] = Column(Text)
    expects: Named[str | None] = Column(Text)
    decision: Named[str | None] = Column(Text)
    controller: Named[str | None] = Column(Text)
    notes: Named[str | None] = Column(Text)
    type: Named[str | None] = Column(Text)
    status: Named[str | None] = Column(Text)
    """planned, kept, dropped, lapsed or released."""
    reason: Named[str | None] = Column(Text)
    how: Named[str | None] = Column(Text)
    released_t: Named[int | None] = Column(BigInteger)
    released_at: Named[int | None] = Column(BigInteger)


class DeliveryColumns(ItemColumns):
    """An inject as its readers got it: one row a wording."""

    inject: Named[str | None] = Column(Text)
    sender: Named[str | None] = Column(Text)
    recipients: Named[str | None] = Column(Text)
    medium: Named[str | None] = Column(Text)
    precedence: Named[str | None] = Column(Text)
    title: Named[str | None] = Column(Text)
    text: Named[str | None] = Column(Text)
    public: Named[bool | None] = Column(Boolean)


class ReceiptColumns(InExercise):
    """How far a delivery got in one cell that can read it."""

    id: Named[str] = Column(Text, primary_key=True)
    cell: Named[str] = Column(Text, primary_key=True)
    received_t: Named[int | None] = Column(BigInteger)
    received_at: Named[int | None] = Column(BigInteger)
    opened_t: Named[int | None] = Column(BigInteger)
    opened_at: Named[int | None] = Column(BigInteger)
    acknowledged_t: Named[int | None] = Column(BigInteger)
    acknowledged_at: Named[int | None] = Column(BigInteger)
    acknowledged_by: Named[str | None] = Column(Text)
    answered_t: Named[int | None] = Column(BigInteger)
    answered_at: Named[int | None] = Column(BigInteger)
    answered_by: Named[str | None] = Column(Text)
    """Item of the first answer."""


class MessageColumns(ItemColumns):
    """A message, a public statement, or something passed on."""

    kind: Named[str | None] = Column(Text)
    cell: Named[str | None] = Column(Text)
    seat_title: Named[str | None] = Column(Text)
    persona: Named[str | None] = Column(Text)
    recipients: Named[str | None] = Column(Text)
    title: Named[str | None] = Column(Text)
    text: Named[str | None] = Column(Text)
    note: Named[str | None] = Column(Text)
    refers_to: Named[str | None] = Column(Text)


class MoveColumns(ItemColumns):
    cell: Named[str | None] = Column(Text)
    seat_title: Named[str | None] = Column(Text)
    number: Named[int | None] = Column(BigInteger)
    title: Named[str | None] = Column(Text)
    instrument: Named[str | None] = Column(Text)
    tags: Named[str | None] = Column(Text)
    actor: Named[str | None] = Column(Text)
    targets: Named[str | None] = Column(Text)
    intent: Named[str | None] = Column(Text)
    order_text: Named[str | None] = Column(Text)
    openness: Named[str | None] = Column(Text)
    answers: Named[str | None] = Column(Text)
    takes_ms: Named[int | None] = Column(BigInteger)
    expected_ms: Named[int | None] = Column(BigInteger)
    assents: Named[str | None] = Column(Text)
    dissents: Named[str | None] = Column(Text)
    claimed_by: Named[str | None] = Column(Text)
    status: Named[str | None] = Column(Text)
    """waiting, ruled, withdrawn or lapsed."""
    settled_t: Named[int | None] = Column(BigInteger)
    """When it stopped waiting."""
    ruling: Named[str | None] = Column(Text)
    """The newest on it."""
    outcome: Named[str | None] = Column(Text)


class EffectColumns(ItemColumns):
    """What became known of a move when it took effect."""

    move: Named[str | None] = Column(Text)
    cell: Named[str | None] = Column(Text)
    title: Named[str | None] = Column(Text)
    instrument: Named[str | None] = Column(Text)
    actor: Named[str | None] = Column(Text)
    targets: Named[str | None] = Column(Text)
    order_text: Named[str | None] = Column(Text)
    openness: Named[str | None] = Column(Text)


class RulingColumns(ItemColumns):
    moves: Named[str | None] = Column(Text)
    outcome: Named[str | None] = Column(Text)
    as_ordered: Named[bool | None] = Column(Boolean)
    texts: Named[str | None] = Column(Text)
    """JSON object: cell to text."""
    tracks: Named[str | None] = Column(Text)
    reason: Named[str | None] = Column(Text)
    supersedes: Named[str | None] = Column(Text)


class AgreementColumns(ItemColumns):
    """What somebody typed of an agreement made elsewhere."""

    parties: Named[str | None] = Column(Text)
    text: Named[str | None] = Column(Text)
    by_cell: Named[str | None] = Column(Text)
    by_title: Named[str | None] = Column(Text)


class PositionColumns(InExercise):
    """What one party says of an agreement."""

    id: Named[str] = Column(Text, primary_key=True)
    cell: Named[str] = Column(Text, primary_key=True)
    seq: Named[int | None] = Column(BigInteger)
    t: Named[int | None] = Column(BigInteger)
    at: Named[int | None] = Column(BigInteger)
    position: Named[str | None] = Column(Text)
    """confirmed or disputed."""
    seat_title: Named[str | None] = Column(Text)
    note: Named[str | None] = Column(Text)


class ObservationColumns(ItemColumns):
    text: Named[str | None] = Column(Text)
    about: Named[str | None] = Column(Text)


class DecisionColumns(ItemColumns):
    """A choice put to a cell or a seat; what the options say stands in the inject."""

    inject: Named[str | None] = Column(Text)
    put_to: Named[str | None] = Column(Text)
    """Cell, or cell.seat."""
    options: Named[str | None] = Column(Text)
    default_option: Named[str | None] = Column(Text)
    due_t: Named[int | None] = Column(BigInteger)
    """With whatever time was added."""
    chosen: Named[str | None] = Column(Text)
    """NULL: not decided."""
    how: Named[str | None] = Column(Text)
    """chosen, default or control."""
    decided_by: Named[str | None] = Column(Text)
    """Seat; NULL: nobody decided in time."""
    decided_t: Named[int | None] = Column(BigInteger)
    decided_at: Named[int | None] = Column(BigInteger)
    move: Named[str | None] = Column(Text)
    """Ordered with it."""


class RatingColumns(ItemColumns):
    """How far a cell met an objective. Of two by one rater, that of the higher seq counts."""

    cell: Named[str | None] = Column(Text)
    objective: Named[str | None] = Column(Text)
    rating: Named[str | None] = Column(Text)
    """met, partly or not_met."""
    own: Named[bool | None] = Column(Boolean)
    """By the cell itself; else by the seat that is the author."""
    seat_title: Named[str | None] = Column(Text)
    evidence: Named[str | None] = Column(Text)


inject = Table("inject", metadata, InjectColumns)
delivery = Table("delivery", metadata, DeliveryColumns)
receipt = Table("receipt", metadata, ReceiptColumns)
message = Table("message", metadata, MessageColumns)
move = Table("move", metadata, MoveColumns)
effect = Table("effect", metadata, EffectColumns)
ruling = Table("ruling", metadata, RulingColumns)
agreement = Table("agreement", metadata, AgreementColumns)
position = Table("agreement_position", metadata, PositionColumns)
observation = Table("observation", metadata, ObservationColumns)
decision = Table("decision", metadata, DecisionColumns)
rating = Table("rating", metadata, RatingColumns)

ORGANISER_TABLES = {
    table.name: table
    for table in (
        inject,
        delivery,
        receipt,
        message,
        move,
        effect,
        ruling,
        agreement,
        position,
        observation,
        decision,
        rating,
    )
}
