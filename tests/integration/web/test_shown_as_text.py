"""Markup in anybody's text is text on every page: no element, attribute or script comes of it."""

from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import count

import pytest

from exercise.app.door import submit
from exercise.app.running import RunningExercise
from exercise.domain.state import FACILITATOR
from exercise.web.paths import projector_path
from tests.integration.web.conftest import Browser, Site

ATTACK = (
    "{word} <script>alert(1)</script><img src=x onerror=alert(2)><svg onload=alert(3)>"
    '</p></li></ul></textarea></template>" onmouseover="alert(4)" x=\'<a href=javascript:alert(5)>'
)
UNSHOWN = ATTACK.format(word="kept")
"""In what no page shows."""


class Elements(HTMLParser):
    """What a browser would make of a page: its elements, with their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.alien: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        inline = tag == "script" and "src" not in found and found.get("type") != "application/json"
        handler = any(name.startswith("on") for name in found)
        address = any((value or "").startswith("javascript:") for value in found.values())
        if inline or handler or address or found.get("src") == "x":
            self.alien.append(f"<{tag} {attrs}>")


class Attacker:
    """Types markup wherever the program takes text; each place has a word of its own."""

    def __init__(self, exercise: RunningExercise) -> None:
        self.exercise = exercise
        self.words: list[str] = []
        self._ids = count()

    def text(self) -> str:
        self.words.append(f"word{len(self.words)}w")
        return ATTACK.format(word=self.words[-1])

    def do(self, actor: str, kind: str, /, **fields: object) -> str:
        result = submit(self.exercise, actor, f"attack{next(self._ids)}", {"type": kind, **fields})
        assert result.ok, (kind, result)
        return str(result.body.get("item", ""))


def only_seat(exercise: RunningExercise, cell: str) -> str:
    return next(seat.id for seat in exercise.state.seats.values() if seat.cell == cell)


@pytest.fixture
def exercise(site: Site) -> RunningExercise:
    return site.create(ATTACK.format(word="named")[:60])


@pytest.fixture
def browsers(site: Site, exercise: RunningExercise) -> dict[str, Browser]:
    name = "<b onclick=go()>Aya"
    found = {
        f"tokyo.{seat}": site.seated(exercise, "tokyo", f"tokyo.{seat}", name)
        for seat in ("head", "defence")
    }
    found["seoul.head"] = site.seated(exercise, "seoul", "seoul.head", name)
    for cell in ("observers", "organisers"):
        browser = site.seated(exercise, cell, "new", name)
        found[only_seat(exercise, cell)] = browser
    owner = site.facilitator()
    owner.post(f"/x/{exercise.id}/console")
    return {**found, FACILITATOR: owner}


def attack_the_lobby(by: Attacker) -> None:
    by.do(FACILITATOR, "seat.add", cell="tokyo", title=by.text()[:80])
    by.do("tokyo.head", "practice.answer", text=UNSHOWN)


def attack_all_day(by: Attacker) -> None:
    """Every further command that takes text of people's own."""
    tokyo, seoul, white = "tokyo.head", "seoul.head", FACILITATOR
    by.do(white, "exercise.start")
    planned = set(by.exercise.state.msel)
    by.do(
        white, "inject.write", title=by.text()[:120], sender=by.text()[:80], medium="cable",
        to=["tokyo", "seoul"], text=by.text(), notes=by.text(),
    )  # fmt: skip
    written = set(by.exercise.state.msel) - planned
    by.do(white, "inject.release", inject=written.pop())
    by.do(white, "inject.drop", inject=min(planned), reason=UNSHOWN[:120])
    attack_by_questions(by)
    message = by.do(tokyo, "message.send", to=["seoul", "white"], text=by.text())
    by.do(seoul, "item.pass_on", item=message, to=["tokyo"], note=by.text())
    by.do(white, "message.send", to=["tokyo"], text=by.text(), persona=by.text()[:80])
    by.do(tokyo, "statement.make", text=by.text())
    deal = by.do(tokyo, "agreement.record", parties=["tokyo", "seoul"], text=by.text())
    by.do(seoul, "agreement.dispute", item=deal, note=by.text())
    moves = [
        by.do(
            tokyo, "move.submit", title=by.text()[:120], instrument="diplomatic",
            actor=by.text()[:80], order=by.text(), intent=by.text(), tags=[by.text()[:60]],
            openness=openness, targets=["seoul"], takes_ms=0,
        )
        for openness in ("public", "private", "secret")
    ]  # fmt: skip
    texts = {cell: by.text() for cell in ("tokyo", "seoul")}
    by.do(
        white, "ruling.make", moves=[moves[0]], outcome="done", texts=texts,
        tracks={"tension": 3}, reason=by.text(),
    )  # fmt: skip
    by.do(white, "ruling.as_ordered", move=moves[1])
    by.do(only_seat(by.exercise, "observers"), "observation.note", text=by.text())
    by.do(
        only_seat(by.exercise, "observers"), "objective.rate",
        cell="tokyo", objective="TO-1", rating="partly", evidence=by.text(),
    )  # fmt: skip
    erased = by.do(seoul, "message.send", to=["tokyo"], text="To be erased.")
    by.do(white, "item.erase", item=erased, reason=by.text()[:120])
    by.do(tokyo, "noduff.raise", text=by.text(), place=by.text()[:80])


def attack_by_questions(by: Attacker) -> None:
    """In questions and their options, and in an answer that is opened to everyone."""
    options = [{"id": one, "title": by.text()[:120]} for one in ("one", "other")]
    scale = {"low_word": by.text()[:80], "high_word": by.text()[:80]}
    asks = ({"text": 99}, {"choice": options}, {"scale": scale})
    for number, ask in enumerate(asks, start=901):
        by.do(
            FACILITATOR, "inject.plan",
            inject={
                "id": f"asked-{number}", "number": str(number), "title": by.text()[:120],
                "release": {"anchor": "hand"}, "sender": {"name": by.text()[:80]}, "to": ["tokyo"],
                "medium": "question", "text": by.text(), "ask": ask,
            },
        )  # fmt: skip
        by.do(FACILITATOR, "inject.release", inject=f"asked-{number}")
    asked = by.exercise.state.msel["asked-901"].deliveries[0][1]
    by.do("tokyo.head", "poll.answer", item=asked, text=by.text())
    poll = by.exercise.state.polls["asked-901"].id
    by.do(FACILITATOR, "poll.open", poll=poll, to="everyone")


def pages(
    site: Site, exercise: RunningExercise, browsers: dict[str, Browser]
) -> Iterator[tuple[str, str]]:
    for seat, browser in browsers.items():
        answer = browser.get(f"/x/{exercise.id}/s/{seat}/")
        assert answer.status_code == 200, seat
        yield seat, answer.text
    for row in exercise.state.msel:
        path = f"/x/{exercise.id}/s/{FACILITATOR}/msel/{row}"
        yield row, browsers[FACILITATOR].get(path).text
    for move in exercise.state.waiting:
        path = f"/x/{exercise.id}/s/{FACILITATOR}/ruling/{move}"
        yield move, browsers[FACILITATOR].get(path).text
    yield "projector", site.browser().get(projector_path(exercise)).text
    yield "home", browsers[FACILITATOR].get("/home").text


def test_markup_in_anybodys_text_is_text(
    site: Site, exercise: RunningExercise, browsers: dict[str, Browser]
) -> None:
    attacker = Attacker(exercise)
    shown = ""
    for attack in (attack_the_lobby, attack_all_day):
        attack(attacker)
        for name, page in pages(site, exercise, browsers):
            assert Elements(page).alien == [], name
            assert "<script>alert" not in page, name
            shown += page
    assert [word for word in attacker.words if word not in shown] == []


@pytest.mark.parametrize(
    "page",
    ["<script>go()</script>", "<p onclick='go()'>", "<img src=x>", '<a href="javascript:go()">'],
)
def test_it_would_be_found(page: str) -> None:
    assert Elements(page).alien
