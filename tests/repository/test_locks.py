"""The locks pin everything by hash, name no registry, and serve every supported machine."""

import json
import re
import tomllib
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from scripts.targets import PYTHONS, TARGETS, Target, best_wheel
from tests.support.tracked import ROOT

_LOCKS = ("run", "dev", "node")


def _lock(name: str) -> dict[str, tuple[str, set[str]]]:
    """Read a lock as {"name==version": (marker, hashes)}."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    pinned = {}
    for logical in text.replace("\\\n", " ").splitlines():
        requirement, *hashes = logical.split("--hash=sha256:")
        pin, _, marker = requirement.partition(";")
        pinned[pin.strip()] = (marker.strip(), {digest.strip() for digest in hashes})
    return pinned


def _recorded(name: str) -> dict[str, dict[str, str]]:
    text = (ROOT / "requirements" / "wheels.json").read_text(encoding="utf-8")
    wheels: dict[str, dict[str, str]] = json.loads(text)[name]["wheels"]
    return wheels


@pytest.mark.parametrize("name", _LOCKS)
def test_every_requirement_is_pinned_by_hash(name: str) -> None:
    for pin, (_, hashes) in _lock(name).items():
        assert re.fullmatch(r"[a-z0-9.-]+==[\w.!+]+", pin)
        assert hashes
        assert all(re.fullmatch(r"[0-9a-f]{64}", digest) for digest in hashes)


@pytest.mark.parametrize("name", _LOCKS)
def test_no_lock_says_where_packages_come_from(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*-(?!-hash=)", text, re.MULTILINE)


@pytest.mark.parametrize("name", _LOCKS)
@pytest.mark.parametrize("target", TARGETS, ids=str)
def test_every_machine_finds_a_wheel_of_everything(name: str, target: Target) -> None:
    recorded = _recorded(name)
    for pin, (marker, hashes) in _lock(name).items():
        if target.wants(marker):
            wheel = best_wheel(target, recorded.get(pin, ()))
            assert wheel, f"{pin} has no wheel for {target}; run scripts/lock.py"
            assert any(digest.startswith(recorded[pin][wheel]) for digest in hashes), pin


def test_the_supported_pythons_are_those_declared() -> None:
    classifiers = _project()["classifiers"]
    declared = {text.rsplit(" ", 1)[1] for text in classifiers if re.search(r":: 3\.\d+$", text)}
    assert declared == {f"{major}.{minor}" for major, minor in PYTHONS}
    assert _project()["requires-python"] == ">=3.11"


def test_the_run_lock_holds_what_the_package_asks_for() -> None:
    pinned = {pin.split("==")[0] for pin in _lock("run")}
    asked = {canonicalize_name(Requirement(text).name) for text in _project()["dependencies"]}
    assert asked <= pinned


def test_the_development_lock_agrees_with_the_run_lock() -> None:
    development = _lock("dev")
    assert {pin for pin in _lock("run") if pin not in development} == set()


def test_browser_packages_are_pinned_by_integrity_alone() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: facts for name, facts in lock["packages"].items() if name}
    assert packages
    assert all(facts["integrity"].startswith("sha512-") for facts in packages.values())
    assert not any("resolved" in facts for facts in packages.values())
    assert not any(facts.get("hasInstallScript") for facts in packages.values())


def test_browser_packages_are_asked_for_exactly() -> None:
    package = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    asked = {**package["dependencies"], **package["devDependencies"]}
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in asked.values())


def _project() -> dict[str, Any]:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    project: dict[str, Any] = tomllib.loads(text)["project"]
    return project
