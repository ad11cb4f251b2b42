"""Takes comments and indentation out of scripts and styles on their way to a browser.

It works on whole lines only, and leaves a script alone that it could misread: one with a text that
goes over several lines, where a line that looks like a comment may be none.
"""

import re

_BLOCK_END = "*/"
_LEGAL = re.compile(r"licen[cs]e|copyright", re.IGNORECASE)


def thinned(script: str) -> str:
    """The same script in fewer bytes; line breaks between statements stay."""
    lines = script.splitlines()
    kept: list[str] = []
    at = 0
    while at < len(lines):
        line = lines[at].strip()
        at += 1
        if line.startswith("/*"):
            block = [line]
            while _BLOCK_END not in block[-1] and at < len(lines):
                block.append(lines[at].strip())
                at += 1
            rest = block[-1].partition(_BLOCK_END)[2].strip()
            kept += block if _is_legal(block) else [rest] if rest else []
        elif line and not line.startswith("//"):
            kept.append(line)
    if any(map(_goes_on, kept)):
        return script
    return "\n".join(kept) + "\n"


def _is_legal(block: list[str]) -> bool:
    return block[0].startswith("/*!") or bool(_LEGAL.search(" ".join(block)))


def _goes_on(line: str) -> bool:
    """Whether a text may go on in the next line."""
    return line.count("`") % 2 == 1 or line.endswith("\\")
