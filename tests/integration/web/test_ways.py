"""Ways between pages: from the console home, to the report and back."""

import re

from exercise.web.paths import join_path
from tests.integration.web.conftest import Site


def checked(html: str) -> list[str]:
    """Values of the radio buttons that are chosen already."""
    inputs = re.findall(r"<input type=.radio.[^>]*>", html)
    return [re.findall(r'value="([^"]*)"', one)[0] for one in inputs if "checked" in one]


def test_the_owner_finds_home_from_the_console(site: Site) -> None:
    exercise = site.create()
    owner = site.facilitator()
    seat = owner.post(f"/x/{exercise.id}/console").headers["Location"]
    console = owner.get(seat).text
    assert 'href="/home"' in console
    assert f'href="{seat}report"' in console
    assert f'href="{seat}"' in owner.get(f"{seat}report").text
    ito = site.browser()
    joined = ito.post(join_path(exercise, "white"), {"name": "Ito"}).headers["Location"]
    assert 'href="/home"' not in ito.get(joined).text


def test_the_home_has_every_link_of_the_exercise(site: Site) -> None:
    exercise = site.create()
    home = site.facilitator().get("/home").text
    for cell in ("tokyo", "white", "observers", "organisers", "projector"):
        assert f"/{cell}/" in home, cell
    assert exercise.id in home


def with_rules_and_briefs(site: Site) -> None:
    """Adds to the small scenario what there is to read in the lobby."""
    for name, text in (
        ("scenario.yaml", "ground_rules: [Speak for your office.]\n"),
        ("roles/tokyo.yaml", "secret_brief: Do not give way.\n"),
    ):
        file = site.scenario / name
        file.write_text(file.read_text() + text)


def test_the_lobby_leads_to_ones_own_brief_and_the_ground_rules_first(site: Site) -> None:
    with_rules_and_briefs(site)
    exercise = site.create()
    mori = site.seated(exercise, "tokyo", "tokyo.head", "Mori")
    html = mori.get(f"/x/{exercise.id}/s/tokyo.head/").text
    places = [html.index(f'id="brief-{part}"') for part in ("own", "rules", "public")]
    assert places == sorted(places)
    for part in ("own", "rules", "public"):
        assert f'href="#brief-{part}"' in html


def test_who_joins_is_asked_to_accept_the_ground_rules(site: Site) -> None:
    with_rules_and_briefs(site)
    exercise = site.create()
    html = site.browser().get(join_path(exercise, "tokyo")).text
    assert 'href="#brief-rules"' in html
    assert 'id="brief-rules"' in html
    assert "you accept the" in html


def test_only_who_plays_is_told_of_a_practice_message(site: Site) -> None:
    exercise = site.create()
    for cell, told in (("tokyo", True), ("white", False), ("observers", False)):
        html = site.browser().get(join_path(exercise, cell)).text
        assert ("one practice message" in html) is told, cell


def test_who_gives_up_a_seat_is_told_that_it_is_done(site: Site) -> None:
    exercise = site.create()
    mori = site.seated(exercise, "tokyo", "tokyo.head", "Mori")
    answer = mori.post(f"/x/{exercise.id}/s/tokyo.head/leave")
    after = mori.get(answer.headers["Location"]).text
    assert "You have given up your seat" in after
    assert "You have given up your seat" not in mori.get("/join").text


def test_who_gets_a_seat_back_finds_the_only_possible_one_chosen(site: Site) -> None:
    exercise = site.create()
    path = f"{join_path(exercise, 'tokyo')}?reclaim=1"
    assert checked(site.browser().get(path).text) == []
    site.seated(exercise, "tokyo", "tokyo.head", "Mori")
    assert checked(site.browser().get(path).text) == ["tokyo.head"]
    free = next(seat.id for seat in exercise.state.seats_of("tokyo") if seat.person is None)
    site.seated(exercise, "tokyo", free, "Aya")
    assert checked(site.browser().get(path).text) == []
