"""Which of the three East Asian languages a text is in, since each has glyph shapes of its own.

Unicode gives one code point to characters that Tokyo, Seoul and Beijing draw differently, so the
text alone does not say which shapes are right. What does say so, in this order: the language that
the scenario declares for an item; script that only one language uses (kana, hangul, simplified or
Japanese-only characters); what the same cell's other texts are written in; the scenario's own
language or time zone; and, where nothing speaks, Japanese.
"""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

JAPANESE, KOREAN, CHINESE = "ja", "ko", "zh"
LAST_RESORT = JAPANESE

KANA = "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9d"
HANGUL = "\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff"
BOPOMOFO = "\u3100-\u312f\u31a0-\u31bf"
HAN = "\u2e80-\u2fdf\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
FORMS = "\u3000-\u3004\u3008-\u303f\uff01-\uff65\uffe0-\uffe6"
"""Punctuation and full-width forms, drawn with whatever stands around them."""

EAST_ASIAN = re.compile(f"[{KANA}{HANGUL}{BOPOMOFO}{HAN}{FORMS}]")
_SCRIPTS = re.compile(f"([{KANA}])|([{HANGUL}])|([{BOPOMOFO}])|([{HAN}])")

_ZONES = {
    "Asia/Tokyo": JAPANESE,
    "Asia/Seoul": KOREAN,
    "Asia/Pyongyang": KOREAN,
    "Asia/Shanghai": CHINESE,
    "Asia/Urumqi": CHINESE,
    "Asia/Taipei": CHINESE,
    "Asia/Hong_Kong": CHINESE,
    "Asia/Macau": CHINESE,
}


def declared(language: str) -> str:
    """``ja``, ``ko`` or ``zh`` for a language tag of one of them; else the empty string."""
    base = language.lower().split("-")[0]
    return base if base in (JAPANESE, KOREAN, CHINESE) else ""


def evidence(text: str) -> str:
    """The language that a text's own characters prove, or the empty string."""
    if text.isascii():
        return ""
    found: Counter[str] = Counter()
    for kana, hangul, bopomofo, han in _SCRIPTS.findall(text):
        language = (
            (kana and JAPANESE)
            or (hangul and KOREAN)
            or (bopomofo and CHINESE)
            or _only_written_in(han)
        )
        if language:
            found[language] += 1
    return most(found)


def most(found: Counter[str]) -> str:
    """The commonest; of equals the first in alphabetical order; of none the empty string."""
    return min(found, key=lambda language: (-found[language], language), default="")


def usual(texts: Iterable[str]) -> str:
    """The language most of these texts prove, or the empty string."""
    return most(Counter(language for text in texts if (language := evidence(text))))


def of_scenario(language: str, timezone: str) -> str:
    """What a scenario's language and time zone make of a text that proves nothing itself."""
    return declared(language) or _ZONES.get(timezone, LAST_RESORT)


@lru_cache(maxsize=8192)
def _only_written_in(han: str) -> str:
    """Chinese for a simplified character, Japanese for one of its own, else the empty string.

    The national character sets of the last century are the handiest list of who writes what.
    """
    chinese, traditional = _encodes(han, "gb2312"), _encodes(han, "big5")
    japanese, korean = _encodes(han, "cp932"), _encodes(han, "euc_kr")
    if chinese and not (japanese or traditional or korean):
        return CHINESE
    if japanese and not (chinese or traditional or korean):
        return JAPANESE
    return ""


def _encodes(character: str, charset: str) -> bool:
    try:
        character.encode(charset)
    except UnicodeEncodeError:
        return False
    return True
