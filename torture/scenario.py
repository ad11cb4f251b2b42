"""A plain scenario with very many timed injects, and some by rules, written as authors would."""

from pathlib import Path

CELLS = ("red", "blue", "green", "amber")
POSTS = ("head", "foreign", "press")
INJECTS = 240
"""One a minute of exercise time."""
RULED_EVERY = 6
"""Timed injects for one that waits for them."""

_WORLD = """\
id: torture
title: A long and bad day
timezone: Asia/Tokyo
cells: [{cells}]
public_brief: It is Tuesday.
ceilings: {{injects: 112, enforce: contingency}}
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
_RULED = """\
- number: {number}
  title: Thereupon {number}
  type: contingency
  when: {when}
  delay: {delay}s
  exclusive: {exclusive}
  from: Desk
  to: {to}
  medium: cable
  text: This is what came of it at {number}.
"""


def write(folder: Path, injects: int = INJECTS) -> Path:
    """Writes the scenario and gives its folder back."""
    files = {
        "scenario.yaml": _WORLD.format(cells=", ".join(CELLS)),
        "roles/white.yaml": _WHITE,
        "injects/day.yaml": "".join(map(_inject, range(1, injects + 1))),
        "injects/rules.yaml": "".join(map(_ruled, range(RULED_EVERY, injects + 1, RULED_EVERY))),
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


def _ruled(after: int) -> str:
    """Waits for a timed one or for a cell's word; of two one goes out, to whom has room for it."""
    here, there = CELLS[after % 4], CELLS[(after + 1) % 4]
    gone = f"{{inject: {{is: inject-{after}, has: released}}}}"
    said = f"{{message: {{from: [{here}], since: first}}}}"
    return _RULED.format(
        number=f"{after}.1",
        when=gone if after % 4 else f"{{all: [{gone}, {said}]}}",
        delay=after % 5 * 20,
        exclusive=f"either-{after // RULED_EVERY // 2}",
        to=f"[{here}, {there}]",
    )
