"""Cells, moments and small helpers of the sample exercise."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from exercise.app import view_models as vm

ZONE = ZoneInfo("Asia/Tokyo")
STORY_START = datetime(2013, 4, 2, 8, 17, tzinfo=ZONE)
WALL_START = datetime(2025, 11, 24, 3, 42, tzinfo=UTC)
NOW_MS = (83 * 60 + 41) * 1000

TOKYO = vm.CellTag(id="tokyo", name="Tokyo", mark="TO", hue=1)
WASHINGTON = vm.CellTag(id="washington", name="Washington", mark="WA", hue=2)
BEIJING = vm.CellTag(id="beijing", name="Beijing", mark="BJ", hue=3)
PYONGYANG = vm.CellTag(id="pyongyang", name="Pyongyang", mark="PY", hue=4)
SEOUL = vm.CellTag(id="seoul", name="Seoul", mark="SE", hue=5)
WHITE = vm.CellTag(id="white", name="White Cell", mark="WC", hue=0)
CELLS = (TOKYO, WASHINGTON, BEIJING, PYONGYANG, SEOUL)

LONG_OFFICE = "Deputy Director-General for Crisis Management and Civil Aid"
LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"


def at(minute: float) -> vm.Moment:
    """The moment at that minute of exercise time; a minute of play is a minute of story."""
    ms = int(minute * 60_000)
    gone = timedelta(milliseconds=ms)
    return vm.Moment(ms=ms, story=STORY_START + gone, zone="JST", wall=WALL_START + gone)


def wall(minute: float) -> datetime:
    return WALL_START + timedelta(minutes=minute)


def persona(name: str) -> vm.Sender:
    return vm.Sender(name=name)


def cell(tag: vm.CellTag, office: str = "", as_persona: str = "") -> vm.Sender:
    return vm.Sender(name=tag.name, cell=tag, office=office, persona=as_persona)
