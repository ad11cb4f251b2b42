"""Every region and item that random plays come to is rendered by its template, for every viewer."""

import pytest

from exercise.web.render import Renderer
from exercise.web.texts import Texts
from tests.unit.app.read.pages import fresh
from tests.unit.app.read.test_beside import DRAFT, everybody_here
from tests.unit.harness import viewers
from tests.unit.random_play import random_play


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return Renderer(Texts())


@pytest.mark.parametrize("seed", range(8))
def test_every_view_has_a_template_that_takes_it(renderer: Renderer, seed: int) -> None:
    play = random_play(seed, 120)
    beside = play.beside(drafts=(DRAFT,), presence=everybody_here(play))
    for viewer in viewers(play.state):
        for what, view in fresh(play.state, viewer, beside).items():
            kind, _, name = what.partition(":")
            if kind == "region":
                html = renderer.region(name, view, "en")
                assert f'data-region="{name}"' in html
            else:
                html = renderer.item(view, "en")
                assert f'data-key="{name}"' in html
                assert f'data-order="{view.order}"' in html
