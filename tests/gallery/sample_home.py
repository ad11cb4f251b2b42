"""Facilitator's home, report page, and pages that say why not."""

from typing import Any

from exercise.app import view_models as vm
from tests.gallery import sample_player
from tests.gallery.sample_parts import CELLS, WHITE, wall

CHAPTERS = (
    (2, "In figures"),
    (3, "What it can and cannot show"),
    (4, "The day, cell by cell"),
    (6, "What the exercise touched"),
    (9, "Injects"),
    (12, "Moves and rulings"),
    (16, "Agreements"),
    (16, "Statements and messages"),
    (21, "Observations"),
    (21, "Erasures"),
    (22, "The record, and how to check it"),
)


def link(name: str) -> vm.LinkRow:
    return vm.LinkRow(
        url=f"http://192.168.1.20:8000/join/{name}-k7Qd3nVh2TzW9yLr",
        code="KAEDE-41",
        qr="/static/img/icon.svg",
    )


def row(number: int, state: vm.RunState, *, current: bool = False) -> vm.ExerciseRowView:
    return vm.ExerciseRowView(
        id=f"two-pronged-{number}",
        name=f"Two-Pronged, run {number}",
        scenario="Two-Pronged",
        scenario_hash="9f3c71ae",
        state=state,
        created=wall(0),
        t_ms=0 if state == "lobby" else 4_980_000,
        console_url="#",
        report_url="#",
        projector_url="/x/two-pronged/projector/kQ7hV2nd9sLw",
        links=tuple((c, link(c.id)) for c in (*CELLS, WHITE)) if current else (),
        observer=link("observers") if current else None,
        organiser=link("organisers") if current else None,
        entries=412,
        seated=24,
        seats=30,
        discard_action="" if state == "running" else "/discard",
        current=current,
    )


def home(*, empty: bool = False) -> dict[str, Any]:
    rows = () if empty else (row(3, "lobby", current=True), row(2, "closed"), row(1, "noduff"))
    return {
        "shell": sample_player.shell(
            "home", title="Exercises", exercise="", exercise_name="", cell=None, seat=""
        ),
        "v": vm.HomeView(
            exercises=rows,
            start_action="/start",
            scenario_title="Two-Pronged",
            scenario_folder="two-pronged",
            addresses=() if empty else ("http://192.168.1.20:8000", "http://10.0.0.4:8000"),
            version="0.1.0",
        ),
    }


def request(state: Any, **more: Any) -> vm.ReportRequest:
    return vm.ReportRequest(id=state, state=state, asked=wall(100), **({"names": False} | more))


def organiser(*, started: bool = True, noduff: bool = False) -> dict[str, Any]:
    cell = vm.CellTag(id="organisers", name="Organisers", mark="OR", hue=0)
    requests = (
        request("making", done=46, step="Drawing the timeline"),
        request(
            "ready",
            pages=23,
            size=412_000,
            download_url="/report.pdf",
            head_hash="9f3c71ae55d0c1",
            entries=1204,
            names=True,
        ),
        request("failed", error="The disk is full."),
    )
    return {
        "shell": sample_player.shell(
            "organiser", title="Report, Two-Pronged", cell=cell, office="", seat="organisers.1"
        ),
        "regions": {
            "bar": sample_player.bar("noduff" if noduff else "running" if started else "lobby"),
            "bands": vm.BandsView(bands=(sample_player.NO_DUFF,) if noduff else ()),
            "report": vm.ReportView(
                name="Two-Pronged",
                marking="EXERCISE",
                started=started,
                requests=requests if started else (),
                make_action="/report",
                chapters=tuple(
                    vm.ReportChapter(title=title, page=page if started else 0)
                    for page, title in CHAPTERS
                ),
            ),
        },
    }


def error(kind: Any, code: int, detail: str = "") -> dict[str, Any]:
    return {
        "shell": sample_player.shell(
            "error", title="Not here", exercise="", exercise_name="", cell=None, seat=""
        ),
        "v": vm.ErrorView(code=code, kind=kind, detail=detail, home_url="/"),
    }
