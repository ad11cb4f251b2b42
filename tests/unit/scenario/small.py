"""A small, clean scenario as texts, and ways to spoil it."""

from collections.abc import Mapping
from pathlib import Path

WORLD = """\
id: small
title: A small exercise
timezone: Asia/Tokyo
cells: [tokyo, seoul]
public_brief: It is Tuesday.
outcomes:
  - {id: done, word: Done, takes_effect: yes}
phases:
  - id: phase1
    title: First
    starts: 2013-04-02 08:00
    pace: 1m = 1h
    planned: 00:00
    prompts:
      - {at: 00:05, say: Ask who is here.}
  - id: phase2
    title: Second
    starts: 2013-04-08 08:00
    pace: 1m = 4h
    planned: 01:00
tracks:
  - {id: tension, name: Tension, start: 40, visible_to: [tokyo]}
concerns:
  - {id: NK-1, area: North Korea, text: The first threat.}
places:
  - {id: wonsan, name: Wonsan, lat: 39.153, lon: 127.443, names: {seoul: Wonsan port}}
"""
TOKYO = """\
name: Tokyo
mark: TO
public_brief: The government of Japan.
aims: [Calm, Credit]
seats:
  - {id: head, title: Head of delegation, head: yes, may_submit: yes}
  - {id: defence, title: Defence}
menu:
  - {id: ask, title: Ask Seoul, instrument: diplomatic, targets: seoul, takes: 15m}
"""
SEOUL = """\
name: Seoul
mark: SE
public_brief: The government of the Republic of Korea.
seats:
  - {id: head, title: Head of delegation, head: yes, may_submit: yes}
"""
WHITE = """\
name: White cell
mark: WC
public_brief: Control.
seats:
  - {id: lead, title: Lead controller, head: yes}
"""
INJECTS = """\
- number: 1
  title: Launchers move
  at: 00:40
  from: Defence Intelligence
  to: [tokyo.defence, seoul]
  medium: intelligence
  precedence: IMMEDIATE
  grading: B3
  text: Two launchers have left the sheds.
  wording:
    seoul: {grading: C3, text: One launcher may have moved.}
  place: wonsan
  concerns: NK-1
  answer_within: 10m
- number: 2
  title: A call
  at: phase2+00:05
  from: Embassy
  to: tokyo
  medium: call
  lines:
    - Embassy: Are you there?
    - Duty officer: We are.
- number: 3
  title: Morning paper
  at: 2013-04-08 09:00
  from: {name: Pacific Wire, handle: "@wire"}
  to: all
  medium: news
  public: yes
  text: Nothing has happened yet.
"""
FILES = {
    "scenario.yaml": WORLD,
    "roles/tokyo.yaml": TOKYO,
    "roles/seoul.yaml": SEOUL,
    "roles/white.yaml": WHITE,
    "injects/first.yaml": INJECTS,
}


def write(folder: Path, files: Mapping[str, str | bytes] = FILES) -> Path:
    """Writes the files into the folder and gives it back."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def spoilt(*edits: tuple[str, str, str]) -> dict[str, str]:
    """The small scenario with ``old`` replaced by ``new`` once in each named file."""
    files = dict(FILES)
    for name, old, new in edits:
        assert files[name].count(old) == 1, (name, old)
        files[name] = files[name].replace(old, new)
    return files
