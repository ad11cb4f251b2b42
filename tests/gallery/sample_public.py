"""Observer and projector."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from exercise.app import view_models as vm
from tests.gallery import sample_feed, sample_player, sample_tracks
from tests.gallery.sample_parts import BEIJING, CELLS, NOW_MS, WHITE, at, cell
from tests.gallery.sample_situation import OBJECTIVES, SITUATION

NOTES = vm.NotesView(
    notes=(
        vm.NoteRow(
            key="n2",
            at=at(82),
            text="Tokyo argues about who may ring Washington. Nobody has read the second cable.",
            by="Observer 1",
            about=vm.ItemRef(key="a15", title="尖閣諸島周辺海域における中国公船の動向"),
        ),
        vm.NoteRow(
            key="n1",
            at=at(74),
            text="Seoul hesitates for six minutes before answering.",
            by="Observer 2",
        ),
    )
)


def observer(*, empty: bool = False) -> dict[str, Any]:
    feed = sample_feed.staff_feed()
    feed = replace(feed, items=tuple(replace(item, may_erase=False) for item in feed.items))
    observers = vm.CellTag(id="observers", name="Observers", mark="OB", hue=0)
    return {
        "shell": sample_player.shell(
            "observer",
            title="Observers, Two-Pronged",
            cell=observers,
            office="Observer 1",
            seat="observers.1",
            viewers=("observers",),
        ),
        "regions": {
            "bar": sample_player.bar(),
            "bands": vm.BandsView(),
            "notes": vm.NotesView() if empty else NOTES,
            "situation": replace(
                SITUATION, cell=None, secret_brief="", objectives=(), red_lines=()
            ),
            "objectives": vm.ObjectivesView() if empty else OBJECTIVES,
            "tracks": vm.TracksView(rows=() if empty else sample_tracks.TRACKS),
            "map": vm.MapView(places=sample_player.PLACES),
        },
        "feed": vm.FeedView(staff=True, cells=feed.cells, started=False) if empty else feed,
    }


def answers() -> dict[str, Any]:
    """The wall once the answers to a sealed question were opened."""
    page = projector()
    rows = tuple(
        vm.AnswerRow(
            cell=tag,
            text=text,
            share=int(text) * 10 if text else None,
            at=at(80) if text else None,
        )
        for tag, text in zip(CELLS, ("7", "4", "9", "", "2"), strict=True)
    )
    page["regions"]["said"] = vm.SaidView(
        at=at(82),
        answers=vm.AnswersBody(
            title="How likely is a shot before midnight?",
            ask=vm.AskView(
                scale=vm.ScaleView(low=0, high=10, low_word="Out of the question", high_word="Sure")
            ),
            put=at(78),
            groups=(
                vm.AnswersGroup(
                    paragraphs=("How likely is it that somebody fires before midnight?",),
                    rows=rows[:4],
                    mean="6.7",
                ),
                vm.AnswersGroup(
                    paragraphs=("How likely is it that you are made to fire before midnight?",),
                    rows=rows[4:],
                ),
            ),
        ),
    )
    return page


def projector(
    state: vm.RunState = "running", *bands: vm.Band, empty: bool = False
) -> dict[str, Any]:
    rows = () if empty else sample_tracks.TRACKS[::2]
    return {
        "shell": sample_player.shell(
            "projector", title="Two-Pronged", cell=None, seat="", viewers=("public",)
        ),
        "regions": {
            "bar": sample_player.bar(state, ms=0 if state == "lobby" else NOW_MS),
            "bands": vm.BandsView(bands=bands),
            "panel": vm.PanelView(
                state=state,
                phase_number=0 if state == "lobby" else 2,
                phase_count=3,
                phase="Two prongs",
                task="Each capital: one public sentence before 10:00.",
                until_ms=at(103.5).ms,
                here=24,
                seats=30,
            ),
            "map": vm.MapView(places=sample_player.PLACES, public=True),
            "public_tracks": vm.TracksView(rows=rows),
            "said": vm.SaidView()
            if empty
            else vm.SaidView(
                sender=cell(BEIJING, "Foreign ministry"),
                at=at(74),
                text="Our ships are where they have every right to be. Others should count their words.",
            ),
            "wire": vm.WireView()
            if empty
            else vm.WireView(
                lines=(
                    vm.WireLine(
                        at=at(78), title="Pyongyang closes sea and sky off Wonsan from noon"
                    ),
                    vm.WireLine(
                        at=replace(at(72), story=at(72).story - timedelta(days=2)),
                        title="Ishigaki boats home early as video of ships spreads",
                    ),
                )
            ),
        },
        "wall": vm.WallView(fiction_note="Everything after 1 April 2013 is invented."),
    }


def programs() -> dict[str, Any]:
    """The wall where programs play some of the cells."""
    page = projector()
    page["regions"]["panel"] = replace(page["regions"]["panel"], stand_ins=tuple(CELLS[:5]))
    return page


__all__ = ["WHITE", "answers", "observer", "programs", "projector"]
