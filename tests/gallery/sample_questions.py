"""Sealed questions as a team reads them."""

from exercise.app import view_models as vm
from tests.gallery.sample_parts import (
    BEIJING,
    SEOUL,
    TOKYO,
    WHITE,
    at,
    cell,
)

TO_TOKYO = vm.Recipients(cells=(TOKYO,))


def questions() -> tuple[vm.FeedItem, ...]:
    """One open, one answered, one opened to all."""
    return (
        vm.FeedItem(
            key="a3q",
            order="00041",
            at=at(70),
            sender=cell(WHITE),
            to=TO_TOKYO,
            reach=vm.Reach(kind="own", cell="Tokyo"),
            receipt=vm.Receipt(due=at(80)),
            body=vm.QuestionBody(
                title="How far do you trust Washington?",
                paragraphs=("If shots were fired tonight: would it come?",),
                ask=vm.AskView(
                    scale=vm.ScaleView(low=0, high=10, low_word="Not at all", high_word="Fully")
                ),
                state="open",
            ),
        ),
        vm.FeedItem(
            key="a3r",
            order="00042",
            at=at(71),
            sender=cell(WHITE),
            to=TO_TOKYO,
            reach=vm.Reach(kind="own", cell="Tokyo"),
            receipt=vm.Receipt(acknowledged_by="Mori", acknowledged_at=at(72)),
            body=vm.QuestionBody(
                title="Will Seoul share its radar?",
                paragraphs=("Choose one.",),
                ask=vm.AskView(
                    options=(
                        vm.OptionView(id="yes", title="It will, within the hour"),
                        vm.OptionView(id="no", title="It will not"),
                    )
                ),
                state="open",
                own=vm.OwnAnswer(
                    text="It will not", office="Head of delegation", at=at(72), option="no"
                ),
            ),
        ),
        vm.FeedItem(
            key="a3s",
            order="00043",
            at=at(72),
            sender=cell(WHITE),
            to=vm.Recipients(everyone=True),
            reach=vm.Reach(kind="public"),
            body=vm.AnswersBody(
                title="Who escalates next?",
                ask=vm.AskView(scale=vm.ScaleView(low=0, high=10)),
                put=at(65),
                groups=(
                    vm.AnswersGroup(
                        paragraphs=("How likely is it that Seoul fires next?",),
                        rows=(
                            vm.AnswerRow(cell=TOKYO, text="7", share=70, at=at(66)),
                            vm.AnswerRow(cell=BEIJING),
                        ),
                    ),
                    vm.AnswersGroup(
                        paragraphs=("How likely is it that Tokyo fires next?",),
                        rows=(
                            vm.AnswerRow(
                                cell=SEOUL, office="Foreign", text="3", share=30, at=at(69)
                            ),
                        ),
                    ),
                ),
            ),
        ),
    )
