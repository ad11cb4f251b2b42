"""A small scenario with one of everything: three cells, two phases, every medium, every release."""

from datetime import UTC, datetime

from exercise.domain.scenario import (
    Answer,
    AnswerOption,
    Ask,
    AtStoryTime,
    ByHand,
    CallLine,
    Choice,
    Concern,
    Control,
    Fact,
    FormField,
    FromPhase,
    FromStartex,
    Grading,
    Inject,
    MenuMove,
    Objective,
    Option,
    Outcome,
    Phase,
    Place,
    Prompt,
    Release,
    Role,
    Scale,
    Scenario,
    Seat,
    Sender,
    Storyline,
    Suggestion,
    Track,
    Wording,
    World,
)

MINUTE = 60_000
CELLS = ("north", "south", "west")


def inject(
    inject_id: str,
    number: int,
    release: Release,
    to: tuple[str, ...] = ("north", "south"),
    **more: object,
) -> Inject:
    fields = {
        "id": inject_id,
        "number": str(number),
        "title": f"Title of {inject_id}",
        "release": release,
        "sender": Sender(name=f"Sender of {inject_id}"),
        "to": to,
        "medium": "cable",
        "text": f"Text of {inject_id}",
    }
    return Inject.model_validate(fields | more)


def choice(on: str, *orders: Option, default: str) -> Choice:
    return Choice(
        ask="What becomes of it?",
        on=on,
        within_ms=5 * MINUTE,
        default=default,
        options=(
            Option(id="keep", title="Keep it"),
            Option(id="show", title="Show it"),
            *orders,
        ),
    )


def at(minutes: float) -> FromStartex:
    return FromStartex(ms=int(minutes * MINUTE))


ORDERS = (
    Option(id="protest", title="Protest", menu="protest"),
    Option(
        id="shout",
        title="Shout",
        order=MenuMove(
            id="shout",
            title="Shout",
            instrument="information",
            openness="public",
            targets=("north", "south"),
            fields=(
                FormField(id="words", label="Words", kind="text"),
                FormField(id="how", label="How", kind="text", default="loudly"),
            ),
            order="Shout {words}, {how}.",
            takes_ms=MINUTE,
            stands=True,
            suggests=Suggestion(outcome="works", reason="It was heard."),
        ),
    ),
)

INJECTS = (
    inject("ships", 1, at(1), answer_within_ms=10 * MINUTE, place="strait"),
    inject(
        "wire",
        2,
        at(2),
        to=("north", "west"),
        medium="news",
        public=True,
        text="SEOUL: Airlines turn back.\n\nTwo have.",
        language="ko",
    ),
    inject(
        "split",
        3,
        at(3),
        to=("north", "south", "west"),
        medium="intelligence",
        grading=Grading(source="B", information=2),
        text="Common words.\n\nComment. Common doubt.",
        wording={"south": Wording(title="South's title", text="South's words")},
    ),
    inject("minister", 4, at(4), to=("north.foreign", "south"), answer_within_ms=MINUTE),
    inject(
        "call",
        5,
        FromPhase(phase="second", ms=MINUTE),
        to=("west",),
        medium="call",
        text=None,
        lines=(CallLine(speaker="A", text="Hello?"), CallLine(speaker="B", text="Yes.")),
    ),
    inject(
        "post",
        6,
        AtStoryTime(stamp=datetime(2013, 4, 2, 14, tzinfo=UTC)),
        to=("south",),
        medium="post",
        public=True,
        sender=Sender(name="Fisher", handle="@boat"),
        wording={"west": Wording(text="West reads this")},
    ),
    inject("spare", 7, ByHand(), to=("north",), notes="Only if they stall."),
    inject("late", 8, at(90), to=("west.head",), precedence="FLASH"),
    inject("later", 9, at(95), to=CELLS),
    inject(
        "trust-us",
        10,
        ByHand(),
        to=("north", "south"),
        medium="question",
        ask=Ask(scale=Scale(low=0, high=10), track="faith", within_ms=3 * MINUTE),
        wording={"south": Wording(text="How far do you, in the south?")},
    ),
    inject(
        "forecast",
        11,
        ByHand(),
        to=("north.foreign", "west.press", "west"),
        medium="question",
        ask=Ask(choice=(AnswerOption(id="yes", title="War"), AnswerOption(id="no", title="Peace"))),
    ),
    inject("why", 12, ByHand(), to=CELLS, medium="question", ask=Ask(text=5)),
    inject(
        "film",
        13,
        ByHand(),
        to=CELLS,
        answer_within_ms=10 * MINUTE,
        decision=choice("north", *ORDERS, default="keep"),
    ),
    inject(
        "captain",
        14,
        ByHand(),
        to=("north.foreign", "south"),
        decision=choice("north.foreign", default="keep"),
    ),
    inject("ring", 15, ByHand(), to=("white.lead",), medium="task", answer_within_ms=MINUTE),
)


def role(cell: str, mark: str, *posts: Seat) -> Role:
    return Role(
        id=cell,
        name=cell.title(),
        mark=mark,
        public_brief=f"Who {cell} is.",
        secret_brief=f"What {cell} alone knows.",
        objectives=(Objective(id=f"{mark}-1", text=f"Aim of {cell}"),),
        red_lines=(f"Line of {cell}",),
        seats=posts,
        menu=(MenuMove(id="protest", title="Protest", instrument="diplomatic"),),
    )


def posts() -> tuple[Seat, ...]:
    return (
        Seat(id="head", title="Head", head=True, may_submit=True),
        Seat(id="foreign", title="Foreign"),
        Seat(id="press", title="Press"),
    )


WORLD = World(
    id="trial",
    title="Trial",
    marking="EXERCISE",
    timezone="Asia/Tokyo",
    timezone_label="JST",
    public_brief="It **begins**.\n\nThen it goes on.",
    ground_rules=("Be kind.",),
    outcomes=(
        Outcome(id="works", word="Works", takes_effect=True),
        Outcome(id="fails", word="Fails", takes_effect=False),
    ),
    personas=("Coast Guard",),
    storylines=(
        Storyline(id="storm", title="A storm"),
        Storyline(id="gold", title="Gold", on=False),
    ),
    phases=(
        Phase(
            id="first",
            title="First",
            starts=datetime(2013, 4, 2, 3, tzinfo=UTC),
            pace=60,
            planned_ms=0,
            prompts=(Prompt(at_ms=0, text="Begin."), Prompt(at_ms=MINUTE, text="Look round.")),
        ),
        Phase(
            id="second",
            title="Second",
            starts=datetime(2013, 4, 8, 3, tzinfo=UTC),
            pace=1440,
            planned_ms=60 * MINUTE,
            task="Choose.",
        ),
    ),
    tracks=(
        Track(id="heat", name="Heat", start=50),
        Track(id="trust", name="Trust", start=40, visible_to=("north", "south")),
        Track(id="faith", name="Faith", kind="polled", start=60),
    ),
    concerns=(Concern(id="NK-1", area="North", text="One."),),
    places=(
        Place(id="strait", name="Strait", lat_milli=35_000, lon_milli=130_000),
        Place(
            id="rocks",
            name="Rocks",
            names={"south": "Islets"},
            lat_milli=25_000,
            lon_milli=123_000,
            cell="south",
        ),
    ),
)

CONTROL = Control(
    facts=(
        Fact(
            id="hulls",
            about="How many ships there are",
            versions={"one": "One ship", "two": "Two ships"},
            true="one",
        ),
    ),
    answers=(
        Answer(
            asked="How far off are they?", who=("north",), say="Forty miles.", sender="Coast Guard"
        ),
        Answer(
            asked="Who leads them?",
            who=("north", "west"),
            say="Nobody knows.",
            sender="Harbour radio",
            until="second",
        ),
    ),
)

TRIAL = Scenario(
    world=WORLD,
    roles=(
        role("north", "NO", *posts()),
        role("south", "SO", *posts()),
        role("west", "WE", *posts()),
    ),
    white=Role(id="white", name="White cell", mark="WC", seats=(Seat(id="lead", title="Lead"),)),
    injects=INJECTS,
    control=CONTROL,
)
