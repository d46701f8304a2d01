"""Whoever comes in another language finds every word of the interface in it, and each as whole as the original."""

import io
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils.translation import override
from django.utils.translation.template import templatize

from tests.architecture.sources import ROOT, templates

LANGUAGES = ("tr", "ru", "de", "ar")
PLURAL_FORMS = {"tr": 2, "ru": 4, "de": 2, "ar": 6}
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w+\}|<[^>]+>")
BY_NAME = re.compile(r"%\(\w+\)[sd]")


@cache
def catalog(language: str) -> Catalog:
    path = ROOT / "testimonies" / "locale" / language / "LC_MESSAGES" / "django.po"
    return read_po(io.BytesIO(path.read_bytes()), locale=language, abort_invalid=True)


def messages(language: str) -> Iterator[Message]:
    return (message for message in catalog(language) if message.id)


def forms(message: Message) -> tuple[str, ...]:
    return message.string if isinstance(message.string, tuple) else (message.string,)


@cache
def marked() -> frozenset[tuple[str | None, str]]:
    """Context and text of every string that the sources mark, read from them as they are now."""
    written = [(path, path.read_text(encoding="utf-8")) for path in sorted((ROOT / "testimonies").rglob("*.py"))]
    shown = [(path, templatize(path.read_text(encoding="utf-8"))) for path in templates()]
    return frozenset(text for path, source in [*written, *shown] for text in _marked_in(path, source))


def _marked_in(path: Path, source: str) -> Iterator[tuple[str | None, str]]:
    method = "python" if path.suffix == ".py" else "javascript"  # what stands between a template's calls is no Python
    for _line, text, _comments, context in extract(method, io.BytesIO(source.encode()), KEYWORDS):
        yield context, text if isinstance(text, str) else text[0]


def test_every_language_offered_is_translated():
    assert {code for code, _name in settings.LANGUAGES} == {"en", *LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_string_that_is_marked_is_translated(language):
    translated = {
        (message.context, message.id if isinstance(message.id, str) else message.id[0])
        for message in messages(language)
        if all(forms(message)) and not message.fuzzy
    }

    assert len(marked()) > 500
    assert sorted(marked() - translated, key=str) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_is_fuzzy(language):
    assert [message.id for message in messages(language) if message.fuzzy] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_counted_strings_have_a_form_for_every_number(language):
    counted = [message for message in messages(language) if message.pluralizable]

    assert catalog(language).num_plurals == PLURAL_FORMS[language]
    assert [message.id for message in counted if len(forms(message)) != PLURAL_FORMS[language]] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_and_markup_are_those_of_the_original(language):
    strange = [
        (original, form)
        for message in messages(language)
        for original in [message.id if isinstance(message.id, str) else message.id[1]]
        for number, form in enumerate(forms(message))
        if not _agree(original, form, may_leave_out_the_number=language == "ar" and number < 3 and message.pluralizable)
    ]

    assert strange == []


def _agree(original: str, form: str, *, may_leave_out_the_number: bool) -> bool:
    """Arabic says none, one and two by the noun; a number without a name must stay, or filling it in fails."""
    wanted, found = sorted(PLACEHOLDER.findall(original)), sorted(PLACEHOLDER.findall(form))
    if may_leave_out_the_number and BY_NAME.search(original):
        return set(found) <= set(wanted)
    return found == wanted


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_begin_and_end_as_the_original_does(language):
    """A space at the edge parts words; a full stop tells a sentence from a label."""
    blanks = [
        m.id for m in messages(language) if isinstance(m.id, str) and m.id.endswith(" ") != m.string.endswith(" ")
    ]
    stops = [m.id for m in messages(language) if isinstance(m.id, str) and m.id.endswith(".") != m.string.endswith(".")]

    assert (blanks, stops) == ([], [])


@pytest.mark.django_db
def test_a_visitor_who_reads_arabic_is_met_in_arabic(client):
    page = client.get("/", headers={"accept-language": "ar"}).content.decode()

    assert '<html lang="ar" dir="rtl">' in page
    assert re.search(r"<button[^>]*>بحث</button>", page)


@pytest.mark.parametrize(("language", "word"), [("tr", "Ara"), ("ru", "Найти"), ("de", "Suchen"), ("en", "Search")])
@pytest.mark.django_db
def test_every_language_has_its_own_word_for_searching(client, language, word):
    with override(language):
        page = client.get("/", headers={"accept-language": language}).content.decode()

    assert f'<html lang="{language}" dir="ltr">' in page
    assert re.search(rf"<button[^>]*>{word}</button>", page)
