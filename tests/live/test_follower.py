"""What is told to whom: packets, gaps, coming back, and those who must get nothing."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from exercise.app import joining
from exercise.app.devices import PROJECTOR_SEAT
from exercise.app.ids import secret_hash
from exercise.app.read import WINDOW
from exercise.app.running import RunningExercise
from exercise.domain.audience import PUBLIC
from exercise.domain.state import FACILITATOR
from exercise.live.allowance import Allowance
from exercise.live.claims import seat_held
from exercise.live.clients import Client, rooms_of
from exercise.live.kept import MOST_KEPT
from exercise.live.scheduler import LOOK_S, Scheduler
from tests.live.wall import PlainRenderer, Wall
from tests.support.day import Day


@pytest.fixture
def exercise(day: Day) -> RunningExercise:
    return day.started()


@pytest.fixture
def wall(exercise: RunningExercise) -> Wall:
    wall = Wall(exercise)
    wall.connect("tokyo.head", "secret-1")
    wall.connect("seoul.head", "secret-2")
    wall.connect("beijing.head", "none")
    wall.connect(FACILITATOR, "none")
    return wall


def test_only_the_cells_concerned_are_sent_anything(
    day: Day, exercise: RunningExercise, wall: Wall
) -> None:
    day.must(exercise, "tokyo.head", "message.send", to=["seoul"], text="between us")
    sent = wall.turn()
    rooms = {to for _, to, _ in sent}
    assert {to.split("|")[1] for to in rooms} == {"cell:tokyo", "cell:seoul", "white"}
    assert not wall.to("cell:beijing")
    assert not wall.to("seat:beijing.head")


def test_a_turn_is_one_packet_a_stream_and_cursors_join_up(
    day: Day, exercise: RunningExercise, wall: Wall
) -> None:
    for number in range(3):
        day.must(exercise, "tokyo.head", "message.send", to=["seoul"], text=str(number))
    first = wall.turn()
    day.must(exercise, "tokyo.head", "message.send", to=["seoul"], text="more")
    wall.turn()
    assert len([one for one in first if "|cell:tokyo|" in one[1]]) == 1
    packets = wall.to("cell:tokyo")
    assert packets[0]["to"] - packets[0]["from"] == 3
    assert packets[1]["from"] == packets[0]["to"]


def test_who_comes_back_gets_what_was_touched_or_the_whole_page(
    day: Day, exercise: RunningExercise, wall: Wall
) -> None:
    viewer = "cell:seoul"
    before = exercise.state.cursors[viewer]
    for number in range(4):
        day.must(exercise, "tokyo.head", "message.send", to=["seoul"], text=f"text {number}")
    wall.turn()
    client = wall.clients.of_seat(exercise.id, "seoul.head")[0]
    answer = wall.resume(client, {viewer: before, "seat:seoul.head": 0})
    packet = next(one for one in answer["packets"] if one["viewer"] == viewer)
    assert [packet["from"], packet["to"]] == [before, before + 4]
    assert len(packet["items"]) == 4
    assert wall.resume(client, {viewer: before + 4})["packets"] == []
    fresh = wall.resume(client, {viewer: 0})["packets"][0]
    assert fresh["fresh"]
    ahead = wall.resume(client, {viewer: before + 400})["packets"][0]
    assert ahead["fresh"]
    foreign = wall.resume(client, {"cell:tokyo": 0, viewer: before + 4})
    assert foreign["packets"] == []


def test_what_was_erased_does_not_come_back(
    day: Day, exercise: RunningExercise, wall: Wall
) -> None:
    program = wall.connect("seoul.head", "secret-2", mode="json")
    viewer = "cell:seoul"
    before = exercise.state.cursors[viewer]
    item = day.must(
        exercise, "tokyo.head", "message.send", to=["seoul"], text="a real SECRETWORD"
    ).body["item"]
    day.must(exercise, FACILITATOR, "item.erase", item=item, reason="real secret")
    wall.turn()
    assert "SECRETWORD" not in repr(wall.sent)
    client = wall.clients.of_seat(exercise.id, "seoul.head")[0]
    assert "SECRETWORD" not in repr(wall.resume(client, {viewer: before}))
    assert "SECRETWORD" not in repr(wall.resume(client, {viewer: 0}))
    assert program.mode == "json"


def test_a_person_moved_elsewhere_hears_nothing_more_of_the_old_cell(
    day: Day, exercise: RunningExercise, wall: Wall
) -> None:
    day.must(exercise, FACILITATOR, "seat.move", from_seat="tokyo.head", to_seat="beijing.head")
    day.must(exercise, "seoul.head", "message.send", to=["tokyo"], text="for Tokyo alone")
    sent = wall.turn()
    assert ("moved", "sid-tokyo.head-html", {}) in sent
    assert not wall.clients.of_seat(exercise.id, "tokyo.head")
    moved_at = next(index for index, one in enumerate(sent) if one[0] == "moved")
    assert all(one[0] != "packet" for one in sent[:moved_at])


def test_a_seat_given_to_another_ends_the_old_device(
    day: Day, exercise: RunningExercise, wall: Wall
) -> None:
    request = day.seat(exercise, "tokyo.head", "Aya").request
    day.must(exercise, FACILITATOR, "seat.grant", request=request)
    assert ("gone", "sid-tokyo.head-html", {}) in wall.turn()


def test_rights_are_told_to_those_whose_rights_changed(
    day: Day, exercise: RunningExercise, wall: Wall
) -> None:
    aya = day.seat(exercise, "tokyo.foreign", "Aya")
    wall.connect("tokyo.foreign", aya.secret)
    wall.turn()
    day.must(exercise, FACILITATOR, "right.set", seat="tokyo.foreign", right="submit", granted=True)
    told = [one for one in wall.turn() if one[0] == "seat"]
    assert [to for _, to, _ in told] == ["sid-tokyo.foreign-html"]
    assert told[0][2]["can_submit"] is True


def test_drafts_are_told_to_their_team_alone(
    day: Day, exercise: RunningExercise, wall: Wall
) -> None:
    day.must(exercise, "tokyo.head", "draft.open", title="a quiet plan")
    sent = wall.turn()
    assert {to.split("|")[1] for _, to, _ in sent} == {"cell:tokyo"}
    assert {name for name, _, _ in sent} == {"notice"}


def test_beats_tell_each_stream_its_own_cursor_only(exercise: RunningExercise, wall: Wall) -> None:
    wall.follower.beat()
    for name, to, data in wall.sent:
        assert name == "beat"
        viewer = to.split("|")[1]
        assert set(data["cursors"]) == {viewer}
        assert set(data["clock"]) == {"ms", "running", "rate_milli", "wall", "story", "pace"}


# ── the registry and the rooms ───────────────────────────────────────────────


def test_who_is_out_of_the_registry_is_out_of_every_room(wall: Wall) -> None:
    (client,) = wall.clients.of_seat(wall.exercise.id, "tokyo.head")
    assert {(client.sid, room) for room in rooms_of(client)} <= wall.rooms
    wall.clients.remove(client.sid)
    wall.clients.remove(client.sid)
    assert client.sid not in {sid for sid, _ in wall.rooms}


def test_a_socket_that_comes_as_another_leaves_what_it_was(wall: Wall) -> None:
    (client,) = wall.clients.of_seat(wall.exercise.id, "tokyo.head")
    other = replace(client, seat="seoul.head", cell="seoul", viewers=("cell:seoul",))
    wall.clients.add(other)
    assert {room for sid, room in wall.rooms if sid == client.sid} == set(rooms_of(other))
    assert not wall.clients.of_seat(wall.exercise.id, "tokyo.head")
    assert "cell:tokyo" not in {one.viewer for one in wall.clients.channels(wall.exercise.id)}


def test_a_screen_whose_link_is_renewed_hears_no_more(
    day: Day, exercise: RunningExercise, wall: Wall
) -> None:
    token = joining.link_token(exercise, joining.PROJECTOR)
    screen = Client(
        *("screen", exercise.id, PROJECTOR_SEAT, "", secret_hash(token)), (PUBLIC,), "html", "en"
    )
    wall.clients.add(screen)
    day.must(exercise, FACILITATOR, "link.renew", cell="tokyo")
    assert "screen" not in {to for _, to, _ in wall.turn()}
    assert seat_held(exercise, screen) == PROJECTOR_SEAT
    day.must(exercise, FACILITATOR, "link.renew", cell=joining.PROJECTOR)
    assert ("gone", "screen", {}) in wall.turn()
    assert seat_held(exercise, screen) is None
    assert "screen" not in {sid for sid, _ in wall.rooms}


# ── coming back, and asking too much ─────────────────────────────────────────


def fresh_of(answer: dict[str, Any], viewer: str) -> dict[str, Any]:
    (packet,) = [one for one in answer["packets"] if one["viewer"] == viewer]
    assert packet["fresh"]
    return dict(packet)


def test_whatever_cursor_is_invented_one_page_is_made_for_all(
    exercise: RunningExercise, wall: Wall, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    item = PlainRenderer.item

    def counted(self: PlainRenderer, view: object, locale: str) -> str:
        made.append(locale)
        return item(self, view, locale)

    monkeypatch.setattr(PlainRenderer, "item", counted)
    (client,) = wall.clients.of_seat(exercise.id, "seoul.head")
    first = fresh_of(wall.resume(client, {"cell:seoul": 10**6}), "cell:seoul")
    once = len(made)
    for number in range(50):
        answer = wall.resume(client, {"cell:seoul": 10**6 + number})
        assert fresh_of(answer, "cell:seoul")["items"] == first["items"]
    assert len(made) == once


def test_what_is_kept_for_others_is_bounded(
    day: Day, exercise: RunningExercise, wall: Wall
) -> None:
    for number in range(WINDOW + 10):
        day.must(exercise, "tokyo.head", "message.send", to=["seoul"], text=str(number))
    wall.turn()
    (client,) = wall.clients.of_seat(exercise.id, "seoul.head")
    newest = exercise.state.cursors["cell:seoul"]
    for cursor in range(newest):
        (packet, *_) = wall.resume(client, {"cell:seoul": cursor})["packets"]
        assert bool(packet.get("fresh")) is (newest - cursor > WINDOW)
    assert len(wall.follower._kept) <= MOST_KEPT


def test_who_comes_back_second_sees_drafts_presence_and_clock_as_they_are(
    day: Day, exercise: RunningExercise, wall: Wall
) -> None:
    viewer = "cell:seoul"
    (client,) = wall.clients.of_seat(exercise.id, "seoul.head")
    first = wall.resume(client, {viewer: 0})
    day.must(exercise, "seoul.head", "draft.open", title="a quiet plan")
    wall.turn()
    day.times.turn(5_000)
    again = wall.resume(client, {viewer: 0})
    notice = next(one for one in again["notices"] if one["viewer"] == viewer)
    assert "a quiet plan" in notice["regions"]["drafts"]
    assert not set(notice["regions"]) & set(fresh_of(again, viewer)["regions"])
    assert again["clock"]["ms"] == first["clock"]["ms"] + 5_000


def test_an_allowance_is_spent_and_comes_back() -> None:
    now = [0.0]
    allowance = Allowance(10, 2, now=lambda: now[0])
    assert [allowance.take("a", 4) for _ in range(3)] == [True, True, False]
    assert allowance.take("b", 10)
    assert allowance.take("a", 2)
    now[0] = 1.0
    assert [allowance.take("a") for _ in range(3)] == [True, True, False]
    now[0] = 100.0
    assert [allowance.take("a", 10), allowance.take("a")] == [True, False]


# ── one exercise's fault ─────────────────────────────────────────────────────


class Broken(Exception):
    pass


def breaking(*_: object, **__: object) -> Any:
    raise Broken


def test_a_fault_of_one_exercise_stops_no_beat_of_another_nor_its_own_for_ever(
    day: Day, wall: Wall, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = day.create()
    wall.follower.follow(other)
    wall.clients.add(Client("other", other.id, "x", "", "", ("white",), "html", "en"))

    def beats() -> set[str]:
        wall.sent.clear()
        wall.follower.beat()
        return {to.split("|")[0] for name, to, _ in wall.sent if name == "beat"}

    with monkeypatch.context() as fault:
        fault.setattr(wall.exercise, "now", breaking)
        assert beats() == {other.id}
    assert beats() == {wall.exercise.id, other.id}


def test_a_fault_of_one_exercise_stops_no_notice_and_no_turn_of_another(
    day: Day, wall: Wall, monkeypatch: pytest.MonkeyPatch
) -> None:
    exercise, other = wall.exercise, day.create()
    wall.follower.follow(other)
    secret = secret_hash(day.seat(other, "tokyo.head", "Li").secret)
    wall.clients.add(
        Client(*("other", other.id, "tokyo.head", "tokyo", secret), ("cell:tokyo",), "html", "en")
    )
    monkeypatch.setattr(exercise.memory, "picture", breaking)
    for one in (exercise, other):
        day.seat(one, "tokyo.foreign", "Li")
        one.set_presence("tokyo.foreign", here=True)
        one.notices.tell_drafts("tokyo")
    wall.follower.turn()
    wall.follower.tell_presence()
    told = {(name, to.split("|")[0]) for name, to, _ in wall.sent}
    assert {("packet", other.id), ("notice", other.id)} <= told
    assert ("notice", exercise.id) not in told


def test_an_exercise_that_cannot_tick_is_tried_again_and_does_not_spin(
    day: Day, exercise: RunningExercise, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = day.started()
    ticked: list[str] = []

    def opened() -> Sequence[RunningExercise]:
        return (exercise, other)

    monkeypatch.setattr(other, "tick", lambda: ticked.append("other"))
    scheduler = Scheduler(opened)
    with monkeypatch.context() as fault:
        fault.setattr(exercise, "tick", breaking)
        fault.setattr(exercise, "due_in_s", lambda: 0.0)
        fault.setattr(other, "due_in_s", lambda: None)
        scheduler.tick()
        assert ticked == ["other"]
        assert scheduler.pause_s() == LOOK_S
    with monkeypatch.context() as fault:
        fault.setattr(exercise, "due_in_s", breaking)
        fault.setattr(other, "due_in_s", lambda: 0.5)
        scheduler.tick()
        assert scheduler.pause_s() == 0.5
    monkeypatch.setattr(exercise, "tick", lambda: ticked.append("own"))
    scheduler.tick()
    assert ticked[-2:] == ["own", "other"]
