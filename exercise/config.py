"""What a server is told when it starts: options, then ``STARTEX_…`` variables, then defaults."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from platformdirs import user_data_path

from exercise.assets.shipped import scenario_dir
from exercise.domain.refusal import N_
from exercise.domain.told import Told

PREFIX = "STARTEX_"
DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 8000
_RATE = re.compile(r"\d{1,4}(\.\d{1,3})?")
_LAST_PORT = 65_535
_MIN_RATE, _MAX_RATE = 100, 3_600_000
_YES = ("1", "true", "yes", "on")
_NO = ("", "0", "false", "no", "off")


class BadSetting(Told):
    """A setting that cannot be used; the text names it and says what is expected."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its option and its variable are spelled from ``name``."""

    name: str
    help: str
    option: bool = True

    @property
    def variable(self) -> str:
        """Such as ``STARTEX_PUBLIC_URL``."""
        return PREFIX + self.name.upper()

    @property
    def flag(self) -> str:
        """Such as ``--public-url``."""
        return "--" + self.name.replace("_", "-")


SETTINGS = (
    Setting("scenario", N_("Folder of the scenario; default: the one that comes along.")),
    Setting(
        "storyline",
        N_("Ids, separated by commas: of storylines to turn on, and of one cut at most."),
    ),
    Setting("data", N_("Folder for database, key, lock, backups and reports; made when missing.")),
    Setting("database", N_("Database URL that replaces the data folder’s SQLite file.")),
    Setting("host", N_("Address to listen on; 0.0.0.0 lets others on the network in.")),
    Setting("port", N_("Port to listen on; 0 takes a free one.")),
    Setting(
        "rate", N_("Exercise seconds a second, such as 2 or 0.5; may be changed on the console.")
    ),
    Setting(
        "public_url", N_("Address under which browsers reach this server, if a proxy is before it.")
    ),
    Setting(
        "links_file", N_("Where to write all links as JSON (mode 0600) once the server listens.")
    ),
    Setting(
        "exercise", N_("Id of the exercise to open; default: the newest one of this scenario.")
    ),
    Setting("log_level", N_("How much is told on the terminal: debug, info, warning or error.")),
    Setting(
        "pseudo_locale", N_("Shows every text in a made-up language, for tests."), option=False
    ),
)


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything checked and typed."""

    scenario: Path
    data: Path
    storylines: tuple[str, ...] = ()
    """Ids of storylines to turn on, and of one cut at most."""
    database: str | None = None
    host: str = DEFAULT_HOST
    port: int = DEFAULT_PORT
    rate_milli: int | None = None
    """Exercise seconds per 1,000 seconds; None: as the exercise has it."""
    public_url: str | None = None
    """Scheme and host, without a slash at the end."""
    links_file: Path | None = None
    exercise: str | None = None
    log_level: str = "warning"
    pseudo_locale: bool = False


def default_data() -> Path:
    """Where this machine keeps programs' data."""
    return user_data_path("startex", appauthor=False)


def read(options: Mapping[str, str | None], environ: Mapping[str, str] | None = None) -> Settings:
    """Settings of a server; ``options`` are those given on the command line, by setting name.

    Raises:
        BadSetting: the first one that cannot be used, or a variable that no setting has.
    """
    environment = os.environ if environ is None else environ
    _require_known(environment)

    def given(name: str) -> tuple[str, str]:
        """What was given and where, both empty when nothing was."""
        setting = next(one for one in SETTINGS if one.name == name)
        if options.get(name) is not None:
            if options[name] == "":
                raise BadSetting(N_("%(source)s is empty: give a value."), source=setting.flag)
            return str(options[name]), setting.flag
        return environment.get(setting.variable, ""), setting.variable

    return Settings(
        scenario=_folder(*given("scenario"), default=scenario_dir()),
        data=_folder(*given("data"), default=default_data()),
        storylines=ids(given("storyline")[0]),
        database=given("database")[0] or None,
        host=_host(*given("host")),
        port=_port(*given("port")),
        rate_milli=_rate(*given("rate")),
        public_url=_url(*given("public_url")),
        links_file=_path(given("links_file")[0]),
        exercise=given("exercise")[0] or None,
        log_level=_level(*given("log_level")),
        pseudo_locale=_flag(*given("pseudo_locale")),
    )


def _require_known(environment: Mapping[str, str]) -> None:
    known = {setting.variable for setting in SETTINGS}
    for name in sorted(environment):
        if name.startswith(PREFIX) and name not in known:
            raise BadSetting(
                N_("%(name)s is not a setting: unset or correct it. Known: %(known)s."),
                name=name,
                known=", ".join(sorted(known)),
            )


def ids(value: str) -> tuple[str, ...]:
    """``short, new-york`` as its parts."""
    return tuple(part.strip() for part in value.split(",") if part.strip())


def _path(value: str) -> Path | None:
    return Path(value).expanduser() if value else None


def _folder(value: str, source: str, *, default: Path) -> Path:
    if "\x00" in value:
        raise BadSetting(N_("%(source)s holds a character that no path may have."), source=source)
    return (_path(value) or default).absolute()


def _host(value: str, source: str) -> str:
    if not value:
        return DEFAULT_HOST
    if not re.fullmatch(r"[0-9A-Za-z_.:-]{1,253}", value):
        raise BadSetting(
            N_("%(source)s is not an address: expected one such as 127.0.0.1 or 0.0.0.0."),
            source=source,
        )
    return value


def _port(value: str, source: str) -> int:
    if not value:
        return DEFAULT_PORT
    if not value.isascii() or not value.isdigit() or int(value[:6]) > _LAST_PORT:
        raise BadSetting(
            N_("%(source)s is not a port: expected a number from 0 to 65535."), source=source
        )
    return int(value)


def _rate(value: str, source: str) -> int | None:
    if not value:
        return None
    if not _RATE.fullmatch(value):
        raise BadSetting(
            N_("%(source)s is not a rate: expected a number such as 1, 2 or 0.5."), source=source
        )
    whole, _, part = value.partition(".")
    rate = int(whole) * 1_000 + int(part.ljust(3, "0") or 0)
    if not _MIN_RATE <= rate <= _MAX_RATE:
        raise BadSetting(
            N_("%(source)s is out of range: expected a rate from 0.1 to 3600."), source=source
        )
    return rate


def _url(value: str, source: str) -> str | None:
    if not value:
        return None
    expected = N_(
        "%(source)s is not an address: expected one such as https://exercise.example.org."
    )
    try:
        parts = urlsplit(value)
        port = parts.port
    except ValueError:
        raise BadSetting(expected, source=source) from None
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username is not None:
        raise BadSetting(expected, source=source)
    if parts.path not in ("", "/") or parts.query or parts.fragment:
        raise BadSetting(
            N_("%(source)s must be scheme and host alone: Startex cannot serve below a path."),
            source=source,
        )
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    default = {"http": 80, "https": 443}[parts.scheme]
    return f"{parts.scheme}://{host}" + (f":{port}" if port not in (None, default) else "")


def _level(value: str, source: str) -> str:
    level = value.lower() or "warning"
    if level not in ("debug", "info", "warning", "error"):
        raise BadSetting(
            N_("%(source)s is not a level: expected debug, info, warning or error."), source=source
        )
    return level


def _flag(value: str, source: str) -> bool:
    if value.lower() not in (*_YES, *_NO):
        raise BadSetting(N_("%(source)s is yes or no: expected 1 or 0."), source=source)
    return value.lower() in _YES
