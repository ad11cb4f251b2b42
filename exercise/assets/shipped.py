"""Where templates, scenario and translations lie: the wheel's own copy, else the checkout's."""

from pathlib import Path

_PACKAGE = Path(__file__).parent.parent
_BUNDLED = _PACKAGE / "_bundled"


def templates_dir() -> Path:
    """Holds the Jinja templates."""
    return _bundled_or_root() / "templates"


def scenario_dir() -> Path:
    """Holds scenario.yaml, roles/ and injects/ of the scenario that comes along."""
    return _bundled_or_root()


def locale_dir() -> Path:
    """Holds `<language>/LC_MESSAGES/messages.mo`; need not exist, English being in the code."""
    return _PACKAGE / "locale"


def _bundled_or_root() -> Path:
    return _BUNDLED if _BUNDLED.is_dir() else _PACKAGE.parent
