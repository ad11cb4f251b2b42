"""The facilitator's home, the report page, and pages that say why not."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from urllib.parse import urljoin

from exercise.app.view_models.bar import RunState
from exercise.app.view_models.common import CellTag
from exercise.app.view_models.people import LinkRow


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseRowView:
    id: str
    name: str
    scenario: str
    """Scenario's title."""
    scenario_hash: str
    state: RunState
    created: datetime
    t_ms: int
    console_url: str
    report_url: str
    projector_url: str
    """Public screen."""
    links: tuple[tuple[CellTag, LinkRow], ...] = ()
    observer: LinkRow | None = None
    organiser: LinkRow | None = None
    entries: int = 0
    seated: int = 0
    seats: int = 0
    discard_action: str = ""
    """POST; empty when it may not be discarded (it is running)."""
    current: bool = False
    """The one that this start of the server opened."""

    @property
    def projector(self) -> LinkRow | None:
        """The public screen's link, at the address that the other links have."""
        if self.observer is None:
            return None
        return LinkRow(url=urljoin(self.observer.url, self.projector_url), code="", qr="")


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView:
    exercises: tuple[ExerciseRowView, ...]
    """Newest first."""
    start_action: str
    """POST with ``name``: starts another from the folder the server was given."""
    scenario_title: str
    scenario_folder: str
    addresses: tuple[str, ...] = ()
    """Addresses that others can reach; empty when only this machine can."""
    version: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRequest:
    """One making of the report."""

    id: str
    state: Literal["making", "ready", "failed"]
    asked: datetime
    names: bool
    done: int = 0
    """Per cent."""
    step: str = ""
    """What is being made now, translated."""
    download_url: str = ""
    pages: int = 0
    size: int = 0
    """Bytes."""
    head_hash: str = ""
    entries: int = 0
    error: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportChapter:
    title: str
    """Translated."""
    page: int = 0
    """Where it begins in the newest report; 0 as long as there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """Region ``report``, newest first; beside it the contents are set as a page."""

    started: bool
    requests: tuple[ReportRequest, ...] = ()
    chapters: tuple[ReportChapter, ...] = ()
    """What the report contains, or will."""
    make_action: str = ""
    """POST with ``names`` (``yes`` or absent)."""
    name: str = ""
    """The exercise's name."""
    marking: str = ""

    @property
    def busy(self) -> bool:
        """Whether one is being made: then the page looks again."""
        return any(one.state == "making" for one in self.requests)


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorView:
    """A page that says why not, and what to do."""

    code: int
    kind: Literal[
        "not_found",
        "link_invalid",
        "refused",
        "starting",
        "bad_request",
        "too_large",
        "failed",
        "seat_lost",
        "method",
        "busy",
    ]
    detail: str = ""
    """A translated sentence, if there is more to say."""
    home_url: str = ""
    retry_after_s: int = 0
