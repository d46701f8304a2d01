import pytest

from testimonies.access.viewer import EVERYTHING, VISITOR
from testimonies.indexing.labels import further_labels
from testimonies.models import Authority, AuthorityLabel
from testimonies.search.keys import name_key
from testimonies.vocabulary import AuthorityKind
from tests.factories.records import make_authority, make_published, make_witness

pytestmark = pytest.mark.django_db


@pytest.fixture
def malkars():
    authority = make_authority("Malkars", kind=AuthorityKind.COMMUNITY)
    for language, text in (("de", "Balkaren"), ("ru", "Балкарцы")):
        AuthorityLabel.objects.create(authority=authority, text=text, language=language)
    return authority


def test_a_label_in_any_script_leads_to_the_others(malkars):
    for typed in ("Balkaren", "БАЛКАРЦЫ", "hunger Malkars bread"):
        (labels,) = further_labels(typed, viewer=EVERYTHING).values()
        assert set(labels) == {"Malkars", "Balkaren", "Балкарцы"}


def test_a_label_of_two_words_is_found_as_one():
    make_authority("Stalag Luft", kind=AuthorityKind.CAMP)

    assert name_key("Stalag Luft") in further_labels("in Stalag Luft", viewer=EVERYTHING)


def test_what_was_merged_away_or_is_unknown_gives_nothing(malkars):
    Authority.objects.filter(pk=malkars.pk).update(merged_into=make_authority("Balkars"))

    assert further_labels("Balkaren", viewer=EVERYTHING) == {}
    assert further_labels("", viewer=EVERYTHING) == {}


def test_labels_cost_three_queries(malkars, django_assert_num_queries):
    with django_assert_num_queries(3):
        further_labels("Malkars and Malkars and Balkaren", viewer=EVERYTHING)


def test_a_visitor_is_told_no_label_of_what_only_closed_material_speaks_of(malkars):
    assert further_labels("Balkaren", viewer=VISITOR) == {}

    witness = make_witness()
    witness.communities.add(malkars)
    make_published(witness)

    assert set(*further_labels("Balkaren", viewer=VISITOR).values()) == {"Malkars", "Balkaren", "Балкарцы"}
