"""Injects that come too close together for one cell each get a time of their own."""

from typing import Any

from playwright.sync_api import expect

from tests.live.js.table import LIVE, Table

SPREAD = """
async ([crowd, others, now]) => {
  const { spread } = await import('/static/js/live/spread.js');
  return spread(crowd, others, now);
}
"""
MINUTE = 60_000


def planned(ms: int, *cells: str) -> dict[str, Any]:
    return {"id": str(ms), "ms": ms, "cells": list(cells)}


def test_each_stands_two_minutes_from_what_its_cells_get(lobby: Table) -> None:
    page = lobby.page()
    page.goto(f"{lobby.server.url}/join")
    crowd = [planned(10 * MINUTE + 5_000, "seoul") for _ in range(3)]
    others = [planned(14 * MINUTE, "seoul"), planned(12 * MINUTE, "tokyo")]
    found = page.evaluate(SPREAD, [crowd, others, 0])
    assert found == [10 * MINUTE + 5_000, 16 * MINUTE, 18 * MINUTE]
    due = page.evaluate(SPREAD, [crowd, [], 30 * MINUTE])
    assert due == [10 * MINUTE + 5_000, 32 * MINUTE, 34 * MINUTE]


def test_a_crowd_is_spread(table: Table) -> None:
    page = table.facilitate()
    page.wait_for_selector(LIVE)
    for number in range(3):
        fields = {"sender": "Wire", "medium": "news", "to": ["seoul"], "text": "Text."}
        answer = table.command(page, "inject.write", title=f"Crowd {number}", at="00:10", **fields)
        assert answer["ok"], answer
    rows = page.locator("[data-row]").filter(has_text="Crowd")
    expect(rows).to_have_count(3)
    cry = page.locator(".cries li:visible").filter(has_text="Seoul")
    cry.get_by_role("button", name="Spread them").click()
    dialog = page.locator("dialog#spread")
    lines = dialog.locator("[data-spread-rows] tr")
    assert lines.count() >= 3
    times = [field.input_value() for field in lines.locator("input").all()]
    assert len(set(times)) == len(times)
    last = lines.locator("input").last
    last.fill("00:00")
    dialog.get_by_role("button", name="Spread them").click()
    expect(dialog.locator("[data-refusal]")).to_contain_text("That time has passed")
    last.fill("00:55")
    dialog.get_by_role("button", name="Spread them").click()
    expect(dialog).to_be_hidden()
    expect(rows.filter(has_text="T+00:55")).to_have_count(1)
    assert len(set(rows.locator(".at").all_inner_texts())) == 3
