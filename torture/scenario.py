"""A plain scenario with very many timed injects, written as its authors would write it."""

from pathlib import Path

CELLS = ("red", "blue", "green", "amber")
POSTS = ("head", "foreign", "press")
INJECTS = 240
"""One a minute of exercise time."""

_WORLD = """\
id: torture
title: A long and bad day
timezone: Asia/Tokyo
cells: [{cells}]
public_brief: It is Tuesday.
outcomes:
  - {{id: done, word: Done, takes_effect: yes}}
  - {{id: failed, word: Failed, takes_effect: no}}
phases:
  - {{id: first, title: First, starts: 2013-04-02 08:00, pace: 1m = 1h, planned: 00:00}}
tracks:
  - {{id: tension, name: Tension, start: 40}}
"""
_ROLE = """\
name: {name}
mark: {mark}
public_brief: The government of {name}.
seats:
  - {{id: head, title: Head, head: yes, may_submit: yes}}
  - {{id: foreign, title: Foreign}}
  - {{id: press, title: Press}}
"""
_WHITE = """\
name: White cell
mark: WC
public_brief: Control.
seats:
  - {id: lead, title: Lead controller, head: yes}
"""
_INJECT = """\
- number: {number}
  title: Word {number}
  at: "{hours:02}:{minutes:02}"
  from: Desk
  to: {to}
  medium: {medium}
  text: This is what came at {number}.
"""


def write(folder: Path, injects: int = INJECTS) -> Path:
    """Writes the scenario and gives its folder back."""
    files = {
        "scenario.yaml": _WORLD.format(cells=", ".join(CELLS)),
        "roles/white.yaml": _WHITE,
        "injects/day.yaml": "".join(map(_inject, range(1, injects + 1))),
    }
    for cell in CELLS:
        files[f"roles/{cell}.yaml"] = _ROLE.format(name=cell.title(), mark=cell[:2].upper())
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def _inject(number: int) -> str:
    hours, minutes = divmod(number, 60)
    cell = CELLS[number % len(CELLS)]
    to = (cell, f"[{cell}, {CELLS[(number + 1) % len(CELLS)]}]", f"{cell}.foreign", "all")
    return _INJECT.format(
        number=number,
        hours=hours,
        minutes=minutes,
        to=to[number // 2 % len(to)],
        medium="news" if number % 5 == 0 else "cable",
    )
