"""Settings: where they come from, what they may be, and that each is documented."""

from pathlib import Path

import pytest

from exercise.config import SETTINGS, BadSetting, default_data, read

OPTIONS = {setting.name: setting.flag for setting in SETTINGS if setting.option}


def test_defaults() -> None:
    settings = read({}, {})
    assert (settings.host, settings.port, settings.rate_milli) == ("127.0.0.1", 8000, None)
    assert settings.data == default_data()
    assert (settings.scenario / "scenario.yaml").is_file()
    assert settings.public_url is None
    assert not settings.pseudo_locale


def test_an_option_wins_over_a_variable() -> None:
    assert read({"port": None}, {"STARTEX_PORT": "1"}).port == 1
    assert read({"port": "2"}, {"STARTEX_PORT": "1"}).port == 2


@pytest.mark.parametrize(
    ("text", "rate_milli"),
    [("1", 1_000), ("2", 2_000), ("0.5", 500), ("1.25", 1_250), ("3600", 3_600_000)],
)
def test_rates(text: str, rate_milli: int) -> None:
    assert read({"rate": text}, {}).rate_milli == rate_milli


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("https://Exercise.Example/", "https://exercise.example"),
        ("https://exercise.example:443", "https://exercise.example"),
        ("http://10.0.0.1:8080", "http://10.0.0.1:8080"),
        ("http://[::1]:80", "http://[::1]"),
    ],
)
def test_public_urls(text: str, url: str) -> None:
    assert read({"public_url": text}, {}).public_url == url


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("port", "70000"),
        ("port", "http"),
        ("port", "-1"),
        ("port", "٣"),
        ("port", "9" * 5_000),
        ("rate", "fast"),
        ("rate", "0"),
        ("rate", "-1"),
        ("rate", "4000"),
        ("rate", "1e3"),
        ("rate", "1.0001"),
        ("public_url", "exercise.example"),
        ("public_url", "http://exercise.example/startex"),
        ("public_url", "http://me@exercise.example"),
        ("public_url", "ftp://exercise.example"),
        ("public_url", "http://[::1"),
        ("public_url", "http://a:99999"),
        ("host", "no host"),
        ("host", "\x00"),
        ("data", "a\x00b"),
        ("log_level", "loud"),
    ],
)
def test_what_cannot_be_used_is_named(name: str, value: str) -> None:
    with pytest.raises(BadSetting, match=OPTIONS[name]):
        read({name: value}, {})
    with pytest.raises(BadSetting, match=f"STARTEX_{name.upper()}"):
        read({}, {f"STARTEX_{name.upper()}": value})


def test_a_variable_that_no_setting_has() -> None:
    with pytest.raises(BadSetting, match="STARTEX_PROT"):
        read({}, {"STARTEX_PROT": "8000", "OTHER": "x"})


def test_yes_or_no() -> None:
    assert read({}, {"STARTEX_PSEUDO_LOCALE": "1"}).pseudo_locale
    with pytest.raises(BadSetting, match="STARTEX_PSEUDO_LOCALE"):
        read({}, {"STARTEX_PSEUDO_LOCALE": "perhaps"})


def test_every_setting_is_documented(project_root: Path) -> None:
    told = (project_root / "docs/settings.md").read_text(encoding="utf-8")
    for setting in SETTINGS:
        assert f"`{setting.variable}`" in told, setting.variable
        assert not setting.option or f"`{setting.flag} " in told, setting.flag
