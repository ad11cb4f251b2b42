"""A whole short exercise in seven browsers: five teams, the facilitator, an observer.

Some sit at the server's own machine. The others, the facilitator among them, come over the network,
at an address that browsers do not hold for secure, through a proxy that blocks WebSockets.
"""

import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.people import Person
from tests.support.chromium import INSECURE_HOST
from tests.support.server import Server

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SECRET = "Kumquat"
REAL_SECRET = "Rutabaga"
SEATS = {
    "tokyo": ("藤原 健二", "Head of delegation"),
    "washington": ("Alvarez", "Head of delegation"),
    "beijing": ("高 明", "Head of delegation"),
    "pyongyang": ("Han", "Head of delegation"),
    "seoul": ("강하늘", "Head of delegation"),
}
FROM_AFAR = ("tokyo", "seoul")
RATE = "30"
pytestmark = pytest.mark.timeout(900)


@pytest.fixture
def browser(whole_browser: "Browser") -> "Browser":
    return whole_browser


@dataclass
class Played:
    """One exercise being played, and who plays it."""

    server: Server
    meet: Callable[..., Person]
    facilitator: Person = field(init=False)
    observer: Person = field(init=False)
    teams: dict[str, Person] = field(default_factory=dict)

    def guest(self, name: str) -> Person:
        """Somebody who comes over the network."""
        origin = f"http://{INSECURE_HOST}:{self.server.port}"
        return self.meet(name, origin=origin, websockets=False)

    def come_in(self) -> None:
        """Everybody comes in, and practises."""
        self.facilitator = self.guest("Facilitator")
        self.facilitator.facilitate(self.server.links["facilitator"])
        self.observer = self.guest("Lund")
        self.observer.join_staff(self.server.links["observer"])
        self.teams = {
            cell: self.guest(name) if cell in FROM_AFAR else self.meet(name, origin=self.server.url)
            for cell, (name, _) in SEATS.items()
        }
        for cell, person in self.teams.items():
            person.join(self.server.links["cells"][cell], SEATS[cell][1])
            person.practise()
        expect(self.facilitator.region("controls")).to_contain_text("5 of 5")
        assert not self.facilitator.page.evaluate("isSecureContext")
        assert self.teams["beijing"].page.evaluate("isSecureContext")

    def start(self) -> None:
        """STARTEX: timed injects reach each team's page, and are acknowledged."""
        self.facilitator.startex(*self.teams.values())
        for person in self.teams.values():
            expect(person.page.get_by_role("button", name="Acknowledge").first).to_be_visible()
            person.press("Acknowledge")
            expect(person.page.locator("#feed")).to_contain_text("Acknowledged by")
        expect(self.facilitator.region("msel")).to_contain_text("5 of 5 ack")

    def slow_down(self) -> None:
        """The day that hurried to its first injects goes on at everyday pace, on every page."""
        controls = self.facilitator.region("controls")
        slower = controls.locator("[data-command='clock.set_rate']").get_by_text("×1", exact=True)
        # So much arrives meanwhile that the menu is drawn anew under the hand.
        slower.dispatch_event("click")
        for person in (*self.teams.values(), self.observer):
            expect(person.region("bar").locator("[data-rate-words]")).to_have_text("×1")

    def talk_and_rule(self) -> None:
        """Messages, a statement, moves public and secret, rulings."""
        tokyo = self.teams["tokyo"]
        seoul = self.teams["seoul"]
        beijing = self.teams["beijing"]
        pyongyang = self.teams["pyongyang"]
        tokyo.message(["Seoul"], f"{SECRET}, between us")
        seoul.sees(SECRET)
        self.facilitator.sees(SECRET)
        self.observer.sees(SECRET)
        beijing.statement("Our ships are where they may be.")
        for person in self.teams.values():
            person.sees("Our ships are where they may be.")
        tokyo.move("Open talks", "The minister opens talks at ten.", openness="public")
        pyongyang.move(f"Move {SECRET}", f"{SECRET} by night", openness="secret")
        for title in ("Open talks", f"Move {SECRET}"):
            head = self.facilitator.page.locator("#r-rulings > details > summary").filter(
                has_text=title
            )
            waiting = head.locator("..")
            head.click()
            self.facilitator.press("Takes effect as ordered", waiting)
            expect(waiting).to_have_count(0)
        for person in self.teams.values():
            person.sees("The minister opens talks at ten.")
        pyongyang.sees("Takes effect as ordered")
        beijing.press("Answer", beijing.feed("The minister opens talks at ten.").first)
        composer = beijing.page.locator("#composer")
        composer.get_by_label("Message", exact=True).fill("At ten it is.")
        beijing.press("Send message", composer)
        tokyo.sees("At ten it is.")

    def deal(self) -> None:
        """An agreement, confirmed by the other side."""
        tokyo = self.teams["tokyo"]
        seoul = self.teams["seoul"]
        beijing = self.teams["beijing"]
        tokyo.agreement(["Seoul"], f"Radar data until noon, {SECRET}")
        deal = seoul.feed("Radar data until noon")
        deal.get_by_role("button", name="Confirm").click()
        expect(tokyo.feed("Radar data until noon")).to_contain_text("confirm")
        beijing.holds_nothing_of(SECRET)
        self.teams["washington"].holds_nothing_of(SECRET)

    def erase(self) -> None:
        """Somebody types a real secret; it is erased from every page at once."""
        tokyo = self.teams["tokyo"]
        seoul = self.teams["seoul"]
        tokyo.message(["Seoul"], f"{REAL_SECRET} is a real password")
        seoul.sees(REAL_SECRET)
        entry = self.facilitator.feed(REAL_SECRET).first
        entry.get_by_text("Erase", exact=True).click()
        entry.get_by_label("Reason").fill("a real secret")
        entry.get_by_role("button", name="Erase for good").click()
        for person in (tokyo, seoul, self.facilitator, self.observer):
            expect(person.feed(REAL_SECRET)).to_have_count(0)
        self.no_file_holds(REAL_SECRET.encode())

    def no_file_holds(self, word: bytes) -> None:
        """Waits until no file of the data folder holds the word."""
        found = [self.server.data]
        for _ in range(60):
            files = [path for path in self.server.data.rglob("*") if path.is_file()]
            found = [path for path in files if word in path.read_bytes()]
            if not found:
                break
            time.sleep(0.5)
        assert found == []

    def cut_the_line(self) -> None:
        """Seoul's line is cut; it comes back to everything, once, without a reload."""
        tokyo = self.teams["tokyo"]
        seoul = self.teams["seoul"]
        seoul.page.evaluate("() => { window.sameDocument = true; }")
        seoul.context.set_offline(True)
        expect(seoul.page.locator("body")).to_contain_text("OFFLINE", timeout=60_000)
        for number in range(3):
            tokyo.message(["Seoul"], f"While you were away {number}")
        seoul.context.set_offline(False)
        for number in range(3):
            expect(seoul.feed(f"While you were away {number}")).to_have_count(1, timeout=60_000)
        assert seoul.page.evaluate("window.sameDocument") is True

    def pause_and_hold(self) -> None:
        """Pause, hold and go on."""
        tokyo = self.teams["tokyo"]
        self.facilitator.press("Pause")
        for person in (*self.teams.values(), self.observer):
            person.state_is("PAUSED")
        self.facilitator.press("Hold", self.facilitator.region("controls"))
        expect(self.facilitator.region("bar")).to_contain_text("HOLD")
        self.facilitator.press("Go on")
        tokyo.state_is("RUNNING")
        expect(tokyo.region("bar")).not_to_contain_text("HOLD")
        self.facilitator.press("Lift hold")
        lift = self.facilitator.page.locator("dialog#lift[open]")
        if lift.count():
            lift.get_by_role("button", name="Lift the hold").click()
        expect(self.facilitator.region("bar")).not_to_contain_text("HOLD")

    def noduff(self) -> None:
        """A real emergency stops everything, and only the white cell clears it."""
        tokyo = self.teams["tokyo"]
        beijing = self.teams["beijing"]
        beijing.page.locator('[data-open-dialog="no-duff"]').locator("visible=true").first.click()
        dialog = beijing.page.locator("dialog#no-duff")
        dialog.get_by_label("What has happened").fill("Somebody fell")
        dialog.get_by_label("Where").fill("Room 4")
        beijing.hold("Hold for one second", dialog)
        for person in (*self.teams.values(), self.observer, self.facilitator):
            expect(person.region("bands")).to_contain_text("This is real.")
            expect(person.region("bands")).to_contain_text("Room 4")
        self.facilitator.press("Clear the no-duff", self.facilitator.region("bands"))
        expect(tokyo.region("bands")).not_to_contain_text("This is real.")
        tokyo.state_is("PAUSED")
        self.facilitator.press("Go on")

    def observe(self) -> None:
        """The observer writes a note no team reads."""
        tokyo = self.teams["tokyo"]
        self.observer.page.get_by_label("Note", exact=True).fill("Tokyo spoke first.")
        self.observer.press("Keep the note")
        expect(self.observer.region("notes")).to_contain_text("Tokyo spoke first.")
        tokyo.holds_nothing_of("Tokyo spoke first.")

    def end_and_report(self, pdftotext: Path, kept: Path) -> None:
        """ENDEX, and the report."""
        self.facilitator.press("ENDEX", self.facilitator.region("controls"))
        self.facilitator.hold("Hold for one second", self.facilitator.page.locator("dialog#endex"))
        for person in self.teams.values():
            person.state_is("ENDEX")
        organiser = self.guest("Organiser")
        organiser.join_staff(self.server.links["organiser"])
        organiser.press("Make the report")
        link = organiser.page.get_by_role("link", name="Download").first
        expect(link).to_be_visible(timeout=120_000)
        with organiser.page.expect_download() as download:
            link.click()
        report = kept / "report.pdf"
        download.value.save_as(report)
        text = subprocess.run(
            [pdftotext, "-layout", report, "-"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for words in ("EXERCISE", "Open talks", SECRET, "NK-1", "Our ships are where they may be"):
            assert words in text, words
        for absent in (REAL_SECRET, "Loud and clear", "Alvarez"):
            assert absent not in text, absent


def test_a_whole_exercise(
    server: Server, meet: Callable[..., Person], poppler_path: Path, tmp_path: Path
) -> None:
    public = f"http://{INSECURE_HOST}:{server.port}"
    server.arguments = ("--rate", RATE, "--public-url", public)
    server.start()
    played = Played(server, meet)
    played.come_in()
    played.start()
    played.slow_down()
    played.talk_and_rule()
    played.deal()
    played.erase()
    played.cut_the_line()
    played.pause_and_hold()
    played.noduff()
    played.observe()
    played.end_and_report(poppler_path / "pdftotext", tmp_path)
