"""Ways between pages: from the console home, to the report and back."""

from exercise.web.paths import join_path
from tests.integration.web.conftest import Site


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
