"""Every text of every page, and every refusal, can be translated."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo

from exercise.app.door import submit
from exercise.app.running import RunningExercise
from exercise.assets.pseudo import PSEUDO_LOCALE, pseudo
from exercise.domain.state import FACILITATOR
from exercise.web.paths import join_path, owner_path, projector_path
from exercise.web.texts import Texts
from tests.integration.web.conftest import Browser, Site, location
from tests.integration.web.texts import Page

METHODS = [("exercise/**.py", "python"), ("templates/**.html", "jinja2")]
_PLACEHOLDER = re.compile(r"%\((\w+)\)s|\{(\w+)\}")


@pytest.fixture
def texts() -> Texts:
    return Texts(pseudo=True)


def bare(browser: Browser, path: str, *, status: int = 200) -> list[str]:
    answer = browser.get(path)
    assert answer.status_code == status, path
    return [f"{path} {found}" for found in Page(answer.text).bare]


def play(exercise: RunningExercise) -> None:
    """One of each thing that stands in a feed."""
    first = next(iter(sorted(exercise.state.msel)))
    acts: list[tuple[str, str, dict[str, object]]] = [
        (FACILITATOR, "exercise.start", {}),
        (FACILITATOR, "inject.release", {"inject": first}),
        ("tokyo.head", "message.send", {"to": ["seoul"], "text": "Hello"}),
        ("tokyo.head", "message.send", {"to": ["white"], "text": "A question"}),
        ("tokyo.head", "statement.make", {"text": "To all"}),
        ("tokyo.head", "agreement.record", {"parties": ["tokyo", "seoul"], "text": "Agreed"}),
        (
            "tokyo.head",
            "move.submit",
            {"title": "Ask", "instrument": "diplomatic", "order": "Ask.", "targets": ["seoul"]},
        ),
        ("tokyo.head", "draft.open", {"title": "Half a move"}),
        (FACILITATOR, "clock.pause", {}),
        (FACILITATOR, "hold.place", {}),
    ]
    for number, (seat, kind, fields) in enumerate(acts):
        answer = submit(exercise, seat, f"play-{number}", {"type": kind, **fields})
        assert answer.ok, (kind, answer)


def test_no_page_shows_a_bare_text(site: Site) -> None:
    exercise = site.create("☂")
    owner = site.facilitator()
    console = location(owner.post(f"/x/{exercise.id}/console"))
    aya = site.seated(exercise, "tokyo", "tokyo.head", "Aya")
    watcher = site.browser()
    places = [
        location(watcher.post(join_path(exercise, cell), {"name": "Ida", "seat": "new"}))
        for cell in ("observers", "organisers")
    ]
    waiting = watcher.post(
        f"{join_path(exercise, 'tokyo')}?reclaim=1", {"name": "Bo", "seat": "tokyo.head"}
    ).headers["Location"]
    seat = f"/x/{exercise.id}/s/tokyo.head/"
    found: list[str] = []
    for moment in ("lobby", "under way"):
        if moment == "under way":
            play(exercise)
        for browser, path in (
            (owner, "/home"),
            (owner, console),
            (owner, f"{console}leave"),
            (owner, f"{console}report"),
            (aya, seat),
            (aya, f"{seat}leave"),
            (aya, f"{seat}feed"),
            *((watcher, place) for place in places),
            (watcher, waiting),
            (watcher, "/"),
            (watcher, owner_path(site.owner.token())),
            (watcher, join_path(exercise, "tokyo")),
            (watcher, f"{join_path(exercise, 'tokyo')}?reclaim=1"),
            (watcher, join_path(exercise, "white")),
            (watcher, projector_path(exercise)),
        ):
            found += bare(browser, path)
    found += bare(owner, f"{console}msel/{next(iter(exercise.state.msel))}")
    found += bare(owner, f"{console}ruling/{next(iter(exercise.state.waiting))}")
    found += bare(watcher, "/nowhere", status=404)
    found += bare(watcher, seat, status=403)
    assert not found, "\n".join(dict.fromkeys(found))


def test_a_bare_text_would_be_found() -> None:
    html = '<p>⟦Ôñé⟧ bare <b data-content>Tokyo</b></p><img alt="naked"><p>⟦ïñ <i>Seoul</i>⟧ 12</p>'
    assert [found.split(":")[0] for found in Page(html).bare] == ["p", "img[alt]"]


def test_refusals_are_told_in_the_askers_language(site: Site) -> None:
    exercise = site.create()
    aya = site.seated(exercise, "tokyo", "tokyo.head", "Aya")
    path = f"/x/{exercise.id}/s/tokyo.head/"
    refused = aya.command(path, "message.send", "1", to=["seoul"], text="Hello")
    assert refused.json is not None
    assert refused.json["message"].startswith("⟦")
    shown = aya.post(join_path(exercise, "tokyo"), {"name": "", "seat": "tokyo.defence"})
    assert pseudo("Type your name, as others should read it.") in shown.text


def test_what_is_found_by_babel(project_root: Path) -> None:
    """The extraction that translators work from finds what pages and rules say."""
    found = {
        message
        for _, _, message, _, _ in extract_from_dir(
            project_root,
            METHODS,
            keywords={"_": None, "gettext": None, "ngettext": (1, 2), "N_": None},
        )
    }
    single = {
        one for message in found for one in (message if isinstance(message, tuple) else (message,))
    }
    assert "Take this seat" in single
    assert "Only the white cell can do this." in single
    assert "Your name holds a character that cannot be kept." in single


@pytest.mark.parametrize(
    "text",
    ["There is no cell “%(cell)s”.", "{n} min", "%(a)s and %(b)s of {c}", "100%% of it", "T+ now"],
)
def test_the_made_up_language_keeps_placeholders(text: str) -> None:
    assert _PLACEHOLDER.findall(pseudo(text)) == _PLACEHOLDER.findall(text)


def test_a_language_is_chosen_by_what_the_browser_accepts() -> None:
    plain = Texts()
    assert plain.choose(["de-CH", "en-GB"]) == "en"
    assert plain.choose(["\x00", "x" * 5_000, ""]) == "en"
    assert Texts(pseudo=True).choose(["en"]) == PSEUDO_LOCALE


def test_a_translation_with_a_wrong_placeholder_does_no_harm(tmp_path: Path) -> None:
    catalogue = Catalog(locale="de")
    catalogue.add("No cell “%(cell)s”.", "Keine Zelle „%(zelle)s“.")
    catalogue.add("Go on", "Weiter")
    folder = tmp_path / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "messages.mo").open("wb") as file:
        write_mo(file, catalogue)
    german = Texts(folder=tmp_path)
    assert german.choose(["fr", "de-AT", "en"]) == "de"
    assert german.translate("Go on", {}, "de") == "Weiter"
    assert german.translate("No cell “%(cell)s”.", {"cell": "x"}, "de") == "No cell “x”."
