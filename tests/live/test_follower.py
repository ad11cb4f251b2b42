"""What is told to whom: packets, gaps, coming back, and those who must get nothing."""

from pathlib import Path
from typing import Any

import pytest

from exercise.app.ids import secret_hash
from exercise.app.running import RunningExercise
from exercise.domain.audience import cell_viewer, seat_viewer
from exercise.domain.state import FACILITATOR
from exercise.live.clients import Client, Clients, Mode
from exercise.live.follower import Follower
from tests.support.day import Day


class PlainRenderer:
    """Every value of a view model is in its text, so nothing that is shown can be missed."""

    def region(self, name: str, view: object, locale: str) -> str:
        return f"<section id=r-{name} lang={locale}>{view!r}</section>"

    def item(self, item: object, locale: str) -> str:
        return f"<li lang={locale}>{item!r}</li>"

    def known(self, locale: str) -> str:
        return locale

    def translate(self, message: str, values: dict[str, object], locale: str) -> str:
        return message % values


class Wall:
    """Sockets of several seats, and everything that was sent to each."""

    def __init__(self, exercise: RunningExercise) -> None:
        self.exercise = exercise
        self.clients = Clients()
        self.sent: list[tuple[str, str, Any]] = []
        self.follower = Follower(self.clients, PlainRenderer(), emit=self._emit, leave=self._leave)
        self.follower.follow(exercise)
        self.held: dict[str, dict[str, int]] = {}

    def _emit(self, name: str, data: Any, *, to: str) -> None:
        self.sent.append((name, to, data))

    def _leave(self, client: Client) -> None:
        self.clients.remove(client.sid)

    def connect(self, seat: str, secret: str, mode: Mode = "html") -> Client:
        cell = seat.split(".", maxsplit=1)[0]
        viewers = (
            (cell_viewer(cell), seat_viewer(seat)) if cell in self.exercise.state.cells else (cell,)
        )
        client = Client(
            sid=f"sid-{seat}-{mode}",
            exercise=self.exercise.id,
            seat=seat,
            cell=cell,
            secret_hash=secret_hash(secret),
            viewers=viewers,
            mode=mode,
            locale="en",
        )
        self.clients.add(client)
        return client

    def turn(self) -> list[tuple[str, str, Any]]:
        """Lets the follower tell, and gives what it sent this time."""
        before = len(self.sent)
        self.follower.turn()
        return self.sent[before:]

    def to(self, viewer: str) -> list[Any]:
        return [data for name, to, data in self.sent if name == "packet" and f"|{viewer}|" in to]


@pytest.fixture
def exercise(day: Day, project_root: Path) -> RunningExercise:
    return day.started(project_root)


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
    answer = wall.follower.resume(client, {viewer: before, "seat:seoul.head": 0})
    packet = next(one for one in answer["packets"] if one["viewer"] == viewer)
    assert [packet["from"], packet["to"]] == [before, before + 4]
    assert len(packet["items"]) == 4
    assert wall.follower.resume(client, {viewer: before + 4})["packets"] == []
    fresh = wall.follower.resume(client, {viewer: 0})["packets"][0]
    assert fresh["fresh"]
    ahead = wall.follower.resume(client, {viewer: before + 400})["packets"][0]
    assert ahead["fresh"]
    foreign = wall.follower.resume(client, {"cell:tokyo": 0, viewer: before + 4})
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
    assert "SECRETWORD" not in repr(wall.follower.resume(client, {viewer: before}))
    assert "SECRETWORD" not in repr(wall.follower.resume(client, {viewer: 0}))
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
