"""Files of injects: sent to who may read the inject, and to nobody else."""

import pytest

from exercise.app.door import submit
from exercise.app.running import RunningExercise
from exercise.domain.state import FACILITATOR
from exercise.web.files import POLICY
from exercise.web.kept_files import KeptFiles
from exercise.web.paths import join_path, projector_path
from tests.integration.web.conftest import Browser, Site, location
from tests.unit.scenario.attachments import PDF, WAV, gif, jpeg, png
from tests.unit.scenario.small import spoilt, write

FIRST = "injects/first.yaml"
STILL, CHART, TAPE, FRONT = png(640, 480), PDF + bytes(5_000), WAV + bytes(2_000), jpeg()
TEXTS = spoilt(
    (
        FIRST,
        "    seoul: {grading: C3, text: One launcher may have moved.}\n",
        """\
    seoul:
      text: One launcher may have moved.
      attachments: [{file: files/chart.pdf, title: The chart}]
  attachments:
    - {file: files/still.png, title: "Still, 11:42", alt: Two launchers & a shed}
    - {file: files/kanal 16 – 録音.wav, title: Channel 16}
""",
    ),
    (
        FIRST,
        "  text: Nothing has happened yet.\n",
        """\
  text: Nothing has happened yet.
  attachments: [{file: front.jpg, title: The front page, alt: A grey morning}]
""",
    ),
)
FILES = {
    "files/still.png": STILL,
    "files/chart.pdf": CHART,
    "files/kanal 16 – 録音.wav": TAPE,
    "front.jpg": FRONT,
}


@pytest.fixture
def exercise(site: Site) -> RunningExercise:
    write(site.scenario, {**TEXTS, **FILES})
    made = site.create()
    must(made, "exercise.start")
    return made


def must(exercise: RunningExercise, kind: str, **fields: object) -> None:
    number = exercise.state.seq
    answer = submit(exercise, FACILITATOR, f"c-{number}", {"type": kind, **fields})
    assert answer.ok, answer


def release(exercise: RunningExercise, inject: str) -> dict[str, str]:
    must(exercise, "inject.release", inject=inject)
    return dict(exercise.state.msel[inject].deliveries)


def path_of(exercise: RunningExercise, seat: str, item: str, number: int = 0) -> str:
    return f"/x/{exercise.id}/s/{seat}/file/{item}/{number}"


def staff(site: Site, exercise: RunningExercise, cell: str) -> tuple[Browser, str]:
    browser = site.browser()
    taken = browser.post(join_path(exercise, cell), {"name": "Ida", "seat": "new"})
    return browser, location(taken).split("/")[-2]


def test_a_picture_is_on_the_page_with_what_it_shows_in_words(
    site: Site, exercise: RunningExercise
) -> None:
    aya = site.seated(exercise, "tokyo", "tokyo.defence", "Aya")
    item = release(exercise, "inject-1")["tokyo.defence"]
    page = aya.get(f"/x/{exercise.id}/s/tokyo.defence/").text
    assert f'src="file/{item}/0"' in page
    assert 'alt="Two launchers &amp; a shed" width="640" height="480"' in page
    assert f'<audio src="file/{item}/1" controls' in page
    assert "Still, 11:42" in page
    got = aya.get(path_of(exercise, "tokyo.defence", item))
    assert (got.status_code, got.data, got.mimetype) == (200, STILL, "image/png")


def test_what_a_file_says_of_itself(site: Site, exercise: RunningExercise) -> None:
    aya = site.seated(exercise, "tokyo", "tokyo.defence", "Aya")
    bo = site.seated(exercise, "seoul", "seoul.head", "Bo")
    sent = release(exercise, "inject-1")
    still = aya.get(path_of(exercise, "tokyo.defence", sent["tokyo.defence"])).headers
    assert still["X-Content-Type-Options"] == "nosniff"
    assert still["Content-Security-Policy"] == POLICY
    assert still["Content-Disposition"] == "inline; filename=still.png"
    assert still["Cache-Control"] == "private, no-cache"
    assert still["Cross-Origin-Resource-Policy"] == "same-origin"
    tape = aya.get(path_of(exercise, "tokyo.defence", sent["tokyo.defence"], 1)).headers
    assert (
        "filename*=UTF-8''kanal%2016%20%E2%80%93%20%E9%8C%B2%E9%9F%B3.wav"
        in (tape["Content-Disposition"])
    )
    chart = bo.get(path_of(exercise, "seoul.head", sent["seoul"]))
    assert chart.headers["Content-Disposition"] == "attachment; filename=chart.pdf"
    assert (chart.data, chart.mimetype) == (CHART, "application/pdf")


def test_asked_again_it_is_not_sent_again(site: Site, exercise: RunningExercise) -> None:
    aya = site.seated(exercise, "tokyo", "tokyo.defence", "Aya")
    path = path_of(exercise, "tokyo.defence", release(exercise, "inject-1")["tokyo.defence"])
    again = aya.get(path, **{"If-None-Match": aya.get(path).headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_a_recording_can_be_read_from_the_middle(site: Site, exercise: RunningExercise) -> None:
    aya = site.seated(exercise, "tokyo", "tokyo.defence", "Aya")
    path = path_of(exercise, "tokyo.defence", release(exercise, "inject-1")["tokyo.defence"], 1)
    assert aya.get(path).headers["Accept-Ranges"] == "bytes"
    part = aya.get(path, Range="bytes=8-11")
    assert (part.status_code, part.data) == (206, b"WAVE")
    assert part.headers["Content-Range"] == f"bytes 8-11/{len(TAPE)}"
    assert aya.get(path, Range="bytes=900000-").status_code == 416


def test_another_cell_and_nobody_at_all_get_what_never_was(
    site: Site, exercise: RunningExercise
) -> None:
    aya = site.seated(exercise, "tokyo", "tokyo.defence", "Aya")
    bo = site.seated(exercise, "seoul", "seoul.head", "Bo")
    sent = release(exercise, "inject-1")
    never = bo.get(path_of(exercise, "seoul.head", "nothing"))
    assert never.status_code == 404
    others = bo.get(path_of(exercise, "seoul.head", sent["tokyo.defence"]))
    beyond = bo.get(path_of(exercise, "seoul.head", sent["seoul"], 1))
    for answer in (others, beyond):
        assert (answer.status_code, answer.data) == (never.status_code, never.data)
        assert dict(answer.headers) == dict(never.headers)
    assert aya.get(path_of(exercise, "tokyo.defence", sent["seoul"])).status_code == 404
    head = site.seated(exercise, "tokyo", "tokyo.head", "Cho")
    assert head.get(path_of(exercise, "tokyo.head", sent["tokyo.defence"])).data == never.data
    stranger = site.browser().get(path_of(exercise, "seoul.head", sent["seoul"]))
    assert stranger.status_code == 403
    assert bo.get(path_of(exercise, "tokyo.defence", sent["tokyo.defence"])).status_code == 403


def test_the_staff_see_all_and_the_white_cell_also_what_is_planned(
    site: Site, exercise: RunningExercise
) -> None:
    aya = site.seated(exercise, "tokyo", "tokyo.defence", "Aya")
    white, lead = staff(site, exercise, "white")
    observer, seat = staff(site, exercise, "observers")
    row = white.get(f"/x/{exercise.id}/s/{lead}/msel/inject-1").text
    digest = exercise.state.msel["inject-1"].inject.attachments[0].file.digest  # type: ignore[union-attr]
    assert f'src="planned/inject-1/{digest}"' in row
    planned = f"planned/inject-1/{digest}"
    assert white.get(f"/x/{exercise.id}/s/{lead}/{planned}").data == STILL
    assert observer.get(f"/x/{exercise.id}/s/{seat}/{planned}").status_code == 404
    assert aya.get(f"/x/{exercise.id}/s/tokyo.defence/{planned}").status_code == 404
    item = release(exercise, "inject-1")["seoul"]
    assert observer.get(path_of(exercise, seat, item)).data == CHART
    assert white.get(path_of(exercise, lead, item)).data == CHART
    assert f'href="file/{item}/0"' in white.get(f"/x/{exercise.id}/s/{lead}/").text


def test_the_projector_shows_what_is_public_and_nothing_else(
    site: Site, exercise: RunningExercise
) -> None:
    screen = site.browser()
    address = projector_path(exercise)
    assert screen.get(address).status_code == 200
    private = release(exercise, "inject-1")["seoul"]
    item = release(exercise, "inject-3")["tokyo"]
    assert f'<img src="file/{item}/0" alt="A grey morning"' in screen.get(address).text
    base = f"/x/{exercise.id}/projector/file"
    assert screen.get(f"{base}/{item}/0").data == FRONT
    assert screen.get(f"{base}/{private}/0").status_code == 404
    assert site.browser().get(f"{base}/{item}/0").status_code == 404


def test_erased_it_is_gone_for_everybody(site: Site, exercise: RunningExercise) -> None:
    bo = site.seated(exercise, "seoul", "seoul.head", "Bo")
    item = release(exercise, "inject-1")["seoul"]
    path = path_of(exercise, "seoul.head", item)
    kept = bo.get(path).headers["ETag"]
    must(exercise, "item.erase", item=item, reason="true")
    assert bo.get(path, **{"If-None-Match": kept}).status_code == 404
    assert "The chart" not in bo.get(f"/x/{exercise.id}/s/seoul.head/").text
    assert exercise.files.get("0" * 64) is None


def test_what_is_passed_on_brings_its_file(site: Site, exercise: RunningExercise) -> None:
    aya = site.seated(exercise, "tokyo", "tokyo.defence", "Aya")
    site.seated(exercise, "seoul", "seoul.head", "Bo")
    item = release(exercise, "inject-1")["seoul"]
    answer = submit(
        exercise,
        "seoul.head",
        "pass-1",
        {"type": "item.pass_on", "item": item, "to": ["tokyo"], "note": "Look."},
    )
    passed = str(answer.body["item"])
    assert aya.get(path_of(exercise, "tokyo.defence", item)).status_code == 404
    assert aya.get(path_of(exercise, "tokyo.defence", passed)).data == CHART
    assert f'href="file/{passed}/0"' in aya.get(f"/x/{exercise.id}/s/tokyo.defence/").text


def test_memory_keeps_the_last_files_only(site: Site) -> None:
    data = {f"files/{number}.gif": gif() + bytes(100 + number) for number in range(3)}
    listed = ", ".join(f"{{file: {name}, title: A, alt: B}}" for name in data)
    place = "  place: wonsan\n"
    texts = spoilt((FIRST, place, f"{place}  attachments: [{listed}]\n"))
    write(site.scenario, {**texts, **data})
    exercise = site.create()
    inject = exercise.state.msel["inject-1"].inject
    assert inject is not None
    digests = [one.file.digest for one in inject.attachments]
    kept = KeptFiles(most=300)
    for digest in (*digests, *digests):
        assert kept.get(exercise, digest) in data.values()
    assert kept.size <= 300
