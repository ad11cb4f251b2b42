"""Templates, rendered for requests and for the live channel alike."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache, lru_cache
from gettext import NullTranslations
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, Template
from jinja2.runtime import Macro
from markdown_it import MarkdownIt
from markupsafe import Markup

from exercise.app.view_models import FeedItem, LinkRow, PeopleView
from exercise.assets.shipped import templates_dir
from exercise.web.lookups import TEXTS, LookedUp
from exercise.web.stamps import Stamps
from exercise.web.texts import Texts

_PARTS = 1_024
"""Results kept of each macro."""
_REGIONS = 64
"""Regions kept: many viewers are shown the same, such as the map, at the same time."""
_ITEMS = 1_024
"""Feed items kept: what is public is told to every team at once, and pages hold the newest."""
_TEXTS = 512
"""Scenario texts whose HTML is kept."""
_ANYWHERE = "\x00"
"""Stands for a reader's own place; nobody's text holds it."""


class Renderer:
    """Every template in every language. Fulfils ``exercise.live.rendering.Renderer``."""

    def __init__(
        self,
        texts: Texts,
        *,
        folder: Path | None = None,
        link: Callable[[str, str], LinkRow | None] = lambda _exercise, _cell: None,
        compiled: BytecodeCache | None = None,
    ) -> None:
        """``link`` gives the join link of an exercise's cell, for the white cell's people."""
        self._texts = texts
        self._link = link
        self._compiled = compiled
        self._loader = FileSystemLoader(folder or templates_dir())
        self._environment = cache(self._make)
        self._region = _remembering(self._render_region, _REGIONS)
        self._item = _remembering(self._render_item, _ITEMS)

    def page(self, template: str, locale: str, **context: Any) -> str:
        """A whole page."""
        return self._environment(self._texts.known(locale)).get_template(template).render(context)

    def region(self, name: str, view: object, locale: str) -> str:
        """HTML of a region, its outer element included."""
        return self._region(name, self.complete(view), self._texts.known(locale))

    def _render_region(self, name: str, view: object, locale: str) -> str:
        return self.page(f"regions/{name}.html", locale, v=view).strip()

    def complete(self, view: object) -> object:
        """The view with what hangs on the server's key, which read models do not know."""
        if not isinstance(view, PeopleView):
            return view
        cells = (replace(one, link=self._link(view.exercise, one.cell.id)) for one in view.cells)
        return replace(view, cells=tuple(cells))

    def item(self, item: FeedItem, locale: str) -> str:
        """HTML of one feed item, made once for all who are shown the same at their own places."""
        html = self._item(replace(item, order=_ANYWHERE), self._texts.known(locale))
        return html.replace(_ANYWHERE, item.order, 1)

    def _render_item(self, item: FeedItem, locale: str) -> str:
        return self.page(f"feed/{item.kind}.html", locale, item=item).strip()

    def known(self, locale: str) -> str:
        """The language that a wanted one comes to."""
        return self._texts.known(locale)

    def translate(self, message: str, values: dict[str, object], locale: str) -> str:
        """A refusal's message in the asker's language."""
        return self._texts.translate(message, values, locale)

    def _make(self, locale: str) -> Environment:
        environment = Environment(
            extensions=[LookedUp],
            loader=self._loader,
            autoescape=True,
            undefined=StrictUndefined,
            cache_size=-1,
            auto_reload=False,
            bytecode_cache=self._compiled,
        )
        words = Words(self._texts.catalogue(locale))
        environment.globals.update(
            _=words.gettext,
            ngettext=words.ngettext,
            stamps=Stamps(words.gettext),
            **{TEXTS: words.texts},
        )
        environment.globals["feed_item"] = lambda item: Markup(self.item(item, locale))  # noqa: S704
        environment.filters["markdown"] = markdown
        environment.filters["inline"] = inline
        for name, file in (("ui", "macros.html"), ("rows", "rows.html")):
            environment.globals[name] = remembered(environment.get_template(file))
        return environment


def remembered(template: Template) -> SimpleNamespace:
    """A template's macros, each of which makes the same of the same only once.

    A page is made of few kinds of small parts, and most of them were on the last page too.
    """
    macros = {name: one for name, one in vars(template.module).items() if isinstance(one, Macro)}
    return SimpleNamespace(**{name: _remembering(one, _PARTS) for name, one in macros.items()})


def _remembering(make: Callable[..., str], most: int) -> Callable[..., str]:
    known = lru_cache(most, typed=True)(make)

    def made(*values: Any, **named: Any) -> str:
        try:
            return known(*values, **named)
        except TypeError:  # a list among the values
            return make(*values, **named)

    return made


class _Texts(dict[str, Markup]):
    """Each text as it stands in a catalogue, looked up once."""

    def __init__(self, catalogue: NullTranslations) -> None:
        self._catalogue = catalogue

    def __missing__(self, message: str) -> Markup:
        text = self[message] = Markup(self._catalogue.gettext(message))  # noqa: S704 (a catalogue)
        return text


class Words:
    """gettext of one language for templates: what is filled in is escaped, the text is not.

    Jinja's own looks a text up, and makes a Markup of it, each time; a page asks for the same
    hundred texts over and over.
    """

    def __init__(self, catalogue: NullTranslations) -> None:
        self._catalogue = catalogue
        self.texts = _Texts(catalogue)

    def gettext(self, message: str, **values: object) -> str:
        """The text; ``%`` in one without values stands for itself."""
        text = self.texts[message]
        return text % values if values else text

    def ngettext(self, one: str, many: str, num: int, **values: object) -> str:
        """The text for a number, which it may name as ``num``."""
        text = Markup(self._catalogue.ngettext(one, many, num))  # noqa: S704 (from a catalogue)
        return text % {"num": num, **values}


_MARKDOWN = MarkdownIt("commonmark", {"html": False}).disable("image")


@lru_cache(_TEXTS)
def markdown(text: str) -> Markup:
    """CommonMark as HTML; what is HTML in it is shown as text."""
    return Markup(_MARKDOWN.render(text))  # noqa: S704 (raw HTML is off, links are checked)


@lru_cache(_TEXTS)
def inline(text: str) -> Markup:
    """One paragraph of scenario text: its emphasis and links, without a block around it."""
    return Markup(_MARKDOWN.renderInline(text))  # noqa: S704 (as above)
