"""Orders from a menu: blanks, the second key, rulings that are suggested, and what stands."""

from typing import Any

import pytest

from exercise.domain.payloads import MoveSubmitted, RulingMade
from exercise.domain.refusal import Refused
from exercise.domain.scenario import FormField, MenuMove, Scenario, Suggestion
from exercise.domain.state import FACILITATOR, MoveStatus
from tests.unit.harness import MINUTE, Play, started
from tests.unit.trial import TRIAL

FIELDS = (
    FormField(id="what", label="What", kind="text", most=10),
    FormField(id="means", label="Means", kind="choice", options=("ships", "words")),
    FormField(id="hours", label="Hours", kind="number", low=1, high=24),
    FormField(id="by", label="By", kind="date"),
    FormField(id="told", label="Told", kind="cell", several=True, optional=True),
)
GIVEN = {"what": ["the bridge"], "means": ["ships"], "hours": ["6"], "by": ["2013-04-12"]}
ORDER = "Guard {what} with {means}, {hours} hours a day, until {by}. Told: {told}."
MENU = (
    MenuMove(
        id="guard",
        title="Guard something",
        instrument="military",
        openness="secret",
        tags=("Watch",),
        fields=FIELDS,
        order=ORDER,
        takes_ms=5 * MINUTE,
        suggests=Suggestion(
            outcome="works", tracks={"heat": 7}, tell={"south": "Ships stand by."}, reason="Seen."
        ),
    ),
    MenuMove(id="stay", title="Stay", instrument="military", takes_ms=3 * MINUTE, stands=True),
    MenuMove(
        id="strike",
        title="Strike",
        instrument="military",
        openness="secret",
        order="Now.",
        takes_ms=2 * MINUTE,
        second_key=True,
        stands=True,
        suggests=Suggestion(outcome="fails", tracks={"heat": -5}),
    ),
)


def scenario(**world: Any) -> Scenario:
    """The trial scenario, where the north has this menu and its press seat holds the second key."""
    north, *others = TRIAL.roles
    seats = tuple(
        seat.model_copy(update={"second_key": seat.id == "press"}) for seat in north.seats
    )
    own = north.model_copy(update={"menu": MENU, "seats": seats})
    return TRIAL.model_copy(
        update={
            "roles": (own, *others),
            "world": TRIAL.world.model_copy(update=world),
        }
    )


@pytest.fixture
def play() -> Play:
    return started(scenario())


def order(play: Play, menu: str | None = "guard", **more: Any) -> str:
    fields: dict[str, Any] = {"title": "T", "instrument": "military", "openness": "secret"}
    if menu == "guard":
        fields["values"] = GIVEN
    else:
        fields["order"] = "Do it."
    answer = play.do("north.head", "move.submit", **{**fields, "menu": menu, **more})
    return str(answer["item"])


def submitted(play: Play, move: str) -> MoveSubmitted:
    payload = play.state.items[move].payload
    assert isinstance(payload, MoveSubmitted)
    return payload


def code(play: Play, **more: Any) -> tuple[str, Any]:
    with pytest.raises(Refused) as refused:
        order(play, **more)
    return refused.value.code, (refused.value.details or {}).get("field")


class TestBlanks:
    def test_the_order_is_the_menus_sentence_with_its_blanks_filled(self, play: Play) -> None:
        move = submitted(play, order(play, values={**GIVEN, "told": ["south", "west"]}))
        assert move.order == (
            "Guard the bridge with ships, 6 hours a day, until 12 April 2013. Told: South, West."
        )
        assert (move.instrument, move.takes_ms, move.menu) == ("military", 5 * MINUTE, "guard")
        assert move.tags == ("Watch",)

    def test_cells_that_a_blank_names_are_aimed_at(self, play: Play) -> None:
        values = {**GIVEN, "told": ["south"]}
        move = submitted(play, order(play, values=values, targets=["west"]))
        assert move.targets == ("south", "west")

    def test_what_stays_empty_is_left_out_and_more_can_be_said(self, play: Play) -> None:
        move = submitted(play, order(play, order="Quietly."))
        assert move.order.endswith("until 12 April 2013.\n\nQuietly.")

    def test_the_instrument_and_the_time_are_the_menus(self, play: Play) -> None:
        move = submitted(play, order(play, instrument="economic", takes_ms=0))
        assert (move.instrument, move.takes_ms) == ("military", 5 * MINUTE)

    @pytest.mark.parametrize(
        ("blank", "given"),
        [
            ("what", []),
            ("what", ["eleven long"]),
            ("means", ["tanks"]),
            ("hours", ["many"]),
            ("hours", ["25"]),
            ("hours", ["0"]),
            ("by", ["soon"]),
            ("by", ["2013-02-30"]),
            ("told", ["north"]),
            ("told", ["nobody"]),
            ("what", ["one", "two"]),
        ],
    )
    def test_a_blank_that_does_not_fit_is_named(
        self, play: Play, blank: str, given: list[str]
    ) -> None:
        before = play.state.seq
        assert code(play, values={**GIVEN, blank: given}) == ("bad_field", f"values.{blank}")
        assert play.state.seq == before

    def test_unknown_moves_and_blanks_are_refused(self, play: Play) -> None:
        assert code(play, menu="fly")[0] == "unknown_menu"
        assert code(play, values={**GIVEN, "colour": ["red"]})[0] == "bad_field"

    def test_a_free_move_needs_words(self, play: Play) -> None:
        assert code(play, menu=None, order="") == ("unfinished", "order")

    def test_no_folder_and_no_delivery_holds_what_is_suggested(self, play: Play) -> None:
        holding = [entry for entry in play.log if "Ships stand by" in (entry.text or "")]
        assert [entry.kind for entry in holding] == ["control.set"]
        assert {*holding[0].audience} == {"white", "observers"}


class TestSecondKey:
    def test_it_is_asked_for(self, play: Play) -> None:
        assert code(play, menu="strike")[0] == "second_key"

    def test_another_seat_with_the_right_turns_it(self, play: Play) -> None:
        assert submitted(play, order(play, "strike", assents=["north.press"])).menu == "strike"

    def test_a_seat_without_the_right_does_not(self, play: Play) -> None:
        assert code(play, menu="strike", assents=["north.foreign"])[0] == "second_key"

    def test_nor_does_the_one_who_sends_it(self, play: Play) -> None:
        assert code(play, menu="strike", assents=["north.head"])[0] == "second_key"

    def test_any_other_seat_does_when_nobody_with_the_right_is_there(self, play: Play) -> None:
        play.do("white.lead", "seat.vacate", seat="north.press")
        assert code(play, menu="strike")[0] == "second_key"
        assert order(play, "strike", assents=["north.foreign"])

    def test_alone_in_the_cell_one_needs_nobody(self, play: Play) -> None:
        for seat in ("north.press", "north.foreign"):
            play.do("white.lead", "seat.vacate", seat=seat)
        assert order(play, "strike")

    def test_tags_of_force_need_it_in_free_moves_too(self) -> None:
        play = started(scenario(use_of_force=("Use of force",)))
        assert code(play, menu=None, tags=["use of FORCE"])[0] == "second_key"
        assert order(play, None, tags=["Other"])


class TestPhases:
    """A move of the menu that is good in some phases."""

    def play(self, **phases: str) -> Play:
        north, *others = scenario().roles
        guard, *rest = north.menu
        menu = (guard.model_copy(update=phases), *rest)
        roles = (north.model_copy(update={"menu": menu}), *others)
        return started(scenario().model_copy(update={"roles": roles}))

    def second(self, play: Play) -> None:
        every = dict.fromkeys(play.state.msel, "keep")
        play.do(FACILITATOR, "phase.begin", phase="second", due=every)

    def test_it_is_offered_from_its_phase_on(self) -> None:
        play = self.play(since="second")
        assert code(play)[0] == "not_offered"
        self.second(play)
        assert order(play)

    def test_and_until_another_begins(self) -> None:
        play = self.play(until="second")
        move = order(play)
        self.second(play)
        assert code(play)[0] == "not_offered"
        play.do("white.lead", "ruling.suggested", moves=[move])
        assert play.state.moves[move].status is MoveStatus.RULED


class TestSuggested:
    def test_one_key_gives_it(self, play: Play) -> None:
        move = order(play)
        before = play.state.track_value("heat")
        play.do("white.lead", "ruling.suggested", moves=[move])
        assert play.state.moves[move].status is MoveStatus.RULED
        (ruling,) = play.state.rulings.values()
        assert (ruling.made.outcome, ruling.made.suggested) == ("Works", True)
        assert play.state.track_value("heat") == (before or 0) + 7
        assert [step.entry.audience for step in play.steps if step.entry.kind == "ruling.told"] == [
            ("cell:north",),
            ("cell:south",),
        ]

    def test_what_has_none_is_refused_and_nothing_is_ruled(self, play: Play) -> None:
        moves = [order(play), order(play, "stay")]
        with pytest.raises(Refused) as refused:
            play.do("white.lead", "ruling.suggested", moves=moves)
        assert refused.value.code == "nothing_suggested"
        assert len(play.state.waiting) == 2

    def test_players_cannot(self, play: Play) -> None:
        move = order(play)
        with pytest.raises(Refused):
            play.do("north.head", "ruling.suggested", moves=[move])


class TestStanding:
    def made(self, play: Play) -> RulingMade:
        (ruling,) = play.state.rulings.values()
        return ruling.made

    def test_nobody_ruled_so_it_takes_effect_as_ordered_when_it_is_expected(
        self, play: Play
    ) -> None:
        move = order(play, "stay")
        play.run(3 * MINUTE - 1000)
        assert play.state.moves[move].status is MoveStatus.WAITING
        play.run(1000)
        assert play.state.moves[move].effect is not None
        assert (self.made(play).stood, self.made(play).as_ordered) == (True, True)

    def test_as_suggested_where_something_is(self, play: Play) -> None:
        move = order(play, "strike", assents=["north.press"])
        play.run(2 * MINUTE)
        assert (self.made(play).outcome, self.made(play).stood) == ("Fails", True)
        assert play.state.moves[move].effect is None

    def test_others_wait(self, play: Play) -> None:
        order(play)
        play.run(20 * MINUTE)
        assert not play.state.rulings

    def test_a_controller_at_work_is_not_overtaken(self, play: Play) -> None:
        move = order(play, "stay")
        play.do("white.lead", "move.claim", move=move)
        play.run(3 * MINUTE + play.state.the_world.ruling_limit_ms - 1000)
        assert play.state.moves[move].status is MoveStatus.WAITING
        play.run(1000)
        assert play.state.moves[move].status is MoveStatus.RULED

    def test_it_goes_on_under_a_hold_and_not_under_a_pause(self, play: Play) -> None:
        play.do(FACILITATOR, "hold.place")
        order(play, "stay")
        play.run(3 * MINUTE)
        assert play.state.rulings
        order(play, "stay")
        play.do(FACILITATOR, "clock.pause")
        play.run(10 * MINUTE)
        assert len(play.state.rulings) == 1

    def test_free_moves_stand_where_the_world_says_so(self) -> None:
        play = started(scenario(unruled="as-ordered"))
        order(play, None, takes_ms=MINUTE)
        play.run(MINUTE)
        assert self.made(play).stood

    def test_withdrawn_or_erased_it_stands_no_longer(self, play: Play) -> None:
        first, second = order(play, "stay"), order(play, "stay")
        play.do("north.head", "move.withdraw", move=first)
        play.do("white.lead", "item.erase", item=second, reason="typed by mistake")
        play.run(10 * MINUTE)
        assert not play.state.rulings
