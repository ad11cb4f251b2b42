"""A whole short exercise in seven browsers: five teams, the facilitator, an observer."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.people import Person
from tests.support.chromium import INSECURE_HOST
from tests.support.server import Server

SECRET = "Kumquat"
REAL_SECRET = "Rutabaga"
SEATS = {
    "tokyo": ("藤原 健二", "Head of delegation"),
    "washington": ("Alvarez", "Head of delegation"),
    "beijing": ("高 明", "Head of delegation"),
    "pyongyang": ("Han", "Head of delegation"),
    "seoul": ("강하늘", "Head of delegation"),
}
RATE = "30"


@pytest.mark.parametrize("insecure", [False, True], ids=["localhost", "insecure, no websockets"])
def test_a_whole_exercise(
    server: Server,
    meet: Callable[..., Person],
    poppler_path: Path,
    tmp_path: Path,
    insecure: bool,
) -> None:
    server.arguments = ("--rate", RATE)
    if insecure:
        server.arguments += ("--public-url", f"http://{INSECURE_HOST}:{server.port}")
    server.start()
    origin = f"http://{INSECURE_HOST if insecure else '127.0.0.1'}:{server.port}"
    how = {"origin": origin, "websockets": not insecure}

    # Everybody comes in, and practises.
    facilitator = meet("Facilitator", **how)
    facilitator.open(server.links["facilitator"])
    facilitator.press("Use this browser as the facilitator")
    facilitator.page.wait_for_url("**/home")
    facilitator.press("Open the console")
    facilitator.page.wait_for_url("**/s/**")
    observer = meet("Lund", **how)
    observer.join_staff(server.links["observer"])
    teams = {cell: meet(name, **how) for cell, (name, _) in SEATS.items()}
    for cell, person in teams.items():
        person.join(server.links["cells"][cell], SEATS[cell][1])
        person.practise()
    tokyo, seoul, beijing = teams["tokyo"], teams["seoul"], teams["beijing"]
    pyongyang = teams["pyongyang"]
    expect(facilitator.region("controls")).to_contain_text("5 of 5")
    assert facilitator.page.evaluate("isSecureContext") is not insecure

    # STARTEX: timed injects reach each team's page, and are acknowledged.
    facilitator.press("STARTEX")
    facilitator.press("Press again")
    for person in teams.values():
        person.state_is("RUNNING")
        expect(person.page.get_by_role("button", name="Acknowledge").first).to_be_visible()
        person.press("Acknowledge")
        expect(person.page.locator("#feed")).to_contain_text("Acknowledged by")
    expect(facilitator.region("msel")).to_contain_text("5 of 5 ack")

    # Messages, a statement, moves public and secret, rulings.
    tokyo.message(["Seoul"], f"{SECRET}, between us")
    seoul.sees(SECRET)
    facilitator.sees(SECRET)
    observer.sees(SECRET)
    beijing.statement("Our ships are where they may be.")
    for person in teams.values():
        person.sees("Our ships are where they may be.")
    tokyo.move("Open talks", "The minister opens talks at ten.", openness="public")
    pyongyang.move(f"Move {SECRET}", f"{SECRET} by night", openness="secret")
    for title in ("Open talks", f"Move {SECRET}"):
        waiting = facilitator.region("rulings").locator("details").filter(has_text=title)
        waiting.locator("summary").click()
        facilitator.press("Takes effect as ordered", waiting)
        expect(waiting).to_have_count(0)
    for person in teams.values():
        person.sees("The minister opens talks at ten.")
    pyongyang.sees("takes effect")

    # A deal done by voice, confirmed by the other side.
    tokyo.spoken_deal(["Seoul"], f"Radar data until noon, {SECRET}")
    deal = seoul.feed("Radar data until noon")
    deal.get_by_role("button", name="Confirm").click()
    expect(tokyo.feed("Radar data until noon")).to_contain_text("confirm")
    beijing.holds_nothing_of(SECRET)
    teams["washington"].holds_nothing_of(SECRET)

    # Somebody types a real secret; it is erased from every page at once.
    tokyo.message(["Seoul"], f"{REAL_SECRET} is a real password")
    seoul.sees(REAL_SECRET)
    entry = facilitator.feed(REAL_SECRET).first
    entry.get_by_text("Erase", exact=True).click()
    entry.get_by_label("Reason").fill("a real secret")
    entry.get_by_role("button", name="Erase for good").click()
    for person in (tokyo, seoul, facilitator, observer):
        expect(person.feed(REAL_SECRET)).to_have_count(0)
    assert all(
        REAL_SECRET.encode() not in path.read_bytes()
        for path in server.data.rglob("*")
        if path.is_file()
    )

    # Seoul's line is cut; it comes back to everything, once, without a reload.
    seoul.page.evaluate("() => { window.sameDocument = true; }")
    seoul.context.set_offline(True)
    expect(seoul.page.locator("body")).to_contain_text("OFFLINE", timeout=60_000)
    for number in range(3):
        tokyo.message(["Seoul"], f"While you were away {number}")
    seoul.context.set_offline(False)
    for number in range(3):
        expect(seoul.feed(f"While you were away {number}")).to_have_count(1, timeout=60_000)
    assert seoul.page.evaluate("window.sameDocument") is True

    # Pause, hold and go on.
    facilitator.press("Pause")
    for person in (*teams.values(), observer):
        person.state_is("PAUSED")
    facilitator.press("Hold", facilitator.region("controls"))
    expect(facilitator.region("bar")).to_contain_text("HOLD")
    facilitator.press("Go on")
    tokyo.state_is("RUNNING")
    expect(tokyo.region("bar")).not_to_contain_text("HOLD")
    facilitator.press("Lift hold")
    lift = facilitator.page.locator("dialog#lift[open]")
    if lift.count():
        lift.get_by_role("button", name="Lift the hold").click()
    expect(facilitator.region("bar")).not_to_contain_text("HOLD")

    # A real emergency stops everything, and only the white cell clears it.
    beijing.page.locator('[data-open-dialog="no-duff"]').locator("visible=true").first.click()
    dialog = beijing.page.locator("dialog#no-duff")
    dialog.get_by_label("What has happened").fill("Somebody fell")
    dialog.get_by_label("Where").fill("Room 4")
    beijing.hold("Hold for one second", dialog)
    for person in (*teams.values(), observer, facilitator):
        expect(person.region("bands")).to_contain_text("This is real.")
        expect(person.region("bands")).to_contain_text("Room 4")
    facilitator.press("Clear the no-duff", facilitator.region("bands"))
    expect(tokyo.region("bands")).not_to_contain_text("This is real.")
    tokyo.state_is("PAUSED")
    facilitator.press("Go on")

    # The observer writes a note no team reads.
    observer.page.get_by_label("Note", exact=True).fill("Tokyo spoke first.")
    observer.press("Keep the note")
    expect(observer.region("notes")).to_contain_text("Tokyo spoke first.")
    tokyo.holds_nothing_of("Tokyo spoke first.")

    # ENDEX, and the report.
    facilitator.press("ENDEX", facilitator.region("controls"))
    facilitator.hold("Hold for one second", facilitator.page.locator("dialog#endex"))
    for person in teams.values():
        person.state_is("ENDEX")
    organiser = meet("Organiser", **how)
    organiser.join_staff(server.links["organiser"])
    organiser.press("Make the report")
    link = organiser.page.get_by_role("link", name="Download").first
    expect(link).to_be_visible(timeout=120_000)
    with organiser.page.expect_download() as download:
        link.click()
    report = tmp_path / "report.pdf"
    download.value.save_as(report)
    text = subprocess.run(
        [poppler_path / "pdftotext", "-layout", report, "-"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    for words in ("EXERCISE", "Open talks", SECRET, "NK-1", "Our ships are where they may be"):
        assert words in text, words
    for absent in (REAL_SECRET, "Loud and clear", "Alvarez"):
        assert absent not in text, absent
