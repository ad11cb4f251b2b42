"""Every text that the commands print can be translated; what programs read is left alone."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo

from exercise.assets.shipped import locale_dir
from exercise.cli import words
from tests.integration.cli.conftest import Run
from tests.support.server import Server

PSEUDO = {"STARTEX_PSEUDO_LOCALE": "1"}
PYTHON = [("**.py", "python")]
COMMANDS = (*("serve", "check", "schema", "rehearse", "demo", "links", "log", "verify", "report"),)
_TOLD = re.compile(r"⟦[^⟦⟧]*(⟧|\.\.\.)")  # the list of commands cuts long texts
_CLICKS_OWN = re.compile(
    r"Usage: |\[(OPTIONS|COMMAND|ARGS|default: en|text\|json)\]|^(Options|Commands|Error):"
    r"|Show (this message|the version) and exit\.|required|Try 'startex.*' for help\.",
    re.MULTILINE,
)
"""Click translates these itself, from the same catalogues."""
_NAMES = re.compile(
    r"https?://\S+|--?[a-z][a-z-]*|\b[A-Z_]{2,}\b|(?<=\s)/\S+|\bstartex\b|\b(check|demo|links|log|rehearse|report|schema|serve|verify)\b"
)
_WORD = re.compile(r"[^\W\d_]{2,}")


def bare(printed: str, *data: str) -> list[str]:
    """The words that stand outside of brackets, and are neither names nor given data."""
    rest, count = printed, 1
    while count:
        rest, count = _TOLD.subn("", rest)
    for own in data:
        rest = rest.replace(own, "")
    return _WORD.findall(_NAMES.sub("", _CLICKS_OWN.sub("", rest)))


@pytest.fixture(autouse=True)
def fresh_catalogue() -> Iterator[None]:
    words._catalogue.cache_clear()
    yield
    words._catalogue.cache_clear()


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help(startex: Run, command: str) -> None:
    shown = startex(*filter(None, (command, "--help")), environment=PSEUDO)
    assert shown.returncode == 0
    assert "⟦" in shown.stdout
    assert bare(shown.stdout) == []


def test_what_a_server_prints(make_server: Callable[..., Server]) -> None:
    server = make_server("--host", "0.0.0.0")
    server.environment = PSEUDO
    server.stop()
    server.log.unlink()
    server.arguments = (*server.arguments, "--rate", "2")
    server.start()
    server.stop()
    cells = ("Tokyo", "Washington", "Seoul", "Beijing")
    assert "⟦" in server.printed()
    assert bare(server.printed(), *cells) == []


def test_what_the_commands_beside_it_print(
    startex: Run, make_server: Callable[..., Server], tmp_path: Path
) -> None:
    server = make_server()
    data, out = server.data, tmp_path / "report.pdf"
    for arguments in (
        ("verify", data),
        ("verify", data, "--head", "0" * 64),
        ("links", data, "--revoke", "atlantis"),
        ("links", data, "--exercise", "nowhere"),
        ("log", tmp_path),
        ("serve", "--data", data, "--port", "0"),
        ("serve", "--port", "high"),
        ("serve", "--rate", "0"),
        ("serve", "--port", str(server.port), "--data", tmp_path / "other"),
    ):
        ended = startex(*arguments, environment=PSEUDO)
        printed = ended.stdout + ended.stderr
        assert "⟦" in printed, arguments
        assert bare(printed) == [], arguments
    made = startex("report", data, "--out", out, environment=PSEUDO)
    assert bare(made.stdout + made.stderr) == []


def test_a_scenario_with_mistakes(startex: Run, scenario: Path, tmp_path: Path) -> None:
    (scenario / "scenario.yaml").write_text("spoilt: [")
    ended = startex(
        "serve", "--scenario", scenario, "--data", tmp_path / "d", "--port", "0", environment=PSEUDO
    )
    first, *places = ended.stderr.splitlines()
    assert bare(first) == []
    assert places[0].startswith("scenario.yaml:")


@pytest.mark.parametrize("command", ["log", "links"])
def test_programs_read_the_same_in_every_language(
    startex: Run, standing: Server, command: str
) -> None:
    plain = startex(command, standing.data)
    pseudo = startex(command, standing.data, environment=PSEUDO)
    assert plain.stdout == pseudo.stdout
    assert plain.stdout


def test_the_language_is_that_of_the_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue = Catalog(locale="de")
    catalogue.add("Stopping.", "Hält an.")
    catalogue.add("Head hash: %(head)s", "Spitze: %(kopf)s")
    folder = tmp_path / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "messages.mo").open("wb") as file:
        write_mo(file, catalogue)
    monkeypatch.setattr(words, "locale_dir", lambda: tmp_path)
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LANG", "de_CH.UTF-8")
    assert words._("Stopping.") == "Hält an."
    assert words._("Head hash: %(head)s", head="x") == "Head hash: x", "a wrong placeholder"
    words._catalogue.cache_clear()
    monkeypatch.setenv("LANGUAGE", "xx:en_GB:de")
    assert words._("Stopping.") == "Stopping."


def test_babel_finds_what_the_commands_say(project_root: Path) -> None:
    found = {
        one
        for _, _, message, _, _ in extract_from_dir(
            project_root / "exercise", [("**.py", "python")]
        )
        for one in (message if isinstance(message, tuple) else (message,))
    }
    assert "Serve an exercise to browsers, until Ctrl-C." in found
    assert "Port to listen on; 0 takes a free one." in found
    assert "The scenario has %(number)s mistakes; correct them and start again." in found
    assert "There is no exercise “%(exercise)s” here." in found
    assert not (locale_dir() / "en").exists(), "English is in the code"


def test_a_bare_text_would_be_found() -> None:
    assert bare("⟦Ôñé⟧ http://x/y --port naked ⟦ïñ ⟦two⟧ x⟧") == ["naked"]
