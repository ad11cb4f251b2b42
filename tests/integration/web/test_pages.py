"""Every kind of seat has its page, in the lobby and under way; nothing of it is cached."""

import pytest

from exercise.app import joining
from exercise.app.door import submit
from exercise.domain.state import FACILITATOR
from exercise.web.paths import join_path, owner_path, projector_path
from tests.integration.web.conftest import Site, location

STAFF = {"white": "console", "observers": "observer", "organisers": "organiser"}


def page_name(html: str) -> str:
    return html.split('data-page="', 1)[1].split('"', 1)[0]


def test_a_player_waits_in_the_lobby_and_then_plays(site: Site) -> None:
    exercise = site.create()
    aya = site.seated(exercise, "tokyo", "tokyo.head", "Aya")
    path = f"/x/{exercise.id}/s/tokyo.head/"
    lobby = aya.get(path)
    assert page_name(lobby.text) == "lobby"
    assert 'data-viewers="cell:tokyo seat:tokyo.head"' in lobby.text
    assert submit(exercise, FACILITATOR, "1", {"type": "exercise.start"}).ok
    playing = aya.get(path)
    assert page_name(playing.text) == "player"
    assert playing.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(("cell", "page"), STAFF.items())
def test_staff_get_seats_of_their_own(site: Site, cell: str, page: str) -> None:
    exercise = site.create()
    browser = site.browser()
    taken = browser.post(join_path(exercise, cell), {"name": "Ida", "seat": "new"})
    assert taken.status_code == 303
    assert location(taken).startswith(f"/x/{exercise.id}/s/{cell}.")
    shown = browser.get(location(taken))
    assert shown.status_code == 200
    assert page_name(shown.text) == page


def test_the_owner_opens_the_console(site: Site) -> None:
    exercise = site.create()
    owner = site.facilitator()
    home = owner.get("/home")
    assert exercise.row.name in home.text
    assert join_path(exercise, "tokyo") in home.text
    opened = owner.post(f"/x/{exercise.id}/console")
    assert location(opened) == f"/x/{exercise.id}/s/{FACILITATOR}/"
    console = owner.get(location(opened))
    assert page_name(console.text) == "console"
    assert 'data-can-manage="yes"' in console.text
    assert join_path(exercise, "seoul") in console.text
    again = owner.post(f"/x/{exercise.id}/console")
    assert location(again) == location(opened)
    assert "Set-Cookie" not in again.headers


def test_the_owners_link_changes_nothing_until_its_button_is_pressed(site: Site) -> None:
    browser = site.browser()
    shown = browser.get(owner_path(site.owner.token()))
    assert shown.status_code == 200
    assert "Set-Cookie" not in shown.headers
    assert location(browser.get("/home")) == "/"


def test_everybody_else_is_asked_for_a_code(site: Site) -> None:
    exercise = site.create()
    browser = site.browser()
    assert 'name="code"' in browser.get("/").text
    code = joining.link_code(exercise, "seoul").lower().replace("-", " ")
    assert location(browser.post("/join", {"code": code})) == join_path(exercise, "seoul")
    wrong = browser.post("/join", {"code": "AAAA-AAAA"})
    assert wrong.status_code == 404
    assert "No exercise here has this code" in wrong.text


def test_the_public_screen_needs_its_link(site: Site) -> None:
    exercise = site.create()
    screen = site.browser().get(projector_path(exercise))
    assert screen.status_code == 200
    assert 'data-viewers="public"' in screen.text
    assert site.browser().get(f"/x/{exercise.id}/projector/{'a' * 26}").status_code == 404


def test_join_links_as_qr_codes(site: Site) -> None:
    exercise = site.create()
    token = joining.link_token(exercise, "tokyo")
    drawn = site.browser().get(f"/x/{exercise.id}/qr/tokyo/{token}.svg")
    assert drawn.mimetype == "image/svg+xml"
    assert "<path" in drawn.text
    assert site.browser().get(f"/x/{exercise.id}/qr/tokyo/wrong.svg").status_code == 404


def test_health_tells_no_secret(site: Site) -> None:
    site.create()
    health = site.browser().get("/healthz")
    assert health.status_code == 200
    assert health.json is not None
    assert set(health.json) == {"status", "version", "exercises", "open"}
    assert health.json["exercises"] == 1


def test_another_exercise_is_begun_and_a_trial_discarded(site: Site) -> None:
    first = site.create("First")
    owner = site.facilitator()
    assert owner.post("/exercises/start", {"name": "Second ☂ day"}).status_code == 303
    assert "Second ☂ day" in owner.get("/home").text
    refused = owner.post(f"/exercises/discard/{first.id}", {"name": "Frist"})
    assert refused.status_code == 409
    assert owner.post(f"/exercises/discard/{first.id}", {"name": "First"}).status_code == 303
    assert owner.get(f"/x/{first.id}/s/{FACILITATOR}/").status_code == 404


def test_a_running_exercise_is_not_discarded(site: Site) -> None:
    exercise = site.create("Day")
    assert submit(exercise, FACILITATOR, "1", {"type": "exercise.start"}).ok
    refused = site.facilitator().post(f"/exercises/discard/{exercise.id}", {"name": "Day"})
    assert refused.status_code == 409
    assert site.exercises.get(exercise.id) is not None


def test_a_spoilt_folder_is_told_on_the_home(site: Site) -> None:
    (site.scenario / "roles/tokyo.yaml").write_text("name: Tokyo\nmark: toolong\n")
    told = site.facilitator().post("/exercises/start", {"name": "x"})
    assert told.status_code == 409
    assert "roles/tokyo.yaml" in told.text


@pytest.mark.parametrize("path", ["/home", "/x/none/console"])
def test_the_home_is_the_owners_alone(site: Site, path: str) -> None:
    assert location(site.browser().get(path)) == "/"


@pytest.mark.parametrize("path", ["/exercises/start", "/exercises/discard/none", "/x/none/console"])
def test_nobody_else_acts_as_the_owner(site: Site, path: str) -> None:
    exercise = site.create()
    answer = site.browser().post(path.replace("none", exercise.id), {"name": "Trial"})
    assert location(answer) == "/"
    assert len(site.exercises.rows()) == 1
