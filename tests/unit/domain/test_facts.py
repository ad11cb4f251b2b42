"""What the white cell finds asserted in what others say."""

import pytest

from exercise.domain.refusal import Refused
from tests.unit.harness import Play, started


def say(play: Play) -> str:
    answer = play.do("north.head", "message.send", to=["south"], text="There are two of them.")
    return str(answer["item"])


def note(play: Play, item: str, version: str | None, actor: str = "white.lead") -> None:
    play.do(actor, "fact.assert", item=item, fact="hulls", version=version)


def noted(play: Play, item: str) -> dict[str, str]:
    return dict(play.state.asserted.get(item) or {})


def code(play: Play, actor: str, **fields: object) -> str:
    with pytest.raises(Refused) as refused:
        play.do(actor, "fact.assert", **fields)
    return refused.value.code


def test_what_a_message_asserts_is_noted_changed_and_taken_back() -> None:
    play = started()
    item = say(play)
    note(play, item, "two")
    assert noted(play, item) == {"hulls": "two"}
    note(play, item, "one")
    assert noted(play, item) == {"hulls": "one"}
    note(play, item, None)
    assert noted(play, item) == {}


def test_noting_the_same_twice_is_one_entry() -> None:
    play = started()
    item = say(play)
    note(play, item, "two")
    before = play.state.seq
    note(play, item, "two")
    assert play.state.seq == before


def test_taking_back_what_was_never_noted_is_nothing() -> None:
    play = started()
    item = say(play)
    before = play.state.seq
    note(play, item, None)
    assert play.state.seq == before


def test_moves_statements_and_deals_assert_facts_too() -> None:
    play = started()
    play.do("north.head", "statement.make", text="Two.")
    play.do("north.head", "agreement.record", parties=["north", "south"], text="We both saw two.")
    move = {"title": "Sail", "instrument": "military", "order": "Meet both ships."}
    play.do("north.head", "move.submit", openness="secret", **move)
    for kind in ("statement.made", "agreement.recorded", "move.submitted"):
        item = play.last(kind).entry.item or ""
        note(play, item, "two")
        assert noted(play, item) == {"hulls": "two"}


def test_an_inject_tells_what_the_scenario_says_and_nothing_is_noted_on_it() -> None:
    play = started()
    play.do("white.lead", "inject.release", inject="ships")
    item = play.last("inject.delivered").entry.item
    assert code(play, "white.lead", item=item, fact="hulls", version="one") == "unknown_item"


def test_only_the_white_cell_notes_facts_of_the_scenario() -> None:
    play = started()
    item = say(play)
    assert code(play, "north.head", item=item, fact="hulls", version="two") == "not_white"
    assert code(play, "white.lead", item=item, fact="masts", version="two") == "unknown_fact"
    assert code(play, "white.lead", item=item, fact="hulls", version="six") == "unknown_version"
    assert code(play, "white.lead", item="nothing", fact="hulls", version="one") == "unknown_item"


def test_a_team_s_refusal_tells_it_nothing_of_the_facts() -> None:
    play = started()
    with pytest.raises(Refused) as refused:
        note(play, say(play), "six", actor="north.head")
    assert "one" not in str(refused.value)


def test_the_note_stands_when_the_words_are_erased() -> None:
    play = started()
    item = say(play)
    note(play, item, "two")
    play.do("white.lead", "item.erase", item=item, reason="A name.")
    assert noted(play, item) == {"hulls": "two"}
