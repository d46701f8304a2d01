"""What every page says about the archive itself and about languages. Asks settings, never the database."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from testimonies.portal.presenters.authorities import Term
from testimonies.portal.presenters.names import Written
from testimonies.values import language

register = template.Library()

WAYS: tuple[tuple[str, Any, frozenset[str]], ...] = (
    ("witnesses", _("Witnesses"), frozenset({"witness"})),
    ("testimonies", _("Testimonies"), frozenset({"testimony"})),
    ("explore", _("Explore"), frozenset({"authorities", "authority", "collections", "collection"})),
    ("questions", _("Questions"), frozenset({"question"})),
    ("about", _("About"), frozenset()),
)


@dataclass(frozen=True, slots=True)
class Way:
    """One link of the main navigation; `current` is what aria-current says, or nothing."""

    url: str
    title: str
    current: str


@register.simple_tag
def archive_name() -> str:
    """The archive's name, as its settings give it."""
    return str(settings.ARCHIVE_NAME)


@register.simple_tag
def page_name(request: HttpRequest | str) -> str:
    """The name of the page that is asked for; empty on an error page."""
    match = getattr(request, "resolver_match", None)
    return (match.url_name or "") if match else ""


@register.simple_tag
def main_ways(here: str) -> list[Way]:
    """The main navigation as it looks from the page named `here`."""
    return [
        Way(reverse(name), str(title), "page" if here == name else "true" if here in beneath else "")
        for name, title, beneath in WAYS
    ]


@register.filter
def direction(tag: str) -> str:
    """`rtl` or `ltr` of a language tag; `auto` where the language is not known."""
    return language.direction(tag) if tag else "auto"


@register.filter
def native_name(tag: str) -> str:
    """What a language calls itself."""
    return language.native_name(tag) if tag else ""


@register.simple_tag
def written(name: Written) -> SafeString:
    """A name or label in its script, isolated from the direction of the words around it."""
    return name.isolated


@register.simple_tag
def linked(term: Term) -> SafeString:
    """A term, leading to its page."""
    return format_html('<a href="{}">{}</a>', term.url, written(term.label))
