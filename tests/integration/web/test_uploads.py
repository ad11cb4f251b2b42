"""Files that come with an inject during the day: looked at, kept, read by who gets the inject."""

import struct
from io import BytesIO

import pytest
from werkzeug.test import TestResponse

from exercise.app import carried
from exercise.app.running import RunningExercise
from exercise.domain.payloads import InjectDelivered
from exercise.domain.scenario import File
from exercise.domain.state import FACILITATOR
from exercise.scenario.attached import LARGEST
from exercise.store.store import SqlStore
from exercise.store.verification import verify
from exercise.web.context import UPLOADS_AT_ONCE
from tests.integration.web.conftest import ORIGIN, Browser, Site
from tests.integration.web.test_files import must, path_of, release, staff
from tests.unit.scenario.attachments import PDF, WAV, gif, png

STILL = png(640, 480)
INJECT: dict[str, object] = {
    "title": "Smoke over the pier",
    "sender": "Harbour police",
    "medium": "cable",
    "text": "See the picture.",
    "to[]": ["tokyo"],
}
PICTURE: dict[str, object] = {**INJECT, "file_alt": "Smoke over a crane"}


@pytest.fixture
def exercise(site: Site) -> RunningExercise:
    made = site.create()
    must(made, "exercise.start")
    return made


@pytest.fixture
def white(site: Site, exercise: RunningExercise) -> Browser:
    owner = site.facilitator()
    owner.post(f"/x/{exercise.id}/console")
    return owner


def send(
    browser: Browser,
    exercise: RunningExercise,
    data: bytes | None = STILL,
    name: str = "smoke.png",
    *,
    seat: str = FACILITATOR,
    fields: dict[str, object] = PICTURE,
    json: bool = True,
    origin: str | None = ORIGIN,
) -> TestResponse:
    form = {**fields} if data is None else {**fields, "file": (BytesIO(data), name)}
    headers = {"Origin": origin} if origin else {}
    if json:
        headers["Accept"] = "application/json"
    return browser.client.post(
        f"/x/{exercise.id}/s/{seat}/inject",
        data=form,
        headers=headers,
        content_type="multipart/form-data",
    )


def file_of(exercise: RunningExercise, answer: TestResponse) -> File:
    row = exercise.state.msel[answer.json["inject"]]  # type: ignore[index]
    assert row.inject is not None
    return row.inject.attachments[0].file


def refusal(exercise: RunningExercise, answer: TestResponse) -> tuple[str, str]:
    """Code and message of what was not done, and left nothing behind."""
    assert answer.json is not None
    assert not answer.json["ok"]
    assert exercise.files.size() == 0
    assert not any(row.inject and row.inject.attachments for row in exercise.state.msel.values())
    return answer.json["code"], answer.json["message"]


def test_a_picture_goes_to_who_gets_the_inject_and_to_nobody_else(
    site: Site, exercise: RunningExercise, white: Browser
) -> None:
    aya = site.seated(exercise, "tokyo", "tokyo.head", "Aya")
    bo = site.seated(exercise, "seoul", "seoul.head", "Bo")
    answer = send(white, exercise)
    row, file = answer.json["inject"], file_of(exercise, answer)  # type: ignore[index]
    assert (file.name, file.media_type, file.size) == ("smoke.png", "image/png", len(STILL))
    assert (file.width, file.height) == (640, 480)
    planned = f"planned/{row}/{file.digest}"
    assert white.get(f"/x/{exercise.id}/s/{FACILITATOR}/{planned}").data == STILL
    assert aya.get(f"/x/{exercise.id}/s/tokyo.head/{planned}").status_code == 404
    item = release(exercise, row)["tokyo"]
    page = aya.get(f"/x/{exercise.id}/s/tokyo.head/").text
    assert f'src="file/{item}/0" alt="Smoke over a crane"' in page
    assert aya.get(path_of(exercise, "tokyo.head", item)).data == STILL
    assert bo.get(path_of(exercise, "seoul.head", item)).status_code == 404
    assert "smoke" not in bo.get(f"/x/{exercise.id}/s/seoul.head/").text.lower()


def test_the_log_has_what_it_is_and_the_bytes_lie_beside_it(
    site: Site, exercise: RunningExercise, white: Browser
) -> None:
    file = file_of(exercise, send(white, exercise))
    store = site.exercises._store
    assert isinstance(store, SqlStore)
    newest = list(store.read(exercise.id))[-1]
    assert newest.kind == "inject.planned"
    assert f'"digest":"{file.digest}"' in (newest.text or "")
    assert store.file(exercise.id, file.digest) == STILL
    assert verify(store, exercise.id).problem is None


def test_erased_with_the_row_it_is_gone_for_good(
    site: Site, exercise: RunningExercise, white: Browser
) -> None:
    answer = send(white, exercise)
    row = answer.json["inject"]  # type: ignore[index]
    item = release(exercise, row)["tokyo"]
    assert exercise.files.size() == len(STILL)
    must(exercise, "item.erase", item=item, reason="true")
    assert exercise.files.size() == 0
    assert white.get(path_of(exercise, FACILITATOR, item)).status_code == 404


def test_a_repeat_is_done_once(exercise: RunningExercise, white: Browser) -> None:
    fields = {**PICTURE, "id": "same"}
    first, again = (send(white, exercise, fields=fields).json for _ in range(2))
    assert first == again
    assert sum(bool(row.inject and row.inject.attachments) for row in exercise.state.msel.values())


def test_the_same_file_twice_is_kept_once(exercise: RunningExercise, white: Browser) -> None:
    assert file_of(exercise, send(white, exercise)) == file_of(exercise, send(white, exercise))
    assert exercise.files.size() == len(STILL)


def test_a_row_that_stands_takes_more_files_but_not_more_than_nine(
    exercise: RunningExercise, white: Browser
) -> None:
    row = send(white, exercise).json["inject"]  # type: ignore[index]
    amended = {"inject": row, "text": "See both.", "texts.tokyo": "You know why."}
    assert send(white, exercise, WAV, "call.wav", fields=amended).json["ok"]  # type: ignore[index]
    inject = exercise.state.msel[row].inject
    assert inject is not None
    assert [one.title for one in inject.attachments] == ["smoke", "call"]
    assert (inject.text, inject.wording["tokyo"].text) == ("See both.", "You know why.")
    for _ in range(7):
        assert send(white, exercise, PDF, "a.pdf", fields={"inject": row}).json["ok"]  # type: ignore[index]
    tenth = send(white, exercise, PDF, "a.pdf", fields={"inject": row}).json
    assert tenth is not None
    assert tenth["code"] == "files_full"


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (b"<!doctype html><script>alert(1)</script>", "photo.png", "The file is HTML."),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "photo.png", "The file is SVG."),
        (b"PK\x03\x04" + bytes(50), "photo.png", "The file is a ZIP archive"),
        (b"MZ" + bytes(90), "photo.jpg", "The file is a program."),
        (b"\x00" * 40, "photo.gif", "What the file is cannot be told."),
        (b"", "photo.png", "The file is empty."),
        (png(60_000, 60_000), "photo.png", "The picture is too large: at most 25 million pixels."),
        (gif(4, 4, (65_000, 65_000)), "photo.gif", "The picture is too large"),
        (png()[:18], "photo.png", "The file is PNG, but damaged"),
        (b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"<svg", "a.png", "damaged"),
    ],
    ids=["html", "svg", "zip", "program", "noise", "empty", "bomb", "frames", "cut", "dressed"],
)
def test_what_is_not_shown_is_refused_with_a_word_on_why(
    exercise: RunningExercise, white: Browser, data: bytes, name: str, says: str
) -> None:
    code, message = refusal(exercise, send(white, exercise, data, name))
    assert code == "bad_file"
    assert says in message


@pytest.mark.parametrize(
    "data", [STILL + bytes(LARGEST), PDF + bytes(LARGEST + 1_000_000)], ids=["more", "much more"]
)
def test_more_than_ten_megabytes_are_refused(
    exercise: RunningExercise, white: Browser, data: bytes
) -> None:
    head = b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n'
    answer = white.client.post(
        f"/x/{exercise.id}/s/{FACILITATOR}/inject",
        data=head + data + b"\r\n--b--\r\n",
        headers={"Origin": ORIGIN, "Accept": "application/json"},
        content_type="multipart/form-data; boundary=b",
    )
    assert refusal(exercise, answer) == ("large_file", "A file has at most 10 MB.")


def test_a_picture_needs_words_for_who_cannot_see_it_and_a_recording_none(
    exercise: RunningExercise, white: Browser
) -> None:
    assert refusal(exercise, send(white, exercise, fields=INJECT))[0] == "no_alt"
    assert file_of(exercise, send(white, exercise, WAV, "a.wav", fields=INJECT)).kind == "audio"


@pytest.mark.parametrize(
    ("name", "saved"),
    [
        ("../../etc/passwd.png", "passwd.png"),
        ("C:/Shared/ito/smoke.png", "smoke.png"),
        ("evil.html", "evil.png"),
        ("smoke.PNG", "smoke.png"),
        ("a\u202egnp.exe", "agnp.png"),
        ("煙と港.png", "煙と港.png"),
        ("s\x00m\x1boke.png", "smoke.png"),
        (".png", ".png.png"),
        ("x" * 3_000 + ".png", "x" * 80 + ".png"),
    ],
)
def test_a_name_is_saved_without_tricks(
    exercise: RunningExercise, white: Browser, name: str, saved: str
) -> None:
    assert file_of(exercise, send(white, exercise, name=name)).name == saved


@pytest.mark.parametrize("seat", [FACILITATOR, "tokyo.head"])
def test_a_player_cannot(site: Site, exercise: RunningExercise, seat: str) -> None:
    aya = site.seated(exercise, "tokyo", "tokyo.head", "Aya")
    assert aya.get(f"/x/{exercise.id}/s/{seat}/inject").status_code == 403
    assert send(aya, exercise, seat=seat).status_code == 403
    assert exercise.files.size() == 0


def test_only_the_facilitator_writes_in_the_msel(site: Site, exercise: RunningExercise) -> None:
    ito, seat = staff(site, exercise, "white")
    code, _ = refusal(exercise, send(ito, exercise, seat=seat))
    assert code == "not_facilitator"


@pytest.mark.parametrize("origin", [None, "http://evil.example"])
def test_another_page_cannot(exercise: RunningExercise, white: Browser, origin: str | None) -> None:
    assert send(white, exercise, origin=origin).status_code == 403
    assert exercise.files.size() == 0


def test_nobody_sends_files_without_end(
    exercise: RunningExercise, white: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(carried, "MOST_TOGETHER", len(STILL) + 10)
    assert send(white, exercise).json["ok"]  # type: ignore[index]
    more = send(white, exercise, PDF, "a.pdf").json
    assert more is not None
    assert more["code"] == "files_full"
    assert exercise.files.size() == len(STILL)


def test_too_many_at_once_wait(exercise: RunningExercise, white: Browser) -> None:
    answers = [send(white, exercise, b"", "a.png") for _ in range(UPLOADS_AT_ONCE + 1)]
    assert {one.status_code for one in answers[:-1]} == {200}
    assert answers[-1].status_code == 429
    assert answers[-1].headers["Retry-After"] == "5"


def test_a_page_without_script_does_it_too(exercise: RunningExercise, white: Browser) -> None:
    base = f"/x/{exercise.id}/s/{FACILITATOR}/"
    assert '<noscript><a href="inject">' in white.get(base).text
    form = white.get(f"{base}inject").text
    assert 'enctype="multipart/form-data"' in form
    assert 'type="file" name="file"' in form
    wrong = send(white, exercise, b"<html>", json=False)
    assert wrong.status_code == 409
    assert "The file is HTML." in wrong.text
    assert 'value="Smoke over the pier"' in wrong.text
    assert 'name="to[]" value="tokyo" checked' in wrong.text
    assert "See the picture.</textarea>" in wrong.text
    done = send(white, exercise, json=False)
    assert (done.status_code, done.headers["Location"]) == (303, base)


def test_without_a_file_it_is_an_inject_as_any_other(
    exercise: RunningExercise, white: Browser
) -> None:
    row = send(white, exercise, None, fields=INJECT).json["inject"]  # type: ignore[index]
    item = release(exercise, row)["tokyo"]
    payload = exercise.state.items[item].payload
    assert isinstance(payload, InjectDelivered)
    assert payload.attachments == ()


def test_words_for_a_file_that_was_forgotten_are_not_dropped(
    exercise: RunningExercise, white: Browser
) -> None:
    assert refusal(exercise, send(white, exercise, None))[0] == "no_file"
