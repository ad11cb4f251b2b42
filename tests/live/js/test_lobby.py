"""The lobby: a practice message, and the page that turns into the exercise."""

from playwright.sync_api import expect

from tests.live.js.table import LIVE, Table


def test_the_lobby_becomes_the_exercise_at_startex(lobby: Table) -> None:
    page, facilitator = lobby.sit("tokyo"), lobby.facilitate()
    page.click("[data-command='practice.acknowledge']")
    expect(page.locator("[data-command='practice.answer'] input")).to_be_focused()
    page.fill("[data-command='practice.answer'] input", "Loud and clear")
    page.click("[data-command='practice.answer'] button")
    expect(page.locator(".ready")).to_be_visible()
    facilitator.click("[data-command='exercise.start']")
    expect(facilitator.locator("#r-bar")).to_have_attribute("data-state", "lobby")
    facilitator.click("[data-command='exercise.start']")
    page.wait_for_selector("body[data-page=player]")
    page.wait_for_selector(LIVE)
    expect(page.locator("#r-bar")).to_have_attribute("data-state", "running")
