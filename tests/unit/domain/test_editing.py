"""The MSEL is written in during the day, by form: new rows, other words, other times."""

import pytest

from exercise.domain.refusal import Refused
from exercise.domain.scenario import (
    AtStoryTime,
    ByHand,
    Condition,
    FromPhase,
    FromStartex,
    Inject,
    MessageIs,
)
from exercise.domain.state import FACILITATOR, RowStatus
from tests.unit.harness import MINUTE, Play, seated, started
from tests.unit.trial import TRIAL

NEW = {"title": "Fog", "sender": "Harbour", "medium": "cable", "to": ["west"], "text": "Fog."}

NEVER = Condition(message=MessageIs(sender=("north",), to=("public",)))


def code(play: Play, command: str, **fields: object) -> str:
    with pytest.raises(Refused) as refused:
        play.do(FACILITATOR, command, **fields)
    return refused.value.code


def inject(play: Play, inject_id: str) -> Inject:
    found = play.state.msel[inject_id].inject
    assert found is not None
    return found


def write(play: Play, **more: object) -> Inject:
    return inject(play, play.do(FACILITATOR, "inject.write", **NEW | more)["inject"])


def amend(play: Play, inject_id: str, **more: object) -> Inject:
    play.do(FACILITATOR, "inject.amend", inject=inject_id, **more)
    return inject(play, inject_id)


class TestNumbers:
    def test_behind_the_last_number_there_is_room(self) -> None:
        rows = list(TRIAL.injects)
        rows[-1] = rows[-1].model_copy(update={"number": "999"})
        play = started(TRIAL.with_injects(tuple(rows)))
        assert [write(play).number for _ in range(2)] == ["999.1", "999.2"]


class TestAmending:
    def test_what_is_left_empty_stays_as_it_was(self) -> None:
        play = started()
        before = inject(play, "late")
        after = amend(play, "late", title="Later still")
        assert after == before.model_copy(update={"title": "Later still"})
        assert play.state.msel["late"].amended

    def test_no_change_is_no_entry(self) -> None:
        play = started()
        amend(play, "late", title="Title of late")
        assert "inject.planned" not in play.kinds()

    def test_a_cell_gets_words_of_its_own_and_keeps_the_rest_of_its_wording(self) -> None:
        after = amend(started(), "split", texts={"south": "New words", "north": "Also", "west": ""})
        assert after.wording["south"].text == "New words"
        assert after.wording["south"].title == "South's title"
        assert after.wording["north"].text == "Also"
        assert "west" not in after.wording

    def test_a_row_kept_for_the_hand_stays_kept_with_other_words(self) -> None:
        play = started()
        play.do("white.lead", "inject.keep", inject="late")
        amend(play, "late", text="Other words.")
        play.run(60 * MINUTE)
        assert play.state.msel["late"].status is RowStatus.KEPT
        play.do("white.lead", "inject.release", inject="late")

    def test_and_is_planned_again_with_another_time(self) -> None:
        play = started()
        play.do("white.lead", "inject.keep", inject="late")
        amend(play, "late", at="01:20")
        assert play.state.msel["late"].status is RowStatus.PLANNED

    def test_one_that_lapsed_does_not_go_out_because_its_words_changed(self) -> None:
        rows = [
            one.model_copy(update={"expires": FromStartex(ms=2 * MINUTE), "when": NEVER})
            if one.id == "late"
            else one
            for one in TRIAL.injects
        ]
        play = started(TRIAL.with_injects(tuple(rows)))
        play.run(5 * MINUTE)
        amend(play, "late", text="Other words.")
        assert play.state.msel["late"].lapsed == "expired"

    def test_words_for_a_stranger_are_refused(self) -> None:
        wrong = {"inject": "late", "texts": {"mars": "Hm."}}
        assert code(started(), "inject.amend", **wrong) == "unknown_cell"

    @pytest.mark.parametrize("status", ["release", "drop"])
    def test_what_went_out_or_was_dropped_is_not_changed(self, status: str) -> None:
        play = started()
        play.do("white.lead", f"inject.{status}", inject="late")
        assert code(play, "inject.amend", inject="late", title="X").endswith(
            ("released", "dropped")
        )

    def test_only_the_facilitator_writes(self) -> None:
        with pytest.raises(Refused):
            started().do("white.lead", "inject.amend", inject="late", title="X")


class TestTimes:
    @pytest.mark.parametrize(
        ("text", "release"),
        [
            ("01:45", FromStartex(ms=105 * MINUTE)),
            ("second+00:05", FromPhase(phase="second", ms=5 * MINUTE)),
            ("by hand", ByHand()),
            ("By Hand", ByHand()),
        ],
    )
    def test_as_they_are_written(self, text: str, release: object) -> None:
        assert amend(started(), "late", at=text).release == release

    def test_a_stamp_is_a_time_of_the_story_in_its_own_zone(self) -> None:
        release = amend(started(), "late", at="2013-04-03 09:00").release
        assert isinstance(release, AtStoryTime)
        assert release.stamp.isoformat() == "2013-04-03T09:00:00+09:00"

    @pytest.mark.parametrize("text", ["soon", "third+00:05", "25"])
    def test_what_is_no_time_is_refused(self, text: str) -> None:
        assert code(started(), "inject.amend", inject="late", at=text) == "bad_time"

    @pytest.mark.parametrize("text", ["00:05", "first+00:05", "2013-04-02 13:00"])
    def test_what_has_passed_is_refused_however_it_is_written(self, text: str) -> None:
        play = started()
        play.do(FACILITATOR, "hold.place")
        play.wait(10 * MINUTE)
        assert code(play, "inject.amend", inject="late", at=text) == "past"
        assert code(play, "inject.write", **NEW, at=text) == "past"

    def test_a_row_overdue_under_a_hold_may_still_get_other_words(self) -> None:
        play = started()
        play.do(FACILITATOR, "hold.place")
        play.wait(10 * MINUTE)
        assert amend(play, "ships", text="Other words").text == "Other words"

    def test_in_the_lobby_nothing_has_passed(self) -> None:
        assert amend(seated(), "late", at="00:00").release == FromStartex(ms=0)


class TestWriting:
    def test_a_new_row_has_the_next_number_and_waits_for_the_hand(self) -> None:
        play = started()
        row = write(play)
        assert (row.number, row.release) == ("16", ByHand())
        assert write(play).number == "17"

    def test_it_falls_due_when_its_time_comes(self) -> None:
        play = started()
        row = write(play, at="00:01")
        play.run(MINUTE)
        assert play.state.msel[row.id].status is RowStatus.RELEASED

    def test_press_for_all_cells_is_public_and_a_cable_never(self) -> None:
        play = started()
        every = ["north", "south", "west"]
        assert write(play, medium="news", to=every).public
        assert not write(play, medium="news").public
        assert not write(play, to=every).public

    def test_to_nobody_is_refused(self) -> None:
        assert code(started(), "inject.write", **NEW | {"to": []}) == "no_recipient"

    def test_nothing_is_written_after_endex(self) -> None:
        play = started()
        play.do(FACILITATOR, "exercise.end", waiting="lapse")
        assert code(play, "inject.write", **NEW) == "ended"
        assert code(play, "inject.amend", inject="late", title="X") == "ended"
