"""Seats, rights, requests, links and the practice message."""

import pytest

from exercise.domain.decision import may_read, readable, viewers_of
from exercise.domain.refusal import Refused
from exercise.domain.state import FACILITATOR
from tests.unit.harness import Play, seated, started
from tests.unit.trial import TRIAL


def code(play: Play, actor: str, command: str, **fields: object) -> str:
    with pytest.raises(Refused) as refused:
        play.do(actor, command, **fields)
    return refused.value.code


def person(play: Play, seat: str) -> str | None:
    return play.state.seats[seat].person


def ready(play: Play, seat: str) -> bool:
    return play.state.seats[seat].ready


class TestTaking:
    def test_an_empty_seat_is_taken_at_once(self) -> None:
        play = seated()
        assert play.join("west.press", "wanda") == {"seat": "west.press"}
        assert person(play, "west.press") == "wanda"

    def test_a_taken_one_is_asked_for_and_the_white_cell_says_yes(self) -> None:
        play = seated()
        request = play.join("north.head", "nora")["request"]
        assert person(play, "north.head") == "north-head"
        play.do("white.lead", "seat.grant", request=request)
        assert person(play, "north.head") == "nora"
        assert play.kinds()[-2:] == ["seat.left", "seat.taken"]
        assert code(play, "white.lead", "seat.grant", request=request) == "unknown_request"

    def test_or_no(self) -> None:
        play = seated()
        request = play.join("north.head", "nora")["request"]
        assert code(play, "north.head", "seat.refuse", request=request) == "not_white"
        play.do("white.lead", "seat.refuse", request=request)
        assert person(play, "north.head") == "north-head"
        assert not play.state.requests

    def test_a_request_is_kept_with_its_time(self) -> None:
        play = seated()
        play.wait(5_000)
        request = play.join("north.head", "nora")["request"]
        assert play.state.requests[request].at == play.wall

    def test_staff_get_seats_of_their_own(self) -> None:
        play = seated()
        first, second = play.join_staff("observers", "olga"), play.join_staff("observers", "omar")
        assert first != second
        assert person(play, second) == "omar"

    def test_the_white_cell_sits_in_an_empty_seat_and_plays_it(self) -> None:
        play = started()
        with pytest.raises(Refused):
            play.sit("white.lead", "north.head")
        play.sit("white.lead", "west.press")
        assert person(play, "west.press") == "leo"
        play.do("west.press", "statement.make", text="We speak.")


class TestLeaving:
    def test_one_s_own_and_the_white_cell_any_but_the_facilitator_s(self) -> None:
        play = seated()
        assert code(play, "north.head", "seat.vacate", seat="north.press") == "not_white"
        play.do("north.head", "seat.vacate", seat="north.head")
        play.do("white.lead", "seat.vacate", seat="north.press")
        assert person(play, "north.press") is None
        assert code(play, "white.lead", "seat.vacate", seat=FACILITATOR) == "facilitator"
        assert code(play, "white.lead", "seat.vacate", seat="north.press") == "seat_empty"


class TestMoving:
    def test_a_person_goes_to_another_cell_and_reads_its_stream_alone(self) -> None:
        play = started()
        play.do("north.head", "message.send", to=["north"], text="Ours alone.")
        ours = play.last("message.sent").entry.item or ""
        play.do("west.head", "message.send", to=["west"], text="Theirs alone.")
        theirs = play.last("message.sent").entry.item or ""
        play.do("white.lead", "seat.move", from_seat="north.head", to_seat="west.press")
        assert person(play, "north.head") is None
        assert person(play, "west.press") == "north-head"
        seat = play.state.seats["west.press"]
        assert viewers_of(play.state, seat) == ("cell:west", "seat:west.press")
        assert readable(play.state, seat, theirs)
        assert not readable(play.state, seat, ours)

    def test_only_between_playing_cells_and_into_an_empty_seat(self) -> None:
        play = seated()
        taken = {"from_seat": "north.head", "to_seat": "south.head"}
        staff = {"from_seat": "white.lead", "to_seat": "west.press"}
        nobody = {"from_seat": "west.press", "to_seat": "west.press"}
        assert code(play, "white.lead", "seat.move", **taken) == "seat_taken"
        assert code(play, "white.lead", "seat.move", **staff) == "not_playing"
        assert code(play, "white.lead", "seat.move", **nobody) == "seat_empty"


class TestActingHead:
    def test_is_the_head_then_the_first_one_seated_then_nobody(self) -> None:
        play = seated()
        heads = []
        for seat in ("north.head", "north.foreign", "north.press"):
            acting = play.state.acting_head("north")
            heads.append(acting.id if acting else None)
            play.do(seat, "seat.vacate", seat=seat)
        assert heads == ["north.head", "north.foreign", "north.press"]
        assert play.state.acting_head("north") is None

    def test_a_right_given_to_a_seat_outlasts_who_sits_there(self) -> None:
        play = started()
        play.do(FACILITATOR, "right.set", seat="north.press", right="submit", granted=True)
        play.do("north.press", "seat.vacate", seat="north.press")
        play.join("north.press", "nina")
        assert play.state.may_submit(play.state.seats["north.press"])
        play.do(FACILITATOR, "right.set", seat="north.press", right="submit", granted=False)
        assert not play.state.may_submit(play.state.seats["north.press"])

    def test_rights_are_the_facilitator_s_to_give(self) -> None:
        right = {"seat": "north.press", "right": "submit", "granted": True}
        assert code(started(), "white.lead", "right.set", **right) == "not_facilitator"
        staff = {"seat": "white.lead", "right": "submit", "granted": True}
        assert code(started(), FACILITATOR, "right.set", **staff) == "not_playing"

    def test_the_clock_goes_back_with_who_had_it(self) -> None:
        play = started()
        play.do(FACILITATOR, "right.set", seat="white.lead", right="clock", granted=True)
        play.do("white.lead", "seat.vacate", seat="white.lead")
        play.join("white.lead", "mallory")
        assert code(play, "white.lead", "clock.pause") == "not_clock"


class TestPractice:
    def test_is_of_playing_cells_and_of_the_lobby(self) -> None:
        for command in ("practice.acknowledge", "practice.answer"):
            words = {"text": "Here."} if command == "practice.answer" else {}
            assert code(seated(), "white.lead", command, **words) == "not_playing"
            assert code(started(), "north.head", command, **words) == "practice_over"

    def test_both_halves_make_a_seat_ready(self) -> None:
        play = seated()
        play.do("north.head", "practice.acknowledge")
        assert not ready(play, "north.head")
        play.do("north.head", "practice.answer", text="Loud and clear.")
        assert ready(play, "north.head")
        assert play.do("north.head", "practice.acknowledge") == {"already": True}

    def test_whoever_takes_the_seat_next_does_it_anew(self) -> None:
        play = seated()
        play.do("north.head", "practice.acknowledge")
        play.do("north.head", "practice.answer", text="Loud and clear.")
        play.do("north.head", "seat.vacate", seat="north.head")
        play.join("north.head", "nora")
        assert not ready(play, "north.head")


class TestViewers:
    @pytest.mark.parametrize(
        ("seat", "viewers"),
        [
            ("north.head", {"cell:north", "seat:north.head"}),
            ("white.lead", {"white"}),
            (FACILITATOR, {"white"}),
        ],
    )
    def test_of_a_seat(self, seat: str, viewers: set[str]) -> None:
        state = seated().state
        assert may_read(state, state.seats[seat]) == viewers

    def test_of_observers_and_organisers(self) -> None:
        play = seated()
        for cell in ("observers", "organisers"):
            seat = play.join_staff(cell, cell)
            assert viewers_of(play.state, play.state.seats[seat]) == (cell,)


def test_a_renewed_link_counts_up() -> None:
    play = seated()
    assert play.do(FACILITATOR, "link.renew", cell="north") == {"generation": 2}
    assert play.do(FACILITATOR, "link.renew", cell="north") == {"generation": 3}
    assert play.state.generations.get("south") is None
    assert code(play, FACILITATOR, "link.renew", cell="mars") == "unknown_cell"


def test_a_seat_is_added_in_any_cell_by_the_facilitator() -> None:
    play = seated()
    seat = play.do(FACILITATOR, "seat.add", cell="north", title="Aide")["seat"]
    assert play.state.seats[seat].title == "Aide"
    play.join(seat, "ann")
    assert code(play, "white.lead", "seat.add", cell="north", title="X") == "not_facilitator"


def test_a_closed_exercise_seats_nobody() -> None:
    play = started()
    play.do(FACILITATOR, "exercise.end", waiting="lapse")
    play.do(FACILITATOR, "exercise.close")
    with pytest.raises(Refused):
        play.join("west.press", "wanda")


def test_an_exercise_begins_with_its_seats_in_order() -> None:
    state = Play(TRIAL).state
    assert [seat.id for seat in state.seats_of("north")] == [
        "north.head",
        "north.foreign",
        "north.press",
    ]
    assert state.seat_order[-1] == FACILITATOR
    assert all(seat.person is None for seat in state.seats.values())
