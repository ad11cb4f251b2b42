"""Forged, malformed and oversized requests: a typed answer, never a traceback."""

import pytest
from flask import Flask

from exercise.app import joining
from exercise.domain.state import FACILITATOR
from exercise.web import headers
from exercise.web.application import MAX_BODY
from exercise.web.guesses import ALLOWANCE
from exercise.web.headers import policy
from exercise.web.paths import join_path, owner_path
from tests.integration.web.conftest import ORIGIN, Site

ODD = ["\x00", "\ud800", "％00", "a" * 3_000, "..%2f..%2fetc", "<script>", "𝕏" * 300, "%ff%fe"]


@pytest.mark.parametrize(
    "origin",
    [
        None,
        "null",
        "http://evil.example",
        "http://localhost.evil.example",
        "https://",
        "http://localhost:81",
    ],
)
def test_a_post_from_elsewhere_changes_nothing(site: Site, origin: str | None) -> None:
    exercise = site.create()
    headers = {} if origin is None else {"Origin": origin}
    answer = site.app.test_client().post(
        join_path(exercise, "tokyo"), data={"name": "A", "seat": "tokyo.head"}, headers=headers
    )
    assert answer.status_code == 403
    assert exercise.state.seats["tokyo.head"].person is None


@pytest.mark.parametrize("origin", [ORIGIN, "http://localhost:80", f"{ORIGIN}, {ORIGIN}"])
def test_a_post_from_our_own_page(site: Site, origin: str) -> None:
    answer = site.app.test_client().post("/join", data={"code": "x"}, headers={"Origin": origin})
    assert answer.status_code == 404


def test_headers_of_every_answer(site: Site) -> None:
    exercise = site.create()
    for path in ("/", "/healthz", "/nowhere", "/static/nothing.js", join_path(exercise, "tokyo")):
        said = site.browser().get(path).headers
        assert said["Content-Security-Policy"] == policy("localhost")
        assert said["X-Content-Type-Options"] == "nosniff"
        assert said["Referrer-Policy"] == "same-origin"
        assert "Cross-Origin-Opener-Policy" not in said, "browsers complain of it on plain HTTP"
    assert "unsafe" not in policy("localhost")
    assert "trusted-types startex" in policy("localhost")


@pytest.mark.parametrize(
    ("public_url", "policy"),
    [("https://exercise.example.org", "same-origin"), ("http://exercise.example.org", None)],
)
def test_a_page_over_tls_stands_apart_from_those_that_open_it(
    public_url: str, policy: str | None
) -> None:
    app = Flask(__name__)
    headers.register(app, public_url=public_url)
    answer = app.test_client().get("/")
    assert answer.headers.get("Cross-Origin-Opener-Policy") == policy


def test_a_forged_host_does_not_get_into_the_policy(site: Site) -> None:
    answer = site.app.test_client().get("/healthz", headers={"Host": "a; script-src *"})
    assert "script-src *" not in answer.headers.get("Content-Security-Policy", "")


@pytest.mark.parametrize("odd", ODD)
def test_odd_paths_and_fields(site: Site, odd: str) -> None:
    exercise = site.create()
    owner = site.facilitator()
    owner.post(f"/x/{exercise.id}/console")
    safe = odd.encode("utf-8", "surrogatepass").decode("latin-1")
    for path in (
        f"/{safe}",
        f"/x/{safe}/s/tokyo.head/",
        f"/x/{exercise.id}/s/{safe}/",
        f"/x/{exercise.id}/join/{safe}/x",
        f"/x/{exercise.id}/join/tokyo/{safe}",
        f"/x/{exercise.id}/projector/{safe}",
        f"/x/{exercise.id}/waiting/{safe}",
        f"/owner/{safe}",
        f"/static/{safe}",
    ):
        assert owner.get(path).status_code in (303, 308, 400, 403, 404), path
    seat = f"/x/{exercise.id}/s/{FACILITATOR}"
    for query in ("stream?after=", "stream?limit=", "feed?before="):
        assert owner.get(f"{seat}/{query}{safe}").status_code in (200, 400), query
    for form in ({"code": odd}, {"code": odd * 50}):
        data = {name: value.encode("utf-8", "surrogatepass") for name, value in form.items()}
        answer = site.app.test_client().post("/join", data=data, headers={"Origin": ORIGIN})
        assert answer.status_code in (400, 404)
    body = {"name": odd.encode("utf-8", "surrogatepass"), "seat": "tokyo.head"}
    joined = site.app.test_client().post(
        join_path(exercise, "tokyo"), data=body, headers={"Origin": ORIGIN}
    )
    assert joined.status_code in (303, 400)


def test_a_method_that_is_not_there(site: Site) -> None:
    answer = site.browser().post("/healthz")
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]
    assert site.app.test_client().delete("/home", headers={"Origin": ORIGIN}).status_code == 405


def test_pages_that_say_why_not(site: Site) -> None:
    exercise = site.create()
    missing = site.browser().get("/nowhere")
    assert (missing.status_code, "There is nothing here" in missing.text) == (404, True)
    stale = site.browser().get(f"/x/{exercise.id}/join/tokyo/{'a' * 26}")
    assert (stale.status_code, "no longer good" in stale.text) == (404, True)
    lost = site.browser().get(f"/x/{exercise.id}/s/tokyo.head/")
    assert (lost.status_code, "somebody else" in lost.text) == (403, True)
    assert site.browser().get("/nowhere", Accept="application/json").json == {
        "ok": False,
        "code": "not_found",
        "message": "There is nothing here.",
    }


def test_too_much_at_once(site: Site) -> None:
    exercise = site.create()
    aya = site.seated(exercise, "tokyo", "tokyo.head", "Aya")
    path = f"/x/{exercise.id}/s/tokyo.head/"
    big = aya.client.post(
        f"{path}command",
        data=b"{" + b" " * MAX_BODY,
        headers={"Origin": ORIGIN},
        content_type="application/json",
    )
    assert big.status_code == 413
    assert big.json is not None
    assert (big.json["ok"], big.json["code"]) == (False, "too_large")
    assert aya.post("/join", {"code": "x" * MAX_BODY}).status_code == 413
    assert aya.command(path, "practice.acknowledge", "1").json == {"ok": True}


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"", "application/json"),
        (b"{", "application/json"),
        (b"\xff\xfe", "application/json"),
        (b"[" * 100_000, "application/json"),
        (b"{}", "text/plain"),
    ],
)
def test_bodies_that_are_no_json(site: Site, body: bytes, kind: str) -> None:
    exercise = site.create()
    aya = site.seated(exercise, "tokyo", "tokyo.head", "Aya")
    path = f"/x/{exercise.id}/s/tokyo.head/command"
    answer = aya.client.post(path, data=body, content_type=kind, headers={"Origin": ORIGIN})
    assert answer.status_code == 400
    assert answer.json is not None
    assert answer.json["code"] == "malformed"


@pytest.mark.parametrize(
    "body", ["[]", "null", "1", '"x"', "{}", '{"id": 1}', '{"id": "a", "command": []}']
)
def test_json_that_is_no_command(site: Site, body: str) -> None:
    exercise = site.create()
    aya = site.seated(exercise, "tokyo", "tokyo.head", "Aya")
    path = f"/x/{exercise.id}/s/tokyo.head/command"
    answer = aya.client.post(
        path, data=body, content_type="application/json", headers={"Origin": ORIGIN}
    )
    assert answer.json is not None
    assert (answer.json["ok"], answer.json["code"]) == (False, "malformed")


def test_what_fails_inside_is_told_without_a_traceback(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> list[object]:
        raise RuntimeError("the disk is on fire: /secret/path")

    monkeypatch.setattr(site.exercises, "rows", broken)
    answer = site.browser().get("/x/none/join/tokyo/abc")
    assert answer.status_code == 500
    assert "fire" not in answer.text
    assert "Something went wrong" in answer.text


# ── guessing ─────────────────────────────────────────────────────────────────


def test_guessing_codes_is_slowed_down_but_links_always_work(site: Site) -> None:
    exercise = site.create()
    guesser = site.browser()
    for number in range(ALLOWANCE + 1):
        assert guesser.post("/join", {"code": f"AAAA-{number:04}"}).status_code == 404
    slowed = guesser.post("/join", {"code": "AAAA-AAAA"})
    assert slowed.status_code == 429
    assert slowed.headers["Retry-After"] == "1"
    assert "Too many tries" in slowed.text
    site.seated(exercise, "tokyo", "tokyo.head", "Aya")
    assert guesser.get(owner_path(site.owner.token())).status_code == 200
    site.times.turn(1_001)
    assert guesser.post("/join", {"code": "AAAA-AAAA"}).status_code == 404


def test_each_failure_past_the_allowance_doubles_the_wait(site: Site) -> None:
    waits = []
    for _ in range(ALLOWANCE):
        site.guesses.failed("a")
    for _ in range(8):
        site.guesses.failed("a")
        waits.append(site.guesses.wait_of("a"))
        site.times.turn(waits[-1] * 1_000)
    assert waits == [1, 2, 4, 8, 16, 32, 64, 128]
    assert site.guesses.wait_of("b") == 0
    site.times.turn(600_000)
    site.guesses.failed("a")
    assert site.guesses.wait_of("a") == 0


def test_a_room_of_people_behind_one_address_is_not_shut_out(site: Site) -> None:
    for _ in range(500):
        site.guesses.failed("hall")
        site.times.turn(2_000)
        assert site.guesses.wait_of("hall") == 0


def test_five_hundred_people_behind_one_address_come_in_by_code_at_once(site: Site) -> None:
    exercise = site.create()
    code = joining.link_code(exercise, "tokyo")
    for number in range(500):
        browser = site.browser()
        for wrong in (f"{code}-{number}", "tokio"):  # too long to be the code by chance
            assert browser.post("/join", {"code": wrong}).status_code == 404
        assert browser.post("/join", {"code": code}).status_code == 303, number
