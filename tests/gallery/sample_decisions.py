"""Decisions as a team and the white cell see them, and tasks of controllers."""

from exercise.app import view_models as vm
from tests.gallery.sample_parts import PYONGYANG, SEOUL, TOKYO, at

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
ASK = "Publish the film, pass it on privately, or sit on it?"


def decisions() -> tuple[vm.FeedItem, ...]:
    """One open, one that fell to its default."""
    return (
        _cable("a3t", "00044", 80, _view("open")),
        _cable("a3u", "00045", 81, _view("made")),
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
