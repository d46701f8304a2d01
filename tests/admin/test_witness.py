"""Witnesses: listed by name with their other names, their life and testimonies on one form."""

import pytest

from testimonies.models import LifeEvent, Testimony, Witness
from tests.admin.pages import address, enter, filled, save, text_of
from tests.factories.cast import make_curator
from tests.factories.records import make_authority, make_collection, make_testimony, make_witness

pytestmark = pytest.mark.django_db


def test_list_shows_names_in_their_scripts_birth_and_testimonies(desk):
    witness = make_witness("Demo Witness", birth_date="1919?")
    witness.names.create(text="Демо Свидетель", language="ru")
    make_testimony(witness), make_testimony(witness)

    row = desk.get(address(Witness, "changelist")).context["cl"].result_list[0]
    shown = text_of(desk.get(address(Witness, "changelist")))

    assert row.testimony_count == 2
    assert "Demo Witness Демо Свидетель" in shown
    assert "1919 (uncertain)" in shown


def test_life_is_entered_with_what_says_so(desk):
    witness, camp = make_witness(), make_authority("Camp", kind="camp")

    save(
        desk,
        witness,
        birth_date="1919~",
        **{
            "life_events-0-kind": "interned",
            "life_events-0-date": "1941/..",
            "life_events-0-camp_or_unit": camp.pk,
            "life_events-0-source": "A newspaper article",
        },
    )

    event = LifeEvent.objects.get()
    assert (str(event), event.camp_or_unit, event.source) == ("Interned 1941/..", camp, "A newspaper article")
    assert str(Witness.objects.get().birth_date) == "1919~"


def test_two_preferred_names_in_one_language_are_refused(desk):
    witness = make_witness("First")

    answer = save(desk, witness, **{"names-1-text": "Second", "names-1-language": "en", "names-1-is_preferred": "on"})

    assert "A rule of the archive would be broken: one preferred name in each language." in text_of(answer)
    assert witness.names.count() == 1


def test_preferred_name_changes_from_one_row_to_another(desk):
    witness = make_witness("First")
    witness.names.create(text="Second", language="en")

    sent = filled(desk.get(address(witness)), **{"names-1-is_preferred": "on"})
    del sent["names-0-is_preferred"]
    desk.post(address(witness), sent)

    assert witness.full_name() == "Second"


def test_unreadable_date_is_refused_with_what_is_allowed(desk):
    answer = save(desk, make_witness(), birth_date="in spring")

    assert "is not a date; allowed are 1919, 1941-06" in text_of(answer)


def test_testimonies_of_other_collections_are_not_listed_with_a_shared_witness():
    witness = make_witness()
    for name in ("here", "there"):
        make_testimony(witness, collection=make_collection(f"c-{name}"), title=f"Testimony {name}")
    curator = make_curator("cataloguer", collections=(make_collection("c-here"),))

    page = text_of(enter(curator).get(address(witness)))

    assert ("Testimony here" in page, "Testimony there" in page) == (True, False)


def test_new_witness_is_named_to_nobody_before_somebody_chose_it(desk):
    page = address(Witness, "add")

    desk.post(page, filled(desk.get(page), **{"names-0-text": "Somebody"}))

    assert Witness.objects.get().public_identity == "anonymous"
    assert Testimony.objects.count() == 0
