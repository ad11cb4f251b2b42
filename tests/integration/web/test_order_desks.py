"""What a team keeps to itself of an order, and what control's desk says of rulings given singly."""

from pathlib import Path
from typing import Any

from exercise.app.door import submit
from exercise.app.running import RunningExercise
from exercise.domain.state import FACILITATOR
from tests.integration.web.conftest import Site, location
from tests.unit.scenario.small import spoilt, write

OWN = "heliotrope"
MENU = (
    "takes: 15m, fields: [{id: omits, label: Left out, kind: text, own: yes}], order: Ask.,"
    " suggests: {outcome: done, tell: {seoul: They ask.}, alone: It needs a yes.}}"
)


def order(exercise: RunningExercise, command_id: str, **more: Any) -> None:
    fields = {"title": "Ask", "instrument": "diplomatic", "openness": "public", "menu": "ask"}
    command = {"type": "move.submit", **fields, "values": {"omits": [OWN]}, **more}
    answer = submit(exercise, "tokyo.head", command_id, command)
    assert answer.ok, answer


def test_the_desk_reads_it_and_no_other_team_does(site: Site, tmp_path: Path) -> None:
    site.scenario = write(tmp_path / "asked", spoilt(("roles/tokyo.yaml", "takes: 15m}", MENU)))
    exercise = site.create()
    owner = site.facilitator()
    console = location(owner.post(f"/x/{exercise.id}/console"))
    tokyo = site.seated(exercise, "tokyo", "tokyo.head", "Aya")
    seoul = site.seated(exercise, "seoul", "seoul.head", "Kim")
    assert submit(exercise, FACILITATOR, "1", {"type": "exercise.start"}).ok
    order(exercise, "2")
    (first,) = exercise.state.waiting
    assert "It needs a yes." in owner.get(console).text
    opened = owner.get(f"{console}ruling/{first}").text
    assert f"Left out: {OWN}." in opened
    assert "never ruled on together with others" in opened
    ruled = {"type": "ruling.suggested", "moves": [first]}
    assert submit(exercise, FACILITATOR, "3", ruled).ok
    order(exercise, "4")
    (second,) = exercise.state.waiting
    assert "The same words went out at" in owner.get(console).text
    assert "Change them first" in owner.get(f"{console}ruling/{second}").text
    assert OWN in tokyo.get(f"/x/{exercise.id}/s/tokyo.head/").text
    page = seoul.get(f"/x/{exercise.id}/s/seoul.head/").text
    assert "Ask." in page
    assert OWN not in page
