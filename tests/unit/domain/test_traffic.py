"""Messages, statements, what is passed on, agreements and observations."""

import pytest

from exercise.domain.agreed import is_withdrawn
from exercise.domain.payloads import MessageSent, PassedOn, StatementMade
from exercise.domain.refusal import Refused
from exercise.domain.state import FACILITATOR
from tests.unit.harness import Play, started


def code(play: Play, actor: str, command: str, **fields: object) -> str:
    with pytest.raises(Refused) as refused:
        play.do(actor, command, **fields)
    return refused.value.code


def say(play: Play, actor: str, *to: str, **more: object) -> str:
    return str(play.do(actor, "message.send", to=list(to), text="Words.", **more)["item"])


class TestMessages:
    def test_after_endex_the_white_cell_writes_and_teams_are_silent_until_the_hot_wash(
        self,
    ) -> None:
        play = started()
        play.do(FACILITATOR, "exercise.end", waiting="lapse")
        item = say(play, "white.lead", "north", "south", "west")
        message = {"text": "Words.", "answers": item}
        assert code(play, "north.head", "message.send", to=["white"], **message) == "ended"
        assert code(play, "north.head", "message.send", to=["north"], **message) == "ended"
        assert code(play, "white.lead", "statement.make", text="Words.") == "ended"
        play.do(FACILITATOR, "hotwash.begin")
        say(play, "north.head", "white", "north", answers=item)
        assert code(play, "north.head", "message.send", to=["south"], **message) == "ended"
        say(play, "white.lead", "west")
        play.do(FACILITATOR, "exercise.close")
        assert code(play, "white.lead", "message.send", to=["west"], text="Words.") == "ended"

    def test_recipients_are_named_once_in_order_the_white_cell_last(self) -> None:
        play = started()
        item = say(play, "west.head", "white", "south", "north", "south")
        payload = play.state.items[item].payload
        assert isinstance(payload, MessageSent)
        assert payload.to == ("north", "south", "white")

    def test_to_nobody_or_to_strangers_is_refused(self) -> None:
        play = started()
        message = {"text": "Words."}
        assert code(play, "north.head", "message.send", to=[], **message) == "no_recipient"
        assert code(play, "north.head", "message.send", to=["mars"], **message) == "unknown_cell"

    def test_only_the_white_cell_writes_as_anyone(self) -> None:
        play = started()
        persona = {"persona": "Coast Guard", "text": "Mayday.", "to": ["west"]}
        assert code(play, "north.head", "message.send", **persona) == "not_white"
        play.do("white.lead", "message.send", **persona)
        payload = play.last("message.sent").payload
        assert isinstance(payload, MessageSent)
        assert payload.persona == "Coast Guard"
        assert payload.seat_title == ""

    def test_teams_do_not_read_which_controller_wrote(self) -> None:
        play = started()
        say(play, "white.lead", "west")
        assert "Lead" not in (play.last("message.sent").entry.text or "")

    def test_a_message_to_the_white_cell_is_a_question_until_it_answers(self) -> None:
        play = started()
        asked = say(play, "north.head", "white", "south")
        say(play, "south.head", "north", answers=asked)
        assert asked in play.state.questions
        say(play, "white.lead", "north", answers=asked)
        assert asked not in play.state.questions

    def test_a_message_between_cells_is_no_question(self) -> None:
        play = started()
        asked = say(play, "north.head", "south")
        assert asked not in play.state.questions

    def test_observers_do_not_speak(self) -> None:
        play = started()
        seat = play.join_staff("observers", "olga")
        assert code(play, seat, "message.send", to=["north"], text="Psst") == "read_only"


class TestReferences:
    def test_one_can_only_answer_what_one_may_read(self) -> None:
        play = started()
        secret = say(play, "north.head", "south")
        message = {"to": ["white"], "text": "I know."}
        assert code(play, "west.head", "message.send", answers=secret, **message) == "unknown_item"

    def test_what_an_item_answers_is_not_in_the_item(self) -> None:
        play = started()
        asked = say(play, "north.head", "south")
        say(play, "south.head", "north", "west", answers=asked)
        assert asked not in (play.last("message.sent").entry.text or "")
        told = play.last("reference.noted").entry
        assert "cell:west" not in told.audience
        assert "cell:north" not in told.audience

    def test_a_move_s_answer_stays_with_its_cell_when_it_takes_effect(self) -> None:
        play = started()
        asked = say(play, "north.head", "south")
        move = play.do(
            "south.head",
            "move.submit",
            title="Sail",
            instrument="military",
            order="Sail.",
            openness="public",
            answers=asked,
            intent="Hidden intent",
            tags=["Signal"],
        )
        play.do("white.lead", "ruling.as_ordered", move=move["item"])
        text = play.last("move.took_effect").entry.text or ""
        assert asked not in text
        assert "Hidden intent" not in text
        assert "Signal" not in text

    def test_what_was_erased_is_not_answered(self) -> None:
        play = started()
        asked = say(play, "north.head", "south")
        play.do("white.lead", "item.erase", item=asked, reason="Personal.")
        message = {"to": ["north"], "text": "What?"}
        assert code(play, "south.head", "message.send", answers=asked, **message) == "erased"


class TestPassingOn:
    def test_it_is_quoted_whole_under_its_first_sender(self) -> None:
        play = started()
        first = say(play, "north.head", "south")
        play.do("south.head", "item.pass_on", item=first, to=["west"], note="Look.")
        payload = play.last("item.passed_on").payload
        assert isinstance(payload, PassedOn)
        assert (payload.of, payload.medium, payload.text) == ("North, Head", "message", "Words.")
        again = play.last("item.passed_on").entry.item
        play.do("west.head", "item.pass_on", item=again, to=["north"])
        payload = play.last("item.passed_on").payload
        assert isinstance(payload, PassedOn)
        assert payload.of == "North, Head"
        assert payload.note == ""

    def test_the_item_does_not_name_where_it_was_read(self) -> None:
        play = started()
        first = say(play, "north.head", "south")
        play.do("south.head", "item.pass_on", item=first, to=["west"])
        assert first not in (play.last("item.passed_on").entry.text or "")

    def test_a_call_is_quoted_as_lines(self) -> None:
        play = started()
        play.do("white.lead", "inject.release", inject="call")
        item = play.last("inject.delivered").entry.item
        play.do("west.head", "item.pass_on", item=item, to=["north"])
        payload = play.last("item.passed_on").payload
        assert isinstance(payload, PassedOn)
        assert payload.text == "A: Hello?\nB: Yes."

    def test_a_persona_stays_a_persona(self) -> None:
        play = started()
        first = say(play, "white.lead", "south", persona="Coast Guard")
        play.do("south.head", "item.pass_on", item=first, to=["west"])
        payload = play.last("item.passed_on").payload
        assert isinstance(payload, PassedOn)
        assert payload.of == "Coast Guard"

    def test_nobody_passes_on_to_oneself_or_what_one_may_not_read(self) -> None:
        play = started()
        first = say(play, "north.head", "south")
        assert code(play, "south.head", "item.pass_on", item=first, to=["south"]) == "no_recipient"
        assert code(play, "west.head", "item.pass_on", item=first, to=["north"]) == "unknown_item"

    def test_agreements_are_not_passed_on(self) -> None:
        play = started()
        agreed = {"parties": ["north", "south"], "text": "Fish."}
        item = play.do("north.head", "agreement.record", **agreed)["item"]
        assert code(play, "south.head", "item.pass_on", item=item, to=["west"]) == "not_passed_on"


class TestStatements:
    def test_the_white_cell_speaks_as_anyone_in_public(self) -> None:
        play = started()
        play.do("white.lead", "statement.make", text="We regret.", persona="Coast Guard")
        payload = play.last("statement.made").payload
        assert isinstance(payload, StatementMade)
        assert payload.persona == "Coast Guard"


class TestAgreements:
    def record(self, play: Play, actor: str = "north.head", **more: object) -> str:
        fields: dict[str, object] = {"parties": ["north", "south"], "text": "Fish."}
        return str(play.do(actor, "agreement.record", **fields | more)["item"])

    def test_when_it_happened_stands_apart_from_when_it_was_typed(self) -> None:
        play = started()
        play.wait(300_000)
        item = self.record(play, happened_ms=60_000)
        assert (play.state.items[item].happened, play.state.items[item].t) == (60_000, 300_000)

    def test_nothing_has_happened_yet_that_is_still_to_come(self) -> None:
        play = started()
        future = {"parties": ["north", "south"], "text": "Fish.", "happened_ms": 1}
        assert code(play, "north.head", "agreement.record", **future) == "future"

    def test_one_s_own_cell_is_a_party_and_there_is_another(self) -> None:
        play = started()
        others = {"parties": ["south", "west"], "text": "Fish."}
        alone = {"parties": ["north"], "text": "Fish."}
        assert code(play, "north.head", "agreement.record", **others) == "not_a_party"
        assert code(play, "north.head", "agreement.record", **alone) == "no_recipient"

    def test_the_white_cell_enters_it_on_a_cell_s_behalf(self) -> None:
        play = started()
        item = self.record(play, "white.lead", on_behalf="south")
        assert play.state.items[item].behalf == "south"
        strangers = {"parties": ["north"], "text": "Fish.", "on_behalf": "west"}
        assert code(play, "white.lead", "agreement.record", **strangers) == "not_a_party"

    def test_the_others_confirm_or_dispute_and_may_change_their_mind(self) -> None:
        play = started()
        item = self.record(play)
        assert code(play, "north.press", "agreement.confirm", item=item) == "own_agreement"
        assert code(play, "west.head", "agreement.confirm", item=item) == "unknown_item"
        play.do("south.press", "agreement.dispute", item=item, note="Not the squid.")
        position = play.state.agreements[item]["south"]
        assert (position.confirmed, position.note) == (False, "Not the squid.")
        play.do("south.head", "agreement.confirm", item=item)
        assert play.state.agreements[item]["south"].confirmed

    def test_who_entered_it_may_withdraw_it_until_somebody_has_confirmed_it(self) -> None:
        play = started()
        item = self.record(play)
        play.do("north.press", "agreement.dispute", item=item, note="Twelve ships, not two.")
        assert is_withdrawn(play.state, item)
        assert code(play, "south.head", "agreement.confirm", item=item) == "withdrawn"
        assert code(play, "south.head", "agreement.dispute", item=item) == "withdrawn"
        assert code(play, "north.head", "agreement.dispute", item=item) == "withdrawn"
        readers = play.last("agreement.disputed").entry.audience
        assert readers == play.state.items[item].audience
        confirmed = self.record(play)
        play.do("south.head", "agreement.confirm", item=confirmed)
        assert code(play, "north.head", "agreement.dispute", item=confirmed) == "own_agreement"

    def test_control_withdraws_what_it_entered_and_nothing_else(self) -> None:
        play = started()
        own, theirs = self.record(play, "white.lead"), self.record(play)
        play.do("white.lead", "agreement.dispute", item=own, note="Wrong cells.")
        assert is_withdrawn(play.state, own)
        assert code(play, "white.lead", "agreement.dispute", item=theirs) == "not_a_party"

    @pytest.mark.parametrize(
        ("verb", "kind", "confirmed"),
        [
            ("agreement.confirm", "agreement.confirmed", True),
            ("agreement.dispute", "agreement.disputed", False),
        ],
    )
    def test_control_says_for_a_program_how_it_stands_and_for_nobody_else(
        self, verb: str, kind: str, *, confirmed: bool
    ) -> None:
        play = started()
        item = self.record(play)
        for_south = {"item": item, "cell": "south"}
        assert code(play, "white.lead", verb, **for_south) == "not_a_program"
        assert code(play, "north.head", verb, **for_south) == "not_white"
        for_west = {"item": item, "cell": "west"}
        assert code(play, "white.lead", verb, **for_west) == "not_a_party"
        play.hand_to_program("south")
        play.do("white.lead", verb, **for_south)
        position = play.state.agreements[item]["south"]
        assert (position.confirmed, position.seat_title) == (confirmed, "")
        assert play.last(kind).entry.behalf == "south"

    def test_a_cell_written_for_still_confirms(self) -> None:
        play = started()
        item = self.record(play, "white.lead", on_behalf="south")
        play.do("south.head", "agreement.confirm", item=item)
        assert play.state.agreements[item]["south"].confirmed


class TestObservations:
    def test_only_observers_and_controllers_write_them(self) -> None:
        play = started()
        assert code(play, "north.head", "observation.note", text="Hm.") == "not_observer"
        seat = play.join_staff("observers", "olga")
        item = say(play, "north.head", "south")
        play.do(seat, "observation.note", text="They talk.", about=item)
        assert len(list(play.state.observations)) == 1

    def test_about_nothing_unknown(self) -> None:
        wrong = {"text": "Hm.", "about": "nothing"}
        assert code(started(), "white.lead", "observation.note", **wrong) == "unknown_item"
