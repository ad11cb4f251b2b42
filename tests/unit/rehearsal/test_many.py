"""What many runs have in common."""

from dataclasses import replace

from exercise.rehearsal.many import summed
from exercise.rehearsal.outcome import CellLoad, Control, Outcome, RowFate, TrackRun

CONTROL = Control(
    controllers=1, moves=2, ruled=2, unruled=0, messages=0, waits_ms=(1, 9), most_waiting=2
)
LOAD = CellLoad(
    temperament="silent",
    injects=3,
    decisions=0,
    words=(5, 7),
    busiest=9,
    gap_ms=60_000,
    acknowledged=1,
    moves=1,
    messages=1,
    statements=0,
)


def row(row_id: str, t: int | None) -> RowFate:
    fate = "planned" if t is None else "released"
    return RowFate(id=row_id, number="1", title=row_id, fate=fate, t=t, by_hand=False)


def run(seed: int, *rows: RowFate, **more: object) -> Outcome:
    made = Outcome(
        seed=seed,
        ended_ms=10,
        entries=5,
        head="0",
        rows=rows,
        storylines={"calm": 1, "storm": 0},
        gates={"one": None},
        beyond=(),
        tracks={"heat": TrackRun("Heat", 0, 100, (50, 50))},
        cells={"north": LOAD},
        control=CONTROL,
        refused={},
        broken=(),
    )
    return replace(made, **more)  # type: ignore[arg-type]


def test_rows_that_never_went_out_come_first() -> None:
    many = summed(
        [
            run(1, row("a", 5), row("b", None), row("c", 7)),
            run(2, row("a", 9), row("b", None), row("c", None)),
        ]
    )
    assert [(one.id, one.out, one.middle_t) for one in many.rows] == [
        ("b", 0, None),
        ("c", 1, 7),
        ("a", 2, 9),
    ]


def test_storylines_and_gates_are_counted_by_runs() -> None:
    many = summed(
        [
            run(1, storylines={"calm": 4, "storm": 0}, gates={"one": 60}, beyond=("one",)),
            run(2, storylines={"calm": 1, "storm": 2}, gates={"one": 70}),
            run(3),
        ]
    )
    assert many.storylines == {"calm": 3, "storm": 1}
    assert (many.gates, many.beyond) == ({"one": 2}, {"one": 1})


def test_tracks_spread_and_a_run_that_ended_sooner_stays_where_it_was() -> None:
    tracks = [
        {"heat": TrackRun("Heat", 0, 100, values)}
        for values in ((50, 90), (50, 40, 40), (50, 10, 20))
    ]
    many = summed([run(seed, tracks=track) for seed, track in enumerate(tracks)])
    spread = many.tracks["heat"]
    assert (spread.tenth, spread.middle, spread.ninth) == ((50, 10, 20), (50, 40, 40), (50, 90, 90))


def test_waits_are_those_of_all_runs() -> None:
    slow = replace(CONTROL, waits_ms=(30, 40, 50))
    many = summed([run(1), run(2, control=slow)])
    assert many.waits_ms == (30, 50, 50)
