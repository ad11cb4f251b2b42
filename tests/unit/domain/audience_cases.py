"""For every kind of entry: how it comes about, and who must not receive it."""

from exercise.domain.state import FACILITATOR
from tests.unit.domain.audience_acts import (
    ALL_BUT_NORTH_AND_STAFF,
    ALL_BUT_STAFF,
    NOBODY_BUT_SEATS,
    NORTH,
    NOT_PUBLISHED,
    OBSERVERS,
    ORGANISERS,
    OUTSIDE,
    SIDE_TEXTS,
    SOUTH,
    WEST,
    WHITE,
    Case,
    agreed,
    asked,
    do,
    emergency,
    ended,
    message,
    move,
    newest,
    nothing,
    on,
    ordered,
    release,
    released,
    ruled,
    settle,
    then,
)

CASES = (
    # the exercise and its scenario
    Case("exercise.created", "the exercise", nothing, ALL_BUT_STAFF),
    Case("world.set", "the scenario's bones", nothing, ALL_BUT_STAFF),
    Case("role.set", "a cell's seats", nothing, ALL_BUT_STAFF),
    Case("brief.set", "the brief for all", nothing, NOBODY_BUT_SEATS, "brief.exercise"),
    Case("brief.set", "who a cell is", nothing, NOBODY_BUT_SEATS, "brief.north"),
    Case("folder.set", "a cell's folder", nothing, ALL_BUT_NORTH_AND_STAFF, "folder.north"),
    Case("folder.set", "the white cell's folder", nothing, ALL_BUT_STAFF, "folder.white"),
    # the MSEL
    Case("inject.planned", "a row", nothing, ALL_BUT_STAFF),
    Case("inject.kept", "a row", do(FACILITATOR, "inject.keep", inject="late"), ALL_BUT_STAFF),
    Case("inject.dropped", "a row", do(FACILITATOR, "inject.drop", inject="late"), ALL_BUT_STAFF),
    Case("inject.released", "a row", released, ALL_BUT_STAFF),
    Case("inject.delivered", "to two cells", released, OUTSIDE | {WEST}),
    Case("inject.delivered", "press", release("wire"), NOT_PUBLISHED),
    Case("inject.delivered", "common words", release("split"), OUTSIDE | {SOUTH}, "Common"),
    Case("inject.delivered", "South's words", release("split"), OUTSIDE | {NORTH, WEST}, "South"),
    Case(
        "inject.delivered",
        "to one minister",
        release("minister"),
        ALL_BUT_STAFF - {"seat:north.foreign"},
        "north.foreign",
    ),
    Case(
        "inject.delivered",
        "to an empty seat",
        then(do("north.foreign", "seat.vacate", seat="north.foreign"), release("minister")),
        ALL_BUT_STAFF - {"seat:north.foreign"},
        '"for_empty_seat":null',
    ),
    Case(
        "inject.delivered",
        "to an empty seat, for the acting head",
        then(do("north.foreign", "seat.vacate", seat="north.foreign"), release("minister")),
        (ALL_BUT_STAFF | {WHITE, OBSERVERS}) - {"seat:north.head"},
        '"for_empty_seat":"Foreign"',
    ),
    Case(
        "inject.delivered",
        "press with own words",
        release("post"),
        NOT_PUBLISHED | {WEST},
        "Text of",
    ),
    Case(
        "inject.delivered",
        "own words of press",
        release("post"),
        OUTSIDE | {NORTH, SOUTH},
        "West reads this",
    ),
    # the clock
    Case("exercise.started", "STARTEX", nothing, NOBODY_BUT_SEATS),
    Case("clock.paused", "pause", do(FACILITATOR, "clock.pause"), NOBODY_BUT_SEATS),
    Case("clock.paused", "absence", lambda play: play.absent(9_000), NOBODY_BUT_SEATS),
    Case(
        "clock.resumed",
        "resume",
        then(do(FACILITATOR, "clock.pause"), do(FACILITATOR, "clock.resume")),
        NOBODY_BUT_SEATS,
    ),
    Case(
        "clock.rate_set",
        "rate",
        do(FACILITATOR, "clock.set_rate", rate_milli=2000),
        NOBODY_BUT_SEATS,
    ),
    Case(
        "clock.advanced",
        "advance",
        do(FACILITATOR, "clock.advance", to_ms=1_000),
        NOBODY_BUT_SEATS,
    ),
    Case("hold.placed", "hold", do(FACILITATOR, "hold.place"), ALL_BUT_STAFF),
    Case(
        "hold.lifted",
        "hold lifted",
        then(do(FACILITATOR, "hold.place"), do(FACILITATOR, "hold.lift", listed_ms=0)),
        ALL_BUT_STAFF,
    ),
    Case(
        "phase.begun",
        "phase",
        lambda play: play.do(
            FACILITATOR, "phase.begin", phase="second", due=dict.fromkeys(play.state.msel, "keep")
        ),
        NOBODY_BUT_SEATS,
    ),
    Case("noduff.raised", "emergency", emergency, NOBODY_BUT_SEATS),
    Case(
        "noduff.cleared",
        "emergency over",
        then(emergency, do("white.lead", "noduff.clear")),
        NOBODY_BUT_SEATS,
    ),
    Case("exercise.ended", "ENDEX", ended, NOBODY_BUT_SEATS),
    Case(
        "exercise.end_taken_back",
        "ENDEX taken back",
        then(ended, do(FACILITATOR, "exercise.take_back_end")),
        NOBODY_BUT_SEATS,
    ),
    Case("exercise.end_settled", "ENDEX settled", then(ended, settle), ALL_BUT_STAFF),
    Case(
        "hotwash.begun", "hot wash", then(ended, do(FACILITATOR, "hotwash.begin")), NOBODY_BUT_SEATS
    ),
    Case(
        "exercise.closed",
        "closed",
        then(ended, do(FACILITATOR, "exercise.close")),
        NOBODY_BUT_SEATS,
    ),
    # seats
    Case(
        "seat.added",
        "to a cell",
        do(FACILITATOR, "seat.add", cell="north", title="Aide"),
        ALL_BUT_NORTH_AND_STAFF,
    ),
    Case(
        "seat.added",
        "to the observers",
        lambda play: play.join_staff("observers", "olga"),
        ALL_BUT_STAFF,
    ),
    Case("seat.taken", "of a cell", nothing, ALL_BUT_NORTH_AND_STAFF, "north.head"),
    Case("seat.taken", "of the white cell", nothing, ALL_BUT_STAFF, "white.lead"),
    Case(
        "seat.left",
        "of a cell",
        do("north.head", "seat.vacate", seat="north.head"),
        ALL_BUT_NORTH_AND_STAFF,
    ),
    Case("seat.requested", "a taken seat", asked, ALL_BUT_STAFF),
    Case(
        "seat.refused",
        "a request",
        then(
            asked,
            lambda play: play.do(
                "white.lead", "seat.refuse", request=next(iter(play.state.requests))
            ),
        ),
        ALL_BUT_STAFF,
    ),
    Case(
        "right.set",
        "to submit",
        do(FACILITATOR, "right.set", seat="north.press", right="submit", granted=True),
        ALL_BUT_NORTH_AND_STAFF,
    ),
    Case(
        "right.set",
        "the clock",
        do(FACILITATOR, "right.set", seat="white.lead", right="clock", granted=True),
        ALL_BUT_STAFF,
    ),
    Case(
        "link.renewed",
        "a link",
        do(FACILITATOR, "link.renew", cell="north"),
        ALL_BUT_STAFF | {OBSERVERS},
    ),
    Case(
        "name.erased",
        "who sat in two cells",
        then(
            lambda play: play.join("west.press", "wanda"),
            do("west.press", "seat.vacate", seat="west.press"),
            do("north.press", "seat.vacate", seat="north.press"),
            lambda play: play.join("north.press", "wanda"),
            do("white.lead", "name.erase", person="wanda"),
        ),
        ALL_BUT_STAFF - {NORTH, WEST, "seat:north.press", "seat:west.press"},
    ),
    Case(
        "practice.acknowledged",
        "practice",
        do("north.head", "practice.acknowledge"),
        ALL_BUT_NORTH_AND_STAFF,
    ),
    Case(
        "practice.answered",
        "practice",
        do("north.head", "practice.answer", text="Here."),
        ALL_BUT_NORTH_AND_STAFF,
    ),
    # traffic
    Case("message.sent", "to one cell", message, OUTSIDE | {WEST}),
    Case(
        "message.sent",
        "to one's own team",
        do("north.head", "message.send", to=["north"], text="Psst."),
        ALL_BUT_NORTH_AND_STAFF,
    ),
    Case(
        "message.sent",
        "to the white cell",
        do("north.head", "message.send", to=["white"], text="May we?"),
        ALL_BUT_NORTH_AND_STAFF,
    ),
    Case(
        "message.sent",
        "from a persona",
        do("white.lead", "message.send", to=["west"], text="Mayday.", persona="Coast Guard"),
        ALL_BUT_STAFF - {WEST},
    ),
    Case(
        "statement.made", "in public", do("north.head", "statement.make", text="We."), NOT_PUBLISHED
    ),
    Case(
        "item.passed_on",
        "a message",
        then(message, on("message.sent", "south.head", "item.pass_on", "item", to=["west"])),
        OUTSIDE | {NORTH},
    ),
    Case(
        "reference.noted",
        "source of what was passed on",
        then(message, on("message.sent", "south.head", "item.pass_on", "item", to=["west"])),
        ALL_BUT_STAFF - {SOUTH},
    ),
    Case(
        "reference.noted",
        "what a message answers",
        then(
            message,
            lambda play: play.do(
                "south.head",
                "message.send",
                to=["north", "west"],
                text="No.",
                answers=newest(play, "message.sent"),
            ),
        ),
        ALL_BUT_STAFF - {SOUTH},
    ),
    Case(
        "reference.noted",
        "an answer to what one minister got",
        then(
            release("minister"),
            lambda play: play.do(
                "north.foreign",
                "message.send",
                to=["north", "south"],
                text="Done.",
                answers=next(
                    item
                    for to, item in play.state.msel["minister"].deliveries
                    if to == "north.foreign"
                ),
            ),
        ),
        ALL_BUT_STAFF - {"seat:north.foreign"},
    ),
    Case(
        "inject.acknowledged",
        "of two cells",
        then(released, on("inject.delivered", "north.head", "inject.acknowledge", "item")),
        ALL_BUT_NORTH_AND_STAFF,
    ),
    Case(
        "attention.recorded",
        "seen",
        then(
            released,
            lambda play: play.do(
                "north.head", "attention.report", received=[newest(play, "inject.delivered")]
            ),
        ),
        ALL_BUT_STAFF | {OBSERVERS},
    ),
    Case("agreement.recorded", "a deal", agreed, OUTSIDE | {WEST}),
    Case(
        "agreement.confirmed",
        "a deal",
        then(agreed, on("agreement.recorded", "south.head", "agreement.confirm", "item")),
        OUTSIDE | {WEST},
    ),
    Case(
        "agreement.disputed",
        "a deal",
        then(agreed, on("agreement.recorded", "south.head", "agreement.dispute", "item")),
        OUTSIDE | {WEST},
    ),
    Case(
        "observation.noted",
        "a note",
        do("white.lead", "observation.note", text="Slow."),
        ALL_BUT_STAFF - {ORGANISERS},
    ),
    # moves and rulings
    Case("move.submitted", "a public move", move("public"), ALL_BUT_NORTH_AND_STAFF),
    Case("move.submitted", "a private move", move("private"), ALL_BUT_NORTH_AND_STAFF),
    Case(
        "move.withdrawn",
        "a move",
        then(move("public"), on("move.submitted", "north.head", "move.withdraw", "move")),
        ALL_BUT_NORTH_AND_STAFF,
    ),
    Case(
        "move.claimed",
        "a move",
        then(move("public"), on("move.submitted", "white.lead", "move.claim", "move")),
        ALL_BUT_STAFF | {OBSERVERS},
    ),
    Case("move.lapsed", "a move", then(move("public"), ended, settle), ALL_BUT_NORTH_AND_STAFF),
    Case("move.took_effect", "a public move", ordered("public"), NOT_PUBLISHED),
    Case("move.took_effect", "a private move", ordered("private"), OUTSIDE | {WEST}),
    Case("move.took_effect", "a secret move", ordered("secret"), ALL_BUT_NORTH_AND_STAFF),
    Case("ruling.made", "a ruling", ruled(texts=SIDE_TEXTS), ALL_BUT_STAFF),
    Case("ruling.reasoned", "its words", ruled(texts=SIDE_TEXTS), ALL_BUT_STAFF),
    Case(
        "ruling.told",
        "as its own cell reads it",
        ruled(texts=SIDE_TEXTS),
        ALL_BUT_STAFF - {NORTH} | {WHITE, OBSERVERS},
        "You failed",
    ),
    Case(
        "ruling.told",
        "as another cell reads it",
        ruled(texts=SIDE_TEXTS),
        ALL_BUT_STAFF - {WEST} | {WHITE, OBSERVERS},
        "smoke",
    ),
    Case("track.changed", "seen by all", ruled(tracks={"heat": 3}), NOT_PUBLISHED),
    Case("track.changed", "seen by two", ruled(tracks={"trust": 3}), OUTSIDE | {WEST}),
    # erasure
    Case(
        "payload.erased",
        "why",
        then(message, on("message.sent", "white.lead", "item.erase", "item", reason="Personal.")),
        ALL_BUT_STAFF,
    ),
    Case(
        "item.erased",
        "a message",
        then(message, on("message.sent", "white.lead", "item.erase", "item", reason="Personal.")),
        OUTSIDE | {WEST},
    ),
    Case(
        "item.erased",
        "a brief",
        do("white.lead", "item.erase", item="brief.north", reason="Wrong."),
        NOBODY_BUT_SEATS,
    ),
    Case(
        "item.erased",
        "a folder",
        do("white.lead", "item.erase", item="folder.north", reason="Wrong."),
        ALL_BUT_NORTH_AND_STAFF,
    ),
)
