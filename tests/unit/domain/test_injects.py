"""Injects: wordings, single seats and empty ones, receipts; and changes to the MSEL."""

import pytest

from exercise.domain.payloads import InjectDelivered
from exercise.domain.refusal import Refused
from exercise.domain.state import FACILITATOR, RowStatus
from tests.unit.harness import MINUTE, Play, seated, started
from tests.unit.trial import at, inject


def code(play: Play, actor: str, command: str, **fields: object) -> str:
    with pytest.raises(Refused) as refused:
        play.do(actor, command, **fields)
    return refused.value.code


def release(play: Play, inject_id: str) -> list[InjectDelivered]:
    before = len(play.steps)
    play.do("white.lead", "inject.release", inject=inject_id)
    made = [step.payload for step in play.steps[before:]]
    return [payload for payload in made if isinstance(payload, InjectDelivered)]


def item_for(play: Play, inject_id: str, recipient: str) -> str:
    return dict(play.state.msel[inject_id].deliveries)[recipient]


class TestWordings:
    def test_a_cell_with_words_of_its_own_reads_only_those(self) -> None:
        play = started()
        common, south = release(play, "split")
        assert common.to == ("north", "west")
        assert south.to == ("south",)
        assert south.title == "South's title"
        assert south.text == "South's words"
        assert south.grading == common.grading

    def test_no_reader_learns_who_reads_other_words(self) -> None:
        common, south = release(started(), "split")
        assert "south" not in common.to
        assert set(south.to) == {"south"}

    def test_controller_notes_never_leave_the_msel(self) -> None:
        play = started()
        release(play, "spare")
        told = [s.entry.text or "" for s in play.steps if s.entry.kind.startswith("inject.")]
        assert not any("stall" in text for text in told)

    def test_what_is_public_is_read_by_all_and_asked_of_those_addressed(self) -> None:
        play = started()
        release(play, "wire")
        item = item_for(play, "wire", "north")
        assert play.state.addressed[item] == ("north", "west")
        assert "cell:south" in play.state.items[item].audience


class TestSingleSeats:
    def test_a_minister_s_paper_reaches_that_seat_and_the_staff_alone(self) -> None:
        play = started()
        release(play, "minister")
        own = play.state.items[item_for(play, "minister", "north.foreign")]
        assert own.audience == ("observers", "seat:north.foreign", "white")
        assert code(play, "north.head", "inject.acknowledge", item=own.id) == "unknown_item"
        play.do("north.foreign", "inject.acknowledge", item=own.id)

    def test_while_the_seat_is_empty_the_acting_head_gets_a_marked_copy(self) -> None:
        play = started()
        play.do("north.foreign", "seat.vacate", seat="north.foreign")
        release(play, "minister")
        row = play.state.msel["minister"]
        copy = play.state.items[dict(row.acting)["north.foreign"]]
        assert copy.audience == ("seat:north.head",)
        assert isinstance(copy.payload, InjectDelivered)
        assert copy.payload.for_empty_seat == "Foreign"

    def test_it_is_then_the_acting_head_who_is_asked(self) -> None:
        play = started()
        play.do("north.foreign", "seat.vacate", seat="north.foreign")
        release(play, "minister")
        row = play.state.msel["minister"]
        seat_copy, head_copy = (
            dict(row.deliveries)["north.foreign"],
            dict(row.acting)["north.foreign"],
        )
        assert seat_copy not in play.state.addressed
        assert play.state.addressed[head_copy] == ("north",)
        play.do("north.head", "inject.acknowledge", item=head_copy)
        assert head_copy not in play.state.unacknowledged

    def test_the_acting_head_is_the_first_one_seated_when_the_head_is_away(self) -> None:
        play = started()
        for seat in ("north.head", "north.foreign"):
            play.do(seat, "seat.vacate", seat=seat)
        release(play, "minister")
        copy = dict(play.state.msel["minister"].acting)["north.foreign"]
        assert play.state.items[copy].audience == ("seat:north.press",)

    def test_whoever_takes_the_seat_later_finds_the_paper_there(self) -> None:
        play = started()
        play.do("north.foreign", "seat.vacate", seat="north.foreign")
        release(play, "minister")
        play.join("north.foreign", "late-comer")
        play.do(
            "north.foreign", "inject.acknowledge", item=item_for(play, "minister", "north.foreign")
        )

    def test_in_an_empty_cell_nobody_gets_a_copy(self) -> None:
        play = Play()
        play.join(FACILITATOR, "fay")
        play.do(FACILITATOR, "exercise.start")
        play.do(FACILITATOR, "inject.release", inject="minister")
        assert play.state.msel["minister"].acting == ()


class TestReceipts:
    def test_delivered_opened_acknowledged_and_answered_are_kept_apart(self) -> None:
        play = started()
        release(play, "ships")
        item = item_for(play, "ships", "north")
        play.wait(1_000)
        play.do("north.press", "attention.report", received=[item])
        play.wait(1_000)
        play.do("north.press", "attention.report", opened=[item])
        play.wait(1_000)
        play.do("north.head", "inject.acknowledge", item=item)
        play.wait(1_000)
        play.do("north.head", "message.send", to=["white"], text="Seen.", answers=item)
        marks = play.state.receipts[item]["north"]
        assert marks.acknowledged is not None
        times = (marks.received_at, marks.opened_at, marks.acknowledged.at, marks.answered_at)
        assert [at - play.wall for at in times if at] == [-3_000, -2_000, -1_000, 0]
        assert "south" not in play.state.receipts[item]

    def test_a_mark_once_set_stays(self) -> None:
        play = started()
        release(play, "ships")
        item = item_for(play, "ships", "north")
        play.do("north.head", "inject.acknowledge", item=item)
        first = play.state.receipts[item]["north"]
        play.wait(5_000)
        assert play.do("north.press", "inject.acknowledge", item=item) == {"already": True}
        play.do("north.head", "message.send", to=["white"], text="One.", answers=item)
        play.wait(5_000)
        play.do("north.head", "message.send", to=["white"], text="Two.", answers=item)
        marks = play.state.receipts[item]["north"]
        assert marks.acknowledged == first.acknowledged
        assert marks.answered_at == play.wall - 5_000

    def test_it_stays_unacknowledged_until_every_cell_asked_has(self) -> None:
        play = started()
        release(play, "ships")
        item = item_for(play, "ships", "north")
        play.do("north.head", "inject.acknowledge", item=item)
        assert item in play.state.unacknowledged
        play.do("south.head", "inject.acknowledge", item=item)
        assert item not in play.state.unacknowledged

    def test_attention_to_what_a_seat_may_not_read_is_ignored(self) -> None:
        play = started()
        release(play, "ships")
        item = item_for(play, "ships", "north")
        play.do("west.head", "attention.report", received=[item, "nothing"], opened=[item])
        assert "attention.recorded" not in play.kinds()

    def test_a_move_that_names_it_answers_it(self) -> None:
        play = started()
        release(play, "ships")
        item = item_for(play, "ships", "north")
        play.do(
            "north.head",
            "move.submit",
            title="Sail",
            instrument="military",
            order="Sail.",
            openness="secret",
            answers=item,
        )
        assert play.state.receipts[item]["north"].answered_at is not None
        assert item not in play.state.unanswered["north"]
        assert item in play.state.unanswered["south"]


class TestPlanning:
    def plan(self, play: Play, **changes: object) -> None:
        fields = {"inject_id": "fresh", "number": 30, "release": at(50), "to": ("west",)}
        made = inject(**(fields | changes))  # type: ignore[arg-type]
        play.do(FACILITATOR, "inject.plan", inject=made.model_dump(mode="json"))

    def refused(self, play: Play, **changes: object) -> str:
        with pytest.raises(Refused) as found:
            self.plan(play, **changes)
        return found.value.code

    def test_a_new_row_takes_its_place_and_is_not_amended(self) -> None:
        play = started()
        self.plan(play)
        row = play.state.msel["fresh"]
        assert row.status is RowStatus.PLANNED
        assert not row.amended
        assert row.order == len(play.state.msel) - 1

    def test_a_changed_row_is_marked_and_keeps_its_place(self) -> None:
        play = started()
        self.plan(play, inject_id="late", number=8, text="Other words")
        row = play.state.msel["late"]
        assert row.amended
        assert row.order == 7
        assert row.inject is not None
        assert row.inject.text == "Other words"

    def test_a_kept_row_that_is_changed_is_planned_again(self) -> None:
        play = started()
        play.do(FACILITATOR, "inject.keep", inject="late")
        self.plan(play, inject_id="late", number=8)
        assert play.state.msel["late"].status is RowStatus.PLANNED

    @pytest.mark.parametrize(
        ("changes", "code"),
        [
            ({"number": 1}, "number_taken"),
            ({"to": ("atlantis",)}, "unknown_reference"),
            ({"to": ("north.cook",)}, "unknown_reference"),
            ({"concerns": ("ZZ-9",)}, "unknown_reference"),
            ({"text": None}, "empty_inject"),
        ],
    )
    def test_what_cannot_be_is_refused(self, changes: dict[str, object], code: str) -> None:
        assert self.refused(started(), **changes) == code

    def test_what_went_out_is_not_changed(self) -> None:
        play = started()
        release(play, "ships")
        assert self.refused(play, inject_id="ships", number=1) == "released"

    def test_only_the_facilitator_changes_the_msel(self) -> None:
        play = started()
        made = inject("fresh", 30, at(50)).model_dump(mode="json")
        assert code(play, "white.lead", "inject.plan", inject=made) == "not_facilitator"

    def test_it_can_be_changed_in_the_lobby_and_not_after_endex(self) -> None:
        play = seated()
        self.plan(play)
        play.do(FACILITATOR, "exercise.start")
        play.do(FACILITATOR, "exercise.end", waiting="lapse")
        assert self.refused(play, number=31) == "ended"

    def test_a_dropped_row_is_gone_for_good(self) -> None:
        play = started()
        play.do("white.lead", "inject.drop", inject="late", reason="Time")
        assert code(play, "white.lead", "inject.release", inject="late") == "dropped"
        play.run(MINUTE)
        assert play.state.msel["late"].status is RowStatus.DROPPED
