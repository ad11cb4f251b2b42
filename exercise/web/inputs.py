"""What browsers send, cut to a length and cleaned of what cannot be kept."""

from flask import request

from exercise.domain.text import clean_line
from exercise.web.problems import Problem

MAX_NUMBER = 10**12


def form_text(name: str, longest: int) -> str:
    """A line of a form; empty when it is missing.

    Raises:
        Problem: a character that no encoding can carry.
    """
    return _clean(request.form.get(name, ""), longest)


def query_text(name: str, longest: int) -> str:
    """As :func:`form_text`, of the query."""
    return _clean(request.args.get(name, ""), longest)


def query_number(name: str, default: int, *, most: int = MAX_NUMBER) -> int:
    """A whole number of the query, from 0 to ``most``.

    Raises:
        Problem: it is something else.
    """
    text = request.args.get(name)
    if text is None:
        return default
    if not text.isascii() or not text.isdigit() or len(text) > len(str(MAX_NUMBER)):
        raise Problem(400, "bad_request")
    return min(int(text), most)


def _clean(text: str, longest: int) -> str:
    try:
        return clean_line(text[: longest + 1])
    except ValueError:
        raise Problem(400, "bad_request") from None
