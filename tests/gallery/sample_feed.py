"""A feed with every kind of item, as Tokyo reads it and as the staff does."""

from dataclasses import replace

from exercise.app import view_models as vm
from tests.gallery.sample_decisions import decisions
from tests.gallery.sample_parts import (
    BEIJING,
    CELLS,
    LONG_WORD,
    PYONGYANG,
    SEOUL,
    TOKYO,
    WASHINGTON,
    WHITE,
    at,
    cell,
    persona,
)
from tests.gallery.sample_questions import questions

TO_TOKYO = vm.Recipients(cells=(TOKYO,))
EVERYONE = vm.Recipients(everyone=True)
OWN = vm.Reach(kind="own", cell="Tokyo")
PUBLIC, PRIVATE = vm.Reach(kind="public"), vm.Reach(kind="private")


def cable(key: str, order: str, minute: float, *, receipt: vm.Receipt | None = None) -> vm.FeedItem:
    return vm.FeedItem(
        key=key,
        order=order,
        at=at(minute),
        sender=persona("Coast Guard, 11th Region"),
        to=TO_TOKYO,
        reach=OWN,
        may_pass_on=True,
        receipt=receipt or vm.Receipt(due=at(103)),
        body=vm.CableBody(
            precedence="FLASH",
            title="尖閣諸島周辺海域における中国公船の動向",
            paragraphs=(
                (
                    "Three surveillance vessels entered territorial sea north-west of Uotsuri at 0928. "
                    "A fourth hull, grey, not named, holds 14 NM north."
                ),
                "Two of ours on station. Fuel for nine hours.",
                "Request orders by 1000: shadow, or block.",
            ),
        ),
    )


def player_items() -> tuple[vm.FeedItem, ...]:
    """Every kind that a player can meet, oldest first."""
    return (
        vm.FeedItem(
            key="a0",
            order="0001",
            at=at(0),
            sender=cell(WHITE),
            to=EVERYONE,
            reach=PUBLIC,
            body=vm.SystemBody(what="startex", pace=60),
        ),
        vm.FeedItem(
            key="a1",
            order="0002",
            at=at(46),
            sender=persona("Defence Intelligence"),
            to=TO_TOKYO,
            reach=OWN,
            receipt=vm.Receipt(acknowledged_by="藤原 健二", acknowledged_at=at(48)),
            body=vm.IntelligenceBody(
                title="Two launchers have left the sheds at Wonsan",
                source="B",
                information=3,
                paragraphs=(
                    "Two vehicles moved to prepared ground between 0500 and 0700. Covers on. No fuel trucks seen.",
                    "Crews at the eastern sites have been told leave is over. One source, not before tested.",
                ),
                comment="It is unlikely that a launch is meant today. It is likely that we are meant to see this.",
            ),
        ),
        vm.FeedItem(
            key="a2",
            order="0003",
            at=at(52),
            sender=cell(TOKYO, "Head of delegation"),
            to=vm.Recipients(),
            reach=OWN,
            body=vm.MoveBody(
                number=4,
                title="Ask for Article 5 in public",
                instrument="Diplomatic",
                tags=("alliance",),
                actor="Foreign Minister",
                targets=(WASHINGTON,),
                intent="Have it said before the evening bulletins.",
                order="The Foreign Minister calls the Secretary of State at 09:20 and asks for one sentence today.",
                openness="private",
                takes_ms=600_000,
                expected=at(62),
                state="ruled",
                state_at=at(69),
                assents=("Foreign", "Defence"),
                dissents=("Press",),
                answers=vm.ItemRef(key="a1", title="Two launchers have left the sheds at Wonsan"),
            ),
        ),
        vm.FeedItem(
            key="a3",
            order="0004",
            at=at(69),
            sender=cell(WHITE),
            to=TO_TOKYO,
            reach=vm.Reach(kind="reads", cell="Tokyo"),
            body=vm.RulingBody(
                on=(vm.RulingOn(title="Ask for Article 5 in public", number=4, key="a2"),),
                outcome="Washington will say Article 5 today, and the caveat after it",
                as_ordered=False,
                text="Likely to hold until the evening bulletins. What Washington learned from asking is for Washington.",
                tracks=(vm.TrackShift(name="Alliance trust", before=58, after=61),),
            ),
        ),
        *questions(),
        *decisions(),
        vm.FeedItem(
            key="a4",
            order="0005",
            at=at(74),
            sender=cell(WASHINGTON, "Asia desk"),
            to=vm.Recipients(offices=("Cabinet Office",)),
            reach=PRIVATE,
            receipt=vm.Receipt(acknowledged_by="Mori", acknowledged_at=at(76), due=at(95)),
            may_pass_on=True,
            body=vm.CallBody(
                title="",
                turns=(
                    vm.CallTurn(
                        speaker="Asia desk",
                        text="We can say the article. We cannot say whose islands.",
                    ),
                    vm.CallTurn(
                        speaker="Cabinet Office",
                        text="Our trouble is the order you say it in. Caveat first, and we have a bad evening.",
                    ),
                    vm.CallTurn(
                        speaker="Asia desk", text="Then send me the sentence you want. Ten minutes."
                    ),
                ),
            ),
        ),
        vm.FeedItem(
            key="a5",
            order="0006",
            at=at(74.5),
            sender=cell(BEIJING, "Foreign ministry"),
            to=EVERYONE,
            reach=PUBLIC,
            body=vm.StatementBody(
                text="Our ships are where they have every right to be. Others should count their words."
            ),
        ),
        vm.FeedItem(
            key="a6",
            order="0007",
            at=at(78),
            sender=persona("Pacific Wire"),
            to=EVERYONE,
            reach=PUBLIC,
            receipt=vm.Receipt(acknowledged_by="Okada", acknowledged_at=at(79)),
            body=vm.NewsBody(
                title="Pyongyang closes sea and sky off Wonsan from noon",
                dateline="SEOUL",
                paragraphs=(
                    "Airlines were told this morning to keep clear for six hours. No reason was given. Two carriers have begun to reroute.",
                ),
            ),
        ),
        vm.FeedItem(
            key="a7",
            order="0008",
            at=at(78.5),
            sender=persona("Harbour radio"),
            to=vm.Recipients(cells=(TOKYO, BEIJING)),
            reach=PUBLIC,
            receipt=vm.Receipt(),
            body=vm.PostBody(
                author="石垣の港から",
                handle="@ishigaki_minato",
                title="",
                paragraphs=(
                    "Two white ships and a grey one, sitting still off Uotsuri since first light. Our boats came home early. Nobody on the radio says why.",
                ),
            ),
        ),
        vm.FeedItem(
            key="a8",
            order="0009",
            at=at(80),
            sender=cell(SEOUL, "Foreign"),
            to=TO_TOKYO,
            reach=PRIVATE,
            body=vm.MessageBody(
                text="Please do not ask us about a three-way statement in public today. Asked in public, we must say no. Ask here and we may find a form of words.",
            ),
        ),
        vm.FeedItem(
            key="a9",
            order="0010",
            at=at(80.2),
            sender=cell(TOKYO, "Foreign"),
            to=vm.Recipients(own=True),
            reach=OWN,
            body=vm.MessageBody(
                text="Seoul will not say it in public. 藤原さん, can we draft it as two separate sentences? "
                + LONG_WORD,
                from_own_cell=True,
                may_answer=False,
            ),
        ),
        vm.FeedItem(
            key="a10",
            order="0011",
            at=at(80.4),
            sender=cell(TOKYO),
            to=vm.Recipients(),
            reach=PRIVATE,
            body=vm.AgreementBody(
                parties=(TOKYO, SEOUL),
                happened=at(63),
                typed_by="Tokyo, Cabinet Office",
                text="Radar pictures pass through Washington until noon. Neither side says so in public.",
                standings=(
                    vm.Standing(cell=SEOUL, state="open"),
                    vm.Standing(cell=TOKYO, state="confirmed"),
                ),
                may_confirm=True,
            ),
        ),
        vm.FeedItem(
            key="a11",
            order="0012",
            at=at(80.8),
            sender=cell(PYONGYANG),
            to=EVERYONE,
            reach=PUBLIC,
            may_pass_on=True,
            body=vm.EffectBody(
                title="Day of “national readiness”",
                actor="Central committee",
                instrument="Information",
                targets=(),
                order="Announce a day of “national readiness”; keep the crews in barracks.",
                openness="public",
            ),
        ),
        vm.FeedItem(
            key="a12",
            order="0013",
            at=at(81),
            sender=cell(WASHINGTON, "Defence"),
            to=TO_TOKYO,
            reach=PRIVATE,
            body=vm.PassedOnBody(
                note="You should see this before your cabinet meets.",
                of="Pacific Command",
                medium="cable",
                title="Carrier holds east of Guam",
                text="Held until further orders. No announcement.",
            ),
        ),
        vm.FeedItem(
            key="a13",
            order="0014",
            at=at(81.2),
            sender=cell(SEOUL, "Liaison"),
            to=TO_TOKYO,
            reach=PRIVATE,
            body=vm.ErasedBody(was="message"),
        ),
        vm.FeedItem(
            key="a14",
            order="0015",
            at=at(81.5),
            sender=cell(TOKYO, "Head of delegation"),
            to=vm.Recipients(),
            reach=OWN,
            body=vm.MoveBody(
                number=6,
                title="Call in the Chinese ambassador",
                instrument="Diplomatic",
                tags=(),
                actor="Vice-Minister",
                targets=(BEIJING,),
                intent="",
                order="Call in the ambassador. Say the word “withdraw” once.",
                openness="private",
                takes_ms=900_000,
                expected=at(96.5),
                state="waiting",
            ),
        ),
        cable("a15", "0016", 82),
    )


def first_minutes() -> tuple[vm.FeedItem, ...]:
    """T+00:05: STARTEX and one cable."""
    return (
        player_items()[0],
        vm.FeedItem(
            key="b1",
            order="0002",
            at=at(5),
            sender=persona("Embassy of Japan, Washington"),
            to=TO_TOKYO,
            reach=OWN,
            receipt=vm.Receipt(),
            may_pass_on=True,
            body=vm.CableBody(
                precedence="PRIORITY",
                title="Who speaks for the rebalance now",
                paragraphs=(
                    "New team at State still reading in. Desk officers kind, and without authority.",
                    "Asked twice what Japan itself will add. We had no sentence ready. Suggest one by tonight.",
                ),
            ),
        ),
    )


LONG = 60
"""Items of a long afternoon: each kind three times. Of more of the same axe has nothing new to say."""


def many(count: int) -> tuple[vm.FeedItem, ...]:
    """A long afternoon: the same kinds again and again."""
    pool = player_items()[1:]
    return tuple(
        replace(pool[n % len(pool)], key=f"m{n}", order=f"{n + 1:04d}", at=at(n * 0.27))
        for n in range(count)
    )


def as_staff(items: tuple[vm.FeedItem, ...]) -> tuple[vm.FeedItem, ...]:
    """The same items in the staff's form, with how far they got."""
    reaches = {"own": vm.Reach(kind="secret"), "reads": vm.Reach(kind="private")}
    found = []
    for item in items:
        receipt = item.receipt and vm.Receipt(
            progress=(
                vm.CellProgress(cell=TOKYO, step=3),
                vm.CellProgress(cell=WASHINGTON, step=2),
            ),
        )
        body = item.body
        if isinstance(body, vm.RulingBody):
            body = replace(
                body,
                text="",
                on=(vm.RulingOn(title="Ask for Article 5", number=5, cell=WASHINGTON, key="a2"),),
                texts=(
                    vm.TextFor(cell=TOKYO, text="Likely to hold until evening."),
                    vm.TextFor(cell=WASHINGTON, text="They asked twice."),
                ),
                reason="Both wanted it.",
                again=vm.RuleAgain(
                    start=vm.RulingStart(
                        outcome="partly", texts=(("tokyo", "Likely to hold until evening."),)
                    ),
                    changes=(("Alliance trust", 3),),
                ),
                put_back=(vm.TrackShift(name="Alliance trust", before=62, after=58),),
                kept=("Escalation",),
            )
        if isinstance(body, vm.SystemBody) and body.what == "startex":
            body = replace(body, what="startex")
        to = item.to if item.to.cells or item.to.everyone else vm.Recipients(cells=(TOKYO,))
        sender = item.sender
        if sender.cell is None:
            sender = vm.Sender(name="White Cell", cell=WHITE, persona=sender.name)
        found.append(
            replace(
                item,
                staff=True,
                may_erase=item.kind != "system",
                receipt=receipt,
                to=to,
                sender=sender,
                reach=reaches.get(item.reach.kind, item.reach),
                body=body,
            ),
        )
    return tuple(found)


def staff_feed(count: int = 0) -> vm.FeedView:
    items = many(count) if count else player_items()
    return vm.FeedView(items=as_staff(items), cells=CELLS, staff=True)
