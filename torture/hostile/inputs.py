"""What vandals send: shapes for hypothesis, around what would be right."""

from typing import Any

from hypothesis import strategies as st

from exercise.domain.commands import AnyCommand

KINDS: tuple[str, ...] = tuple(
    kind
    for one in AnyCommand.__origin__.__args__  # type: ignore[attr-defined]
    for kind in one.model_fields["type"].annotation.__args__
)
DRAFTS = ("draft.open", "draft.save", "draft.take", "draft.opinion", "draft.discard")
FIELDS = (
    *("item", "to", "text", "answers", "persona", "move", "moves", "title", "instrument", "order"),
    *("openness", "targets", "tags", "intent", "takes_ms", "draft", "version", "parties", "seat"),
    *("happened_ms", "inject", "due", "phase", "rate_milli", "to_ms", "cell", "request", "person"),
    *("received", "opened", "note", "texts", "tracks", "outcome", "supersedes", "waiting", "v"),
)
NASTY = (
    *("\x00", "\ud800", "\u202e\u2066abc", "\u200b" * 50, "<script>alert(1)</script>", "{{7*7}}"),
    *("'; DROP TABLE entry; --", "%(x)s %s {0}", "../../etc/passwd", "a\r\nSet-Cookie: x=y"),
    *("A" * 10_000, "é́" * 3_000, "🏴" * 500, "NaN", "1e999", "-0", "\ufeff", "\x1b[31m"),
)

words = st.one_of(
    st.sampled_from(NASTY),
    st.text(max_size=40),
    st.sampled_from(("red", "blue", "white", "red.head", "white.facilitator", "seat:red.head")),
)
numbers = st.one_of(
    st.integers(-(2**70), 2**70), st.floats(allow_nan=False, allow_infinity=False), st.booleans()
)
json_values: st.SearchStrategy[Any] = st.recursive(
    st.one_of(st.none(), numbers, words),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.sampled_from(FIELDS), inner, max_size=4)
    ),
    max_leaves=8,
)
deep = st.integers(50, 3_000).map(lambda depth: "[" * depth + "]" * depth)
commands = st.one_of(
    st.fixed_dictionaries(
        {"type": st.sampled_from((*KINDS, *DRAFTS))},
        optional=dict.fromkeys(FIELDS, st.one_of(words, json_values)),
    ),
    st.dictionaries(st.one_of(st.just("type"), words), json_values, max_size=4),
    json_values,
)
"""Commands, some with every field wrong, some with almost all of them right."""
ids = st.one_of(
    st.sampled_from(("replayed", "", "x" * 65, "\x00", "é")), st.text(max_size=70), json_values
)
paths = st.one_of(
    st.sampled_from(
        (
            *("/", "/join", "/home", "/healthz", "/qr.svg", "/owner/x", "/favicon.ico", "//evil"),
            *("/static/../../key", "/static/%2e%2e/%2e%2e/key", "/static/js/", "/static/%00"),
            *("/x/EX/s/red.head/", "/x/EX/s/red.head/stream?viewer=cell:blue&after=0"),
            *("/x/EX/s/blue.head/command", "/x/EX/s/red.head/msel/x", "/x/EX/s/red.head/report"),
            *("/x/EX/s/red.head/report/../../key.pdf", "/x/EX/join/red/guess", "/x/EX/console"),
            *(
                "/x/EX/s/red.head/stream?after=-1",
                "/x/EX/s/red.head/feed?before=%ff",
                "/x/EX/follow",
            ),
            *(
                "/x/OTHER/s/red.head/",
                "/x/EX/waiting/none",
                "/x/EX/projector/none",
                "/exercises/start",
            ),
            *("/x/EX/qr/red/none.svg", "/x/EX/s/red.head/sit/blue.press", "/x/EX/s/red.head/leave"),
        )
    ),
    st.text(st.characters(min_codepoint=1, max_codepoint=255), max_size=60).map("/".__add__),
)
methods = st.sampled_from(("GET", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"))
origins = st.sampled_from(("OWN", "OWN", "http://evil.example", "null", "", "http://127.0.0.1"))
headers = st.lists(
    st.tuples(
        st.sampled_from(
            (
                *("Accept-Language", "Range", "Referer", "X-Forwarded-For", "Cookie", "Accept"),
                *("If-None-Match", "Content-Type", "X-HTTP-Method-Override", "Host", "Upgrade"),
            )
        ),
        st.one_of(words, st.sampled_from(("text/html", "application/json", "bytes=0-999999"))),
    ),
    max_size=3,
)
bodies = st.one_of(
    st.binary(max_size=200),
    st.sampled_from((b"", b"name=" + b"A" * 10_000, b"code=AAAA-AAAA", b"{" * 2_000)),
    deep.map(str.encode),
)
events = st.sampled_from(("command", "resume", "connect", "disconnect", "packet", "no such thing"))
