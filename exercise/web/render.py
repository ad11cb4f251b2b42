"""Templates, rendered for requests and for the live channel alike."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markdown_it import MarkdownIt
from markupsafe import Markup

from exercise.app.view_models import FeedItem, LinkRow, PeopleView
from exercise.assets.shipped import templates_dir
from exercise.web.texts import Texts


class Renderer:
    """Every template in every language. Fulfils ``exercise.live.rendering.Renderer``."""

    def __init__(
        self,
        texts: Texts,
        *,
        folder: Path | None = None,
        link: Callable[[str, str], LinkRow | None] = lambda _exercise, _cell: None,
    ) -> None:
        """``link`` gives the join link of an exercise's cell, for the white cell's people."""
        self._texts = texts
        self._link = link
        self._loader = FileSystemLoader(folder or templates_dir())
        self._environment = cache(self._make)

    def page(self, template: str, locale: str, **context: Any) -> str:
        """A whole page."""
        return self._environment(self._texts.known(locale)).get_template(template).render(context)

    def region(self, name: str, view: object, locale: str) -> str:
        """HTML of a region, its outer element included."""
        return self.page(f"regions/{name}.html", locale, v=self.complete(view)).strip()

    def complete(self, view: object) -> object:
        """The view with what hangs on the server's key, which read models do not know."""
        if not isinstance(view, PeopleView):
            return view
        cells = (replace(one, link=self._link(view.exercise, one.cell.id)) for one in view.cells)
        return replace(view, cells=tuple(cells))

    def item(self, item: FeedItem, locale: str) -> str:
        """HTML of one feed item."""
        return self.page(f"feed/{item.kind}.html", locale, item=item).strip()

    def known(self, locale: str) -> str:
        """The language that a wanted one comes to."""
        return self._texts.known(locale)

    def translate(self, message: str, values: dict[str, object], locale: str) -> str:
        """A refusal's message in the asker's language."""
        return self._texts.translate(message, values, locale)

    def _make(self, locale: str) -> Environment:
        environment = Environment(
            loader=self._loader,
            autoescape=True,
            undefined=StrictUndefined,
            extensions=["jinja2.ext.i18n"],
            cache_size=-1,
            auto_reload=False,
        )
        catalogue = self._texts.catalogue(locale)
        environment.install_gettext_callables(  # type: ignore[attr-defined]
            catalogue.gettext,
            catalogue.ngettext,
            newstyle=True,
            pgettext=catalogue.pgettext,
            npgettext=catalogue.npgettext,
        )
        environment.filters["markdown"] = markdown
        environment.filters["inline"] = inline
        return environment


_MARKDOWN = MarkdownIt("commonmark", {"html": False}).disable("image")


def markdown(text: str) -> Markup:
    """CommonMark as HTML; what is HTML in it is shown as text."""
    return Markup(_MARKDOWN.render(text))  # noqa: S704 (raw HTML is off, links are checked)


def inline(text: str) -> Markup:
    """One paragraph of scenario text: its emphasis and links, without a block around it."""
    return Markup(_MARKDOWN.renderInline(text))  # noqa: S704 (as above)
