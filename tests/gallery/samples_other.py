"""Pages around the exercise: the facilitator's link, giving up a seat, and every way of saying no."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, get_args, get_type_hints

from exercise.app import view_models as vm
from exercise.scenario import load
from tests.gallery import sample_feed, sample_home, sample_player, sample_public, sample_tracks
from tests.gallery.sample_parts import CELLS, LONG_OFFICE, TOKYO, WHITE, at, cell
from tests.support.reference import REFERENCE

Page = Callable[[], tuple[str, dict[str, Any]]]


def owner() -> tuple[str, dict[str, Any]]:
    shell = sample_player.shell(
        "home", title="Startex", exercise="", exercise_name="", cell=None, seat=""
    )
    return "owner.html", {"shell": shell, "action": "/owner"}


def leave(**more: Any) -> Page:
    shell = sample_player.shell("join", **more)
    return lambda: ("leave.html", {"shell": shell, "action": shell.leave_action, "back": "/"})


def refusal(kind: str, **more: Any) -> Page:
    def page() -> tuple[str, dict[str, Any]]:
        context = sample_home.error(kind, more.pop("code", 400))
        context["v"] = vm.ErrorView(code=CODES[kind], kind=kind, home_url="/", **more)  # type: ignore[arg-type]
        return "error.html", context

    return page


def wall(state: vm.RunState, *bands: vm.Band, **panel: Any) -> Page:
    """The projector, with another panel than the usual."""

    def page() -> tuple[str, dict[str, Any]]:
        context = sample_public.projector(state, *bands, empty=state == "lobby")
        context["regions"]["panel"] = replace(context["regions"]["panel"], **panel)
        context["wall"] = vm.WallView(
            fiction_note="Everything after 1 April 2013 is invented.",
            addresses=("http://192.168.1.20:8000/join",),
            qr="/static/img/icon.svg",
        )
        return "projector.html", context

    return page


def known_places() -> tuple[vm.MapPlace, ...]:
    """The reference scenario's own, with something known of one."""
    marks = {c.id: c for c in CELLS}
    return tuple(
        vm.MapPlace(
            name=place.name,
            lat_milli=place.lat_milli,
            lon_milli=place.lon_milli,
            cell=marks.get(place.cell or ""),
            note="ships off Uotsuri, 09:35" if place.id == "senkaku" else "",
        )
        for place in load(REFERENCE).world.places
    )


def full_wall() -> tuple[str, dict[str, Any]]:
    """Everything as long as it may be."""
    template, context = wall(
        "running", task=LONG_TASK, phase="What we build, and what we leave standing"
    )()
    rows = sample_tracks.TRACKS[0]
    context["regions"] |= {
        "map": vm.MapView(places=known_places(), public=True),
        "public_tracks": vm.TracksView(
            rows=tuple(replace(rows, id=f"t{n}", name=name) for n, name in enumerate(LONG_TRACKS))
        ),
        "said": vm.SaidView(sender=cell(TOKYO, LONG_OFFICE), at=at(81), text=LONG_STATEMENT),
        "wire": vm.WireView(
            lines=(
                vm.WireLine(
                    at=at(80),
                    title="中国公船四隻、尖閣諸島周辺の領海に入る 海上保安庁が警告を続ける",
                    lang="ja",
                ),
                vm.WireLine(at=at(79), title=LONG_TASK),
            )
        ),
    }
    return template, context


def player_map() -> tuple[str, dict[str, Any]]:
    context = sample_player.page()
    context["regions"]["map"] = vm.MapView(places=known_places())
    return "player.html", context


def observer_full() -> tuple[str, dict[str, Any]]:
    """A long afternoon, and much written about it."""
    context = sample_public.observer()
    feed = sample_feed.staff_feed(sample_feed.LONG)
    context["feed"] = replace(
        feed, items=tuple(replace(item, may_erase=False) for item in feed.items), older_url="/"
    )
    context["shell"] = replace(context["shell"], office=LONG_OFFICE)
    note = sample_public.NOTES.notes[0]
    context["regions"]["notes"] = vm.NotesView(
        notes=tuple(
            replace(note, key=f"n{n}", by=by, text=note.text if n % 2 else LONG_TASK)
            for n, by in enumerate(("강하늘", "藤原 健二", LONG_OFFICE) * 20)
        )
    )
    return "observer.html", context


def home_full() -> tuple[str, dict[str, Any]]:
    template, context = "home.html", sample_home.home()
    first, *others = context["v"].exercises
    named = replace(first, name="二正面、秋の予行 / 두 전선 " + LONG_OFFICE, state="paused")
    more = tuple(replace(row, id=f"x{n}") for n, row in enumerate(others * 3))
    context["v"] = replace(context["v"], exercises=(named, *more))
    return template, context


LONG_TASK = "You cannot be strong in both places. Choose where, and tell one other capital why, before the leaders speak at a quarter to two."
LONG_TRACKS = (
    "Escalation in Korea",
    "Escalation in the East China Sea",
    "Capability shown",
    "Faith in extended deterrence",
)
LONG_STATEMENT = (
    "The Government of Japan has at no time sought a quarrel with any of its neighbours, and seeks none today. It will do what the law of the sea "
    "and its own laws oblige it to do in its own waters, no more than that and no less, and it asks every government with ships there to do likewise "
    "and to answer the telephone when it rings. " * 2
)
HALL = tuple(
    vm.PanelCell(cell=c, here=here, total=total)
    for c, here, total in zip(CELLS, (3, 5, 5, 2, 5), (5, 6, 5, 5, 5), strict=True)
)

CODES = {
    "not_found": 404,
    "link_invalid": 404,
    "refused": 403,
    "starting": 503,
    "bad_request": 400,
    "too_large": 413,
    "failed": 500,
    "seat_lost": 403,
    "method": 405,
    "busy": 429,
}
KINDS: tuple[str, ...] = get_args(get_type_hints(vm.ErrorView)["kind"])

PAGES: dict[str, Page] = {
    "owner": owner,
    "leave": leave(office=LONG_OFFICE),
    "leave-facilitator": leave(cell=WHITE, office="Facilitator", can_manage=True),
    "wall-lobby": wall("lobby", cells=HALL, here=20, seats=26),
    "wall-endex": wall("endex"),
    "wall-hotwash": wall("hotwash"),
    "wall-full": full_wall,
    "player-map": player_map,
    "observer-full": observer_full,
    "home-full": home_full,
    **{
        f"error-{kind}": refusal(kind, retry_after_s=12 if kind in ("busy", "starting") else 0)
        for kind in KINDS
    },
}
