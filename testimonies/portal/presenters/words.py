"""Dates, languages, numbers and lengths in the visitor's language."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import lru_cache

from django.utils import numberformat
from django.utils.dates import MONTHS, MONTHS_ALT
from django.utils.formats import get_format
from django.utils.translation import get_language, gettext_lazy, ngettext, pgettext
from django.utils.translation import gettext as _

from testimonies.values.language import name as name_of_language
from testimonies.values.partial_date import PartialDate

PHRASES = {
    "day": gettext_lazy("{day} {month} {year}"),
    "month": gettext_lazy("{month} {year}"),
    "some_day": gettext_lazy("a day in {month} {year}"),
    "some_month": gettext_lazy("a month of {year}"),
    "decade": gettext_lazy("the {year}s"),
    "century": gettext_lazy("the years {year} to {last_year}"),
    "about": gettext_lazy("about {date}"),
    "uncertain": gettext_lazy("{date} (uncertain)"),
    "between": gettext_lazy("{start} to {end}"),
    "until": gettext_lazy("before or in {end}"),
    "until_day": gettext_lazy("on or before {end}"),
    "since": gettext_lazy("in or after {start}"),
    "since_day": gettext_lazy("on or after {start}"),
}


def date_in_words(date: PartialDate | None) -> str:
    """ "about 1941"; nothing of no date."""
    if not date:  # a record not saved yet has an empty text for it
        return ""
    phrases, months, months_after_day = _of_dates(get_language())
    return date.readable(phrases, months=months, months_after_day=months_after_day)


def listed(parts: Iterable[object]) -> str:
    """One after another, parted as the visitor's language parts them: "bread, water"."""
    return pgettext("between the parts of a list", ", ").join(map(str, parts))


def language_in_words(tag: str) -> str:
    """What a language is called in the visitor's own."""
    return name_of_language(tag, in_=get_language() or "en") if tag else _("Language not known")


def number_in_words(number: Decimal | float) -> str:
    """With the visitor's thousands: 3,800,000. What is whole is shown whole."""
    whole = int(number)
    return numberformat.format(
        whole if number == whole else number,
        decimal_sep=get_format("DECIMAL_SEPARATOR"),
        thousand_sep=get_format("THOUSAND_SEPARATOR"),
        grouping=3,
        force_grouping=True,
    )


def length_in_words(ms: int) -> str:
    """How long a recording is: "1 h 12 min"; under a minute in seconds."""
    minutes = round(ms / 60_000)
    if minutes < 1:
        return ngettext("%(seconds)s second", "%(seconds)s seconds", seconds := round(ms / 1000)) % {"seconds": seconds}
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("%(minutes)s min") % {"minutes": minutes}
    return _("%(hours)s h %(minutes)s min") % {"hours": number_in_words(hours), "minutes": rest}


@lru_cache
def _of_dates(_language: str | None) -> tuple[dict[str, str], tuple[str, ...], tuple[str, ...]]:
    """Phrases and months in the language that is active; a list has forty dates, and each needs them all."""
    return {kind: str(phrase) for kind, phrase in PHRASES.items()}, _months(MONTHS), _months(MONTHS_ALT)


def _months(named: Mapping[int, object]) -> tuple[str, ...]:
    return ("", *(str(named[month]) for month in range(1, 13)))
