import pytest
from django.utils import translation

from testimonies.access.viewer import VISITOR
from testimonies.models import Authority, AuthorityLabel
from testimonies.models.mentions import met_by
from testimonies.portal.presenters.authorities import described, kinds_with, label_of, shelves, terms
from testimonies.portal.presenters.names import Written
from testimonies.vocabulary import AuthorityKind, LabelKind
from tests.factories.records import make_authority, make_published

pytestmark = pytest.mark.django_db


@pytest.fixture
def crimea():
    place = make_authority("Crimea", identifier="a-crimea", latitude="45.300000", longitude="34.4", existed="1921/..")
    for text, language, kind in (
        ("Крым", "ru", LabelKind.PREFERRED),
        ("Taurida", "en", LabelKind.HISTORICAL),
        ("Krim", "en", LabelKind.VARIANT),
    ):
        AuthorityLabel.objects.create(authority=place, text=text, language=language, kind=kind)
    place.external_identifiers.create(scheme="wikidata", value="Q7835")
    place.external_identifiers.create(scheme="geonames", value="703883")
    make_published().subjects.add(place)
    return Authority.objects.get(pk=place.pk)


def test_the_label_of_the_visitors_language_is_shown(crimea):
    assert label_of(crimea) == Written("Crimea", "en")
    with translation.override("ru"):
        assert label_of(crimea) == Written("Крым", "ru")


def test_a_term_is_described_with_all_it_is_called(crimea):
    village, unused = make_authority("Village"), make_authority("Unused region")
    village.broader.add(crimea)
    crimea.broader.add(unused)
    make_published().subjects.add(village)

    told = described(crimea, met=met_by(VISITOR))

    assert [name.text for name in told.labels] == ["Крым", "Krim"]
    assert [name.text for name in told.historical] == ["Taurida"]
    assert (told.existed, told.coordinates) == ("in or after 1921", "45.3, 34.4")
    assert [(there.register, there.url) for there in told.elsewhere] == [
        ("GeoNames", "https://www.geonames.org/703883"),
        ("Wikidata", "https://www.wikidata.org/entity/Q7835"),
    ]
    assert [term.label.text for term in told.broader] == ["Unused region"]
    assert [term.label.text for term in told.narrower] == ["Village"]
    assert (told.search_url, told.list_url) == ("/search?place=a-crimea", "/explore/place")


def test_a_kind_that_search_has_no_facet_for_is_not_searched():
    topic = make_authority("Hunger", kind=AuthorityKind.TOPIC)

    assert described(topic, met=met_by(VISITOR)).search_url == ""


def test_camps_and_units_stand_together():
    assert kinds_with("unit") == kinds_with("camp") == ("camp", "unit")
    assert kinds_with("place") == ("place",)


def test_terms_stand_in_one_alphabet_for_all_scripts():
    for label, language in (("Züleyha", "tr"), ("Аламат", "ru"), ("Çelik", "tr"), ("Dnipro", "uk")):
        make_authority(label, language=language)

    assert [term.label.text for term in terms(Authority.objects.all())] == ["Аламат", "Çelik", "Dnipro", "Züleyha"]


def test_shelves_show_first_what_most_testimonies_speak_of():
    rare, common = make_authority("Aleppo"), make_authority("Berlin")
    unit = make_authority("Battalion 450", kind=AuthorityKind.UNIT)

    places, units = shelves(Authority.objects.all(), counts={rare.pk: 1, common.pk: 7, unit.pk: 1})

    assert [(term.label.text, term.count) for term in places.terms] == [("Berlin", 7), ("Aleppo", 1)]
    assert (places.total, units.title, units.url) == (2, "Camps and units", "/explore/camp")
