"""Decisions as a team and the white cell see them, and tasks of controllers."""

from exercise.app import view_models as vm
from exercise.app.view_models.feed import EnteredBy
from exercise.app.view_models.shell import BlankView
from exercise.domain.scenario import FieldKind
from tests.gallery.sample_parts import PYONGYANG, SEOUL, TOKYO, WASHINGTON, at, cell

OPTIONS = (
    vm.ChoiceOption(id="publish", title="Publish it: voters rally, Beijing cannot step back"),
    vm.ChoiceOption(
        id="private",
        title="Show it in Washington: an ally knows and owes",
        is_order=True,
        order="The film goes to Washington by the morning courier, and nowhere else.",
    ),
    vm.ChoiceOption(id="sit", title="Sit on it", is_default=True),
)


def _blank(blank: str, label: str, kind: FieldKind, high: int | None = None) -> BlankView:
    return BlankView(
        id=blank,
        label=label,
        kind=kind,
        optional=False,
        default="",
        most=120,
        low=None if high is None else 1,
        high=high,
        unit="",
        several=False,
        own=False,
        options=(),
    )


ALOUD = (
    vm.AloudOption(id="publish", title="Publish it"),
    vm.AloudOption(
        id="private",
        title="Words of your own",
        move=vm.MenuMoveView(
            id="private",
            title="Show it in Washington",
            instrument="intelligence",
            openness="private",
            targets=("washington",),
            order="",
            takes_ms=600_000,
            blanks=(
                _blank("how", "How", "text"),
                _blank("minutes", "Without minute", "number", high=14),
            ),
            sentence="The film goes to Washington [How], without minute [Minutes].",
        ),
    ),
)
ASK = "Publish the film, pass it on privately, or sit on it?"


def decisions() -> tuple[vm.FeedItem, ...]:
    """One open, one that fell to its default, and orders that the cell did not give itself."""
    return (
        _cable("a3t", "00044", 80, _view("open")),
        _cable("a3u", "00045", 81, _view("made")),
        _order("a3v", "00046", 81, "control"),
        _order("a3w", "00047", 81.4, "default"),
    )


def _order(key: str, order: str, minute: float, entered_by: EnteredBy) -> vm.FeedItem:
    return vm.FeedItem(
        key=key,
        order=order,
        at=at(minute),
        sender=cell(TOKYO),
        to=vm.Recipients(),
        reach=vm.Reach(kind="own", cell="Tokyo"),
        body=vm.MoveBody(
            number=7 if entered_by == "control" else 8,
            title="Show the film in Washington",
            instrument="Intelligence",
            tags=(),
            actor="Coast Guard",
            targets=(WASHINGTON,),
            intent="",
            order="The film goes to Washington by the morning courier, and nowhere else.",
            openness="private",
            takes_ms=600_000,
            expected=at(minute + 10),
            state="waiting",
            answers=vm.ItemRef(key="a3t", title="The film is ready"),
            entered_by=entered_by,
        ),
    )


def _cable(key: str, order: str, minute: int, decision: vm.DecisionView) -> vm.FeedItem:
    return vm.FeedItem(
        key=key,
        order=order,
        at=at(minute),
        sender=vm.Sender(name="Coast Guard"),
        to=vm.Recipients(cells=(TOKYO,)),
        reach=vm.Reach(kind="own", cell="Tokyo"),
        receipt=vm.Receipt(),
        body=vm.CableBody(
            precedence="PRIORITY", title="The film is ready", paragraphs=("Two hulls, touching.",)
        ),
        decision=decision,
    )


def _view(state: str) -> vm.DecisionView:
    if state == "open":
        return vm.DecisionView(
            ask=ASK,
            options=OPTIONS,
            state="open",
            due=at(89),
            seat="tokyo.head",
            office="Head of delegation",
        )
    made = vm.MadeChoice(option="sit", title="Sit on it", how="default", at=at(86))
    return vm.DecisionView(ask=ASK, options=OPTIONS, state="made", due=at(86), made=made)


DECISIONS = vm.DecisionsView(
    rows=(
        vm.DecisionRow(
            key="de1",
            inject="i2-08",
            number="2.08",
            title="The film is ready",
            cell=TOKYO,
            office="Head of delegation",
            put=at(80),
            view=_view("open"),
            aloud=ALOUD,
        ),
        vm.DecisionRow(
            key="de2",
            inject="i2-09",
            number="2.09",
            title="The gate",
            cell=PYONGYANG,
            office="",
            put=at(70),
            view=_view("open"),
        ),
        vm.DecisionRow(
            key="de3",
            inject="i1-08",
            number="1.08",
            title="The ferry",
            cell=SEOUL,
            office="",
            put=at(60),
            view=_view("made"),
        ),
    )
)
TASKS = vm.TasksView(
    rows=(
        vm.TaskRow(
            key="ta1",
            inject="i2-10",
            number="2.10",
            title="Ring the minister",
            paragraphs=("Ring Tokyo’s head as the partner’s secretary-general.", "Give no advice."),
            offices=("Controller, allies",),
            since=at(70),
            overdue_ms=at(78).ms,
        ),
        vm.TaskRow(
            key="ta2",
            inject="i2-11",
            number="2.11",
            title="Throw the die",
            paragraphs=("One to three: it flies.",),
            offices=(),
            since=at(82),
            overdue_ms=at(92).ms,
        ),
    )
)
