"""A form's fields as a command's, and back, in a real browser."""

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.live.js.table import Table

FORM = """
async (fields) => {
  const { valuesOf, fillForm } = await import('/static/js/live/values.js');
  const make = () => {
    const form = document.createElement('form');
    for (const { tag = 'input', options = [], data = {}, value, ...rest } of fields) {
      const element = Object.assign(document.createElement(tag), rest);
      for (const option of options) element.add(new Option(option, option));
      if (value !== undefined) element.value = value;
      Object.assign(element.dataset, data);
      form.append(element);
    }
    return form;
  };
  const form = make();
  const values = valuesOf(form);
  const again = make();
  for (const element of again.elements) {
    if (/checkbox|radio/.test(element.type)) element.checked = false; else element.value = '';
  }
  fillForm(again, values);
  return [values, valuesOf(again)];
}
"""


@pytest.fixture
def page(lobby: Table) -> Page:
    page = lobby.page()
    page.goto(f"{lobby.server.url}/join")
    return page


def box(name: str, value: str, *, checked: bool, **data: str) -> dict[str, Any]:
    return {"name": name, "type": "checkbox", "value": value, "checked": checked, "data": data}


@pytest.mark.parametrize(
    ("fields", "values"),
    [
        ([{"name": "text", "value": "a"}, {"name": "note", "value": ""}], {"text": "a"}),
        (
            [box("to[]", "tokyo", checked=True), box("to[]", "seoul", checked=False)],
            {"to": ["tokyo"]},
        ),
        ([box("to[]", "tokyo", checked=False)], {"to": []}),
        ([box("names", "yes", checked=True)], {"names": "yes"}),
        ([box("granted", "on", checked=False, type="bool")], {"granted": False}),
        (
            [{"name": "texts.tokyo", "value": "x"}, {"name": "texts.seoul", "value": ""}],
            {"texts": {"tokyo": "x"}},
        ),
        ([{"name": "due[sk.1]", "value": "keep"}], {"due": {"sk.1": "keep"}}),
        ([{"name": "to_ms", "value": "60000", "data": {"type": "int"}}], {"to_ms": 60000}),
        (
            [{"name": "tracks.trust", "value": "-5", "data": {"type": "int"}}],
            {"tracks": {"trust": -5}},
        ),
        ([{"name": "n", "value": "many", "data": {"type": "int"}}], {"n": "many"}),
        ([{"name": "takes_ms", "value": "2", "data": {"type": "minutes"}}], {"takes_ms": 120000}),
        ([{"name": "rate_milli", "value": "1.5", "data": {"type": "times"}}], {"rate_milli": 1500}),
        ([{"name": "at_ms", "value": "T+01:30", "data": {"type": "clock"}}], {"at_ms": 5400000}),
        ([{"name": "at_ms", "value": "soon", "data": {"type": "clock"}}], {"at_ms": "soon"}),
        (
            [{"tag": "select", "name": "outcome", "options": ["", "held"], "value": "held"}],
            {"outcome": "held"},
        ),
        (
            [
                {"name": "open", "type": "radio", "value": "public", "checked": True},
                {"name": "open", "type": "radio", "value": "secret"},
            ],
            {"open": "public"},
        ),
        ([{"name": "text", "value": "no", "disabled": True}], {}),
    ],
)
def test_fields_and_values(page: Page, fields: list[Any], values: dict[str, Any]) -> None:
    found, again = page.evaluate(FORM, fields)
    assert found == values
    if "at_ms" not in values:
        assert again == values
