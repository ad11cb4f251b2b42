"""The follower: reads on from the last entry it told, and tells those who may know.

No command handler sends anything. Whatever was appended since the follower's last turn goes out
in one packet per stream, rendered once for all who read the very same bytes.
"""

import logging
import time
from collections import defaultdict, deque
from collections.abc import Callable, Sequence
from typing import Any, Protocol

import gevent
from gevent.event import Event
from gevent.lock import RLock

from exercise.app.beside import Beside
from exercise.app.read.regions import (
    BESIDE_REGIONS,
    DRAFT_REGIONS,
    TIMED_REGIONS,
    regions_of,
)
from exercise.app.rights import Rights, rights_of
from exercise.app.running import RunningExercise, Told
from exercise.domain.audience import STAFF, WHITE, cell_viewer
from exercise.domain.state import Life, State
from exercise.live.claims import seat_held
from exercise.live.clients import Channel, Client, Clients, beat_room
from exercise.live.faults import spared
from exercise.live.kept import Kept
from exercise.live.packets import (
    History,
    Marked,
    fresh_packet,
    html_packet,
    json_packet,
    render_regions,
)
from exercise.live.rendering import Renderer
from exercise.live.wire import Encoded, Json, clock_json

log = logging.getLogger(__name__)

SEATING = frozenset(("seat.added", "seat.taken", "seat.left", "right.set", "link.renewed"))
BESIDE = BESIDE_REGIONS | DRAFT_REGIONS | TIMED_REGIONS
"""Regions that change without an entry: whoever comes back gets them as they are at that moment."""
GATHER_S = 0.02
"""How long the follower lets commands under way finish first, so that one packet tells of all."""
REST_S = 0.1
"""At most; as long as a turn took, the follower rests: half of a busy server is for commands, and
one packet tells of more of them."""
BREATH_S = 0.005
"""How long it renders before it lets others on: what falls due meanwhile is not kept waiting."""


class Emit(Protocol):
    """Sends to a room, or to one socket by its id."""

    def __call__(self, name: str, data: Any, *, to: str) -> object: ...


class Follower:
    """Tells every socket what its streams got. One per process."""

    def __init__(
        self,
        clients: Clients,
        renderer: Renderer,
        *,
        emit: Emit,
        leave: Callable[[Client], None],
    ) -> None:
        self._clients = clients
        self._renderer = renderer
        self._emit = emit
        self._leave = leave
        self._wake = Event()
        self._exercises: dict[str, RunningExercise] = {}
        self._histories: dict[str, History] = {}
        self._pending: dict[str, deque[Told]] = defaultdict(deque)
        self._drafts_changed: set[tuple[str, str]] = set()
        self._presence_changed: dict[str, set[str]] = defaultdict(set)
        self._time_passed: set[str] = set()
        self._kept = Kept()
        self._breathed = time.monotonic()
        self._telling = RLock()
        """Held while something is told, for one rendering may take several breaths: what was made
        from an older picture of presence never goes out after what was made from a newer one."""

    # ── hearing ──────────────────────────────────────────────────────────────

    def follow(self, exercise: RunningExercise) -> None:
        """From now on, tells what is appended to this exercise."""
        self._exercises[exercise.id] = exercise
        self._histories[exercise.id] = History(exercise.state)

        def hear(told: Sequence[Told]) -> None:
            self._pending[exercise.id].extend(told)
            self._wake.set()

        def hear_drafts(cell: str) -> None:
            self._drafts_changed.add((exercise.id, cell))
            self._wake.set()

        def hear_presence(cell: str) -> None:
            self._presence_changed[exercise.id].add(cell)

        def hear_passed() -> None:
            self._time_passed.add(exercise.id)
            self._wake.set()

        exercise.subscribe(hear)
        exercise.notices.on_drafts(hear_drafts)
        exercise.notices.on_presence(hear_presence)
        exercise.notices.on_passed(hear_passed)

    def forget(self, exercise: str) -> None:
        """An exercise was discarded."""
        self._exercises.pop(exercise, None)
        self._histories.pop(exercise, None)

    # ── telling ──────────────────────────────────────────────────────────────

    def run(self) -> None:
        """Follows for ever. A turn that fails is logged; clients see the gap and ask again."""
        while True:
            self._wake.wait()
            self._let_others_finish()
            self._wake.clear()
            began = time.monotonic()
            with spared("a turn"):
                self.turn()
            gevent.sleep(min(time.monotonic() - began, REST_S))

    def _let_others_finish(self) -> None:
        """Commands under way go first, for a moment: what they append is told with the rest."""
        began = time.monotonic()
        while time.monotonic() - began < GATHER_S and any(
            exercise.under_way for exercise in list(self._exercises.values())
        ):
            gevent.sleep(GATHER_S / 20)

    def _breathe(self) -> None:
        if time.monotonic() - self._breathed >= BREATH_S:
            gevent.sleep(0)
            self._breathed = time.monotonic()

    def turn(self) -> None:
        """Tells everything that is pending."""
        with self._telling:
            self._turn()

    def _turn(self) -> None:
        for exercise_id in [one for one, pending in self._pending.items() if pending]:
            with spared(f"telling exercise {exercise_id}"):
                self._tell(self._exercises[exercise_id])
        changed, self._drafts_changed = self._drafts_changed, set()
        for exercise_id, cell in changed:
            self._notice(exercise_id, {cell_viewer(cell)}, DRAFT_REGIONS)
        held, self._time_passed = self._time_passed, set()
        for exercise_id in held:
            self._notice(exercise_id, set(STAFF), TIMED_REGIONS)

    def _tell(self, exercise: RunningExercise) -> None:
        pending, self._pending[exercise.id] = self._pending[exercise.id], deque()
        history = self._histories[exercise.id]
        marked = history.add(pending)
        self._kept.clear()
        seating = [one.told for one in marked if one.told.entry.kind in SEATING]
        if seating:
            self._reseat(exercise, seating[0].before, history.state)
        by_viewer: dict[str, list[Marked]] = defaultdict(list)
        for one in marked:
            for viewer in one.told.entry.audience:
                by_viewer[viewer].append(one)
        state, channels = history.state, self._clients.channels(exercise.id)
        # The staff's pages are the heaviest: whoever plays does not wait for them. After each, what
        # was told gets on its way.
        for channel in sorted(channels, key=lambda one: one.viewer in STAFF):
            mine = by_viewer.get(channel.viewer)
            if mine:
                self._send(exercise, state, channel, mine)
                gevent.sleep(0)
                self._breathed = time.monotonic()

    def _send(
        self,
        exercise: RunningExercise,
        state: State,
        channel: Channel,
        marked: Sequence[Marked],
    ) -> None:
        with spared(f"rendering for {channel.viewer}"):
            packet = self._packet(exercise, state, channel, marked, self._breathe)
            self._emit("packet", {**packet, "clock": clock_json(exercise)}, to=channel.room)

    def _packet(
        self,
        exercise: RunningExercise,
        state: State,
        channel: Channel,
        marked: Sequence[Marked],
        breathe: Callable[[], None],
    ) -> Json:
        if channel.mode == "json":
            return json_packet(state, marked, channel.viewer)
        return html_packet(
            state,
            marked,
            channel.viewer,
            beside=exercise.memory.picture(),
            renderer=self._renderer,
            locale=channel.locale,
            breathe=breathe,
        )

    # ── people ───────────────────────────────────────────────────────────────

    def _reseat(self, exercise: RunningExercise, before: State, after: State) -> None:
        """Lets go of sockets whose seat was taken from them, before anything more is told."""
        for client in self._clients.of_exercise(exercise.id):
            held = seat_held(exercise, client)
            if held != client.seat:
                self._leave(client)
                self._emit("gone" if held is None else "moved", {}, to=client.sid)
            elif held in after.seats:
                rights = rights_of(after, held)
                if rights != rights_of(before, held):
                    self._emit("seat", rights_json(rights), to=client.sid)

    # ── beside the log ───────────────────────────────────────────────────────

    def tell_presence(self) -> None:
        """Tells who came and went since the last call; called about once a second."""
        with self._telling:
            self._tell_presence()

    def _tell_presence(self) -> None:
        changed, self._presence_changed = self._presence_changed, defaultdict(set)
        for exercise_id, cells in changed.items():
            exercise = self._exercises.get(exercise_id)
            if exercise is None:
                continue
            lobby = exercise.state.life is Life.LOBBY
            told = None if lobby else {WHITE, *map(cell_viewer, cells)}
            self._notice(exercise_id, told, BESIDE_REGIONS)

    def _notice(self, exercise_id: str, viewers: set[str] | None, names: frozenset[str]) -> None:
        """Sends these regions to these viewers; to all when None."""
        exercise = self._exercises.get(exercise_id)
        if exercise is None:
            return
        for channel in self._clients.channels(exercise_id):
            regions = names & set(regions_of(channel.viewer))
            wanted = viewers is None or channel.viewer in viewers
            if channel.mode == "html" and regions and wanted:
                with spared(f"noticing for {channel.viewer}"):
                    beside = exercise.memory.picture()
                    notice = self._notice_of(
                        exercise.id, channel.viewer, channel.locale, regions, beside
                    )
                    self._emit("notice", notice, to=channel.room)

    def _notice_of(
        self,
        exercise_id: str,
        viewer: str,
        locale: str,
        regions: frozenset[str] | set[str],
        beside: Beside,
    ) -> Json:
        state = self._histories[exercise_id].state
        html = render_regions(state, viewer, regions, beside, self._renderer, locale)
        return {"viewer": viewer, "regions": html}

    def beat(self) -> None:
        """Tells every stream's newest cursor and the clock, so that an unseen gap is noticed."""
        with self._telling:
            for exercise in list(self._exercises.values()):
                with spared(f"the beat of exercise {exercise.id}"):
                    self._beat(exercise)

    def _beat(self, exercise: RunningExercise) -> None:
        channels = self._clients.channels(exercise.id)
        if not channels:
            return
        clock = clock_json(exercise)
        cursors = self._histories[exercise.id].state.cursors
        for viewer in sorted({channel.viewer for channel in channels}):
            beat = {"cursors": {viewer: cursors.get(viewer) or 0}, "clock": clock}
            self._emit("beat", beat, to=beat_room(exercise.id, viewer))

    # ── coming back ──────────────────────────────────────────────────────────

    def resume(self, client: Client, cursors: dict[str, int]) -> Json:
        """What an html client missed, per stream, and what stands beside the log."""
        exercise = self._exercises[client.exercise]
        picture = exercise.memory.picture()
        packets = []
        notices = []
        for viewer in client.viewers:
            packet = self._missed(exercise, viewer, cursors.get(viewer, 0), client.locale)
            if packet is not None:
                packets.append(packet)
            beside = self._stands_beside(exercise.id, viewer, client.locale, picture)
            if beside is not None:
                notices.append(beside)
        return {"packets": packets, "notices": notices, "clock": clock_json(exercise)}

    def _missed(
        self, exercise: RunningExercise, viewer: str, cursor: int, locale: str
    ) -> Encoded | None:
        """Made once for all who are as far behind; all who need the whole page get the same."""
        history = self._histories[exercise.id]
        newest = history.state.cursors.get(viewer) or 0
        if cursor == newest:
            return None
        marked = history.since(viewer, cursor) if cursor < newest else None
        key = (exercise.id, viewer, locale, None if marked is None else cursor)

        def make() -> Encoded:
            return Encoded.of(self._make(exercise, viewer, marked, locale))

        return self._kept.get(key, None, make)

    def _stands_beside(
        self, exercise_id: str, viewer: str, locale: str, picture: Beside
    ) -> Encoded | None:
        """Made once for all, for as long as nothing beside the log is another."""
        regions = BESIDE & set(regions_of(viewer))
        if not regions:
            return None

        def make() -> Encoded:
            return Encoded.of(self._notice_of(exercise_id, viewer, locale, regions, picture))

        return self._kept.get((exercise_id, viewer, locale, "beside"), picture, make)

    def _make(
        self,
        exercise: RunningExercise,
        viewer: str,
        marked: Sequence[Marked] | None,
        locale: str,
    ) -> Json:
        state = self._histories[exercise.id].state
        if marked is not None:
            channel = Channel(exercise.id, viewer, "html", locale)
            return self._packet(exercise, state, channel, marked, _at_a_stretch)
        return fresh_packet(
            state,
            viewer,
            set(regions_of(viewer)) - BESIDE,
            beside=exercise.memory.picture(),
            renderer=self._renderer,
            locale=locale,
        )


def _at_a_stretch() -> None:
    """Takes no breath: what is made for many who come back is made once, from one picture."""


def rights_json(rights: Rights) -> Json:
    """Rights as a page's body carries them."""
    return {
        "can_submit": rights.can_submit,
        "can_speak": rights.can_speak,
        "can_drive": rights.can_drive,
        "can_manage": rights.can_manage,
        "head": rights.head,
    }
