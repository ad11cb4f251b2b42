"""What the server's HTML does to a region that stands on the page."""

from playwright.sync_api import Page, expect

from tests.live.js.table import Table

BAND = (
    '<section id="r-bands" data-region="bands"><div class="band"><p><b>{words}</b></p></div>'
    "</section>"
)
HOT_WASH = 'Hot wash since <time datetime="2026-01-02T10:19:00+00:00" data-local="hm">10:19</time>.'
CLOSED = 'Closed at <time datetime="2026-01-02T10:22:00+00:00" data-local="hm">10:22</time>.'
ENDEX = 'ENDEX at <time datetime="PT47M" title="8 Apr">T+00:47</time>.'


def put(page: Page, words: str) -> None:
    page.evaluate(
        """async html => {
            const script = document.querySelector("script[type=module]").src;
            const { applyRegions } = await import(new URL("live/fragments.js", script));
            applyRegions({ bands: html });
        }""",
        BAND.format(words=words),
    )


def test_a_band_says_its_own_time_not_that_of_the_one_before(table: Table) -> None:
    page = table.sit("beijing", timezone_id="Asia/Tokyo")
    band = page.locator("#r-bands b")
    for words, shown in (
        (HOT_WASH, "Hot wash since 19:19."),
        (CLOSED, "Closed at 19:22."),
        (ENDEX, "ENDEX at T+00:47."),
        (CLOSED, "Closed at 19:22."),
    ):
        put(page, words)
        expect(band).to_have_text(shown)
