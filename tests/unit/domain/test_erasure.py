"""An erasure reaches every item that holds the text; what is left still makes sense."""

import pytest

from exercise.domain.erasure import family
from exercise.domain.payloads import PayloadErased
from exercise.domain.refusal import Refused
from exercise.domain.state import FACILITATOR, MoveStatus, RowStatus
from tests.unit.harness import Play, seated, started


def code(play: Play, actor: str, command: str, **fields: object) -> str:
    with pytest.raises(Refused) as refused:
        play.do(actor, command, **fields)
    return refused.value.code


def erase(play: Play, item: str, actor: str = "white.lead") -> None:
    play.do(actor, "item.erase", item=item, reason="Personal.")


def newest(play: Play, kind: str) -> str:
    return play.last(kind).entry.item or ""


def gone(play: Play) -> tuple[str, ...]:
    payload = play.last("payload.erased").payload
    assert isinstance(payload, PayloadErased)
    return payload.items


def submit(play: Play, **more: object) -> str:
    fields = {"title": "Sail", "instrument": "military", "order": "Sail.", "openness": "public"}
    return str(play.do("north.head", "move.submit", **fields | more)["item"])


class TestFamily:
    def test_an_inject_goes_with_all_its_deliveries_and_its_row(self) -> None:
        play = started()
        play.do("north.foreign", "seat.vacate", seat="north.foreign")
        play.do("white.lead", "inject.release", inject="minister")
        row = play.state.msel["minister"]
        every = {"minister", *dict(row.deliveries).values(), *dict(row.acting).values()}
        for item in every:
            assert set(family(play.state, item)) == every

    def test_a_move_goes_with_what_became_known_of_it(self) -> None:
        play = started()
        move = submit(play)
        play.do("white.lead", "ruling.as_ordered", move=move)
        effect = play.state.moves[move].effect
        assert set(family(play.state, str(effect))) == {move, effect}

    def test_what_was_passed_on_goes_too_however_far(self) -> None:
        play = started()
        first = play.do("north.head", "message.send", to=["south"], text="Secret.")["item"]
        second = play.do("south.head", "item.pass_on", item=first, to=["west"])["item"]
        third = play.do("west.head", "item.pass_on", item=second, to=["north"])["item"]
        assert family(play.state, first) == (first, second, third)

    def test_a_ruling_goes_with_every_cell_s_copy(self) -> None:
        play = started()
        play.do("white.lead", "ruling.make", texts={"north": "N", "west": "W"})
        ruling = newest(play, "ruling.made")
        copies = play.state.rulings[ruling].made.told.values()
        assert set(family(play.state, next(iter(copies)))) == {ruling, *copies}

    def test_an_answer_is_another_thing(self) -> None:
        play = started()
        first = play.do("north.head", "message.send", to=["south"], text="Secret.")["item"]
        play.do("south.head", "message.send", to=["north"], text="Oh.", answers=first)
        assert family(play.state, first) == (first,)


class TestErasing:
    def test_readers_are_told_first_and_the_staff_why(self) -> None:
        play = started()
        item = play.do("north.head", "message.send", to=["south"], text="Secret.")["item"]
        erase(play, item)
        assert play.kinds()[-2:] == ["item.erased", "payload.erased"]
        assert play.state.items[item].payload is None
        assert play.state.erasures[item].reason == "Personal."
        assert play.state.erasures[item].by == "white.lead"

    def test_only_the_white_cell_erases_and_only_what_is_there(self) -> None:
        play = started()
        item = play.do("north.head", "message.send", to=["south"], text="Secret.")["item"]
        wanted = {"item": item, "reason": "Mine."}
        assert code(play, "north.head", "item.erase", **wanted) == "not_white"
        erase(play, item)
        assert code(play, "white.lead", "item.erase", **wanted) == "nothing_to_erase"
        nothing = {"item": "nothing", "reason": "Why not."}
        assert code(play, "white.lead", "item.erase", **nothing) == "nothing_to_erase"

    def test_a_row_still_planned_is_never_released(self) -> None:
        play = started()
        erase(play, "ships")
        play.run(120_000)
        assert play.state.msel["ships"].status is RowStatus.ERASED
        assert play.last("inject.released").entry.item == "wire"
        assert code(play, "white.lead", "inject.release", inject="ships") == "dropped"

    def test_a_row_that_went_out_stays_released(self) -> None:
        play = started()
        play.do("white.lead", "inject.release", inject="ships")
        erase(play, newest(play, "inject.delivered"))
        row = play.state.msel["ships"]
        assert (row.status, row.inject) == (RowStatus.RELEASED, None)
        assert not play.state.unacknowledged

    def test_every_planned_wording_of_a_row_goes(self) -> None:
        play = started()
        play.do(FACILITATOR, "inject.retime", inject="ships", at_ms=600_000)
        erase(play, "ships")
        planned = {entry.seq for entry in play.log if entry.item == "ships"}
        assert planned <= play.erased
        assert len(planned) == 2

    def test_a_waiting_move_waits_no_longer(self) -> None:
        play = started()
        move = submit(play)
        erase(play, move)
        assert play.state.moves[move].status is MoveStatus.ERASED
        assert move not in play.state.waiting
        assert code(play, "white.lead", "ruling.as_ordered", move=move) == "not_waiting"

    def test_a_move_ruled_on_stays_so(self) -> None:
        play = started()
        move = submit(play)
        play.do("white.lead", "ruling.make", moves=[move], outcome="fails")
        erase(play, move)
        assert play.state.moves[move].status is MoveStatus.RULED

    def test_a_newer_ruling_cannot_give_an_erased_move_effect(self) -> None:
        play = started()
        move = submit(play)
        play.do("white.lead", "ruling.make", moves=[move], outcome="fails")
        first = newest(play, "ruling.made")
        erase(play, move)
        again = {"supersedes": first, "outcome": "works"}
        assert code(play, "white.lead", "ruling.make", **again) == "erased"

    def test_a_dispute_s_words_go_with_the_deal(self) -> None:
        play = started()
        agreed = {"parties": ["north", "south"], "text": "Fish."}
        item = play.do("north.head", "agreement.record", **agreed)["item"]
        play.do("south.head", "agreement.dispute", item=item, note="Squid.")
        erase(play, item)
        position = play.state.agreements[item]["south"]
        assert (position.confirmed, position.note) == (False, "")
        assert code(play, "south.head", "agreement.confirm", item=item) == "erased"

    def test_a_question_is_asked_no_longer(self) -> None:
        play = started()
        item = play.do("north.head", "message.send", to=["white"], text="May we?")["item"]
        erase(play, item)
        assert not play.state.questions

    def test_an_emergency_stands_without_its_words(self) -> None:
        play = started()
        play.do("north.head", "noduff.raise", text="Ned fell.")
        erase(play, newest(play, "noduff.raised"))
        assert play.state.noduff is not None
        assert play.state.noduff.payload is None

    def test_briefs_and_folders_go_and_their_readers_are_told(self) -> None:
        play = seated()
        erase(play, "folder.north")
        assert play.state.briefs["folder.north"] is None
        assert "cell:north" in play.last("item.erased").entry.audience
        erase(play, "brief.exercise")
        assert "public" in play.last("item.erased").entry.audience

    def test_an_acting_head_s_copy_is_told_to_the_staff_as_well(self) -> None:
        """Their list of what is unacknowledged counts it."""
        play = started()
        play.do("north.foreign", "seat.vacate", seat="north.foreign")
        play.do("white.lead", "inject.release", inject="minister")
        copy = dict(play.state.msel["minister"].acting)["north.foreign"]
        erase(play, copy)
        told = [s.entry for s in play.steps if s.entry.kind == "item.erased"]
        assert {"white", "seat:north.head"} <= set(
            next(entry.audience for entry in told if entry.item == copy)
        )

    def test_practice_answers_and_notes_go(self) -> None:
        play = seated()
        play.do("north.head", "practice.answer", text="Hi, it is Ned.")
        play.do("white.lead", "observation.note", text="Ned is slow.")
        for kind in ("practice.answered", "observation.noted"):
            erase(play, newest(play, kind))
            assert gone(play) == (newest(play, kind),)


class TestNames:
    def test_whoever_still_shows_the_name_is_told(self) -> None:
        play = started()
        play.do("north.press", "seat.vacate", seat="north.press")
        play.do("white.lead", "name.erase", person="north-press")
        assert "cell:north" in play.last("name.erased").entry.audience
        assert "cell:south" not in play.last("name.erased").entry.audience

    def test_only_the_white_cell_takes_it_away(self) -> None:
        assert code(started(), "north.head", "name.erase", person="north-head") == "not_white"
