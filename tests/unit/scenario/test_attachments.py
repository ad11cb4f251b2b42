"""What may be attached to an inject, and what an author is told of what may not."""

import hashlib
import os
from pathlib import Path

import pytest

from exercise.domain.scenario import Attachment, Inject
from exercise.scenario import ScenarioErrors
from exercise.scenario.load import loaded
from exercise.scenario.loaded import Loaded
from exercise.scenario.media import recognised
from tests.unit.scenario import attachments as some
from tests.unit.scenario.small import INJECTS, spoilt, write

FIRST = "injects/first.yaml"
PLACE = "  place: wonsan\n"


def folder(tmp_path: Path, written: str, **files: bytes) -> Path:
    """The small scenario with ``written`` in its first inject, and files in ``files/``."""
    assert INJECTS.count(PLACE) == 1
    texts = spoilt((FIRST, PLACE, PLACE + written))
    named = {f"files/{name.replace('__', '.')}": data for name, data in files.items()}
    return write(tmp_path, {**texts, **named})


def first(found: Loaded) -> Inject:
    return next(one for one in found.scenario.injects if one.number == "1")


def told(path: Path) -> list[str]:
    with pytest.raises(ScenarioErrors) as refused:
        loaded(path)
    return [str(problem) for problem in refused.value.problems]


def one(file: str, rest: str = "title: A still, alt: Two hulls") -> str:
    return f"  attachments: [{{file: {file}, {rest}}}]\n"


def test_an_attachment_is_its_files_bytes_title_and_words_for_who_cannot_see(
    tmp_path: Path,
) -> None:
    data = some.png(640, 480)
    found = loaded(folder(tmp_path, one("files/still.png"), still__png=data))
    (attachment,) = first(found).attachments
    assert attachment == Attachment.model_validate(
        {
            "file": {
                "digest": hashlib.sha256(data).hexdigest(),
                "media_type": "image/png",
                "size": len(data),
                "name": "still.png",
                "width": 640,
                "height": 480,
            },
            "title": "A still",
            "alt": "Two hulls",
        }
    )
    assert found.files == {attachment.file.digest: data}


OWN = "seoul: {text: One., attachments: [{file: b.mp3, title: Its own}]}"


def test_a_wordings_list_stands_in_place_of_the_common_one(tmp_path: Path) -> None:
    texts = spoilt(
        (FIRST, PLACE, PLACE + one("files/a.pdf", "title: The common one")),
        (
            FIRST,
            "seoul: {grading: C3, text: One launcher may have moved.}",
            f"{OWN}\n    tokyo: {{text: Two., attachments: []}}",
        ),
    )
    found = loaded(write(tmp_path, {**texts, "files/a.pdf": some.PDF, "b.mp3": some.MP3}))
    inject = first(found)
    assert [one.title for one in inject.attachments] == ["The common one"]
    assert [one.title for one in inject.wording["seoul"].attachments or ()] == ["Its own"]
    assert inject.wording["tokyo"].attachments == ()
    assert len(found.files) == 2


@pytest.mark.parametrize(
    ("data", "media_type", "size"),
    [
        (some.png(5, 7), "image/png", (5, 7)),
        (some.jpeg(5, 7), "image/jpeg", (5, 7)),
        (some.gif(5, 7), "image/gif", (5, 7)),
        (some.gif(5, 7, frame=(900, 2)), "image/gif", (900, 7)),
        (some.webp(5, 7), "image/webp", (5, 7)),
        (some.webp(5, 7, b"VP8L"), "image/webp", (5, 7)),
        (some.webp(5, 7, b"VP8 "), "image/webp", (5, 7)),
        (some.PDF, "application/pdf", None),
        (some.MP3, "audio/mpeg", None),
        (some.MP3_TAGGED, "audio/mpeg", None),
        (some.OGG, "audio/ogg", None),
        (some.WAV, "audio/wav", None),
        (some.M4A, "audio/mp4", None),
    ],
)
def test_the_kind_is_read_from_the_content(
    data: bytes, media_type: str, size: tuple[int, int] | None
) -> None:
    found = recognised(data)
    assert (found.kind.media_type, found.size) == (media_type, size)


SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'
AT = "injects/first.yaml:13:24:"
MP4 = b"\x00\x00\x00\x20ftypisom" + bytes(20)
ADTS = b"\xff\xf1\x50\x80" + bytes(40)
GIVE = "give PNG, JPEG, GIF, WebP, PDF, MP3, Ogg, WAV or M4A"
OTHER = f"is none of the kinds that can be shown: {GIVE}"


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("film.svg", SVG, f"is SVG: {GIVE}"),
        ("page.html", b"<!DOCTYPE html><p>Hello", f"is HTML: {GIVE}"),
        ("still.png", b"  <html><script>", f"is HTML: {GIVE}"),
        ("pack.zip", b"PK\x03\x04" + bytes(40), f"is a ZIP archive, or an office document: {GIVE}"),
        ("a.png", b"\x1f\x8b" + bytes(40), f"is a gzip archive: {GIVE}"),
        ("film.mp4", MP4, f"is MP4, which may be a film: {GIVE}"),
        ("film.ogg", b"OggS\x00" + bytes(23) + b"\x80theora", f"is Ogg without sound: {GIVE}"),
        ("photo.heic", b"\x00\x00\x00\x20ftypheic" + bytes(20), f"is HEIC: {GIVE}"),
        ("notes.txt", b"Some notes.", OTHER),
        ("sound.mp3", ADTS, OTHER),
        ("a.png", b"", "is empty"),
        ("a.png", some.png(0, 3), "is PNG, but damaged: its size cannot be read"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "is PNG, but damaged: its size cannot be read"),
        ("a.jpg", b"\xff\xd8\xff\xe0\xff\xff", "is JPEG, but damaged: its size cannot be read"),
        ("a.gif", some.gif()[:-7], "is GIF, but damaged: its size cannot be read"),
        ("a.png", some.png(30_000, 30_000), "is 30000 × 30000 pixels: at most 25 million"),
        ("a.gif", some.gif(4, 3, (65_000, 60_000)), "is 65000 × 60000 pixels: at most 25 million"),
        ("a.jpg", some.png(), "holds PNG: name it a.png"),
        ("a.html", some.gif(), "holds GIF: name it a.gif"),
        ("a.png", some.png() + bytes(13_200_000), "is 14 MB: at most 10"),
    ],
)  # fmt: skip
def test_what_cannot_be_shown_is_refused(
    tmp_path: Path, name: str, data: bytes, message: str
) -> None:
    path = folder(tmp_path, one(f"files/{name}"))
    write(path, {f"files/{name}": data})
    assert told(path) == [f"{AT} files/{name} {message}"]


def test_a_picture_says_what_it_shows(tmp_path: Path) -> None:
    path = folder(tmp_path, one("files/a.png", "title: A still"), a__png=some.png())
    assert told(path) == [f"{FIRST}:13:17: 'alt' is missing: say what the picture shows"]


def test_a_recording_needs_no_such_words(tmp_path: Path) -> None:
    path = folder(tmp_path, one("files/a.wav", "title: The tape"), a__wav=some.WAV)
    assert first(loaded(path)).attachments[0].alt == ""


def test_what_is_not_there_is_told_with_what_may_have_been_meant(tmp_path: Path) -> None:
    path = folder(tmp_path, one("files/stil.png"), still__png=some.png())
    (problem,) = told(path)
    missing = "there is no file files/stil.png in the scenario's folder"
    assert problem == f"{AT} {missing}: did you mean 'files/still.png'?"


@pytest.mark.parametrize("name", ["../secret.png", "/etc/passwd", "files/../../secret.png"])
def test_what_lies_outside_is_not_read(tmp_path: Path, name: str) -> None:
    write(tmp_path, {"secret.png": some.png()})
    path = folder(tmp_path / "scenario", one(name))
    assert told(path) == [f"{AT} {name} lies outside the scenario's folder"]


def test_a_link_that_leads_outside_is_not_followed(tmp_path: Path) -> None:
    write(tmp_path, {"secret.png": some.png()})
    path = folder(tmp_path / "scenario", one("a.png"))
    (path / "a.png").symlink_to(tmp_path / "secret.png")
    assert told(path) == [f"{AT} a.png is a symbolic link that leads outside the scenario's folder"]


def test_a_link_within_the_folder_is_followed(tmp_path: Path) -> None:
    path = folder(tmp_path, one("a.png"), b__png=some.png())
    (path / "a.png").symlink_to(path / "files" / "b.png")
    assert first(loaded(path)).attachments[0].file.name == "a.png"


def test_a_pipe_and_a_folder_are_no_files(tmp_path: Path) -> None:
    path = folder(tmp_path, one("files"))
    (path / "files").mkdir()
    assert told(path) == [f"{AT} files is a folder: expected a file"]
    (path / "files").rmdir()
    os.mkfifo(path / "files")
    assert told(path) == [f"{AT} files is not an ordinary file"]


def test_all_together_have_a_bound_and_one_file_counts_once(tmp_path: Path) -> None:
    data = {f"f{number}.png": some.png() + bytes(9_000_000 + number) for number in range(6)}
    listed = ", ".join(f"{{file: {name}, title: A, alt: B}}" for name in ("f0.png", *data))
    path = write(folder(tmp_path, f"  attachments: [{listed}]\n"), data)
    (problem,) = told(path)
    assert problem.endswith("with f5.png all attachments are 55 MB together: at most 50")
    text = (path / FIRST).read_text().replace(", {file: f5.png, title: A, alt: B}", "")
    (path / FIRST).write_text(text)
    assert len(loaded(path).files) == 5


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("  attachments: files/a.png\n", "13:16: expected a list, found 'files/a.png'"),
        (
            "  attachments: [files/a.png]\n",
            "13:17: expected a mapping of keys, found 'files/a.png'",
        ),
        (
            "  attachments: [{file: [a], title: A}]\n",
            "13:24: expected the name of a file such as files/still.jpg, found a list",
        ),
        (
            "  attachments: [{file: files/a.png, titel: A, alt: B}]\n",
            "13:37: unknown key 'titel': did you mean 'title'?",
        ),
        ("  attachments: [{title: A, alt: B}]\n", "13:17: 'file' is missing"),
    ],
)
def test_a_mistake_in_the_list_names_its_place(tmp_path: Path, written: str, message: str) -> None:
    path = folder(tmp_path, written, a__png=some.png())
    assert f"{FIRST}:{message}" in told(path)


def test_a_name_that_no_system_takes(tmp_path: Path) -> None:
    path = folder(tmp_path, one('"a\\0b.png"'))
    assert told(path) == [f"{AT} there is no file a\\x00b.png in the scenario's folder"]
    path = folder(tmp_path / "long", one("x" * 5_000))
    assert "cannot be read (file name too long)" in told(path)[0]
