"""Days that were named, as the console lists them."""

from datetime import date

from exercise.app.view_models.dates import DatesView, NamedDay
from tests.gallery.sample_parts import SEOUL, TOKYO, at

DATES = DatesView(
    rows=(
        NamedDay(
            day=date(2013, 4, 2),
            what="result",
            cells=(TOKYO,),
            key="m6",
            title="Call in the Chinese ambassador",
            number=6,
            at=at(96),
        ),
        NamedDay(
            day=date(2013, 6, 25),
            what="agreed",
            cells=(TOKYO, SEOUL),
            key="ag1",
            title="Both sit down on 25 June, in Seoul.",
        ),
    )
)
