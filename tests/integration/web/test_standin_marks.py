"""Programs that play for people are marked wherever they show, and seated from the console."""

import pytest

from exercise.app.read import REGIONS, feed_item
from exercise.domain.state import FACILITATOR
from exercise.web.render import Renderer
from exercise.web.texts import Texts
from tests.unit.harness import Play


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return Renderer(Texts())


@pytest.fixture
def play() -> Play:
    """The north is played by people, the west by a program; the south by nobody."""
    play = Play()
    play.join("north.head", "ned")
    play.do(FACILITATOR, "standin.seat", cell="west", temperament="erratic")
    play.do(FACILITATOR, "standin.seat", cell="white", temperament="cautious")
    return play


def region(renderer: Renderer, play: Play, name: str, viewer: str = "white") -> str:
    return renderer.region(name, REGIONS[name](play.state, viewer, play.beside()), "en")


def item(renderer: Renderer, play: Play, kind: str, viewer: str) -> str:
    found = feed_item(play.state, play.last(kind).entry.item or "", viewer, play.beside())
    assert found is not None
    return renderer.item(found, "en")


def test_the_roster_says_so(renderer: Renderer, play: Play) -> None:
    shown = region(renderer, play, "roster", "cell:north")
    assert shown.count("a stand-in, until somebody joins") == 1
    assert shown.count("nobody yet") == 1


def test_the_console_seats_one_where_nobody_is_and_sends_it_away(
    renderer: Renderer, play: Play
) -> None:
    shown = region(renderer, play, "people")
    assert shown.count("A stand-in plays") == 1
    assert "erratically" in shown
    assert "A program is umpire" in shown
    assert shown.count("Send it away") == 2
    south = '{"cell": "south", "temperament": "assertive"}'
    assert south in shown.replace("&#34;", '"')
    assert '"cell": "north", "temperament"' not in shown.replace("&#34;", '"')


def test_the_hall_says_so(renderer: Renderer, play: Play) -> None:
    assert "stand-in" in region(renderer, play, "panel", "public")
    play.do(FACILITATOR, "exercise.start")
    assert "Played by programs" in region(renderer, play, "panel", "public")
    play.do("west.head", "statement.make", text="We follow events.")
    assert "(stand-in)" in region(renderer, play, "said", "public")


def test_what_it_wrote_stays_marked_and_what_people_write_is_not(
    renderer: Renderer, play: Play
) -> None:
    play.do(FACILITATOR, "exercise.start")
    play.do("west.head", "message.send", to=["north"], text="Are you there?")
    wrote = play.last("message.sent").entry.item or ""
    assert "(stand-in)" in item(renderer, play, "message.sent", "cell:north")
    play.join("west.head", "wes")
    kept = feed_item(play.state, wrote, "cell:north", play.beside())
    assert kept is not None
    assert "(stand-in)" in renderer.item(kept, "en")
    play.do("west.head", "message.send", to=["north"], text="I am.")
    assert "(stand-in)" not in item(renderer, play, "message.sent", "cell:north")


def test_a_move_of_its_is_marked_when_it_takes_effect(renderer: Renderer, play: Play) -> None:
    play.do(FACILITATOR, "exercise.start")
    fields = {"title": "Sail", "instrument": "military", "order": "Sail.", "openness": "public"}
    move = play.do("west.head", "move.submit", **fields)["item"]
    play.do("white.lead", "ruling.as_ordered", move=move)
    assert "(stand-in)" in item(renderer, play, "move.took_effect", "cell:north")


def test_the_console_silences_one_that_plays_and_lets_it_speak_again(
    renderer: Renderer, play: Play
) -> None:
    shown = region(renderer, play, "people")
    assert shown.count("Moves only") == 1
    assert '"cell": "west", "moves_only": true, "temperament": "erratic"' in plain(shown)
    play.do(FACILITATOR, "standin.seat", cell="west", temperament="erratic", moves_only=True)
    shown = region(renderer, play, "people")
    assert "It says nothing: speak for it" in shown
    assert "Moves only" not in shown
    assert '"cell": "west", "moves_only": false, "temperament": "erratic"' in plain(shown)


def test_control_confirms_and_disputes_for_a_program_and_for_nobody_else(
    renderer: Renderer, play: Play
) -> None:
    play.do(FACILITATOR, "exercise.start")
    deal = {"parties": ["north", "west", "south"], "text": "Nobody sails."}
    play.do("north.head", "agreement.record", **deal)
    shown = item(renderer, play, "agreement.recorded", "white")
    assert shown.count("Confirm for it") == shown.count("Dispute for it") == 1
    assert '<input type="hidden" name="cell" value="west">' in shown
    assert "for it" not in item(renderer, play, "agreement.recorded", "cell:north")
    play.do("white.lead", "agreement.dispute", cell="west", item=key(play), note="Not so.")
    disputed = "</span> disputes this.</b> <span data-content>Not so."
    assert disputed in item(renderer, play, "agreement.recorded", "white")
    assert "for it" not in item(renderer, play, "agreement.recorded", "white")


def key(play: Play) -> str:
    return play.last("agreement.recorded").entry.item or ""


def plain(shown: str) -> str:
    return shown.replace("&#34;", '"')
