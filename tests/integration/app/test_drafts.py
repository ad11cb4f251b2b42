"""Drafts through the door: a save that is sent again, and one that comes too late."""

from exercise.app import door
from exercise.store.store import SqlStore
from tests.support.day import Day

HEAD = "tokyo.head"


def test_one_opened_again_says_what_stands_there_and_changes_nothing(day: Day) -> None:
    exercise = day.started()
    opening = {"type": "draft.open", "title": "Recall the envoy"}
    opened = door.submit(exercise, HEAD, "sheet", opening)
    draft = opened.body["draft"]
    assert door.submit(exercise, HEAD, "sheet", opening) == opened
    saved = day.act(exercise, HEAD, "draft.save", draft=draft, version=1, title="Recall nobody")
    assert saved.body["version"] == 2
    late = door.submit(exercise, HEAD, "sheet", {**opening, "order": "By the evening flight."})
    assert (late.code, late.body["draft"], late.body["version"]) == ("stale_draft", draft, 2)
    assert late.body["fields"]["title"] == "Recall nobody"


def test_one_saved_too_late_is_told_what_stands_there(day: Day) -> None:
    exercise = day.started()
    draft = day.act(exercise, HEAD, "draft.open", title="Recall the envoy").body["draft"]
    day.act(exercise, HEAD, "draft.save", draft=draft, version=1, title="For talks")
    late = day.act(exercise, HEAD, "draft.save", draft=draft, version=1, title="For good")
    assert (late.code, late.body["version"]) == ("stale_draft", 2)
    assert late.body["fields"]["title"] == "For talks"


def test_what_stands_there_is_told_to_its_hand_alone(day: Day, store: SqlStore) -> None:
    exercise = day.started()
    day.seat(exercise, "tokyo.defence", "Ono")
    draft = day.act(exercise, HEAD, "draft.open", title="zqx").body["draft"]
    for seat in ("tokyo.defence", "seoul.head"):
        answer = day.act(exercise, seat, "draft.save", draft=draft, version=0, title="Mine")
        assert not answer.ok
        assert "zqx" not in repr(answer)


def test_nobody_agrees_to_words_that_came_meanwhile(day: Day) -> None:
    exercise = day.started()
    day.seat(exercise, "tokyo.defence", "Ono")
    draft = day.act(exercise, HEAD, "draft.open", title="Warn them").body["draft"]
    seen = {"draft": draft, "version": 1, "opinion": "assent"}
    day.act(exercise, HEAD, "draft.save", draft=draft, version=1, title="Fire on them")
    assert day.act(exercise, "tokyo.defence", "draft.opinion", **seen).code == "stale_draft"
    assert day.act(exercise, "tokyo.defence", "draft.opinion", **{**seen, "version": 2}).ok
    kept = exercise.memory.draft(draft)
    assert kept is not None
    assert kept.assents == ("tokyo.defence",)
