"""Links, seats, people and devices."""

import pytest

from exercise.app import joining
from exercise.app.exercises import Exercises
from exercise.domain.refusal import Refused
from exercise.domain.state import FACILITATOR
from exercise.store.store import SqlStore
from tests.support.day import KEY, Day, TurnedTimes


def test_links_survive_a_restart_and_end_with_a_new_generation(
    day: Day, store: SqlStore, times: TurnedTimes
) -> None:
    exercise = day.create()
    joined = day.seat(exercise, "tokyo.head", "Mori")
    token = joining.link_token(exercise, "tokyo")
    again = Exercises(store, key=KEY, times=times).get(exercise.id)
    assert again is not None
    assert joining.is_good_token(again, "tokyo", token)
    assert not joining.is_good_token(again, "seoul", token)
    assert not joining.is_good_token(again, "nowhere", token)
    exercise.tick()
    day.must(exercise, FACILITATOR, "link.renew", cell="tokyo")
    assert not joining.is_good_token(exercise, "tokyo", token)
    assert joining.holds(exercise, "tokyo.head", joined.secret)


def test_codes_are_read_whatever_way_they_are_typed(day: Day) -> None:
    exercise = day.create()
    code = joining.link_code(exercise, "beijing")
    assert joining.cell_of_code(exercise, code.lower().replace("-", " ")) == "beijing"
    assert joining.cell_of_code(exercise, "AAAA-AAAA") is None


def test_a_taken_seat_is_asked_for_and_changes_hands_with_the_white_cells_yes(day: Day) -> None:
    exercise = day.create()
    first = day.seat(exercise, "tokyo.head", "Mori")
    second = day.seat(exercise, "tokyo.head", "Aya")
    assert second.request is not None
    assert not joining.holds(exercise, "tokyo.head", second.secret)
    assert joining.holds(exercise, "tokyo.head", first.secret)
    day.must(exercise, FACILITATOR, "seat.grant", request=second.request)
    assert joining.holds(exercise, "tokyo.head", second.secret)
    assert not joining.holds(exercise, "tokyo.head", first.secret)
    person = exercise.state.seats["tokyo.head"].person
    assert exercise.memory.picture().name_of(person) == "Aya"


def test_a_refused_request_leaves_no_claim(day: Day) -> None:
    exercise = day.create()
    day.seat(exercise, "tokyo.head", "Mori")
    second = day.seat(exercise, "tokyo.head", "Aya")
    day.must(exercise, FACILITATOR, "seat.refuse", request=second.request)
    assert joining.seat_of_secret(exercise, second.secret) is None


def test_a_moved_person_keeps_the_device_and_loses_the_old_seat(day: Day) -> None:
    exercise = day.create()
    joined = day.seat(exercise, "tokyo.head", "Mori")
    day.must(exercise, FACILITATOR, "seat.move", from_seat="tokyo.head", to_seat="seoul.head")
    assert joining.seat_of_secret(exercise, joined.secret) == "seoul.head"


def test_the_white_cell_sits_in_an_empty_seat_only(day: Day) -> None:
    exercise = day.create()
    day.seat(exercise, "tokyo.head", "Mori")

    def sit(controller: str, seat: str, command_id: str) -> joining.Joined:
        return joining.sit(
            exercise,
            controller=controller,
            seat=seat,
            command_id=command_id,
            secret=lambda: command_id,
        )

    with pytest.raises(Refused):
        sit("tokyo.head", "seoul.head", "one")
    with pytest.raises(Refused):
        sit(FACILITATOR, "tokyo.head", "two")
    joined = sit(FACILITATOR, "seoul.head", "three")
    assert joining.holds(exercise, "seoul.head", joined.secret)


@pytest.mark.parametrize("name", ["", "   ", "\u202e\u0000", "x" * 81])
def test_names_that_cannot_be_kept_are_refused_in_words(day: Day, name: str) -> None:
    exercise = day.create()
    with pytest.raises(Refused):
        day.seat(exercise, "tokyo.head", name)


def test_staff_get_a_seat_of_their_own(day: Day) -> None:
    exercise = day.create()
    seats = [
        joining.join(
            exercise,
            cell="observers",
            seat=None,
            name="Lund",
            command_id=f"observer-{number}",
            secret=lambda: "secret",
        ).seat
        for number in range(2)
    ]
    assert len(set(seats)) == 2
    assert all(exercise.state.seats[seat].cell == "observers" for seat in seats)


def test_one_device_of_the_facilitator_leaves_and_the_others_stay(day: Day) -> None:
    exercise = day.create()
    lost, kept = (
        joining.open_facilitator(exercise, name="Lead", command_id=f"open-{device}", secret=of)
        for device, of in (("laptop", lambda: "one"), ("telephone", lambda: "two"))
    )
    joining.leave_device(exercise, lost.secret)
    assert not joining.holds(exercise, FACILITATOR, lost.secret)
    assert joining.holds(exercise, FACILITATOR, kept.secret)
