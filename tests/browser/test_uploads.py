"""An inject written during the day brings a picture: who gets it sees it, on a telephone too."""

import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.people import Person
from tests.support.server import Server
from tests.unit.scenario.small import write

if TYPE_CHECKING:
    from playwright.sync_api import Locator

Meet = Callable[..., Person]


def _chunk(kind: bytes, data: bytes) -> bytes:
    sum_of = struct.pack(">I", zlib.crc32(kind + data))
    return struct.pack(">I", len(data)) + kind + data + sum_of


def _picture() -> bytes:
    """A grey PNG that a browser draws."""
    head = struct.pack(">IIBBBBB", 40, 30, 8, 0, 0, 0, 0)
    rows = b"".join(b"\0" + bytes([90]) * 40 for _ in range(30))
    parts = (_chunk(b"IHDR", head), _chunk(b"IDAT", zlib.compress(rows)), _chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def choose(form: "Locator", data: bytes) -> None:
    """Chooses a file of a picture's name."""
    field = form.locator("input[type=file]")
    field.set_input_files({"name": "smoke.png", "mimeType": "image/png", "buffer": data})


@pytest.fixture
def scenario(tmp_path: Path) -> Path:
    return write(tmp_path / "scenario")


@pytest.mark.parametrize("width", [1280, 390])
def test_a_picture_from_the_form_to_the_team(server: Server, meet: Meet, width: int) -> None:
    server.start()
    control = meet("Control", width=width, color_scheme="dark")
    tokyo = meet("Aya", width=width)
    control.facilitate(server.links["facilitator"])
    tokyo.join(server.links["cells"]["tokyo"], "Head of delegation")
    control.startex(tokyo)

    control.press("Write one")
    form = control.page.locator("#plan")
    form.get_by_label("Title").fill("Smoke over the pier")
    form.get_by_label("From").fill("Harbour police")
    form.get_by_role("checkbox").first.check(force=True)
    form.get_by_label("Text", exact=True).fill("See the picture.")
    choose(form, b"<html>no picture</html>")
    form.get_by_label("What the picture shows").fill("Smoke over a crane")
    control.press("Put it into the MSEL", form)
    expect(form.locator("[data-refusal]")).to_contain_text("The file is HTML.")
    choose(form, _picture())
    control.press("Put it into the MSEL", form)
    expect(form).to_be_hidden()

    row = control.region("msel").locator("[id^=msel-]", has_text="Smoke over the pier")
    row.locator("summary").click()
    control.press("Release now", row)
    seen = tokyo.page.get_by_alt_text("Smoke over a crane")
    expect(seen).to_be_visible()
    assert seen.evaluate("it => it.decode().then(() => it.naturalWidth)") == 40
