"""Error pages carry an exercise's marking for those who may know of it, and for nobody else."""

import pytest

from tests.integration.web.conftest import Site


def test_an_error_inside_an_exercise_carries_its_name(site: Site) -> None:
    exercise = site.create("Autumn trial")
    aya = site.seated(exercise, "tokyo", "tokyo.head", "Aya")
    own = site.facilitator()
    for browser in (aya, own):
        text = browser.get(f"/x/{exercise.id}/s/tokyo.head/nothing").text
        assert "Autumn trial" in text
        assert exercise.state.the_world.marking in text


@pytest.mark.parametrize("rest", ["", "/", "/s/tokyo.head/", "/s/tokyo.head/nothing", "/join/x"])
def test_to_an_outsider_it_looks_like_none(site: Site, rest: str) -> None:
    exercise, other = site.create("Autumn trial"), site.create("Spring trial")
    outsider = site.browser()
    elsewhere = site.seated(other, "tokyo", "tokyo.head", "Aya")
    for browser in (outsider, elsewhere):
        text = browser.get(f"/x/{exercise.id}{rest}").text
        assert "Autumn trial" not in text
        assert exercise.id not in text
