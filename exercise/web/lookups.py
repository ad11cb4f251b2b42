"""Texts of templates that nothing is filled into are looked up: asking gettext cost a call each."""

from collections.abc import Iterator

from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

TEXTS = "_texts"
"""Global of the environment: a mapping from each text to what stands for it."""

_CALL = (("name", "_"), ("lparen", "("), ("string", None), ("rparen", ")"))


class LookedUp(Extension):
    """Reads ``_("…")`` as ``_texts["…"]``."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        seen: list[Token] = []
        for token in stream:
            seen.append(token)
            while seen and not _may_be_call(seen):
                yield seen.pop(0)
            if len(seen) == len(_CALL):
                yield from _looked_up(seen)
                seen.clear()
        yield from seen


def _may_be_call(tokens: list[Token]) -> bool:
    return all(
        token.type == kind and value in (None, token.value)
        for token, (kind, value) in zip(tokens, _CALL, strict=False)
    )


def _looked_up(call: list[Token]) -> Iterator[Token]:
    _, _, text, _ = call
    yield Token(text.lineno, "name", TEXTS)
    yield Token(text.lineno, "lbracket", "[")
    yield text
    yield Token(text.lineno, "rbracket", "]")
