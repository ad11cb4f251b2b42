"""What the live part needs of the pages: one partial serves first render and update."""

from typing import Protocol

from exercise.app.view_models.feed import FeedItem


class Renderer(Protocol):
    """Renders partials outside of any request."""

    def region(self, name: str, view: object, locale: str) -> str:
        """HTML of a region, its outer element included."""

    def item(self, item: FeedItem, locale: str) -> str:
        """HTML of one feed item."""

    def known(self, locale: str) -> str:
        """The locale that a wanted one comes to; every other would make rooms of its own."""

    def translate(self, message: str, values: dict[str, object], locale: str) -> str:
        """A refusal's message in the asker's language."""
