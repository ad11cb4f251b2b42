"""What rules may not ask: it would be asked of the whole page again whenever something comes."""

import re
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[3] / "exercise/web/static/css"
WITH_A_FEED = ("base", "feed", "player", "observer", "console")


@pytest.mark.parametrize("name", WITH_A_FEED)
def test_no_rule_has_the_whole_page_looked_at_again_for_every_item(name: str) -> None:
    css = re.sub(r"/\*.*?\*/", "", (FOLDER / f"{name}.css").read_text("utf-8"), flags=re.DOTALL)
    compounds = re.findall(r"[^\s,{}>~+]*:has\(", css)
    assert not [one for one in compounds if one.startswith(("body", "html", ":root", "main"))]
    assert ":has(+" not in css
