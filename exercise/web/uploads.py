"""An inject written with a file: both come in one form, and are kept in one transaction.

The file is looked at before anything is kept, and lies in memory alone until then.
"""

import re
import secrets
from io import BytesIO
from pathlib import PurePosixPath
from typing import IO, Any, NoReturn

from flask import Blueprint, Response, jsonify, request
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.formparser import parse_form_data

from exercise.app import door
from exercise.app.answers import Answer, refused
from exercise.app.carried import Brought
from exercise.app.read.msel_view import msel
from exercise.app.running import RunningExercise
from exercise.app.view_models.console import InjectForm
from exercise.domain.refusal import N_, Refused
from exercise.domain.scenario import WHITE, Attachment
from exercise.domain.state import SeatState
from exercise.domain.text import clean_line
from exercise.live.sockets import answer_json
from exercise.scenario import media
from exercise.scenario.attached import LARGEST, file_of
from exercise.web.admission import seated
from exercise.web.context import UPLOADS_PER_SECOND, locale, page, parts, see_other, tr
from exercise.web.errors import wants_json
from exercise.web.problems import Problem
from exercise.web.shells import seat_shell

bp = Blueprint("uploads", __name__)

_TEXTS = 256 * 1024
"""Bytes of everything else in the form."""
_MOST_PARTS = 100
_LINES = ("title", "at", "sender", "medium", "precedence", "inject")
_PROSE = ("text", "notes")
_LONGEST_NAME, _LONGEST_ALT = 200, 1_000

_WHY = {
    "empty": N_("The file is empty."),
    "kind": N_(
        "The file is %(what)s. Only PNG, JPEG, GIF, WebP, PDF, MP3, Ogg, WAV and M4A are shown."
    ),
    "unknown": N_(
        "What the file is cannot be told. Only PNG, JPEG, GIF, WebP, PDF, MP3, Ogg, WAV and M4A"
        " are shown."
    ),
    "damaged": N_("The file is %(what)s, but damaged: its size cannot be read."),
    "pixels": N_("The picture is too large: at most %(most)s million pixels."),
}

Sent = MultiDict[str, str]


@bp.get("/x/<exercise>/s/<seat>/inject")
def ask(exercise: str, seat: str) -> Response:
    """The form on a page of its own, which needs no script."""
    running, own = _white(exercise, seat)
    return _form(running, own, InjectForm())


@bp.post("/x/<exercise>/s/<seat>/inject")
def write(exercise: str, seat: str) -> Response:
    """A row written or amended, with a file or without."""
    running, own = _white(exercise, seat)
    if not parts().uploads.take((running.id, own.id)):
        raise Problem(429, "busy", wait_s=round(1 / UPLOADS_PER_SECOND))
    sent: Sent = MultiDict()
    try:
        sent, file = _received()
        brought = _brought(sent, file)
        answer = door.submit(running, own.id, _identity(sent), _command(sent), brought)
    except Refused as refusal:
        answer = refused(refusal)
    if wants_json():
        return _told(answer)
    if answer.ok:
        return see_other(f"/x/{running.id}/s/{own.id}/")
    return _form(running, own, _typed(sent), tr(answer.message, **answer.values))


def _white(exercise: str, seat: str) -> tuple[RunningExercise, SeatState]:
    running, own = seated(exercise, seat)
    if own.cell != WHITE:
        raise Problem(403, "refused")
    return running, own


def _form(
    running: RunningExercise, own: SeatState, typed: InjectForm, refusal: str = ""
) -> Response:
    state, beside = running.state, running.memory.picture()
    view = msel(state, WHITE)
    return page(
        "write_inject.html",
        409 if refusal else 200,
        shell=seat_shell(running, state, own, "join", beside),
        cells=view.cells,
        personas=view.personas,
        typed=typed,
        refusal=refusal,
    )


def _told(answer: Answer) -> Response:
    return jsonify(answer_json(answer, parts().renderer, locale()))


# ── what was sent ────────────────────────────────────────────────────────────


def _received() -> tuple[Sent, FileStorage | None]:
    """The form's fields, and the file if one was chosen.

    Raises:
        Refused: it is larger than any form that would be taken.
    """
    if (request.content_length or 0) > LARGEST + _TEXTS:
        _refuse_large()
    _, sent, files = parse_form_data(
        request.environ,
        stream_factory=_in_memory,
        max_form_memory_size=_TEXTS,
        max_content_length=LARGEST + _TEXTS,
        max_form_parts=_MOST_PARTS,
    )
    file = files.get("file")
    return sent, file if file and file.filename else None


def _in_memory(
    total_content_length: int | None,  # noqa: ARG001 (so it is called)
    content_type: str | None,  # noqa: ARG001
    filename: str | None,  # noqa: ARG001
    content_length: int | None = None,  # noqa: ARG001
) -> IO[bytes]:
    """What may be secret is not left in a folder for temporary files."""
    return BytesIO()


def _identity(sent: Sent) -> str:
    return sent.get("id") or secrets.token_hex(16)


def _command(sent: Sent) -> dict[str, Any]:
    """The command that the form's fields come to, as over the socket."""
    given = {name: sent[name] for name in (*_LINES, *_PROSE) if sent.get(name)}
    if sent.get("inject"):
        starts = "texts."
        texts = {name[len(starts) :]: text for name, text in sent.items() if name[:6] == starts}
        return {"type": "inject.amend", **given, "texts": texts}
    return {"type": "inject.write", **given, "to": sent.getlist("to[]")}


def _typed(sent: Sent) -> InjectForm:
    given = {name: sent.get(name, "") for name in (*_LINES, *_PROSE) if name != "inject"}
    return InjectForm(to=tuple(sent.getlist("to[]")), **given)


# ── the file ─────────────────────────────────────────────────────────────────


def _brought(sent: Sent, file: FileStorage | None) -> Brought | None:
    """The file as readers get it, if one was chosen.

    Raises:
        Refused: it is not one that can be shown, or nobody says what the picture shows.
    """
    if file is None:
        if sent.get("file_title") or sent.get("file_alt"):
            raise Refused("no_file", N_("Choose the file that you describe."))
        return None
    data = file.stream.read()
    if len(data) > LARGEST:
        _refuse_large()
    try:
        what = media.recognised(data)
    except media.Unreadable as wrong:
        most = media.MOST_PIXELS // 1_000_000
        raise Refused("bad_file", _WHY[wrong.why], what=tr(wrong.what), most=most) from wrong
    known = file_of(data, what, PurePosixPath(_last_name(file.filename or "")))
    alt = _line(sent, "file_alt", _LONGEST_ALT)
    if known.kind == "image" and not alt:
        raise Refused("no_alt", N_("Say what the picture shows, for who cannot see it."))
    title = _line(sent, "file_title", _LONGEST_NAME) or PurePosixPath(known.name).stem
    return Brought(Attachment(file=known, title=title, alt=alt), data)


def _last_name(name: str) -> str:
    """Without the folders that some browsers send with it."""
    return re.split(r"[/\\]", name)[-1][-_LONGEST_NAME:]


def _line(sent: Sent, name: str, longest: int) -> str:
    try:
        return clean_line(sent.get(name, ""))[:longest]
    except ValueError:
        raise Problem(400, "bad_request") from None


def _refuse_large() -> NoReturn:
    most = LARGEST // 1_000_000
    raise Refused("large_file", N_("A file has at most %(most)s MB."), most=most)
