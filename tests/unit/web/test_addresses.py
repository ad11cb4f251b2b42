"""Which addresses are shown to others."""

import sys

import pytest

from exercise.web import addresses
from exercise.web.addresses import WaysIn, url


def reachable(host: str, port: int) -> tuple[str, ...]:
    return WaysIn(host, port, None).reachable()


def test_an_address_of_its_own_is_the_only_one() -> None:
    assert reachable("192.0.2.7", 8000) == ("http://192.0.2.7:8000",)
    assert reachable("2001:db8::7", 80) == ("http://[2001:db8::7]",)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "169.254.1.1"])
def test_what_only_this_machine_reaches_is_not_shown(host: str) -> None:
    assert reachable(host, 8000) == ()


def test_a_network_that_leads_nowhere_has_addresses_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "_outward", lambda _families: [])
    monkeypatch.setattr(addresses, "_named", lambda _families: ["127.0.1.1"])
    monkeypatch.setattr(addresses, "_of_interfaces", lambda: ["127.0.0.1", "192.0.2.7"])
    assert reachable("0.0.0.0", 8000) == ("http://192.0.2.7:8000",)


def test_a_laptop_that_changes_its_network_is_found_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "_named", lambda _families: [])
    monkeypatch.setattr(addresses, "_of_interfaces", list)
    monkeypatch.setattr(addresses, "_outward", lambda _families: [])
    ways = WaysIn("0.0.0.0", 8000, None)
    assert (ways.reachable(), ways.base()) == ((), "http://127.0.0.1:8000")
    monkeypatch.setattr(addresses, "_outward", lambda _families: ["192.0.2.7"])
    assert ways.reachable() == ("http://192.0.2.7:8000",)
    assert ways.base() == "http://192.0.2.7:8000"
    monkeypatch.setattr(addresses, "_outward", lambda _families: ["192.0.2.9"])
    assert ways.base() == "http://192.0.2.9:8000"
    assert WaysIn("0.0.0.0", 8000, "https://play.example").base() == "https://play.example"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Only Linux is asked so.")
def test_linux_tells_its_interfaces() -> None:
    assert "127.0.0.1" in addresses._of_interfaces()


def test_without_any_network_this_machine_is_named() -> None:
    assert url("0.0.0.0", 8000) == "http://127.0.0.1:8000"
