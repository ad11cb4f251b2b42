"""Take the pictures that the README shows, from a real exercise: python scripts/screenshots.py.

For maintainers. Needs Chromium and the packages of the development lock. Starts a server of its own
on a loopback port with a data folder that is thrown away, plays a few minutes, and writes
``docs/pictures/*.png``.
"""

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from playwright.sync_api import Browser, expect, sync_playwright  # noqa: E402

from tests.browser.people import Person  # noqa: E402
from tests.support import chromium  # noqa: E402
from tests.support.server import Server  # noqa: E402
from tests.support.services import require  # noqa: E402

PICTURES = ROOT / "docs" / "pictures"
TEAMS = {"tokyo": "藤原 健二", "washington": "Alvarez", "beijing": "高 明", "seoul": "강하늘"}


def main() -> None:
    """Plays and takes the pictures."""
    expect.set_options(timeout=30_000)
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        shown = ("--scenario", str(ROOT), "--rate", "20")
        server = Server(ROOT, Path(folder) / "data", arguments=shown).start()
        browser = playwright.chromium.launch(
            executable_path=require("chromium"), args=list(chromium.ARGUMENTS)
        )
        try:
            _play(server, browser)
        finally:
            browser.close()
            server.stop()


def _play(server: Server, browser: Browser) -> None:
    facilitator = Person("Facilitator", browser)
    facilitator.open(server.links["facilitator"])
    facilitator.press("Use this browser as the facilitator")
    facilitator.page.wait_for_url("**/home")
    facilitator.press("Open the console")
    facilitator.page.wait_for_url("**/s/**")
    teams = {cell: Person(name, browser) for cell, name in TEAMS.items()}
    pyongyang = Person("Han", browser, width=390, height=844, color_scheme="dark")
    pyongyang.open(server.links["cells"]["pyongyang"])
    _picture(pyongyang, "join-phone")
    for cell, person in (*teams.items(), ("pyongyang", pyongyang)):
        person.join(server.links["cells"][cell], "Head of delegation")
        person.practise()
    _picture(teams["tokyo"], "lobby")
    facilitator.press("STARTEX")
    facilitator.press("Press again")
    tokyo = teams["tokyo"]
    tokyo.sees("Launchers on the move")
    tokyo.press("Acknowledge")
    tokyo.message(["Seoul"], "Did your radar see one launcher, or two?")
    teams["seoul"].sees("one launcher, or two")
    teams["seoul"].message(["Tokyo"], "One. Ask us again in an hour.")
    tokyo.move(
        "Ask Washington for the sentence",
        "The ambassador asks for Article 5 before the evening bulletins.",
        openness="private",
        targets=("Washington",),
    )
    tokyo.sees("Ask us again in an hour")
    _picture(tokyo, "player")
    _picture(facilitator, "console")
    _picture(pyongyang, "player-phone")
    wall = Person("Wall", browser, width=1920, height=1080)
    wall.open(server.links["projector"])
    _picture(wall, "projector")


def _picture(person: Person, name: str) -> None:
    person.page.wait_for_timeout(1_500)
    person.page.screenshot(path=PICTURES / f"{name}.png")


if __name__ == "__main__":
    main()
