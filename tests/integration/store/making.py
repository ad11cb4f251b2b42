"""Logs to put into a store, without the rules that normally decide what goes in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from exercise.app.ports import CommandRecord, ExerciseRow, SideWrite
from exercise.domain import audience, payloads
from exercise.domain.entry import Draft, Entry, canonical
from exercise.domain.payloads import Payload, dump
from exercise.domain.scenario import ByHand, Inject, Sender
from exercise.store.store import SqlStore

EXERCISE = "x1"
TOKYO = audience.cells_and_staff(["tokyo"])
TWO = audience.cells_and_staff(["tokyo", "washington"])


def draft(
    payload: Payload,
    *,
    item: str | None = None,
    to: audience.Audience = TWO,
    by: str = "tokyo.pm",
    happened: int | None = None,
) -> Draft:
    return Draft(
        kind=payload.kind,
        version=payload.version,
        author=by,
        audience=to,
        text=canonical(dump(payload)),
        item=item,
        happened=happened,
    )


def message(text: str, item: str = "message-1", to: audience.Audience = TWO) -> Draft:
    said = payloads.MessageSent(cell="tokyo", seat_title="PM", to=("washington",), text=text)
    return draft(said, item=item, to=to)


def inject(text: str = "A missile was launched.") -> Inject:
    return Inject(
        id="launch",
        number="1",
        title="Launch",
        release=ByHand(),
        sender=Sender(name="Ministry of Defense"),
        to=("tokyo", "washington.sec"),
        medium="cable",
        text=text,
        concerns=("NK-1",),
    )


@dataclass
class Log:
    """A log that is being written, and the entry it ends with."""

    store: SqlStore
    exercise: str = EXERCISE
    entries: list[Entry] = field(default_factory=list)
    salts: int = 0

    @property
    def head(self) -> Entry:
        return self.entries[-1]

    def create(self, *more: Draft, carried: Mapping[str, bytes] | None = None) -> "Log":
        created = payloads.ExerciseCreated(name="Trial", scenario="ab" * 32, rate_milli=1_000)
        row = ExerciseRow(self.exercise, "Trial", "ab" * 32, created_at=1_000, closed=False)
        drafts = [draft(created, to=audience.STAFF_ONLY, by="system"), *more]
        self.entries += self.store.create(
            row, drafts, at=1_000, salts=self._salts(len(drafts)), carried=carried
        )
        return self

    def append(
        self,
        *drafts: Draft,
        at: int = 2_000,
        t: int = 10,
        command: str | None = None,
        answer: dict[str, Any] | None = None,
        also: Sequence[SideWrite] = (),
    ) -> Sequence[Entry]:
        record = CommandRecord("tokyo.pm", command, answer or {}) if command else None
        made = self.store.append(
            self.exercise,
            drafts,
            head=self.head,
            at=at,
            t=t,
            salts=self._salts(len(drafts)),
            command=record,
            also=also,
        )
        self.entries += made
        return made

    def _salts(self, number: int) -> list[str]:
        self.salts += number
        return [
            sha256(f"{self.exercise} {self.salts - one}".encode()).hexdigest()[:32]
            for one in range(number)
        ]


def play(log: Log) -> None:
    """Something of every kind that has a row of its own."""
    seat = audience.of("seat:washington.sec", *audience.STAFF)
    log.append(draft(payloads.InjectPlanned(inject=inject()), item="launch", to=("white",)))
    log.append(
        draft(
            payloads.InjectReleased(
                how="clock", deliveries={"tokyo": "copy-1", "washington.sec": "copy-2"}
            ),
            item="launch",
            to=audience.STAFF_ONLY,
        ),
        *(
            draft(
                payloads.InjectDelivered(
                    sender="Ministry",
                    to=(to,),
                    medium="cable",
                    precedence="FLASH",
                    title="Launch",
                    text=f"As {to} reads it",
                ),
                item=item,
                to=readers,
            )
            for to, item, readers in (
                ("tokyo", "copy-1", TOKYO),
                ("washington.sec", "copy-2", seat),
            )
        ),
        at=3_000,
        t=60_000,
    )
    received = payloads.AttentionRecorded(seat="tokyo.pm", received=("copy-1",), opened=())
    opened = payloads.AttentionRecorded(
        seat="tokyo.fm", received=("copy-1",), opened=("copy-1", "message-1")
    )
    log.append(draft(received, to=("white",)), at=4_000, t=61_000)
    log.append(draft(opened, to=("white",)), at=5_000, t=62_000)
    log.append(
        draft(payloads.InjectAcknowledged(cell="tokyo", seat="tokyo.pm"), item="copy-1", to=TOKYO),
        at=6_000,
        t=63_000,
    )
    refers = payloads.ReferenceNoted(cell="tokyo", refers_to="copy-1", how="answers")
    log.append(
        message("We protest."), draft(refers, item="message-1", to=TOKYO), at=7_000, t=64_000
    )
    log.append(
        draft(
            payloads.StatementMade(cell="tokyo", seat_title="PM", text="日本は抗議する"), item="s-1"
        )
    )
    log.append(
        draft(move(), item="move-1", to=TOKYO),
        draft(refers, item="move-1", to=TOKYO),
        at=8_000,
        t=65_000,
    )
    log.append(
        draft(
            payloads.RulingMade(
                moves=("move-1",),
                outcome="succeeds",
                tracks=(payloads.TrackMove(track="escalation", before=1, after=2),),
                effects={"move-1": "effect-1"},
            ),
            item="ruling-1",
            to=audience.STAFF_ONLY,
        ),
        draft(
            payloads.RulingReasoned(texts={"tokyo": "It worked."}, reason="Well planned"),
            item="ruling-1",
            to=audience.STAFF_ONLY,
        ),
        draft(effect(), item="effect-1", to=TOKYO),
        at=9_000,
        t=66_000,
    )
    deal = payloads.AgreementRecorded(
        parties=("tokyo", "washington"), text="Share radar data", by_cell="tokyo", by_title="PM"
    )
    log.append(draft(deal, item="deal-1", happened=65_500), at=10_000, t=67_000)
    dispute = payloads.AgreementDisputed(cell="washington", seat_title="SecState", note="Not so")
    log.append(draft(dispute, item="deal-1"), at=11_000, t=68_000)
    note = payloads.ObservationNoted(text="Tokyo waits for Washington", about="move-1")
    log.append(draft(note, item="note-1", to=audience.STAFF_ONLY), at=12_000, t=69_000)
    put = payloads.DecisionPut(
        inject="launch",
        on="tokyo",
        to="tokyo",
        options=("wait", "warn"),
        default="wait",
        within_ms=60_000,
    )
    more = payloads.DecisionExtended(due_ms=180_000)
    made = payloads.DecisionMade(cell="tokyo", option="warn", how="chosen", seat_title="PM")
    log.append(draft(put, item="choice-1", to=audience.STAFF_ONLY), at=13_000, t=70_000)
    log.append(draft(more, item="choice-1", to=TOKYO), at=14_000, t=71_000)
    log.append(draft(made, item="choice-1", to=TOKYO), at=15_000, t=72_000)
    for rating, evidence in (("not_met", "They waited."), ("partly", "They warned at last.")):
        rated = payloads.ObjectiveRated(
            cell="tokyo",
            objective="T-1",
            rating=rating,
            own=True,
            seat_title="PM",
            reasoned=True,
        )
        why = payloads.RatingReasoned(text=evidence)
        log.append(
            draft(rated, item="rating-1", to=TOKYO),
            draft(why, item="rating-1", to=TOKYO),
            at=16_000,
            t=73_000,
        )


def move(order: str = "Sail past the islands") -> payloads.MoveSubmitted:
    return payloads.MoveSubmitted(
        cell="tokyo",
        seat_title="PM",
        number=1,
        title="Patrol",
        instrument="military",
        tags=("sea",),
        actor="Coast Guard",
        targets=("beijing",),
        intent="Show presence",
        order=order,
        openness="secret",
        takes_ms=60_000,
        expected_ms=125_000,
        assents=("tokyo.fm",),
        dissents=(),
    )


def effect() -> payloads.MoveTookEffect:
    shown = {name: getattr(move(), name) for name in payloads.MoveTookEffect.model_fields}
    return payloads.MoveTookEffect(**shown)
