"""What the report tells of agreements that were entered wrongly."""

from io import BytesIO

from pypdf import PdfReader

from exercise.report.data import report_data
from exercise.report.pdf.render import write_pdf
from tests.unit.harness import started


def test_what_was_withdrawn_is_neither_confirmed_nor_disputed() -> None:
    play = started()
    deal = {"parties": ["north", "south"], "text": "Ten hulls until Friday."}
    for author in ("north.head", "white.lead"):
        item = play.do(author, "agreement.record", **deal)["item"]
        play.do(author, "agreement.dispute", item=item, note="Nine hulls.")
    data = report_data(play.stored(), None, play.wall)
    assert [(one.withdrawn, one.confirmed, one.disputed) for one in data.agreements] == [
        (True, False, False)
    ] * 2
    file = BytesIO()
    write_pdf(data, file)
    words = " ".join(" ".join(page.extract_text().split()) for page in PdfReader(file).pages)
    assert words.count("Withdrawn by who entered it Nine hulls.") == 2
    assert "has neither confirmed nor disputed it" not in words
