"""An MSEL for the report's tests: every medium, every way of timing, four scripts."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from exercise.domain.scenario import Inject

_CABLE = "1. As reported by telephone.\n2. Nothing is confirmed.\n3. Request guidance by nightfall."


def _inject(
    number: int, key: str, title: str, to: str, concerns: str, when: Any, **more: Any
) -> Inject:
    fields: dict[str, Any] = {
        "id": key,
        "number": str(number),
        "title": title,
        "release": _release(when),
        "sender": {"name": "Pacific Wire"},
        "to": to.split(),
        "medium": "cable",
        "text": _CABLE,
        "concerns": concerns.split(),
    }
    return Inject.model_validate(fields | more)


def _release(when: Any) -> dict[str, Any]:
    if when is None:
        return {"anchor": "hand"}
    if isinstance(when, tuple):
        phase, minutes = when
        return {"anchor": "phase", "phase": phase, "ms": int(minutes * 60_000)}
    if isinstance(when, datetime):
        return {"anchor": "story", "stamp": when}
    return {"anchor": "startex", "ms": int(when * 60_000)}


_ALL = "tokyo washington beijing pyongyang seoul"
_TOKYO = ZoneInfo("Asia/Tokyo")

_FIRST = (
    _inject(1, "first-papers", "First papers", _ALL, "AL-1 RB-1", 1),
    _inject(
        2,
        "contact-at-sea",
        "Two hulls touch off the islands",
        "tokyo beijing",
        "SK-1 SK-3",
        5,
        medium="news",
        public=True,
        objectives=["O-1"],
        wording={"beijing": {"text": "我船在例行巡航中被撞。", "title": "我船被撞"}},
    ),
    _inject(
        3,
        "launcher-one",
        "A launcher leaves its shed",
        "washington seoul pyongyang",
        "NK-1",
        9,
        medium="intelligence",
        grading={"source": "B", "information": 3},
    ),
    _inject(
        4,
        "seat-alone",
        "第十一管区保安本部、接触の第一報",
        "tokyo.coast-guard",
        "SK-2",
        11,
        language="ja",
    ),
    _inject(
        5,
        "sequester",
        "The bill for the rebalance arrives",
        "washington",
        "RB-1",
        14,
        objectives=["O-1"],
    ),
    _inject(
        6,
        "caveat",
        "A spokesman reads the second sentence",
        "tokyo washington beijing",
        "SK-1 SK-2",
        18,
        medium="news",
        public=True,
    ),
    _inject(7, "empty-seat", "开城：韩方经理名单", "seoul.unification", "RK-1", 22, language="zh"),
    _inject(
        8,
        "post",
        "Two grey hulls",
        "tokyo",
        "SK-3",
        26,
        medium="post",
        sender={"name": "harbour_watch", "handle": "@harbour"},
    ),
    _inject(
        9,
        "hotline",
        "Nobody picks up in Kaesong",
        "seoul pyongyang",
        "RK-2",
        31,
        medium="call",
        text=None,
        lines=[{"speaker": "Seoul", "text": "Hello?"}, {"speaker": "Kaesong", "text": "…"}],
    ),
    _inject(
        10,
        "islands-remark",
        "“Insignificant islands”",
        "tokyo washington",
        "SK-3 AL-2",
        36,
        medium="news",
        public=True,
    ),
    _inject(11, "radar-log", "Whose radar was it?", "tokyo beijing", "SK-2", 40),
    _inject(12, "party", "The coalition partner would like a word", "tokyo", "PO-2", 43),
    _inject(13, "sortie", "Bombers for the range, again?", "washington seoul", "NK-2", 48),
    _inject(14, "left-over", "A paper that came too late", "beijing", "RB-2", 59.5),
)
_SECOND = (
    _inject(
        15, "second-fire", "Two fires at once", _ALL, "AL-1 NK-1", ("phase2", 1), objectives=["O-2"]
    ),
    _inject(
        16,
        "kaesong-gate",
        "개성 출입 통제 통보",
        "seoul",
        "RK-2",
        ("phase2", 5),
        language="ko",
        sender={"name": "Ministry of Unification, Seoul"},
    ),
    _inject(17, "dandong", "Trucks queue at Dandong", "beijing pyongyang", "NK-2", ("phase2", 9)),
    _inject(
        18,
        "diet-question",
        "A question in the Diet",
        "tokyo",
        "NK-3 PO-2",
        ("phase2", 16),
        objectives=["O-2"],
    ),
    _inject(
        19,
        "poll",
        "内閣支持率、九ポイント下落",
        "tokyo",
        "PO-2",
        ("phase2", 18),
        medium="news",
        language="ja",
        public=True,
    ),
    _inject(20, "strike-cost", "What a strike option costs", "tokyo", "NK-3", ("phase2", 19)),
    _inject(
        21,
        "ask-twice",
        "Tokyo asks twice",
        "tokyo washington",
        "AL-1",
        ("phase2", 20),
        medium="call",
        text="It rings.",
    ),
    _inject(
        22,
        "reassurance",
        "The word “reassurance” in a draft",
        "washington beijing",
        "AL-2",
        ("phase2", 27),
    ),
    _inject(
        23,
        "manila",
        "Manila is watching",
        "washington tokyo beijing",
        "SK-3",
        datetime(2013, 4, 14, 20, tzinfo=_TOKYO),
    ),
    _inject(
        24,
        "trilateral-leak",
        "A leak about three-way work",
        "seoul tokyo washington",
        "RK-1",
        ("phase2", 41),
        medium="news",
        public=True,
    ),
    _inject(
        25,
        "by-hand",
        "Pyongyang's choice, first branch",
        "pyongyang washington seoul",
        "NK-1",
        None,
    ),
    _inject(26, "by-hand-2", "Pyongyang's choice, second branch", "pyongyang", "NK-1", None),
)
_THIRD = (
    _inject(
        27,
        "white-paper",
        "The white paper wants a sentence",
        "tokyo",
        "RB-2",
        ("phase3", 4),
        objectives=["O-2"],
    ),
    _inject(28, "basing", "A landing fee for old friends", "washington", "RB-1", ("phase3", 8)),
    _inject(
        29,
        "silence-breaks",
        "A ship answers its call",
        "beijing washington",
        "SK-1",
        ("phase3", 14),
    ),
    _inject(30, "budget-line", "One line in a budget", "tokyo seoul", "RB-2 RK-1", ("phase3", 25)),
    _inject(31, "manila-again", "Manila writes again", "washington", "SK-3", ("phase3", 28)),
    _inject(
        32,
        "three-way-talk",
        "Seoul, Washington and Beijing sit down",
        "seoul washington beijing",
        "RK-3",
        ("phase3", 58),
    ),
)
INJECTS = (*_FIRST, *_SECOND, *_THIRD)
