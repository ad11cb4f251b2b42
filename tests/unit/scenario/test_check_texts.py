"""What may stand in no text that players read."""

from pathlib import Path

import pytest

from exercise.scenario.check import CHECKS, check
from tests.unit.scenario.checking import FILE, WORLD, inject, sayings, told
from tests.unit.scenario.small import spoilt, write

LAST = "  public: yes\n  text: Nothing has happened yet.\n"
"""The end of the small scenario's MSEL."""
SECRET = "One of the two launchers on the coast is sheet iron and weighs little"


def briefed(*edits: tuple[str, str, str]) -> dict[str, str]:
    """The small scenario in which Tokyo knows something."""
    brief = ("roles/tokyo.yaml", "aims:", f"secret_brief: {SECRET}.\naims:")
    return spoilt(brief, *edits)


def test_a_secret_brief_in_what_another_cell_gets(tmp_path: Path) -> None:
    leaked = "We think ONE of the two *launchers*, on the coast, is sheet metal."
    files = briefed((FILE, "One launcher may have moved.", f"'{leaked}'"))
    assert told(tmp_path, files, "brief-leak") == [
        f"{FILE}:11:32: 10 words of the secret brief of 'tokyo' stand in text that 'seoul' gets"
    ]


def test_a_cell_may_read_its_own_secrets(tmp_path: Path) -> None:
    files = briefed(
        (FILE, "Are you there?", SECRET),
        ("roles/tokyo.yaml", "[Calm, Credit]", f"[{SECRET}]"),
    )
    assert told(tmp_path, files, "brief-leak") == []


@pytest.mark.parametrize(
    ("file", "old", "place"),
    [
        (WORLD, "It is Tuesday.", "5:15"),
        ("roles/seoul.yaml", "The government of the Republic of Korea.", "3:15"),
        ("roles/white.yaml", "Control.", "3:15"),
        (FILE, "Nothing has happened yet.", "31:9"),
        (FILE, "Launchers move", "2:10"),
    ],
)
def test_wherever_it_stands(tmp_path: Path, file: str, old: str, place: str) -> None:
    assert told(tmp_path, briefed((file, old, SECRET)), "brief-leak") == [
        f"{file}:{place}: 14 words of the secret brief of 'tokyo' stand in text that 'seoul' gets"
    ]


def test_what_the_public_brief_says_is_told_there_alone(tmp_path: Path) -> None:
    files = briefed(
        (WORLD, "It is Tuesday.", SECRET), (FILE, "One launcher may have moved.", SECRET)
    )
    assert [line.partition(": ")[0] for line in told(tmp_path, files, "brief-leak")] == [
        f"{WORLD}:5:15"
    ]


def test_seven_words_in_a_row_are_no_leak(tmp_path: Path) -> None:
    seven = "One of the two launchers on the shore, coast is sheet iron and weighs little"
    files = briefed((FILE, "One launcher may have moved.", f"'{seven}'"))
    assert told(tmp_path, files, "brief-leak") == []


def test_the_common_text_is_not_read_by_who_has_a_wording(tmp_path: Path) -> None:
    files = briefed((FILE, "Two launchers have left the sheds.", SECRET))
    assert told(tmp_path, files, "brief-leak") == []


def test_a_public_text_is_on_the_wall_whatever_a_cell_reads(tmp_path: Path) -> None:
    public = f"  public: yes\n  text: {SECRET}.\n  wording: {{seoul: {{text: Nothing.}}}}\n"
    files = briefed((FILE, LAST, public))
    assert told(tmp_path, files, "brief-leak") == [
        f"{FILE}:31:9: 14 words of the secret brief of 'tokyo' stand in text that 'seoul' gets"
    ]


def test_a_controllers_note_in_what_a_cell_gets(tmp_path: Path) -> None:
    note = "  notes: Ask what it would take for them to say no twice.\n"
    said = "Ask what it would take for them to say no."
    files = spoilt((FILE, LAST, LAST + note), (FILE, "Are you there?", said))
    assert told(tmp_path, files, "brief-leak") == [
        f"{FILE}:22:16: 10 words of a controller's note on inject 3 stand in text that 'tokyo' gets"
    ]
    files = spoilt((FILE, LAST, LAST + note), (FILE, "Nothing has happened yet.", said))
    assert "every cell gets" in told(tmp_path, files, "brief-leak")[0]


def test_a_task_for_a_controller_may_say_what_notes_say(tmp_path: Path) -> None:
    task = inject("9", "00:40", f"notes: {SECRET}", to="white", text=SECRET)
    files = spoilt((FILE, LAST, LAST + task.replace("medium: cable", "medium: task")))
    assert told(tmp_path, files, "brief-leak") == []


def test_a_note_may_quote(tmp_path: Path) -> None:
    said = "Ask what it would take for them to say no."
    note = f"  notes: 'Watch for “{said}” and for silence.'\n"
    files = spoilt((FILE, LAST, LAST + note), (FILE, "Are you there?", said))
    assert told(tmp_path, files, "brief-leak") == []


def test_links(tmp_path: Path) -> None:
    text = "See [the page](https://example.org/a_b) or www.example.org, or http://x."
    files = spoilt(
        (FILE, "Nothing has happened yet.", f"'{text}'"), (WORLD, "It is Tuesday.", "HTTPS://X.Y/Z")
    )
    ending = "cannot be opened offline: attach it or say what it holds"
    assert told(tmp_path, files, "link") == [
        f"{WORLD}:5:15: warning: 'HTTPS://X.Y/Z' {ending}",
        f"{FILE}:31:9: warning: 'https://example.org/a_b' {ending}",
        f"{FILE}:31:9: warning: 'www.example.org' {ending}",
        f"{FILE}:31:9: warning: 'http://x' {ending}",
    ]


def test_all_checks_have_their_say_at_once(tmp_path: Path) -> None:
    files = briefed(
        (FILE, "2013-04-08 09:00", "2013-04-01 09:00"),
        (FILE, "Nothing has happened yet.", f"https://example.org {SECRET} {sayings(700)}"),
        (FILE, "answer_within: 10m", "answer_within: 30m"),
        (FILE, "phase2+00:05", "phase1+01:05"),
    )
    found = {problem.code for problem in check(write(tmp_path, files)).problems}
    assert found == {
        *("never", "as-planned", "order", "long", "gap", "unexercised", "brief-leak", "link")
    }
    assert len(CHECKS) == 30


@pytest.mark.parametrize(
    ("written", "lost"),
    [
        ("Room #4 and #5", "#4 and #5"),
        ("Nothing yet #wonsan", "#wonsan"),
        ("'Room #4'", None),
        ("Room#4", None),
        ("Room  # the fourth", None),
        ("|\n    Room #4", None),
    ],
)
def test_text_that_ends_in_a_comment(tmp_path: Path, written: str, lost: str | None) -> None:
    files = spoilt((FILE, "Nothing has happened yet.", written))
    message = f"'{lost}' is not read: put text that contains ' #' in quotes"
    wanted = [f"{FILE}:31:9: warning: {message}"] if lost else []
    assert told(tmp_path, files, "comment") == wanted


def test_a_comment_beside_what_is_no_prose(tmp_path: Path) -> None:
    assert told(tmp_path, spoilt((FILE, "00:40", "00:40 #later")), "comment") == []
