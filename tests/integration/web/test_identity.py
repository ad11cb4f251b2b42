"""Person, seat and device: what a cookie opens, and what it does not."""

import re

from exercise.app.devices import cookie_name
from exercise.app.door import request_seat, submit
from exercise.app.running import RunningExercise
from exercise.domain.state import FACILITATOR
from exercise.web.paths import join_path
from tests.integration.web.conftest import Browser, Site, location


def must(exercise: RunningExercise, command_id: str, kind: str, **fields: object) -> None:
    answer = submit(exercise, FACILITATOR, command_id, {"type": kind, **fields})
    assert answer.ok, answer


def seat_path(exercise: RunningExercise, seat: str) -> str:
    return f"/x/{exercise.id}/s/{seat}/"


def sitting(exercise: RunningExercise) -> list[str]:
    seats = exercise.state.seats.values()
    return sorted(seat.id for seat in seats if seat.person is not None)


def action(html: str) -> str:
    found = re.search(r'<form method="post" action="([^"]+)"', html)
    assert found
    return found[1].replace("&amp;", "&")


def test_looking_at_a_link_takes_no_seat(site: Site) -> None:
    exercise = site.create()
    page = site.browser().get(join_path(exercise, "tokyo"))
    assert "It is Tuesday." in page.text
    assert "Set-Cookie" not in page.headers
    assert exercise.state.seats["tokyo.head"].person is None


def test_a_form_sent_twice_takes_one_seat(site: Site) -> None:
    exercise = site.create()
    browser = site.browser()
    form = action(browser.get(join_path(exercise, "tokyo")).text)
    first = browser.post(form, {"name": "Aya", "seat": "tokyo.head"})
    second = browser.post(form, {"name": "Aya", "seat": "tokyo.head"})
    assert location(first) == location(second) == seat_path(exercise, "tokyo.head")
    assert first.headers["Set-Cookie"] == second.headers["Set-Cookie"]
    assert not exercise.state.requests
    assert sitting(exercise) == ["tokyo.head"]


def test_the_cookie_is_for_one_seat_and_no_script(site: Site) -> None:
    exercise = site.create()
    answer = site.browser().post(
        join_path(exercise, "tokyo"), {"name": "Aya", "seat": "tokyo.head"}
    )
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith(cookie_name(exercise.id, "tokyo.head") + "=")
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; "))
    assert "Secure" not in cookie


def test_one_browser_holds_several_seats(site: Site) -> None:
    exercise = site.create()
    browser = site.browser()
    seats = ("tokyo.head", "seoul.head", "tokyo.defence")
    for seat in seats:
        path = join_path(exercise, seat.split(".")[0])
        assert browser.post(path, {"name": "Ida", "seat": seat}).status_code == 303
    for seat in seats:
        assert f'data-seat="{seat}"' in browser.get(seat_path(exercise, seat)).text


def test_nobody_reads_a_seat_without_its_cookie(site: Site) -> None:
    exercise = site.create()
    site.seated(exercise, "tokyo", "tokyo.head", "Aya")
    stranger = site.seated(exercise, "seoul", "seoul.head", "Kim")
    for rest in ("", "stream", "feed", "leave", "report"):
        assert stranger.get(seat_path(exercise, "tokyo.head") + rest).status_code == 403
    sent = stranger.command(seat_path(exercise, "tokyo.head"), "practice.acknowledge", "1")
    assert sent.status_code == 403
    assert sent.json is not None
    assert (sent.json["ok"], sent.json["code"]) == (False, "no_seat")


def test_a_cookie_of_one_exercise_opens_nothing_in_another(site: Site) -> None:
    one, other = site.create("One"), site.create("Other")
    aya = site.seated(one, "tokyo", "tokyo.head", "Aya")
    secret = aya.client.get_cookie(cookie_name(one.id, "tokyo.head"))
    assert secret is not None
    aya.client.set_cookie(cookie_name(other.id, "tokyo.head"), secret.value)
    assert aya.get(seat_path(other, "tokyo.head")).status_code == 403


def test_what_the_console_opens_is_the_white_cell_s_alone(site: Site) -> None:
    exercise = site.create()
    owner = site.facilitator()
    console = location(owner.post(f"/x/{exercise.id}/console"))
    player = site.seated(exercise, "tokyo", "tokyo.head", "Aya")
    watcher = site.browser()
    observer = location(
        watcher.post(join_path(exercise, "observers"), {"name": "Ida", "seat": "new"})
    )
    assert submit(exercise, FACILITATOR, "1", {"type": "exercise.start"}).ok
    order = {"title": "Sail", "instrument": "military", "order": "Sail.", "openness": "secret"}
    assert submit(exercise, "tokyo.head", "2", {"type": "move.submit", **order}).ok
    move, row = next(iter(exercise.state.waiting)), next(iter(exercise.state.msel))
    for detail, words in ((f"ruling/{move}", "Sail."), (f"msel/{row}", "opened")):
        assert words in owner.get(f"{console}{detail}").text
        for browser, seat in ((player, f"/x/{exercise.id}/s/tokyo.head/"), (watcher, observer)):
            refused = browser.get(f"{seat}{detail}")
            assert refused.status_code == 404
            assert words not in refused.text
    assert owner.get(f"{console}ruling/nothing").status_code == 404


def test_a_stream_is_read_by_its_own_viewers_only(site: Site) -> None:
    exercise = site.create()
    aya = site.seated(exercise, "tokyo", "tokyo.head", "Aya")
    own = aya.get(seat_path(exercise, "tokyo.head") + "stream?viewer=cell:tokyo&limit=2").json
    assert own is not None
    assert [entry["cursor"] for entry in own["packets"][0]["entries"]] == [1, 2]
    assert own["more"] is True
    for viewer in ("cell:seoul", "white", "public", "seat:tokyo.defence", "", "\x00"):
        refused = aya.client.get(
            seat_path(exercise, "tokyo.head") + "stream", query_string={"viewer": viewer}
        )
        assert refused.status_code == 403


def test_commands_over_http(site: Site) -> None:
    exercise = site.create()
    aya = site.seated(exercise, "tokyo", "tokyo.head", "Aya")
    path = seat_path(exercise, "tokyo.head")
    assert aya.command(path, "practice.acknowledge", "1").json == {"ok": True}
    refused = aya.command(path, "exercise.start", "2")
    assert refused.status_code == 200
    assert refused.json is not None
    assert refused.json["code"] == "not_clock"
    assert refused.json["message"].startswith("Only the facilitator drives the clock.")


def test_a_taken_seat_is_asked_for_and_given(site: Site) -> None:
    exercise = site.create()
    first = site.seated(exercise, "tokyo", "tokyo.head", "Aya")
    second, path = site.browser(), join_path(exercise, "tokyo")
    taken = second.post(path, {"name": "Bo", "seat": "tokyo.head"})
    assert taken.status_code == 409
    assert "Somebody sits there already" in taken.text
    waiting = second.post(f"{path}?reclaim=1", {"name": "Bo", "seat": "tokyo.head"})
    assert location(waiting).startswith(f"/x/{exercise.id}/waiting/")
    assert "Waiting for the White Cell" in second.get(waiting.headers["Location"]).text
    assert first.get(waiting.headers["Location"]).status_code == 403

    (request,) = exercise.state.requests
    must(exercise, "1", "seat.grant", request=request)
    came = second.get(waiting.headers["Location"])
    assert location(came) == seat_path(exercise, "tokyo.head")
    assert second.get(location(came)).status_code == 200
    assert first.get(location(came)).status_code == 403


def test_a_request_that_is_refused_says_so(site: Site) -> None:
    exercise = site.create()
    site.seated(exercise, "tokyo", "tokyo.head", "Aya")
    second, path = site.browser(), join_path(exercise, "tokyo")
    waiting = second.post(f"{path}?reclaim=1", {"name": "Bo", "seat": "tokyo.head"})
    (request,) = exercise.state.requests
    must(exercise, "1", "seat.refuse", request=request)
    told = second.get(waiting.headers["Location"])
    assert "The White Cell said no" in told.text
    assert path in told.text


def test_a_waiting_page_tells_strangers_nothing(site: Site) -> None:
    exercise = site.create()
    site.seated(exercise, "tokyo", "tokyo.head", "Aya")
    path = f"/x/{exercise.id}/waiting/abc"
    stranger = site.browser()
    stranger.client.set_cookie(cookie_name(exercise.id, request_seat("abc")), "made up")
    for seat in ("tokyo.head", "tokyo.defence", "nowhere.head", ""):
        for link in ("", "guess"):
            answer = stranger.get(f"{path}?seat={seat}&link={link}")
            assert answer.status_code == 403, seat
            assert "Defence" not in answer.text


def test_whoever_waits_for_one_seat_is_told_of_no_other(site: Site) -> None:
    exercise = site.create()
    site.seated(exercise, "tokyo", "tokyo.defence", "Aya")
    second, path = site.browser(), join_path(exercise, "tokyo")
    waiting = second.post(f"{path}?reclaim=1", {"name": "Bo", "seat": "tokyo.defence"})
    title = exercise.state.seats["seoul.head"].title
    told = second.get(f"{location(waiting)}?seat=seoul.head")
    assert exercise.state.seats["tokyo.defence"].title in told.text
    (request,) = exercise.state.requests
    must(exercise, "1", "seat.refuse", request=request)
    told = second.get(f"{location(waiting)}?seat=seoul.head&link={path.rsplit('/', 1)[1]}")
    assert told.status_code == 403
    assert title not in told.text


def test_a_cell_s_link_does_not_tell_who_sits_elsewhere(site: Site) -> None:
    exercise = site.create()
    site.seated(exercise, "tokyo", "tokyo.head", "Aya")
    answers = [
        site.browser().post(join_path(exercise, "seoul"), {"name": "Kim", "seat": seat})
        for seat in ("tokyo.head", "tokyo.defence", FACILITATOR, "nowhere.head")
    ]
    assert {answer.status_code for answer in answers} == {400}
    plain = {re.sub(r"try=[0-9a-f]+", "try=", answer.text) for answer in answers}
    assert len(plain) == 1


def test_a_form_whose_seat_was_emptied_takes_none(site: Site) -> None:
    exercise = site.create()
    browser = site.browser()
    form = action(browser.get(join_path(exercise, "tokyo")).text)
    fields = {"name": "Aya", "seat": "tokyo.head"}
    assert browser.post(form, fields).status_code == 303
    must(exercise, "1", "seat.vacate", seat="tokyo.head")
    again = browser.post(form, fields)
    assert again.status_code == 400
    assert "has been given up since" in again.text
    assert "Set-Cookie" not in again.headers
    assert sitting(exercise) == []
    assert browser.post(action(again.text), fields).status_code == 303
    assert browser.get(seat_path(exercise, "tokyo.head")).status_code == 200


def test_once_under_way_a_join_page_counts_nobody(site: Site) -> None:
    exercise = site.create()
    exercise.set_presence("seoul.head", here=True)
    site.seated(exercise, "seoul", "seoul.head", "Kim")
    path = join_path(exercise, "tokyo")
    before = site.browser().get(path).text
    assert "Who is here" in before
    must(exercise, "1", "exercise.start")
    after = site.browser().get(path).text
    assert "Who is here" not in after
    assert re.search(r"\d+ of \d+ here", before)
    assert not re.search(r"\d+ of \d+ here", after)
    assert "Kim" not in after


def test_a_person_moved_to_another_cell_follows(site: Site) -> None:
    exercise = site.create()
    aya = site.seated(exercise, "tokyo", "tokyo.head", "Aya")
    must(exercise, "1", "seat.move", from_seat="tokyo.head", to_seat="seoul.head")
    old = seat_path(exercise, "tokyo.head")
    assert location(aya.get(old)) == f"/x/{exercise.id}/follow"
    told = aya.command(old, "practice.acknowledge", "2")
    assert (told.status_code, told.json and told.json["code"]) == (403, "moved")
    assert location(aya.get(f"/x/{exercise.id}/follow")) == seat_path(exercise, "seoul.head")
    assert aya.get(seat_path(exercise, "seoul.head")).status_code == 200
    assert aya.get(old).status_code == 403
    assert aya.get(f"/x/{exercise.id}/follow").status_code == 403


def test_giving_a_seat_up(site: Site) -> None:
    exercise = site.create()
    aya = site.seated(exercise, "tokyo", "tokyo.head", "Aya")
    path = seat_path(exercise, "tokyo.head")
    assert "Give up this seat?" in aya.get(f"{path}leave").text
    assert sitting(exercise) == ["tokyo.head"]
    assert aya.post(f"{path}leave").status_code == 303
    assert sitting(exercise) == []
    assert aya.get(path).status_code == 403
    site.seated(exercise, "tokyo", "tokyo.head", "Bo")


def test_the_facilitator_leaves_a_device_and_keeps_the_seat(site: Site) -> None:
    exercise = site.create()
    owner, other = site.facilitator(), site.facilitator()
    for browser in (owner, other):
        browser.post(f"/x/{exercise.id}/console")
    path = seat_path(exercise, FACILITATOR)
    assert location(owner.post(f"{path}leave")) == "/home"
    assert owner.get(path).status_code == 403
    assert other.get(path).status_code == 200


def test_the_white_cell_plays_an_empty_seat(site: Site) -> None:
    exercise = site.create()
    owner = site.facilitator()
    owner.post(f"/x/{exercise.id}/console")
    path = seat_path(exercise, FACILITATOR)
    sat = owner.post(f"{path}sit/seoul.head")
    assert location(sat) == seat_path(exercise, "seoul.head")
    assert owner.get(location(sat)).status_code == 200
    assert owner.get(path).status_code == 200
    aya = site.seated(exercise, "tokyo", "tokyo.head", "Aya")
    assert aya.post(seat_path(exercise, "tokyo.head") + "sit/tokyo.defence").status_code == 409


def test_a_renewed_link_lets_nobody_in_and_the_seated_stay(site: Site) -> None:
    exercise = site.create()
    aya = site.seated(exercise, "tokyo", "tokyo.head", "Aya")
    old = join_path(exercise, "tokyo")
    must(exercise, "1", "link.renew", cell="tokyo")
    assert site.browser().get(old).status_code == 404
    assert site.browser().post(old, {"name": "B", "seat": "tokyo.defence"}).status_code == 404
    assert site.browser().get(join_path(exercise, "tokyo")).status_code == 200
    assert aya.get(seat_path(exercise, "tokyo.head")).status_code == 200


def test_names_that_cannot_be_kept(site: Site) -> None:
    exercise = site.create()
    browser: Browser = site.browser()
    for name in ("", "   ", "x" * 81, "\x00", "\u202e"):
        answer = browser.post(join_path(exercise, "tokyo"), {"name": name, "seat": "tokyo.head"})
        assert answer.status_code == 400
        assert 'aria-invalid="true"' in answer.text
    assert exercise.state.seats["tokyo.head"].person is None
    site.seated(exercise, "tokyo", "tokyo.head", "<script>alert(1)</script>")
    page = browser.get(join_path(exercise, "tokyo")).text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_seats_that_are_not_this_cells(site: Site) -> None:
    exercise = site.create()
    browser = site.browser()
    for seat in ("seoul.head", FACILITATOR, "white.lead", "nowhere", "", "new", "x" * 5_000):
        answer = browser.post(join_path(exercise, "tokyo"), {"name": "Aya", "seat": seat})
        assert answer.status_code == 400, seat
    facilitators = browser.post(join_path(exercise, "white"), {"name": "A", "seat": FACILITATOR})
    assert facilitators.status_code in (400, 409)
