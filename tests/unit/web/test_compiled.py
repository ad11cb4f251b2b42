"""Templates compiled by an earlier start."""

from pathlib import Path

import pytest
from jinja2 import Environment

from exercise.app.view_models import GatesView
from exercise.web.compiled import compiled_templates
from exercise.web.render import Renderer
from exercise.web.texts import Texts


def shown(folder: Path) -> str:
    renderer = Renderer(Texts(), compiled=compiled_templates(folder))
    return renderer.region("gates", GatesView(), "en")


def test_what_was_compiled_once_is_not_compiled_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = shown(tmp_path / "kept")

    def compiled(*_: object, **__: object) -> object:
        raise AssertionError("a template was compiled again")

    monkeypatch.setattr(Environment, "compile", compiled)
    assert shown(tmp_path / "kept") == first
    assert (tmp_path / "kept").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("spoilt", [b"", b"j2", b"nonsense" * 9, None])
def test_a_spoilt_file_is_made_anew(tmp_path: Path, spoilt: bytes | None) -> None:
    first = shown(tmp_path)
    for file in tmp_path.iterdir():
        file.write_bytes(file.read_bytes()[:-40] if spoilt is None else spoilt)
    assert shown(tmp_path) == first


def test_without_a_folder_pages_come_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    assert 'data-region="gates"' in shown(tmp_path / "file")
    assert 'data-region="gates"' in shown(tmp_path / "file" / "below")
