"""Times that cannot come, or come in another order than they are written in."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from exercise.domain.planned import absolute, planned_ms
from exercise.domain.scenario import AtStoryTime, Phase
from exercise.domain.written_times import clock
from exercise.scenario.check.ceilings import Ceilings
from exercise.scenario.check.planned import begins_after, timed
from exercise.scenario.loaded import Loaded
from exercise.scenario.problems import Problem


def before_the_story(loaded: Loaded, _ceilings: Ceilings) -> Iterator[Problem]:
    """Story time only goes forward from where the first phase begins."""
    world = loaded.scenario.world
    zone = ZoneInfo(world.timezone)
    begins = world.phases[0].starts
    for inject in loaded.scenario.injects:
        if isinstance(inject.release, AtStoryTime) and inject.release.stamp < begins:
            message = (
                f"inject {inject.number} can never go out by itself: it is due at"
                f" {_stamp(inject.release.stamp, zone)}, and the story begins at"
                f" {_stamp(begins, zone)}"
            )
            yield loaded.injects[inject.id].at("at").problem("never", message, "error")


def after_its_phase(loaded: Loaded, _ceilings: Ceilings) -> Iterator[Problem]:
    """What is due after the next phase has begun: the facilitator is asked about it then."""
    for row in timed(loaded):
        if row.is_late and row.next_phase_ms is not None:
            message = (
                f"as planned it would go out at {clock(row.written_ms)}, after the next phase"
                f" begins at {clock(row.next_phase_ms)}"
            )
            yield row.at.problem("as-planned", message)


def after_its_end(loaded: Loaded, _ceilings: Ceilings) -> Iterator[Problem]:
    """What has lapsed before it is due, on a day that goes as planned."""
    world = loaded.scenario.world
    for row in timed(loaded):
        expires = row.inject.expires
        ends = None if expires is None else planned_ms(world, expires)
        if ends is not None and row.ms > ends and not row.is_late:
            message = (
                f"as planned it would go out at {clock(row.ms)}, after it expires at {clock(ends)}"
            )
            yield row.source.at("expires").problem("as-planned", message)


def numbers(loaded: Loaded, _ceilings: Ceilings) -> Iterator[Problem]:
    """The MSEL is numbered in the order in which it goes out.

    Of as few injects as can be; what is late for its phase is told of as that.
    """
    by_id = {row.inject.id: row for row in timed(loaded) if not row.is_late}
    rows = [by_id[each.id] for each in loaded.scenario.injects if each.id in by_id]
    kept = in_order([row.ms for row in rows])
    for place, row in enumerate(rows):
        if place in kept:
            continue
        before = max((one for one in kept if one < place), default=None)
        if before is not None and rows[before].ms > row.ms:
            word, other = "before", rows[before]
        else:
            word, other = "after", rows[min(one for one in kept if one > place)]
        message = (
            f"inject {row.inject.number} is planned for {clock(row.ms)},"
            f" {word} inject {other.inject.number} at {clock(other.ms)}"
        )
        yield row.at.problem("order", message)


def in_order(moments: Sequence[int]) -> frozenset[int]:
    """Places of the most that come one after another; the earlier place where it is a choice."""
    ends: list[int] = []  # negated: the latest beginning of so many that come after each other
    follow = [0] * len(moments)  # how many do from a place on
    for place in reversed(range(len(moments))):
        count = bisect_right(ends, -moments[place])
        ends[count : count + 1] = [-moments[place]]
        follow[place] = count + 1
    kept: list[int] = []
    for place, moment in enumerate(moments):
        goes_on = not kept or moment >= moments[kept[-1]]
        if goes_on and follow[place] == len(ends) - len(kept):
            kept.append(place)
    return frozenset(kept)


def deadlines(loaded: Loaded, _ceilings: Ceilings) -> Iterator[Problem]:
    """An answer is due, and a decision falls, before the phase is over."""
    for row in timed(loaded):
        decision = row.inject.decision
        for path, within in (
            (("answer_within",), row.inject.answer_within_ms),
            (("decision", "within"), decision.within_ms if decision else None),
        ):
            ends = row.next_phase_ms
            if within is not None and ends is not None and row.ms < ends < row.ms + within:
                message = (
                    f"the deadline {clock(row.ms + within)} lies after the phase's planned end"
                    f" {clock(ends)}"
                )
                yield row.source.at(*path).problem("order", message)


def prompts(loaded: Loaded, _ceilings: Ceilings) -> Iterator[Problem]:
    """Prompts come one after another, and within their phase."""
    world = loaded.scenario.world
    for number, phase in enumerate(world.phases):
        ends = begins_after(world, number)
        before = 0
        for place, prompt in enumerate(phase.prompts):
            source = loaded.world.at("phases", number, "prompts", place, "at")
            due = phase.planned_ms + prompt.at_ms
            if prompt.at_ms < before:
                message = f"prompts are out of order: the one above is due at {clock(before)}"
                yield source.problem("order", message)
            elif ends is not None and due > ends:
                message = (
                    f"this prompt is due at {clock(due)} from STARTEX,"
                    f" after the next phase begins at {clock(ends)}"
                )
                yield source.problem("order", message)
            before = max(before, prompt.at_ms)


def story(loaded: Loaded, _ceilings: Ceilings) -> Iterator[Problem]:
    """As planned, no phase begins before the moment that the story has reached."""
    phases = loaded.scenario.world.phases
    zone = ZoneInfo(loaded.scenario.world.timezone)
    for number, (phase, following) in enumerate(pairwise(phases), start=1):
        reached = _reached(phase, following.planned_ms)
        if reached is not None and reached > following.starts:
            message = f"the story goes back: as planned it is already at {_stamp(reached, zone)}"
            yield loaded.world.at("phases", number, "starts").problem("order", message)


def _reached(phase: Phase, ms: int) -> datetime | None:
    """Where a phase has taken the story at ``ms``; None beyond the calendar."""
    try:
        return absolute(phase.starts) + timedelta(milliseconds=(ms - phase.planned_ms) * phase.pace)
    except OverflowError:
        return None


def _stamp(moment: datetime, zone: ZoneInfo) -> str:
    with suppress(OverflowError):
        moment = moment.astimezone(zone)
    return moment.isoformat(" ", "minutes")[:16]
