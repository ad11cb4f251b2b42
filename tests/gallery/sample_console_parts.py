"""The parts of the white cell's console, filled."""

from typing import Any

from exercise.app import view_models as vm
from exercise.app.view_models.console import FullDesk
from exercise.app.view_models.polls import ClosedPolls
from tests.gallery.sample_parts import (
    BEIJING,
    CELLS,
    NOW_MS,
    PYONGYANG,
    SEOUL,
    TOKYO,
    WASHINGTON,
    WHITE,
    at,
    cell,
    wall,
)

Rows = tuple[tuple[Any, ...], ...]
_ROWS: Rows = (
    ("1.19", 69, "Closed sea and sky off Wonsan", (TOKYO, WASHINGTON, SEOUL), "released", 4),
    ("1.20", 74, "Asia desk rings Cabinet Office", (TOKYO, WASHINGTON), "released", 3),
    ("1.21", 78, "Harbour video passes 40,000", (TOKYO, BEIJING), "released", 2),
    ("2.02", 79, "Launch crews seen fuelling", (WASHINGTON, SEOUL), "dropped", 0),
    ("2.03", 82, "Four hulls off Uotsuri", (TOKYO,), "released", 1),
    ("2.04", 85, "Beijing: ships stay “as needed”", (TOKYO, BEIJING), "planned", 0),
    ("2.05", 86, "Okinawa asks who is in charge", (TOKYO,), "planned", 0),
    ("2.06", 87, "Joint statement, first draft", (TOKYO, WASHINGTON), "planned", 0),
    ("3.01", 90, "Fishing fleet leaves Xiamen", (TOKYO,), "kept", 0),
    ("2.07", 91, "Editorial on a “third front”", (SEOUL,), "planned", 0),
    ("3.02", 93, "Senate asks what Article 5 costs", (WASHINGTON,), "planned", 0),
    ("3.05", 97, "Radar data by way of Washington, or directly", (TOKYO, SEOUL), "planned", 0),
    ("3.03", 95, "Patrol rota for May", (BEIJING,), "planned", 0),
    ("3.06", 100, "Carrier due at Busan", (WASHINGTON,), "planned", 0),
    ("3.07", 102, "Kaesong: trucks turned back", (PYONGYANG,), "planned", 0),
    ("3.08", None, "If Tokyo publishes the film", (TOKYO, BEIJING), "needs_hand", 0),
)


def wording(tag: vm.CellTag, title: str) -> vm.Wording:
    text = "A foreign ministry spokesperson called the patrol routine and told others to “take no side”."
    item = vm.FeedItem(
        key="x",
        order="0000",
        at=at(85),
        sender=vm.Sender(name="Pacific Wire"),
        to=vm.Recipients(cells=(tag,)),
        reach=vm.Reach(kind="public"),
        body=vm.NewsBody(title=title, dateline="", paragraphs=(text,)),
    )
    return vm.Wording(cell=tag, item=item)


def rows() -> tuple[vm.MselRow, ...]:
    found = []
    for number, minute, title, to, state, step in _ROWS:
        moment = at(minute) if minute is not None else None
        progress = (
            tuple(vm.CellProgress(cell=c, step=step) for c in to) if state == "released" else ()
        )
        found.append(
            vm.MselRow(
                id="i" + number.replace(".", "-"),
                number=number,
                at=moment,
                at_words="",
                title=title,
                cells=to,
                state=state,
                progress=progress,
                sent=moment if state == "released" else None,
                full=(FullDesk(cell=to[-1], unopened=5),) if number == "1.20" else (),
                state_by="Ito" if state == "kept" else "",
                medium="news",
                precedence="ROUTINE",
                sender="Pacific Wire",
                public=True,
                concerns=("SK-2",),
                controller="Ito",
                expects="Tokyo answers within ten minutes.",
                decision="Tokyo: block or shadow.",
                notes="If Tokyo has already chosen to block, release 2.05 at once and hold 2.06.",
                text="A foreign ministry spokesperson called the patrol routine.",
                wordings=tuple(
                    wording(c, "Beijing says its ships will stay “as long as needed”") for c in to
                ),
                overdue_ms=at(82.5).ms if number == "2.03" else None,
            ),
        )
    return tuple(found)


def lane(tag: vm.CellTag, **more: Any) -> vm.Lane:
    injects = tuple(
        vm.StripInject(id=r.id, number=r.number, title=r.title, at_ms=r.at.ms)
        for r in rows()
        if r.at and tag in r.cells and r.at.ms > NOW_MS
    )
    return vm.Lane(cell=tag, injects=injects, **more)


STRIP = vm.StripView(
    ms=NOW_MS,
    window_ms=20 * 60_000,
    lanes=(
        lane(TOKYO, overloads=(vm.Span(start_ms=at(84.5).ms, end_ms=at(91).ms, count=4),)),
        lane(WASHINGTON),
        lane(BEIJING),
        lane(PYONGYANG, silences=(vm.Span(start_ms=at(70).ms, end_ms=at(102).ms),)),
        lane(SEOUL),
    ),
    next=tuple(
        vm.NextInject(id=r.id, number=r.number, title=r.title, at_ms=r.at.ms)
        for r in rows()
        if r.at and r.state == "planned"
    ),
)


def due(*numbers: str) -> tuple[str, ...]:
    return tuple(r.id for r in rows() if r.number in numbers)


PHASE = vm.LatestPhase(
    id="phase3", title="What we build", number=3, planned=at(120), unreleased=due("3.06", "3.07")
)
STORYLINES = (
    vm.StorylineItem(id="press", title="The press knows", on=True, to_come=3),
    vm.StorylineItem(id="gate", title="The gate at Kaesong", on=False, to_come=1),
)

CONTROLS = vm.ControlsView(
    state="running",
    ms=NOW_MS,
    rate_milli=1000,
    next_phase=PHASE,
    waiting_moves=4,
    prepared_moves=2,
    storylines=STORYLINES,
)


QUESTIONS = vm.QuestionsView(
    items=(
        vm.QuestionItem(
            key="q1",
            sender=cell(WASHINGTON, "Defence"),
            text="Is the carrier ours to move today?",
            since=at(80),
            reply_to="washington",
        ),
        vm.QuestionItem(
            key="q2",
            sender=cell(TOKYO, "Defence"),
            text="How far off is it?",
            since=at(81),
            reply_to="tokyo",
            about=vm.ItemRef(
                key="a22", title="Four hulls off Uotsuri", kind="cable", sender="Coast Guard"
            ),
        ),
    ),
    answers=(
        vm.QuestionItem(
            key="q3",
            sender=cell(BEIJING, "Head of delegation"),
            text="It is. We would not go back on it.",
            since=at(82),
            reply_to="beijing",
            request="The statement says that no hull turns before noon. Is that the line?",
        ),
    ),
)
BANK = vm.BankView(
    answers=(
        vm.BankAnswer(
            asked="How close is the nearest American destroyer to the islands?",
            who=(TOKYO,),
            say="Two hundred and ten miles, and going the other way.",
            sender="Joint Staff Office, Ichigaya",
        ),
        vm.BankAnswer(
            asked="Has the press got this?",
            who=CELLS,
            say="Pacific Wire is asking. It prints what two people say, and waits for the third.",
            sender="Pacific Wire",
            voice="Two short paragraphs, a place in capitals, no adjective.",
        ),
    ),
    lang="en",
)

POLLS = vm.PollsView(
    rows=(
        vm.PollRow(
            key="po1",
            inject="i2-07",
            number="2.07",
            title="How far do you trust Washington?",
            asked=(
                vm.AskedRow(cell=TOKYO, answered=at(81)),
                vm.AskedRow(cell=SEOUL, office="Foreign"),
            ),
            put=at(80),
            due=at(90),
            track="Deterrence",
        ),
        vm.PollRow(
            key="po2",
            inject="i1-09",
            number="1.09",
            title="Who escalates next?",
            asked=(vm.AskedRow(cell=BEIJING, answered=at(40)),),
            put=at(38),
            closed=at(48),
            opened="staff",
        ),
    ),
    closed=(ClosedPolls(phase=1, sealed=("po3", "po4"), unseen=("po2", "po3", "po4")),),
)
UNACK = vm.UnacknowledgedView(
    items=(
        vm.UnacknowledgedItem(
            inject="i1-21",
            number="1.21",
            title="Harbour video",
            precedence="ROUTINE",
            cells=(BEIJING,),
            since=at(78),
            overdue_ms=at(90).ms,
        ),
        vm.UnacknowledgedItem(
            inject="i2-03",
            number="2.03",
            title="Four hulls",
            precedence="FLASH",
            cells=(TOKYO,),
            since=at(82),
            overdue_ms=at(90).ms,
        ),
    )
)


def people(
    tag: vm.CellTag, here: int, *names: tuple[str, str, str], lobby: bool = False
) -> vm.CellPeople:
    seats = tuple(
        vm.SeatRow(
            seat=f"{tag.id}.{n}",
            office=office,
            name=name,
            presence=presence,  # type: ignore[arg-type]
            away_since=wall(77) if presence == "away" else None,
            head=n == 0,
            may_submit=n == 0,
            practice="ready" if lobby and n % 2 == 0 else "none",
        )
        for n, (office, name, presence) in enumerate(names)
    )
    link = vm.LinkRow(
        url=f"http://192.168.1.20:8000/join/{tag.id}-k7Qd3nVh2TzW",
        code="KAEDE-41",
        qr="/static/img/icon.svg",
    )
    return vm.CellPeople(
        cell=tag,
        seats=seats,
        here=here,
        taken=sum(s.presence != "never" for s in seats),
        total=len(names),
        ready=sum(s.practice == "ready" for s in seats),
        link=link,
    )


def everybody(*, lobby: bool = False) -> vm.PeopleView:
    return vm.PeopleView(
        cells=(
            people(
                TOKYO,
                4,
                ("Head of delegation", "Mori", "here"),
                ("Foreign", "Aya Tanaka", "here"),
                ("Defence", "藤原 健二", "here"),
                ("Cabinet Office", "Okada", "here"),
                ("Press", "Sato", "away"),
                lobby=lobby,
            ),
            people(
                WASHINGTON,
                2,
                ("Head of delegation", "Alvarez", "here"),
                ("Defence", "Bright", "here"),
                lobby=lobby,
            ),
            people(
                BEIJING,
                2,
                ("Head of delegation", "Gao", "here"),
                ("Foreign ministry", "Hu", "here"),
                lobby=lobby,
            ),
            people(
                PYONGYANG,
                1,
                ("Head of delegation", "Ri", "here"),
                ("Party", "Han", "away"),
                ("Army", "Baek", "away"),
                lobby=lobby,
            ),
            people(
                SEOUL,
                1,
                ("Head of delegation", "강하늘", "here"),
                ("Liaison", "", "never"),
                lobby=lobby,
            ),
            people(WHITE, 2, ("Lead", "Ito", "here"), ("Controller", "Lund", "here"), lobby=lobby),
        ),
        here=12,
        total=16,
        lobby=lobby,
    )


REQUESTS = vm.RequestsView(
    requests=(
        vm.SeatRequestRow(
            request="r1",
            seat="tokyo.4",
            office="Press",
            cell=TOKYO,
            name="Sato",
            since=wall(82),
            held_by="Sato",
        ),
    ),
)


PROMPT = vm.PromptView(
    phase_number=2,
    phase="Two prongs",
    ms=NOW_MS,
    next_phase=PHASE,
    lines=(
        vm.PromptLine(
            at=at(82),
            text="Say to the room: twelve minutes to the leaders’ call. Each capital names one person to speak.",
        ),
        vm.PromptLine(
            at=at(90), text="Walk to Pyongyang: they have had nothing for twenty minutes."
        ),
    ),
)
