"""Everything on a player's page."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from exercise.app import view_models as vm
from exercise.app.view_models.shell import BlankView
from tests.gallery import sample_feed
from tests.gallery.sample_parts import (
    BEIJING,
    CELLS,
    LONG_OFFICE,
    LONG_WORD,
    NOW_MS,
    PYONGYANG,
    SEOUL,
    STORY_START,
    TOKYO,
    WALL_START,
    WASHINGTON,
    WHITE,
    at,
    wall,
)
from tests.gallery.sample_situation import RATED, SITUATION, TEAM
from tests.gallery.sample_tracks import TRACKS, track

LENGTH_MS = 180 * 60_000


def clock(ms: int = NOW_MS, *, running: bool = True, rate_milli: int = 1000) -> vm.ClockView:
    gone = timedelta(milliseconds=ms)
    return vm.ClockView(
        ms=ms,
        wall=WALL_START + gone,
        running=running,
        rate_milli=rate_milli,
        story=STORY_START + gone,
        pace=1,
        zone="JST",
    )


def bar(state: vm.RunState = "running", **more: Any) -> vm.BarView:
    ms = more.pop("ms", NOW_MS)
    return vm.BarView(
        marking="EXERCISE",
        name="Two-Pronged",
        state=state,
        clock=clock(ms, running=state == "running"),
        **more,
    )


PLACES = (
    vm.MapPlace(name="Tokyo", lat_milli=35_680, lon_milli=139_760, cell=TOKYO),
    vm.MapPlace(name="Washington", lat_milli=38_900, lon_milli=-77_030, cell=WASHINGTON),
    vm.MapPlace(name="Beijing", lat_milli=39_900, lon_milli=116_400, cell=BEIJING),
    vm.MapPlace(name="Pyongyang", lat_milli=39_020, lon_milli=125_750, cell=PYONGYANG),
    vm.MapPlace(name="Seoul", lat_milli=37_560, lon_milli=126_980, cell=SEOUL),
    vm.MapPlace(name="Wonsan", lat_milli=39_150, lon_milli=127_440, note="closed from noon"),
    vm.MapPlace(
        name="Senkaku / Diaoyu",
        lat_milli=25_750,
        lon_milli=123_480,
        note="ships off Uotsuri, 09:35",
    ),
)

WAITING = vm.WaitingView(
    items=(
        vm.WaitingItem(
            key="a3t",
            sender="Coast Guard",
            medium="cable",
            title="What becomes of the film?",
            since=at(80),
            due=at(89),
            decides=True,
            default="Sit on it",
        ),
        vm.WaitingItem(
            key="a1",
            sender="Defence",
            medium="cable",
            title="Ready the interceptors?",
            since=at(72),
            due=at(81.5),
            answer_asked=True,
        ),
        vm.WaitingItem(
            key="a4",
            sender="Asia desk",
            medium="call",
            title="Washington wants our sentence",
            since=at(74),
            acknowledged_by="Mori",
            due=at(95),
            answer_asked=True,
        ),
        vm.WaitingItem(
            key="a15",
            sender="Coast Guard",
            medium="cable",
            title="Shadow, or block?",
            since=at(82),
            due=at(103),
            answer_asked=True,
        ),
    ),
)


def draft(
    draft_id: str, title: str, hand: str, name: str, openness: vm.Openness, **more: Any
) -> vm.DraftView:
    return vm.DraftView(
        id=draft_id,
        version=3,
        title=title,
        instrument="diplomatic",
        instrument_name="Diplomatic",
        tags=(),
        actor="Foreign Minister",
        targets=more.pop("targets", ()),
        intent="Have it said first.",
        order="Coast Guard shadows at 500 m and films. No blocking. Foreign tells Washington and Seoul before 09:50, Beijing after.",
        openness=openness,
        own="Left out: minutes 12 to 19.",
        answers=vm.ItemRef(key="a15", title="Coast Guard cable"),
        takes_ms=600_000,
        hand=hand,
        hand_name=name,
        hand_office="Defence",
        saved=wall(81),
        **more,
    )


DRAFTS = vm.DraftsView(
    cell=TOKYO,
    drafts=(
        draft(
            "d1",
            "Ready the interceptors, quietly",
            "tokyo.defence",
            "藤原 健二",
            "secret",
            assents=("Foreign",),
            dissents=("Press",),
        ),
        draft(
            "d2",
            "One sentence for Washington to read",
            "tokyo.foreign",
            "Aya Tanaka",
            "private",
            targets=(WASHINGTON, SEOUL),
        ),
    ),
    submitters=("Mori",),
)


def sent(number: int, title: str, state: Any, minute: float) -> vm.SentMove:
    done = None if state == "waiting" else at(minute + 8)
    return vm.SentMove(
        key="a14",
        number=number,
        title=title,
        state=state,
        submitted=at(minute),
        expected=at(minute + 15),
        state_at=done,
        overdue_ms=at(minute + 6).ms,
    )


MOVES = vm.MovesView(
    moves=(
        sent(6, "Call in the Chinese ambassador", "waiting", 79.5),
        sent(5, "Air defence to Okinawa on the usual rotation", "waiting", 76),
        sent(4, "Ask for Article 5 in public", "ruled", 61),
        sent(3, "Summon the press at ten", "withdrawn", 40),
    ),
    submitters=("Mori",),
)

COMPOSER = vm.ComposerView(own=TOKYO, cells=CELLS, white=WHITE)
BLANK = BlankView(
    id="minutes",
    label="Which part of it",
    kind="text",
    optional=False,
    own=False,
    default="",
    most=40,
    low=None,
    high=None,
    unit="",
    several=False,
    options=(),
)
BLANKS = (
    BLANK,
    replace(BLANK, id="from", label="From", kind="date"),
    replace(BLANK, id="ships", label="Ships", kind="number", low=1, high=9, unit="ships"),
    replace(BLANK, id="least", label="Miles off, or none", kind="number", low=3, optional=True),
    replace(BLANK, id="told", label="What is said with it", most=400, optional=True),
    replace(BLANK, id="omits", label="What is left out", most=140, own=True),
)
MENU = tuple(
    vm.MenuMoveView(
        id=f"menu{n}",
        title=title,
        instrument=instrument,
        openness="private",
        targets=("washington",),
        order="As the staff has planned it." if n else "",
        takes_ms=600_000,
        sentence="" if n else "Release [Which part of it] on [From].",
        blanks=() if n else BLANKS,
    )
    for n, (title, instrument) in enumerate(
        (
            ("Publish the film of the collision", "information"),
            ("Pass the film privately to Washington", "diplomatic"),
            ("Ready the interceptors", "military"),
            ("Scramble from Naha", "military"),
            ("Freeze remittances", "economic"),
        )
    )
)
MOVE_FORM = vm.MoveFormView(
    own=TOKYO,
    cells=CELLS[1:],
    white=WHITE,
    menu=MENU,
    tags=("alliance", "sea", "missiles"),
    instruments=(
        ("diplomatic", "Diplomatic"),
        ("information", "Information"),
        ("military", "Military"),
        ("economic", "Economic"),
    ),
)
AGREEMENTS = vm.AgreementsView(
    rows=(
        vm.AgreementRow(
            item=vm.ItemRef(key="a10", title=""),
            text="Radar pictures pass through Washington until noon.",
            with_cells=(SEOUL,),
            happened=at(63),
            standing="open",
        ),
    ),
)


def shell(page: vm.PageName, **more: Any) -> vm.Shell:
    defaults: dict[str, Any] = {
        "title": "Tokyo, Two-Pronged",
        "marking": "EXERCISE",
        "locale": "en",
        "now": WALL_START + timedelta(milliseconds=NOW_MS),
        "exercise": "two-pronged-1",
        "exercise_name": "Two-Pronged",
        "seat": "tokyo.foreign",
        "viewers": ("cell:tokyo", "seat:tokyo.foreign"),
        "cell": TOKYO,
        "office": "Foreign",
        "person": "Aya Tanaka",
        "leave_action": "/x/two-pronged-1/s/tokyo.foreign/leave",
    }
    return vm.Shell(page=page, **(defaults | more))


def regions(*bands: vm.Band, state: vm.RunState = "running") -> dict[str, Any]:
    return {
        "bar": bar(state),
        "bands": vm.BandsView(bands=bands),
        "situation": SITUATION,
        "tracks": vm.TracksView(rows=TRACKS),
        "map": vm.MapView(places=PLACES),
        "agreements": AGREEMENTS,
        "team": TEAM,
        "waiting": WAITING,
        "own_waiting": vm.WaitingView(),
        "drafts": DRAFTS,
        "channels": vm.ChannelsView(closed=(vm.Closed(cell=PYONGYANG, opens="next"),)),
        "moves": MOVES,
    }


def page(
    *bands: vm.Band,
    state: vm.RunState = "running",
    items: tuple[vm.FeedItem, ...] | None = None,
    **more: Any,
) -> dict[str, Any]:
    return {
        "shell": shell("player", **more),
        "regions": regions(*bands, state=state),
        "feed": vm.FeedView(items=sample_feed.player_items() if items is None else items),
        "composer": COMPOSER,
        "move_form": MOVE_FORM,
    }


def _lapsed(one: Any) -> Any:
    """An item or a row of the moves; one that waited lapsed before its result was due."""
    if getattr(one, "state", "") == "waiting":
        return replace(one, state="lapsed", cut_short=True)
    if isinstance(one, vm.FeedItem) and isinstance(one.body, vm.MoveBody):
        return replace(one, body=_lapsed(one.body))
    return one


def hot_wash() -> dict[str, Any]:
    found = page(items=tuple(map(_lapsed, sample_feed.player_items())), state="hotwash")
    moves = found["regions"]["moves"]
    rows = tuple(_lapsed(one) for one in moves.moves)
    found["regions"] |= {"situation": RATED, "moves": replace(moves, moves=rows)}
    return found


def first_minutes() -> dict[str, Any]:
    found = page(items=sample_feed.first_minutes(), now=WALL_START + timedelta(seconds=312))
    flat = tuple(track(t.id, t.name, (0, t.steps[0].value)) for t in TRACKS)

    everybody = tuple(replace(m, presence="here", writing=False) for m in TEAM.members)
    found["regions"] |= {
        "bar": bar(ms=312_000),
        "tracks": vm.TracksView(rows=flat),
        "agreements": vm.AgreementsView(),
        "team": vm.TeamView(members=everybody, here=5, total=5, submitters=("Mori",)),
        "waiting": vm.WaitingView(
            items=(
                vm.WaitingItem(
                    key="b1",
                    sender="Embassy",
                    medium="cable",
                    title="Who speaks for the rebalance",
                    since=at(5),
                ),
            )
        ),
        "drafts": vm.DraftsView(cell=TOKYO, submitters=("Mori",)),
        "channels": vm.ChannelsView(),
        "moves": vm.MovesView(submitters=("Mori",)),
        "situation": SITUATION,
    }
    return found


def empty() -> dict[str, Any]:
    found = first_minutes()
    found["feed"] = vm.FeedView(started=False)
    found["regions"] |= {
        "waiting": vm.WaitingView(started=False),
        "tracks": vm.TracksView(),
        "map": vm.MapView(),
        "bar": bar("lobby", ms=0),
    }
    return found


def stress() -> dict[str, Any]:
    found = page(items=sample_feed.many(sample_feed.LONG), office=LONG_OFFICE)

    people = ("강하늘", "藤原 健二", LONG_WORD[:40], "Ó Súilleabháin-Wójcikowski", "")
    found["regions"]["team"] = vm.TeamView(
        members=tuple(
            replace(m, office=LONG_OFFICE, name=n)
            for m, n in zip(TEAM.members, people, strict=True)
        ),
        here=4,
        total=5,
    )
    found["regions"]["moves"] = vm.MovesView(
        moves=tuple(sent(n, LONG_WORD, "waiting", 70) for n in range(12, 0, -1))
    )
    return found


NO_DUFF = vm.NoDuffBand(
    text="Medical emergency",
    place="room 4",
    cell=SEOUL,
    cell_name="Seoul",
    office="Liaison",
    wall=wall(83),
    at=at(NOW_MS / 60_000),
)
PAUSED = vm.PausedBand(wall=wall(83), by="White Cell")
