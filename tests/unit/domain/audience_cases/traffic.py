"""Who must not receive entries of traffic."""

from tests.unit.domain.audience_acts import (
    ALL_BUT_NORTH_AND_STAFF,
    ALL_BUT_STAFF,
    NORTH,
    NOT_PUBLISHED,
    ORGANISERS,
    OUTSIDE,
    SOUTH,
    WEST,
    Case,
    agreed,
    do,
    ended,
    message,
    newest,
    on,
    release,
    then,
)

CASES = (
    Case(
        "fact.asserted",
        "what a message asserts",
        then(
            message,
            on("message.sent", "white.lead", "fact.assert", "item", fact="hulls", version="two"),
        ),
        ALL_BUT_STAFF,
    ),
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
        "message.sent",
        "from the white cell after ENDEX",
        then(ended, do("white.lead", "message.send", to=["west"], text="To the big room.")),
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
    Case(
        "question.noted",
        "what control leaves unanswered",
        then(
            do("north.head", "message.send", to=["white"], text="We shall be late."),
            on("message.sent", "white.lead", "question.note", "item"),
        ),
        ALL_BUT_STAFF,
    ),
)
