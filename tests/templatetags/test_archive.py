import pytest
from django.template import Context, Template
from django.test import override_settings

from testimonies.portal.presenters.authorities import Term
from testimonies.portal.presenters.names import Written


def said(template, **context):
    return Template("{% load archive %}" + template).render(Context(context))


@override_settings(ARCHIVE_NAME="Voices & Memory")
def test_the_archive_is_called_as_its_settings_say():
    assert said("{% archive_name %}") == "Voices &amp; Memory"


@pytest.mark.parametrize(
    ("here", "current"),
    [
        ("witnesses", {"Witnesses": "page"}),
        ("witness", {"Witnesses": "true"}),
        ("collection", {"Explore": "true"}),
        ("home", {}),
        ("", {}),
    ],
)
def test_the_navigation_knows_where_it_is(here, current):
    told = said(
        "{% main_ways here as ways %}{% for way in ways %}{{ way.title }}={{ way.current }} {% endfor %}", here=here
    )

    assert {title: where for title, where in (way.split("=") for way in told.split()) if where} == current


def test_an_error_page_has_no_name():
    assert said("[{% page_name request %}]") == "[]"


@pytest.mark.parametrize(("tag", "direction"), [("ar", "rtl"), ("en", "ltr"), ("crh-Arab", "rtl"), ("", "auto")])
def test_a_language_has_a_direction(tag, direction):
    assert said("{{ tag|direction }}", tag=tag) == direction


@pytest.mark.parametrize(("tag", "name"), [("tr", "Türkçe"), ("ar", "العربية"), ("", "")])
def test_a_language_calls_itself(tag, name):
    assert said("{{ tag|native_name }}", tag=tag) == name


def test_a_name_is_isolated_in_its_direction():
    assert said("{% written name %}", name=Written("<عالم>", "ar")) == '<bdi lang="ar" dir="rtl">&lt;عالم&gt;</bdi>'
    assert said("{% written name %}", name=Written("Alim")) == '<bdi dir="auto">Alim</bdi>'


def test_a_term_leads_to_its_page():
    term = Term("/authorities/a-1", Written("Crimea", "en"), "place", "Place", 0, "")

    assert (
        said("{% linked term %}", term=term) == '<a href="/authorities/a-1"><bdi lang="en" dir="ltr">Crimea</bdi></a>'
    )
