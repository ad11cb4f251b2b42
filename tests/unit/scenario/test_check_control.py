"""Secrets that are told, facts told twice, and real people who speak."""

from pathlib import Path

import pytest

from tests.unit.scenario.checking import FILE, WORLD, inject, told
from tests.unit.scenario.small import spoilt

AFTER = "concerns:\n"
"""Where what control holds is written into the small scenario."""
SECRET = (
    "secrets:\n"
    "  - {id: dummy, text: It is of iron., tell_tales: [sheet iron, a ninth], known_to: [tokyo]}\n"
)
FACT = "facts:\n  - {id: launchers, about: How many, versions: {one: One, two: Two}}\n"
PEOPLE = "real_people: [Jane Roe]\n"


def with_control(more: str, *edits: tuple[str, str, str]) -> dict[str, str]:
    return spoilt((WORLD, AFTER, more + AFTER), *edits)


class TestSecrets:
    def test_a_tell_tale_in_what_another_cell_gets(self, tmp_path: Path) -> None:
        files = with_control(
            SECRET, (FILE, "One launcher may have moved.", "'One is of *Sheet*–iron.'")
        )
        assert told(tmp_path, files, "secret") == [
            f"{FILE}:11:32: secret 'dummy' is told to 'seoul': 'sheet iron'"
        ]

    def test_those_who_know_may_read_of_it(self, tmp_path: Path) -> None:
        files = with_control(SECRET, (FILE, "Two launchers have left", "Sheet iron has left"))
        assert told(tmp_path, files, "secret") == []

    def test_a_part_of_a_word_tells_nothing(self, tmp_path: Path) -> None:
        files = with_control(
            SECRET, (FILE, "One launcher may have moved.", "Sheet irony and a ninths.")
        )
        assert told(tmp_path, files, "secret") == []

    def test_in_a_folder_a_decision_and_an_answer(self, tmp_path: Path) -> None:
        decision = (
            "decision: {ask: Which?, on: seoul, within: 5m, default: a, options:"
            " [{id: a, title: The sheet iron}, {id: b, title: None}]}"
        )
        answers = (
            "personas: Desk\nanswers:\n"
            "  - {asked: Real?, who: seoul, say: It weighs a ninth., from: Desk}\n"
        )
        files = with_control(
            SECRET + answers,
            ("roles/seoul.yaml", "seats:", "starting: One is of sheet iron.\nseats:"),
        )
        files[FILE] += inject("9", "00:50", decision, to="seoul")
        assert [line.partition(":")[0] for line in told(tmp_path, files, "secret")] == [
            WORLD,
            FILE,
            "roles/seoul.yaml",
        ]

    @pytest.mark.parametrize(
        ("file", "old", "new", "place"),
        [
            (FILE, "from: {name: Pacific Wire,", "from: {name: A Ninth,", f"{FILE}:27:9"),
            (FILE, "{grading: C3,", "{grading: C3, from: A Ninth,", f"{FILE}:11:32"),
            (WORLD, "Wonsan port", "A Ninth", f"{WORLD}:28:74"),
            (WORLD, "name: Wonsan,", "name: A Ninth,", None),
            (WORLD, "visible_to: [tokyo]}", "visible_to: [tokyo], bands: {0: A Ninth}}", None),
            (WORLD, ", visible_to: [tokyo]}", ", bands: {0: A Ninth}}", f"{WORLD}:22:56"),
            (WORLD, "word: Done", "word: A Ninth", f"{WORLD}:7:22"),
            ("roles/tokyo.yaml", "title: Defence", "title: A Ninth", "roles/tokyo.yaml:7:26"),
            (
                "roles/tokyo.yaml",
                "takes: 15m}",
                "suggests: {outcome: done, tell: {seoul: A ninth.}}}",
                "roles/tokyo.yaml:9:113",
            ),
            (
                "roles/tokyo.yaml",
                "takes: 15m}",
                "suggests: {outcome: done, tell: {public: A ninth.}}}",
                "roles/tokyo.yaml:9:114",
            ),
            (
                "roles/tokyo.yaml",
                "takes: 15m}",
                "suggests: {outcome: done, tell: {tokyo: A ninth.}, reason: A ninth.}}",
                None,
            ),
        ],
    )
    def test_in_what_things_are_called_and_what_rulings_tell(
        self, tmp_path: Path, file: str, old: str, new: str, place: str | None
    ) -> None:
        found = told(tmp_path, with_control(SECRET, (file, old, new)), "secret")
        assert found == (
            [f"{place}: secret 'dummy' is told to 'seoul': 'a ninth'"] if place else []
        )


class TestFacts:
    def test_a_cell_that_is_told_otherwise_and_nobody_else_is(self, tmp_path: Path) -> None:
        files = with_control(FACT)
        files[FILE] = inject("1", "00:40", "tells: {launchers: one}", to="[tokyo, seoul]") + inject(
            "2", "00:50", "tells: {launchers: two}"
        )
        assert told(tmp_path, files, "fact") == [
            (
                f"{FILE}:16:22: warning: 'tokyo' is told 'two' here and 'one' in inject 1,"
                " and nobody else disagrees"
            )
        ]

    def test_cells_that_differ_are_meant_to(self, tmp_path: Path) -> None:
        files = with_control(FACT)
        files[FILE] = inject("1", "00:40", "tells: {launchers: one}") + inject(
            "2",
            "00:50",
            "tells: {launchers: two}",
            "wording: {tokyo: {text: Word., tells: {launchers: two}}}",
            to="[tokyo, seoul]",
        )
        assert told(tmp_path, files, "fact") == []

    def test_what_a_cell_begins_with_counts(self, tmp_path: Path) -> None:
        files = with_control(
            FACT, ("roles/tokyo.yaml", "seats:", "knows: {launchers: one}\nseats:")
        )
        files[FILE] = inject("1", "00:40", "tells: {launchers: two}")
        assert told(tmp_path, files, "fact") == [
            (
                f"{FILE}:8:22: warning: 'tokyo' is told 'two' here and 'one' in its folder,"
                " and nobody else disagrees"
            )
        ]


class TestSpeakers:
    def test_a_real_person_does_not_speak(self, tmp_path: Path) -> None:
        files = with_control(PEOPLE + "personas: [Secretary Jane Roe]\n")
        files[FILE] = inject("1", "00:40").replace("from: Desk", "from: jane roe")
        assert told(tmp_path, files, "speaker") == [
            f"{WORLD}:24:12: 'Jane Roe' is a real person and speaks after STARTEX",
            f"{FILE}:3:9: 'Jane Roe' is a real person and speaks after STARTEX",
        ]

    def test_nor_in_a_call(self, tmp_path: Path) -> None:
        files = with_control(PEOPLE)
        files[FILE] = files[FILE].replace("- Embassy: Are", "- Jane Roe: Are")
        assert told(tmp_path, files, "speaker") == [
            f"{FILE}:22:7: 'Jane Roe' is a real person and speaks after STARTEX"
        ]

    def test_others_may_speak_of_one(self, tmp_path: Path) -> None:
        files = with_control(PEOPLE)
        files[FILE] = inject("1", "00:40", text="They ask for Jane Roe.")
        assert told(tmp_path, files, "speaker") == []
