"""Rules of decisions that are put to a cell or a seat: made once, in time, or by default."""

from exercise.domain import audience, commands, orders, payloads
from exercise.domain.decision import (
    Context,
    Deciders,
    Decision,
    playing_seat,
    readable,
    record,
    require_open,
    require_white,
    seat_of,
)
from exercise.domain.entry import Draft
from exercise.domain.payloads import HowDecided, InjectDelivered
from exercise.domain.refusal import N_, Refused
from exercise.domain.scenario import WHITE, Inject, Option
from exercise.domain.state import ChoiceState, Item, SeatState, State
from exercise.domain.traffic import acknowledgement, readable_item


def put_entries(inject: Inject, to: tuple[str, ...], context: Context) -> tuple[Draft, ...]:
    """The entry that puts a decision, where the copy of an inject that goes out has one."""
    choice = inject.decision
    recipient = choice.recipient(inject.to) if choice is not None else None
    if choice is None or choice.on is None or recipient is None or recipient not in to:
        return ()
    put = payloads.DecisionPut(
        inject=inject.id,
        on=choice.on,
        to=recipient,
        options=tuple(option.id for option in choice.options),
        default=choice.default or "",
        within_ms=choice.within_ms or 0,
    )
    item = context.new_id(f"{inject.id}/decision")
    return (record(put, by=context.actor, to=audience.STAFF_ONLY, item=item),)


def take(state: State, command: commands.TakeDecision, context: Context) -> Decision:
    """Chooses an option for one's own cell or seat; of the white cell, on the cell's behalf."""
    if seat_of(state, context).cell == WHITE:
        return _take_for_them(state, command, context)
    seat = playing_seat(state, context)
    require_open(state)
    item = readable_item(state, seat, command.item)
    choice, option = _put_to(state, seat, item, command.option, context)
    if option.is_ordered:
        raise Refused("needs_order", N_("This is an order: it is decided by sending its draft."))
    made = made_entry(state, choice, option, context, how="chosen", seat=seat)
    return Decision((made, *acknowledgement(state, seat, item)))


def _take_for_them(state: State, command: commands.TakeDecision, context: Context) -> Decision:
    """What was decided aloud, or what control decides for a cell that nobody plays."""
    require_open(state)
    choice = _known(state, command.item)
    require_undecided(choice, context)
    option = _option(state, choice, command.option)
    order = orders.order_with(state, choice.cell, option)
    told = orders.as_told(state, choice.cell, order, command) if order is not None else None
    return Decision(_made_for_them(state, choice, option, context, how="control", told=told))


def extend(state: State, command: commands.ExtendDecision, context: Context) -> Decision:
    """Gives more time."""
    require_white(state, context)
    require_open(state)
    choice = _known(state, command.decision)
    require_undecided(choice, context)
    later = payloads.DecisionExtended(due_ms=choice.due_t + command.by_ms)
    readers = audience.of(*readers_of(state, choice), *audience.STAFF)
    return Decision((record(later, by=context.actor, to=readers, item=choice.id),))


# ── time ─────────────────────────────────────────────────────────────────────


def next_to_fall(state: State) -> ChoiceState | None:
    """The decision that time makes first, as things stand."""
    waiting = (state.choices[inject] for inject in state.open_choices)
    return min(waiting, key=lambda choice: (choice.due_t, choice.inject), default=None)


def default_entries(state: State, choice: ChoiceState, context: Context) -> tuple[Draft, ...]:
    """That nobody decided in time."""
    option = _option(state, choice, choice.default)
    return _made_for_them(state, choice, option, context, how="default")


# ── with an order ────────────────────────────────────────────────────────────


def is_for(state: State, command: commands.SubmitMove, seat: SeatState) -> bool:
    """Whether an order makes a decision that is this seat's: whoever decides may order it."""
    choice = state.choices.get(state.roots.get(command.answers or "", ""))
    found = decider(state, choice) if command.option and choice else None
    return found is not None and found.id == seat.id


def made_by_order(
    state: State, command: commands.SubmitMove, seat: SeatState, context: Context, *, move: str
) -> tuple[Draft, ...]:
    """The entries of a decision that is made by an order; none where the order makes none."""
    if command.option is None:
        return ()
    item = readable_item(state, seat, command.answers or "")
    choice, option = _put_to(state, seat, item, command.option, context)
    if not option.is_ordered:
        raise Refused("no_order", N_("This is no order: choose it where it is asked."))
    if option.menu != command.menu:
        raise Refused(
            "other_order",
            N_(
                "This option brings an order of its own. Begin from the decision and change the "
                "words there, or send your order without the option: then it decides nothing."
            ),
        )
    made = made_entry(state, choice, option, context, how="chosen", seat=seat, move=move)
    return (made, *acknowledgement(state, seat, item))


def _made_for_them(
    state: State,
    choice: ChoiceState,
    option: Option,
    context: Context,
    *,
    how: HowDecided,
    told: orders.ToldAloud | None = None,
) -> tuple[Draft, ...]:
    """Not by the cell itself; what the option orders is given on its behalf."""
    order = orders.order_with(state, choice.cell, option)
    if order is None:
        return (made_entry(state, choice, option, context, how=how),)
    move = context.new_id(f"{choice.inject}/order")
    given = orders.given_for(
        state, choice.cell, order, context, item=move, menu=option.menu, told=told
    )
    return (given, made_entry(state, choice, option, context, how=how, move=move))


# ── who decides what ─────────────────────────────────────────────────────────


def decider(state: State, choice: ChoiceState) -> SeatState | None:
    """Who may make the decision now: the seat it is put to, its cell's head, or who acts for it."""
    seat = state.seats.get(choice.on)
    if seat is None:
        return state.acting_head(choice.cell)
    return seat if state.is_played(seat) else state.acts_for(seat)


def is_unread(state: State, choice: ChoiceState) -> bool:
    """Whether somebody may make the decision now who has no copy of it."""
    found = decider(state, choice)
    return found is not None and not any(
        readable(state, found, copy) for copy in copies_of(state, choice)
    )


def require_decider(state: State, choice: ChoiceState, seat: SeatState) -> None:
    """Raises Refused unless it is this seat's decision."""
    found = decider(state, choice)
    if found is None or found.id != seat.id:
        raise Refused(
            "not_yours_to_decide",
            N_("This is for %(who)s to decide."),
            who=found.title if found else state.cell_name(choice.cell),
        )


def require_undecided(choice: ChoiceState, context: Context) -> None:
    """Raises Refused once it was made, or its time is up."""
    if choice.made is not None:
        raise Refused("decided", N_("This has been decided already; the first choice stands."))
    if context.t >= choice.due_t:
        raise Refused("decided", N_("The time to decide is over."))


def readers_of(state: State, choice: ChoiceState) -> audience.Audience:
    """Whoever reads a copy that has the options, apart from the staff."""
    readers = {viewer for copy in copies_of(state, choice) for viewer in state.items[copy].audience}
    return audience.of(*(readers - set(audience.STAFF)))


def copies_of(state: State, choice: ChoiceState) -> tuple[str, ...]:
    """The items that have its options."""
    row = state.msel[choice.inject]
    return tuple(item for to, item in (*row.deliveries, *row.acting) if to == choice.to)


def made_entry(
    state: State,
    choice: ChoiceState,
    option: Option,
    context: Context,
    *,
    how: HowDecided,
    seat: SeatState | None = None,
    move: str | None = None,
) -> Draft:
    """The entry that makes a decision."""
    made = payloads.DecisionMade(
        cell=choice.cell,
        option=option.id,
        how=how,
        seat_title=seat.title if seat else "",
        move=move,
    )
    readers = audience.of(*readers_of(state, choice), *audience.STAFF)
    return record(made, by=context.actor, to=readers, item=choice.id)


def _put_to(
    state: State, seat: SeatState, item: Item, option: str, context: Context
) -> tuple[ChoiceState, Option]:
    """The decision that an item puts, and one of its options, if this seat may choose it now.

    Raises:
        Refused: it may not, or there is no such decision.
    """
    asks = isinstance(item.payload, InjectDelivered) and item.payload.decide is not None
    choice = state.choices.get(state.roots.get(item.id, "")) if asks else None
    if choice is None:
        raise Refused("no_decision", N_("There is nothing to decide here."))
    require_undecided(choice, context)
    require_decider(state, choice, seat)
    return choice, _option(state, choice, option)


def _known(state: State, item: str) -> ChoiceState:
    choice = state.choices.get(state.roots.get(item, ""))
    if choice is None:
        raise Refused("unknown_decision", N_("There is no such decision, or it was erased."))
    return choice


def _option(state: State, choice: ChoiceState, option: str) -> Option:
    inject = state.msel[choice.inject].inject
    asked = inject.decision if inject is not None else None
    found = asked.option(option) if asked is not None else None
    if found is None:
        raise Refused("unknown_option", N_("Choose one of the options."))
    return found


DECIDERS: Deciders = {
    commands.TakeDecision: take,
    commands.ExtendDecision: extend,
}
