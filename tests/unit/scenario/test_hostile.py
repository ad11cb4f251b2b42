"""Files that nobody wrote by mistake: each is refused in a line, and quickly."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from exercise.scenario import ScenarioErrors, load
from tests.unit.scenario.small import FILES, write

INJECTS_FILE = "injects/first.yaml"


def told(folder: Path) -> list[str]:
    with pytest.raises(ScenarioErrors) as refused:
        load(folder)
    return [str(problem).replace(str(folder), "DIR") for problem in refused.value.problems]


def test_no_such_folder(tmp_path: Path) -> None:
    assert told(tmp_path / "nowhere") == ["DIR: no such folder"]


def test_a_file_for_a_folder(tmp_path: Path) -> None:
    file = tmp_path / "scenario.yaml"
    file.write_text("id: small")
    assert told(file) == ["DIR: is a file: give the folder that holds scenario.yaml"]


def test_a_name_no_system_can_open(tmp_path: Path) -> None:
    assert "cannot be read" in told(tmp_path / ("x" * 5_000))[0]


def test_an_empty_folder(tmp_path: Path) -> None:
    assert told(tmp_path) == [
        "scenario.yaml: the file is missing",
        "injects/: the folder is missing",
        "roles/: the folder is missing",
    ]


AS_UTF8 = "is not UTF-8: save the file as UTF-8"
A_LIST = "1:1: expected a list: begin each inject with '- '"
NO_ANCHORS = "1:3: anchors are not read: remove '&a'"
NO_TAGS = "1:3: tags such as '!!str' are not read: remove it"

HOSTILE = {
    "empty": (b"", "the file is empty"),
    "only a remark": (b"# nothing yet\n", "the file is empty"),
    "a mapping": (b"number: 1\n", A_LIST),
    "a sentence": (b"Once upon a time", A_LIST),
    "Latin-1": ("- number: 1\n  title: Café".encode("latin-1"), f"2:13: byte 0xE9 {AS_UTF8}"),
    "UTF-16": ("- number: 1".encode("utf-16"), "is UTF-16 text: save it as UTF-8"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(60), f"1:1: byte 0x89 {AS_UTF8}"),
    "zeros": (bytes(60), "1:1: control character U+0000: remove it"),
    "too large": (b"# " + b"x" * 50_000_000, "is too large: at most 2 MB are read"),
    "20,000 brackets": (b"[" * 20_000, "1:1001: nested more than 30 deep"),
    "20,000 closed": (b"[" * 20_000 + b"]" * 20_000, "1:1001: nested more than 30 deep"),
    "20,000 braces": (b"{a: " * 20_000, "1:121: nested more than 30 deep"),
    "20,000 dashes": (b"- " * 20_000, "1:61: nested more than 30 deep"),
    "an alias bomb": (b"- &a [x, x]\n- &b [*a, *a]\n", NO_ANCHORS),
    "an alias of itself": (b"- &a [*a]\n", NO_ANCHORS),
    "a python object": (b"- !!python/object/apply:os.system [ls]\n", NO_TAGS),
}


@pytest.mark.parametrize(("content", "message"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    folder = write(tmp_path, {**FILES, INJECTS_FILE: content})
    separator = ":" if message[0].isdigit() else ": "
    assert told(folder)[0] == f"{INJECTS_FILE}{separator}{message}"


def test_rubbish_is_cut_short(tmp_path: Path) -> None:
    rubbish = "".join(f"key{number}: x\n" for number in range(20_000))
    problems = told(write(tmp_path, {**FILES, "roles/seoul.yaml": rubbish}))
    assert len(problems) < 300
    assert any("problems more" in problem for problem in problems)


def test_a_folder_named_like_a_file(tmp_path: Path) -> None:
    (tmp_path / "injects" / "more.yaml").mkdir(parents=True)
    assert told(write(tmp_path)) == ["injects/more.yaml: is a folder: expected a file"]


def test_a_file_named_like_a_folder(tmp_path: Path) -> None:
    write(tmp_path, {name: text for name, text in FILES.items() if "injects" not in name})
    (tmp_path / "injects").write_text("")
    assert told(tmp_path) == ["injects/: is a file: expected a folder"]


def test_another_ending_is_pointed_out(tmp_path: Path) -> None:
    folder = write(tmp_path, {**FILES, "injects/more.yml": ""})
    assert told(folder) == ["injects/more.yml: is not read: rename it to more.yaml"]


@pytest.mark.parametrize(
    ("named", "meant"), [("inject", "injects"), ("role", "roles"), ("injcts", "injects")]
)
def test_a_folder_of_nearly_the_right_name_is_pointed_out(
    tmp_path: Path, named: str, meant: str
) -> None:
    folder = write(tmp_path, {**FILES, f"{named}/more.yaml": ""})
    assert told(folder) == [f"{named}/: is not read: did you mean '{meant}/'?"]


def test_a_folder_in_capitals_is_pointed_out_where_capitals_count(tmp_path: Path) -> None:
    folder = write(tmp_path, {**FILES, "Injects/more.yaml": "[]"})
    same = (tmp_path / "Injects").samefile(tmp_path / "injects")
    wanted = [] if same else ["Injects/: is not read: did you mean 'injects/'?"]
    assert told(folder) == wanted


def test_other_folders_are_the_author_s_own(tmp_path: Path) -> None:
    own = {f"{name}/more.yaml": "" for name in ("rules", "tools", "pictures", ".injects")}
    folder = write(tmp_path, {**FILES, **own, "inject/notes.txt": ""})
    load(folder)


@pytest.mark.skipif(os.name != "posix", reason="this system has no such names")
def test_a_name_that_no_terminal_should_be_sent(tmp_path: Path) -> None:
    folder = write(tmp_path)
    for name in (b"\x1b[31m.yaml", b"\xff.yaml", "\u202elmay.yaml".encode()):
        (folder / "injects" / os.fsdecode(name)).write_bytes(b"number: 1\n")
    assert told(folder) == [
        f"injects/\\x1b[31m.yaml:{A_LIST}",
        f"injects/\\u202elmay.yaml:{A_LIST}",
        f"injects/\\udcff.yaml:{A_LIST}",
    ]


def test_hidden_files_are_left_alone(tmp_path: Path) -> None:
    load(write(tmp_path, {**FILES, "injects/._first.yaml": b"\x00", "injects/notes.md": "Mine."}))


def _to_a_secret(path: Path, outside: Path) -> None:
    path.symlink_to(outside)


def _to_itself(path: Path, outside: Path) -> None:
    del outside
    path.symlink_to(path)


def _to_nothing(path: Path, outside: Path) -> None:
    path.symlink_to(outside.with_name("missing"))


LINKS = [
    (_to_a_secret, "is a symbolic link that leads outside the scenario's folder"),
    (_to_itself, "is a symbolic link that leads nowhere"),
    (_to_nothing, "is a symbolic link that leads outside the scenario's folder"),
]


@pytest.mark.parametrize(("link", "message"), LINKS)
def test_links_that_lead_away_are_not_followed(
    tmp_path: Path, link: Callable[[Path, Path], None], message: str
) -> None:
    outside = tmp_path / "secret.yaml"
    outside.write_text("password: hunter2")
    folder = write(tmp_path / "scenario")
    link(folder / "injects" / "link.yaml", outside)
    assert told(folder) == [f"injects/link.yaml: {message}"]


def test_a_linked_folder_outside_is_not_followed(tmp_path: Path) -> None:
    folder = write(tmp_path / "scenario")
    elsewhere = write(tmp_path / "elsewhere")
    for file in (folder / "injects").iterdir():
        file.unlink()
    (folder / "injects").rmdir()
    (folder / "injects").symlink_to(elsewhere / "injects")
    assert told(folder) == ["injects/: is a symbolic link that leads outside the scenario's folder"]


def test_a_link_within_the_folder_is_read(tmp_path: Path) -> None:
    folder = write(tmp_path)
    (folder / "injects" / "first.yaml").rename(folder / "msel.txt")
    (folder / "injects" / "first.yaml").symlink_to(folder / "msel.txt")
    assert len(load(folder).injects) == 3


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    folder = write(tmp_path)
    os.mkfifo(folder / "injects" / "pipe.yaml")
    assert told(folder) == ["injects/pipe.yaml: is not an ordinary file"]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_nobody_may_read(tmp_path: Path) -> None:
    folder = write(tmp_path)
    (folder / INJECTS_FILE).chmod(0)
    assert told(folder) == [f"{INJECTS_FILE}: cannot be read (permission denied)"]
