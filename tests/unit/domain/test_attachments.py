"""Files that injects carry: each recipient gets those of its own wording, and nobody other ones."""

import json

import pytest

from exercise.domain import editing
from exercise.domain.commands import AmendInject
from exercise.domain.decision import Context
from exercise.domain.payloads import InjectDelivered, PassedOn
from exercise.domain.refusal import Refused
from exercise.domain.state import FACILITATOR
from tests.unit.attached import AGAIN, CHART, FILM, PLAIN, STILL, TAPE, attachment, with_files
from tests.unit.harness import Play, started

PICTURE = attachment(b"a picture of today", "today.pdf", "application/pdf", "Today")


@pytest.fixture
def play() -> Play:
    return started(with_files())


def released(play: Play, inject: str) -> dict[tuple[str, ...], InjectDelivered]:
    before = len(play.steps)
    play.do("white.lead", "inject.release", inject=inject)
    made = (step.payload for step in play.steps[before:])
    return {one.to: one for one in made if isinstance(one, InjectDelivered)}


def test_a_wordings_list_takes_the_place_of_the_common_one(play: Play) -> None:
    copies = released(play, "film")
    assert copies[("north",)].attachments == (STILL, TAPE)
    assert copies[("south",)].attachments == (CHART,)
    assert copies[("west",)].attachments == ()


def test_who_gets_other_files_is_in_nobody_elses_entry(play: Play) -> None:
    released(play, "film")
    for step in play.steps:
        if "cell:west" in step.entry.audience:
            assert STILL.file.digest not in (step.entry.text or "")
            assert CHART.title not in (step.entry.text or "")


def test_what_is_passed_on_takes_its_files_with_it(play: Play) -> None:
    released(play, "film")
    item = dict(play.state.msel["film"].deliveries)["south"]
    answer = play.do("south.head", "item.pass_on", item=item, to=["west"], note="Look.")
    passed = play.state.items[answer["item"]].payload
    assert isinstance(passed, PassedOn)
    assert passed.attachments == (CHART,)
    again = play.do("west.head", "item.pass_on", item=answer["item"], to=["north"], note="")
    further = play.state.items[again["item"]].payload
    assert isinstance(further, PassedOn)
    assert further.attachments == (CHART,)


def test_other_words_leave_the_files_as_they_are(play: Play) -> None:
    play.do(FACILITATOR, "inject.amend", inject="film", texts={"north": "Other words."})
    copies = released(play, "film")
    assert copies[("north",)].attachments == (STILL, TAPE)
    assert copies[("south",)].attachments == (CHART,)


def test_a_file_that_an_edit_brings_reaches_who_has_files_of_their_own_too(play: Play) -> None:
    context = Context(actor=FACILITATOR, t=play.t, at=play.wall, new_id=str)
    edit = AmendInject(type="inject.amend", inject="film")
    made = editing.bring(play.state, edit, PICTURE, context)
    changed = json.loads(made.drafts[0].text)["inject"]
    titles = {
        cell: [one["title"] for one in own["attachments"]]
        for cell, own in changed["wording"].items()
    }
    assert titles == {"south": [CHART.title, PICTURE.title], "west": [PICTURE.title]}
    common = [one["title"] for one in changed["attachments"]]
    assert common == [STILL.title, TAPE.title, PICTURE.title]


def test_a_row_written_by_hand_can_carry_what_the_scenario_has(play: Play) -> None:
    changed = PLAIN.model_copy(update={"attachments": (CHART,)})
    play.do(FACILITATOR, "inject.plan", inject=changed.model_dump(mode="json"))
    assert released(play, "plain")[("north", "south")].attachments == (CHART,)


@pytest.mark.parametrize(
    "other",
    [
        attachment(b"%PDF-other", "other.pdf", "application/pdf", "Another"),
        CHART.model_copy(
            update={"file": CHART.file.model_copy(update={"media_type": "image/png"})}
        ),
    ],
)
def test_no_other_file_and_none_by_another_kind_can_be_planned(play: Play, other: object) -> None:
    changed = PLAIN.model_copy(update={"attachments": (other,)})
    with pytest.raises(Refused) as refused:
        play.do(FACILITATOR, "inject.plan", inject=changed.model_dump(mode="json"))
    assert refused.value.code == "unknown_file"


def test_a_scenario_knows_all_its_files() -> None:
    found = [file.name for file in with_files().files()]
    assert found == ["still.png", "tape.wav", "chart.pdf", "tape.wav", "still.png"]
    assert FILM.attachments != AGAIN.attachments
