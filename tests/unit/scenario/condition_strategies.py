"""Conditions of every kind, as deep as anybody would write them."""

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

slugs = st.from_regex(r"[a-z][a-z0-9-]{0,39}", fullmatch=True)
_several = st.lists(slugs, max_size=2)
_scores = st.integers(-100, 100)
_tally: Mapping[str, st.SearchStrategy[Any]] = {
    "count": st.integers(1, 100),
    "within_ms": st.integers(1_000, 10**8),
    "since": slugs,
}
_move: Mapping[str, st.SearchStrategy[Any]] = {
    **_tally,
    "by": _several,
    "instrument": _several,
    "tag": _several,
    "target": _several,
    "openness": st.lists(st.sampled_from(["public", "private", "secret"]), max_size=2),
    "menu": _several,
}


def _said(key: str, optional: Mapping[str, Any], **required: Any) -> st.SearchStrategy[Any]:
    return st.fixed_dictionaries(
        {key: st.fixed_dictionaries(required, optional=dict(optional))},
    )


def _single(releases: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    has = {"has": st.sampled_from(["released", "opened", "acknowledged", "answered"])}
    left = {"left": st.sampled_from(["unopened", "unacknowledged", "unanswered"])}
    of_inject = {"by": _several, "for_ms": st.integers(0, 10**8)}
    return st.one_of(
        st.fixed_dictionaries({"at": releases}),
        st.fixed_dictionaries({"phase": slugs}),
        _said("move", _move),
        _said("ruling", {**_move, "outcome": _several, "takes_effect": st.booleans()}),
        _said("track", {"until": _scores}, of=slugs, at_least=_scores),
        _said("track", {"until": _scores}, of=slugs, at_most=_scores),
        _said("inject", of_inject, inject=slugs, **has),
        _said("inject", of_inject, inject=slugs, **left),
        _said("message", {**_tally, "sender": _several, "to": _several, "either": st.booleans()}),
        _said("agreement", {**_tally, "between": _several}),
        _said("decision", {"chosen": _several, "by_default": st.booleans()}, of=slugs),
    )


def conditions(releases: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Single things, and all, any and none of several of them."""
    return st.recursive(
        _single(releases),
        lambda parts: st.one_of(
            st.fixed_dictionaries({"all_of": st.lists(parts, min_size=1, max_size=3)}),
            st.fixed_dictionaries({"any_of": st.lists(parts, min_size=1, max_size=3)}),
            st.fixed_dictionaries({"none_of": parts}),
        ),
        max_leaves=6,
    )
