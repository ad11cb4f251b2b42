"""A request that is answered by a page, or JSON, that says why not."""

from typing import Literal

Kind = Literal[
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


class Problem(Exception):
    """``detail`` is an English msgid, filled from ``values`` once translated."""

    def __init__(
        self, status: int, kind: Kind, detail: str = "", *, wait_s: int = 0, **values: object
    ) -> None:
        super().__init__(detail or kind)
        self.status = status
        self.kind: Kind = kind
        self.detail = detail
        self.wait_s = wait_s
        self.values = values


class Elsewhere(Exception):
    """What was asked for is at another path of this server now."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path
