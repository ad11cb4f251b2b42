"""The organisers' page with a finished report: its contents by page, and the PDF within it."""

import json
from pathlib import Path

from exercise.store.folder import reports_dir
from exercise.web.paths import join_path
from tests.integration.web.conftest import Site


def test_the_contents_lead_to_the_pages_of_the_report(site: Site, tmp_path: Path) -> None:
    exercise = site.create()
    organiser = site.browser()
    seat = organiser.post(join_path(exercise, "organisers"), {"name": "Ek"}).headers["Location"]
    folder = reports_dir(tmp_path / "data", exercise.id)
    folder.mkdir(parents=True)
    (folder / "r1.pdf").write_bytes(b"%PDF-1.4")
    about = {"asked": 1, "names": False, "pages": 9, "starts": {"figures": 2, "record": 9}}
    (folder / "r1.json").write_text(json.dumps(about))

    answer = organiser.get(seat)

    pdf = f"/x/{exercise.id}/s/{seat.split('/')[-2]}/report/r1.pdf"
    assert f'data-paper="{pdf}?read"' in answer.text
    assert f'href="{pdf}?read=9#page=9' in answer.text
    assert "frame-src 'self'" in answer.headers["Content-Security-Policy"]
    made = organiser.get(f"{pdf}?read")
    assert made.headers["Content-Disposition"].startswith("inline")
    assert "frame-ancestors 'self'" in made.headers["Content-Security-Policy"]
    assert made.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert made.data.startswith(b"%PDF")
    made.close()


def test_no_other_page_shows_frames_or_is_shown_in_one(site: Site) -> None:
    answer = site.browser().get(join_path(site.create(), "tokyo"))

    assert "frame-src" not in answer.headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Frame-Options"] == "DENY"
