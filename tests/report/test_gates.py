"""What the report tells of gates, and of words for what tracks stand at."""

from io import BytesIO
from typing import Any

from exercise.domain.scenario import Band, Condition, Gate, RulingIs
from exercise.report.data import ReportData, report_data
from exercise.report.pdf.render import write_pdf
from exercise.report.pdf.sections.common import Section
from exercise.report.pdf.sections.gates import told as sentence
from exercise.report.pdf.words import Words
from tests.unit.domain.condition_play import order, rule
from tests.unit.domain.rules_play import play_of
from tests.unit.harness import MINUTE, Play
from tests.unit.trial import WORLD

WORKED = Condition(ruling=RulingIs(by=("north",), outcome=("works",)))
SHUT = Condition(ruling=RulingIs(by=("south",)))
GATES = (
    Gate(id="north", title="North acts", when=WORKED),
    Gate(id="south", title="South acts", when=SHUT),
)


def told(play: Play) -> ReportData:
    return report_data(play.stored(), None, play.wall)


def sentences(data: ReportData) -> list[str]:
    section = Section(data, Words(), 1, "day", "The day")
    return [sentence(section, gate) for gate in data.gates]


def test_it_says_when_each_gate_was_open() -> None:
    play = play_of(gates=GATES)
    play.run(MINUTE)
    move = order(play)
    rule(play, move)
    play.run(MINUTE)
    rule(play, move, outcome="fails", supersedes=next(iter(play.state.rulings)))
    assert sentences(told(play)) == ["Open from T+00:01 to T+00:02.", "It never opened."]
    assert write_pdf(told(play), BytesIO()).pages


def test_a_scenario_without_gates_has_no_such_part() -> None:
    assert told(play_of()).gates == ()


def test_the_word_for_the_last_value_is_told() -> None:
    more: Any = {"bands": (Band(at=0, word="Calm"), Band(at=55, word="Alert"))}
    heat = WORLD.tracks[0].model_copy(update=more)
    play = play_of(tracks=(heat, *WORLD.tracks[1:]))
    assert told(play).tracks[0].word == "Calm"
    play.do("white.lead", "ruling.make", tracks={"heat": 7})
    assert told(play).tracks[0].word == "Alert"
