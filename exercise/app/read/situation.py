"""What a viewer knows and wants: briefs, tracks, map, agreements."""

from itertools import islice, pairwise
from textwrap import shorten

from exercise.app.read import moments, ratings, tags
from exercise.app.read.senders import item_ref
from exercise.app.read.viewers import PUBLIC, cell_of
from exercise.app.view_models import situation as vm
from exercise.app.view_models.lobby import BriefView
from exercise.app.view_models.text import paragraphs
from exercise.domain.agreed import standing
from exercise.domain.channels import closed_to
from exercise.domain.payloads import AgreementRecorded, BriefSet, FolderSet, InjectDelivered
from exercise.domain.rulings import track_readers
from exercise.domain.scenario import Track
from exercise.domain.state import State, brief_item, folder_item

MOST_ROWS = 200
MOST_STEPS = 400
"""Changes of a track that are drawn; older ones are beyond a screen's resolution."""
HOUR_MS = 3_600_000
NOTE_LETTERS = 36
"""As much of a title as stands beside a place on the map."""


def situation(state: State, viewer: str) -> vm.SituationView:
    """Region ``situation``."""
    cell = cell_of(viewer)
    folder = _folder(state, cell)
    brief = public_brief(state)
    opening = paragraphs(brief)
    return vm.SituationView(
        cell=tags.cell_tag(state, cell) if cell else None,
        summary=opening[0].replace("**", "") if opening else "",
        public_brief=brief,
        secret_brief=folder.secret_brief if folder else "",
        objectives=ratings.own_objectives(state, cell) if cell else (),
        rater=ratings.rater(state, cell) if cell else "",
        red_lines=folder.red_lines if folder else (),
        relations=_relations(state, folder),
        knows=tuple(folder.knows.items()) if folder else (),
        starting=folder.starting if folder else "",
        starts=moments.planned_start(state, state.the_world.phases[0]),
        lang=state.the_world.language,
    )


def _relations(state: State, folder: FolderSet | None) -> tuple[vm.Relation, ...]:
    """What the cell has to do with each other one, in the scenario's order."""
    said = folder.relations if folder else {}
    tagged = tags.playing_tags(state)
    return tuple(vm.Relation(cell=tag, text=said[tag.id]) for tag in tagged if tag.id in said)


def brief(state: State, viewer: str) -> BriefView:
    """Region ``brief``: what is read in the lobby."""
    world, cell = state.the_world, cell_of(viewer)
    folder = _folder(state, cell)
    return BriefView(
        title=world.title,
        subtitle=world.subtitle,
        public_brief=public_brief(state),
        ground_rules=world.ground_rules,
        secret_brief=folder.secret_brief if folder else "",
        cell=tags.cell_tag(state, cell) if cell else None,
        lang=world.language,
    )


def public_brief(state: State) -> str:
    """The brief for everybody, with a line on who each cell is; without what was erased."""
    lines = [_brief(state, None)]
    for role in state.roles:
        text = _brief(state, role.id)
        if text:
            lines.append(f"**{role.name}.** {text}")
    return "\n\n".join(line for line in lines if line)


def _brief(state: State, cell: str | None) -> str:
    found = state.briefs.get(brief_item(cell))
    return found.text if isinstance(found, BriefSet) else ""


def _folder(state: State, cell: str | None) -> FolderSet | None:
    found = state.briefs.get(folder_item(cell)) if cell else None
    return found if isinstance(found, FolderSet) else None


def channels(state: State, viewer: str) -> vm.ChannelsView:
    """Region ``channels``: whom the cell cannot write to now."""
    closed = closed_to(state, cell_of(viewer) or "")
    tagged = tags.tags(state, closed)
    return vm.ChannelsView(
        closed=tuple(vm.Closed(cell=tag, opens=closed[tag.id]) for tag in tagged)
    )


# ── tracks ───────────────────────────────────────────────────────────────────


def tracks(state: State, viewer: str) -> vm.TracksView:
    """Regions ``tracks`` and ``public_tracks``: those the viewer may see, each with its course."""
    seen = (one for one in state.the_world.tracks if viewer in track_readers(state, one))
    return vm.TracksView(rows=tuple(_track(state, track) for track in seen))


def _track(state: State, track: Track) -> vm.TrackRow:
    points = state.tracks.get(track.id) or ()
    newest = list(islice(points, MOST_STEPS))[::-1]
    steps = tuple(vm.TrackStep(ms=point.t, value=point.value) for point in newest)
    if not steps or steps[0].ms != 0:
        steps = (vm.TrackStep(ms=0, value=track.start), *steps)
    last = newest[-1] if len(newest) > 1 else None
    change = next((b.value - a.value for a, b in pairwise(newest[-2:])), 0)
    return vm.TrackRow(
        id=track.id,
        name=track.name,
        low=track.low,
        high=track.high,
        value=steps[-1].value,
        change=change,
        changed_at=moments.of_mark(state, last.t, last.at) if last else None,
        steps=steps,
        until_ms=max(planned_length(state), steps[-1].ms),
        word=track.word(steps[-1].value),
        counted=track.kind == "counted",
        polled=track.kind == "polled",
        unit=track.unit,
    )


def planned_length(state: State) -> int:
    """How long the exercise is planned to be, ms: its last phase lasts as the one before it."""
    planned = [phase.planned_ms for phase in state.the_world.phases]
    last = planned[-1] - planned[-2] if len(planned) > 1 else 0
    return planned[-1] + (last or HOUR_MS)


# ── map ──────────────────────────────────────────────────────────────────────


def world_map(state: State, viewer: str) -> vm.MapView:
    """Region ``map``: every place under the name that the viewer's cell gives it."""
    cell = cell_of(viewer) or ""
    news = _news_of_places(state, viewer)
    return vm.MapView(
        places=tuple(
            vm.MapPlace(
                name=place.names.get(cell, place.name),
                lat_milli=place.lat_milli,
                lon_milli=place.lon_milli,
                cell=tags.cell_tag(state, place.cell) if place.cell else None,
                note=news.get(place.id, ""),
            )
            for place in state.the_world.places
        ),
        public=viewer == PUBLIC,
    )


def _news_of_places(state: State, viewer: str) -> dict[str, str]:
    """By place: the head of the newest inject about it that the viewer has, cut short."""
    newest: dict[str, tuple[int, str]] = {}
    for row in state.msel.values():
        place = row.inject.place if row.inject else None
        if place is None:
            continue
        for item in (state.items.get(copy) for _, copy in row.deliveries):
            if item and viewer in item.audience and isinstance(item.payload, InjectDelivered):
                told = (item.seq, shorten(item.payload.title, NOTE_LETTERS, placeholder="…"))
                newest[place] = max(newest.get(place, told), told)
    return {place: title for place, (_, title) in newest.items()}


# ── agreements ───────────────────────────────────────────────────────────────


def agreements(state: State, viewer: str) -> vm.AgreementsView:
    """Region ``agreements``, newest first, and last what does not stand; without erased ones."""
    cell = cell_of(viewer) or ""
    rows = []
    for item_id in islice(state.cell_agreements.get(cell) or (), MOST_ROWS):
        item = state.items[item_id]
        ref = item_ref(state, item_id, viewer)
        if ref is None or not isinstance(item.payload, AgreementRecorded):
            continue
        others = [party for party in item.payload.parties if party != cell]
        happened = item.t if item.happened is None else item.happened
        rows.append(
            vm.AgreementRow(
                item=ref,
                text=item.payload.text,
                with_cells=tags.tags(state, others),
                happened=moments.as_of_item(state, item, happened),
                standing=standing(state, item_id, item.payload),
            )
        )
    rows.sort(key=lambda row: row.standing in ("disputed", "withdrawn"))
    return vm.AgreementsView(rows=tuple(rows))
