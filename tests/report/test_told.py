"""What the report tells of facts, of the questions that concerns ask, and of markings."""

from io import BytesIO

from pypdf import PdfReader

from exercise.domain.scenario import Concern, Inject, Mirror, Scenario
from exercise.report.data import ReportData, report_data
from exercise.report.pdf.render import write_pdf
from tests.unit.harness import Play, started
from tests.unit.trial import TRIAL


def scenario() -> Scenario:
    injects = tuple(map(_telling, TRIAL.injects))
    roles = tuple(
        role.model_copy(update={"knows": {"hulls": "one"}}) if role.id == "west" else role
        for role in TRIAL.roles
    )
    concern = Concern(
        id="NK-1",
        area="North",
        text="One.",
        question="Who counted right?",
        deciding=("ships", "spare"),
        mirror=(Mirror(text="The south counts as well.", injects=("ships", "spare", "gone")),),
    )
    world = TRIAL.world.model_copy(
        update={"concerns": (concern,), "hot_wash": ("Which was worst?", "And why?")}
    )
    return TRIAL.model_copy(update={"injects": injects, "roles": roles, "world": world})


def _telling(inject: Inject) -> Inject:
    if inject.id != "ships":
        return inject
    wording = {
        cell: own.model_copy(update={"tells": {"hulls": "two"}})
        for cell, own in inject.wording.items()
    }
    changed = {"tells": {"hulls": "one"}, "wording": wording, "marking": "EXERCISE SECRET"}
    return inject.model_copy(update=changed)


def played() -> Play:
    play = started(scenario())
    play.do("white.lead", "inject.release", inject="ships")
    item = play.do("north.head", "message.send", to=["west"], text="We saw two.")["item"]
    play.do("white.lead", "fact.assert", item=item, fact="hulls", version="two")
    return play


def told(play: Play) -> ReportData:
    return report_data(play.stored(), None, play.wall)


def rows(data: ReportData) -> list[tuple[str, tuple[str, ...], str, bool | None]]:
    return [
        (one.how, tuple(cell.id for cell in one.cells), one.says.text, one.so)
        for fact in data.facts
        for one in fact.tellings
    ]


def test_who_was_told_which_version_and_who_asserted_which() -> None:
    play = played()
    row = play.state.msel["ships"]
    assert row.inject is not None
    own = [to for to, _ in row.deliveries if to in row.inject.wording]
    common = [to for to, _ in row.deliveries if to not in row.inject.wording]
    found = rows(told(play))
    assert found[0] == ("folder", ("west",), "One ship", True)
    assert found[-1] == ("asserted", ("north",), "Two ships", False)
    by_inject = found[1:-1]
    assert {how for how, *_ in by_inject} == {"inject"}
    for cell in common:
        assert any(cell in cells and says == "One ship" for _, cells, says, _ in by_inject)
    for cell in own:
        assert any(cell in cells and says == "Two ships" for _, cells, says, _ in by_inject)


def test_what_was_asserted_at_one_moment_stands_in_the_order_it_was_said() -> None:
    play = played()
    seats = [f"{cell}.head" for cell in ("south", "west", "north") * 3]
    for seat in seats:
        said = play.do(seat, "statement.make", text="There are two.")["item"]
        play.do("white.lead", "fact.assert", item=said, fact="hulls", version="two")
    found = [cells for how, cells, *_ in rows(told(play)) if how == "asserted"]
    assert found == [("north",), *((seat.partition(".")[0],) for seat in seats)]


def test_what_control_wrote_was_told_to_whoever_got_it() -> None:
    play = played()
    item = play.do("white.lead", "message.send", to=["west", "south"], text="Two.")["item"]
    play.do("white.lead", "fact.assert", item=item, fact="hulls", version="two")
    assert rows(told(play))[-1] == ("written", ("south", "west"), "Two ships", False)


def test_all_that_control_wrote_to_teams_stands_there_whether_it_was_noted_or_not() -> None:
    play = played()
    play.do("white.lead", "message.send", to=["west"], text="It is a pilot.", persona="Coast Guard")
    play.do("white.lead", "statement.make", text="Fog until noon.", persona="Port radio")
    play.do("white.lead", "message.send", to=["white"], text="Among ourselves.")
    assert play.do("white.lead", "message.send", to=["south"], text="Gone.")["item"]
    gone = play.last("message.sent").entry.item
    play.do("white.lead", "item.erase", item=gone, reason="Too much.")
    text = printed(told(play))
    section = text[text.rindex("Who was told what") : text.rindex("Questions for the hot wash")]
    assert "What the white cell wrote" in section
    for words in ("It is a pilot.", "as Coast Guard", "Fog until noon.", "everybody", "erased"):
        assert words in section
    assert "Among ourselves." not in section
    assert "We saw two." not in section


def test_only_the_version_that_was_true_is_judged() -> None:
    """Another may be a guess that came near it."""
    text = printed(told(played()))
    assert "so it was" in text
    assert "not so" not in text


def printed(data: ReportData) -> str:
    out = BytesIO()
    write_pdf(data, out)
    pages = PdfReader(out).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_what_was_taken_back_is_not_told() -> None:
    play = played()
    item = play.last("message.sent").entry.item
    play.do("white.lead", "fact.assert", item=item, fact="hulls", version=None)
    assert "asserted" not in {how for how, *_ in rows(told(play))}


def test_once_control_s_aids_are_erased_nothing_is_told_of_facts() -> None:
    play = played()
    play.do("white.lead", "item.erase", item="control", reason="Too much.")
    assert told(play).facts == ()


def test_a_concern_asks_its_question_and_names_its_deciding_moments() -> None:
    (concern,) = told(played()).concerns
    assert concern.question == "Who counted right?"
    ((text, numbers),) = ((one.text.text, one.numbers) for one in concern.mirror)
    assert text == "The south counts as well."
    known = {row.id: row.number for row in told(played()).ledger}
    assert numbers == (known["ships"], known["spare"])
    assert [one.inject.id for one in concern.deciding] == ["ships", "spare"]
    assert [one.inject.released is not None for one in concern.deciding] == [True, False]


def test_it_is_all_printed() -> None:
    data = told(played())
    assert [one.text for one in data.hot_wash] == ["Which was worst?", "And why?"]
    assert [row.marking for row in data.ledger if row.id == "ships"] == ["EXERCISE SECRET"]
    out = BytesIO()
    filling = write_pdf(data, out)
    assert {"facts", "hotwash", "touched"} <= set(filling.places)
