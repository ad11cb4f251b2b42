"""Scripts lose comments and indentation, and nothing else."""

import pytest

from exercise.web.static_files import FOLDER
from exercise.web.thin import thinned

SCRIPT = """\
// What it does.
import { a } from "./a.js";

/**
 * Adds. `half a tick
 * @param {number} x
 */
export function add(x) {
  const url = "http://x"; // stays
  /* one */ return `${x} // no comment` + a;
}
"""
THIN = """\
import { a } from "./a.js";
export function add(x) {
const url = "http://x"; // stays
return `${x} // no comment` + a;
}
"""


def test_comments_and_indentation_go() -> None:
    assert thinned(SCRIPT) == THIN


@pytest.mark.parametrize(
    "script",
    ["const a = `one\n  // two`;\n", "const a = 'one\\\n  // two';\n", "f(`\n/* x */\n`);\n"],
)
def test_a_text_over_several_lines_is_left_alone(script: str) -> None:
    assert thinned(script) == script


def test_notices_of_licences_stay() -> None:
    notice = "/*! Copyright somebody */\n"
    assert thinned(notice + "let a;\n") == notice + "let a;\n"
    assert "MIT licence" in thinned("/*\n * MIT licence\n */\nlet a;\n")


def test_our_own_scripts_keep_every_line_of_code() -> None:
    for path in FOLDER.rglob("*.js"):
        script = path.read_text(encoding="utf-8")
        code = [line.strip() for line in thinned(script).splitlines()]
        whole = [line.strip() for line in script.splitlines()]
        assert [line for line in whole if line in code and line] == [
            line for line in code if line
        ], path.name


def test_styles_lose_theirs_and_no_rule() -> None:
    assert thinned('/* a */\n.a{\n  color:red}\n.b::before{content:"/*"}\n') == (
        '.a{\ncolor:red}\n.b::before{content:"/*"}\n'
    )
