"""Facts, secrets and the answer bank reach the staff's pages alone; a cell's folder its own."""

import pytest

from exercise.app.door import submit
from exercise.domain.state import FACILITATOR
from tests.integration.web.conftest import Browser, Site
from tests.unit.scenario.small import spoilt, write

WORLD = """\
markings: [EXERCISE, EXERCISE SECRET]
personas:
  - {name: Pacific Wire, press: yes, handle: "@wire", language: en, voice: Dry and exact.}
facts:
  - {id: hulls, about: How many hulls, versions: {one: A single hull, two: Two hulls}, true: one}
secrets:
  - {id: dummy, text: It is of plywood., tell_tales: [plywood], known_to: tokyo}
answers:
  - {asked: How far?, who: [tokyo], say: Forty miles off., from: Pacific Wire}
  - {asked: And now?, who: [tokyo], say: Not yet known., from: Pacific Wire, since: phase2}
real_people: [Jane Roe]
channels: [{between: [tokyo, seoul], open: phase2}]
hot_wash: Which was worst?
tracks:
"""
TOKYO = """\
people: {least: 2, most: 4}
relations: {seoul: You need its radar.}
knows: {hulls: two}
starting: Twelve ships are free.
seats:
"""
SEATS = "- {id: defence, title: Defence}"
QUIET = "- {id: defence, title: Defence, may_speak: no}"
CONTROLS_OWN = ("A single hull", "plywood", "Forty miles off", "Jane Roe", "Dry and exact")
FOLDER = ("You need its radar", "Two hulls", "Twelve ships are free")


def play(site: Site) -> tuple[str, dict[str, Browser]]:
    files = spoilt(
        ("scenario.yaml", "tracks:\n", WORLD),
        ("roles/tokyo.yaml", "seats:\n", TOKYO),
        ("roles/tokyo.yaml", SEATS, QUIET),
        (
            "injects/first.yaml",
            "place: wonsan\n",
            "place: wonsan\n  marking: EXERCISE SECRET\n  tells: {hulls: two}\n",
        ),
    )
    write(site.scenario, files)
    exercise = site.create()
    people = {
        seat: site.seated(exercise, seat.partition(".")[0], seat, name)
        for seat, name in (
            ("tokyo.head", "Aya"),
            ("tokyo.defence", "Ken"),
            ("seoul.head", "Min"),
            ("white.lead", "Leo"),
        )
    }
    return exercise.id, people


def start(site: Site, exercise: str) -> None:
    running = site.exercises.get(exercise)
    assert running is not None
    assert submit(running, FACILITATOR, "1", {"type": "exercise.start"}).ok


@pytest.mark.parametrize("started", [False, True])
def test_what_control_holds_is_on_no_player_s_page(site: Site, started: bool) -> None:
    exercise, people = play(site)
    if started:
        start(site, exercise)
    for seat in ("tokyo.head", "seoul.head"):
        page = people[seat].get(f"/x/{exercise}/s/{seat}/").text
        assert not [text for text in CONTROLS_OWN if text in page]


def test_a_cell_reads_its_own_folder_and_no_other_does(site: Site) -> None:
    exercise, people = play(site)
    start(site, exercise)
    own = people["tokyo.head"].get(f"/x/{exercise}/s/tokyo.head/").text
    other = people["seoul.head"].get(f"/x/{exercise}/s/seoul.head/").text
    assert [text for text in FOLDER if text in own] == list(FOLDER)
    assert [text for text in FOLDER if text in other] == []


def test_the_lobby_says_how_many_people_a_cell_wants(site: Site) -> None:
    exercise, people = play(site)
    assert "wants 2 to 4" in people["seoul.head"].get(f"/x/{exercise}/s/seoul.head/").text


def test_the_console_has_what_is_good_to_say_in_this_phase(site: Site) -> None:
    exercise, people = play(site)
    start(site, exercise)
    page = people["white.lead"].get(f"/x/{exercise}/s/white.lead/").text
    assert 'data-bank-say="Forty miles off."' in page
    assert 'data-bank-as="Pacific Wire"' in page
    assert "Not yet known" not in page
    assert 'data-voice="Dry and exact."' in page
    assert 'data-assert-fact="hulls"' in page


def test_what_a_message_asserts_is_noted_from_the_console_and_read_there_alone(site: Site) -> None:
    exercise, people = play(site)
    start(site, exercise)
    head, lead = f"/x/{exercise}/s/tokyo.head/", f"/x/{exercise}/s/white.lead/"
    message = {"to": ["white"], "text": "There are two."}
    sent = people["tokyo.head"].command(head, "message.send", "m1", **message)
    item = sent.get_json()["item"]
    note = {"item": item, "fact": "hulls", "version": "one"}
    assert people["white.lead"].command(lead, "fact.assert", "n1", **note).get_json()["ok"]
    console = people["white.lead"].get(lead).text
    assert "How many hulls: <b>A single hull</b>" in console
    assert "A single hull" not in people["tokyo.head"].get(head).text


def test_a_closed_channel_and_a_seat_that_does_not_speak_are_refused_kindly(site: Site) -> None:
    exercise, people = play(site)
    start(site, exercise)
    head, defence = f"/x/{exercise}/s/tokyo.head/", f"/x/{exercise}/s/tokyo.defence/"
    assert 'data-closed-cell="seoul"' in people["tokyo.head"].get(head).text
    page = people["tokyo.defence"].get(defence).text
    assert 'data-can-speak="no"' in page
    sent = people["tokyo.head"].command(head, "message.send", "m1", to=["seoul"], text="Hello.")
    assert sent.get_json()["code"] == "channel_closed"
    said = people["tokyo.defence"].command(defence, "statement.make", "s1", text="We.")
    assert said.get_json()["code"] == "may_not_speak"


def test_a_marked_inject_shows_its_marking(site: Site) -> None:
    exercise, people = play(site)
    start(site, exercise)
    lead, seoul = f"/x/{exercise}/s/white.lead/", f"/x/{exercise}/s/seoul.head/"
    assert (
        people["white.lead"].command(lead, "inject.release", "r1", inject="inject-1").status_code
        == 200
    )
    assert (
        '<p class="itemmark" data-content>EXERCISE SECRET</p>'
        in people["seoul.head"].get(seoul).text
    )


def test_an_opened_row_says_what_it_tells_and_how_it_is_marked(site: Site) -> None:
    exercise, people = play(site)
    row = people["white.lead"].get(f"/x/{exercise}/s/white.lead/msel/inject-1").text
    assert "How many hulls: Two hulls" in row
    assert "EXERCISE SECRET" in row
