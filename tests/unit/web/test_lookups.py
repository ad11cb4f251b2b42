"""Texts of templates are looked up or asked for, and are the same either way."""

from jinja2 import Environment
from markupsafe import Markup

from exercise.web.lookups import TEXTS, LookedUp


def _rendered(source: str) -> tuple[str, list[str]]:
    asked: list[str] = []

    def ask(message: str, **values: object) -> str:
        asked.append(message)
        return Markup(f"[{message}]") % values if values else f"[{message}]"

    environment = Environment(extensions=[LookedUp], autoescape=True)
    known = {"plain": "<plain>", "marked": Markup("<b>")}
    environment.globals |= {"_": ask, TEXTS: known}
    return environment.from_string(source).render(), asked


def test_a_text_without_values_is_looked_up() -> None:
    assert _rendered('{{ _("plain") }} {{ _("marked") }}') == ("&lt;plain&gt; <b>", [])


def test_a_text_with_values_is_asked_for() -> None:
    assert _rendered('{{ _("of %(n)s", n=2) }}') == ("[of 2]", ["of %(n)s"])


def test_so_is_one_that_the_template_does_not_know() -> None:
    source = '{% set word = "late" %}{{ _(word) }}{{ _("one" ~ word) }}'
    assert _rendered(source) == ("[late][onelate]", ["late", "onelate"])


def test_it_may_stand_within_other_calls() -> None:
    assert _rendered('{{ _("of %(n)s", n=_("marked")) }}')[0] == "[of <b>]"
    assert _rendered('{{ (_("plain"))|upper }}')[0] == "&lt;PLAIN&gt;"
