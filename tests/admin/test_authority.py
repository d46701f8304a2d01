"""Authorities: labels in many scripts, broader terms, a place on the map."""

import pytest

from testimonies.models import Authority
from tests.admin.pages import address, filled, save, text_of
from tests.factories.records import make_authority, make_testimony

pytestmark = pytest.mark.django_db


def test_authority_is_entered_with_labels_and_found_by_each(desk):
    broader, page = make_authority("Turkestan"), address(Authority, "add")

    desk.post(
        page,
        filled(
            desk.get(page),
            kind="camp",
            number="VIII B",
            existed="1941/1943",
            broader=[broader.pk],
            latitude="50.3",
            longitude="18.1",
            **{
                "labels-0-text": "Demo camp",
                "labels-0-language": "English",
                "external_identifiers-0-scheme": "wikidata",
                "external_identifiers-0-value": "Q1",
            },
        ),
    )

    camp = Authority.objects.get(kind="camp")
    assert (str(camp), camp.labels.get().language, camp.broader.get()) == ("Demo camp", "en", broader)
    for typed in ("viii b", "Демо", camp.identifier[:4]):
        listed = desk.get(address(Authority, "changelist"), {"q": typed}).context["cl"].result_list
        assert camp in listed


def test_place_off_the_earth_is_refused(desk):
    answer = save(desk, make_authority("Nowhere"), latitude="100", longitude="0")

    assert answer.status_code == 200
    assert Authority.objects.get().latitude is None


def test_list_shows_other_labels_and_how_many_testimonies_speak_of_it(desk):
    place = make_authority("River", existed="1941/1943")
    place.labels.create(text="Река", language="ru")
    make_testimony().subjects.add(place)

    page = desk.get(address(Authority, "changelist"))

    assert "River Река Place" in text_of(page)
    assert "1941 to 1943" in text_of(page)
    assert page.context["cl"].result_list[0].testimony_count == 1


def test_choice_is_named_in_the_curators_language(desk):
    place = make_authority("River")
    place.labels.create(text="Fluss", language="de")

    page = desk.get(address(Authority, "changelist"), headers={"accept-language": "de"})

    assert "Fluss" in text_of(page)
