import pytest

from testimonies.access.viewer import VISITOR
from testimonies.models import Witness
from testimonies.portal.presenters.people import Place, alphabetical, first_pages, lines
from testimonies.vocabulary import AuthorityKind, PublicIdentity
from tests.factories.records import make_authority, make_published, make_witness


@pytest.fixture
def places(db):
    """In the order of their names: Alamat, Aymergen, Żelazna, and one without a name."""
    for name, language in (("Nina Żelazna", "pl"), ("Sefer Aymergen", "tr"), ("Алим Аламат", "ru")):
        make_published(make_witness(name, language=language, birth_date="1919"))
    hidden = make_witness("Aaron Aaronson", public_identity=PublicIdentity.ANONYMOUS, birth_date="1920")
    hidden.communities.add(make_authority("Karachays", kind=AuthorityKind.COMMUNITY))
    make_published(hidden)
    return alphabetical(Witness.objects.visible_to(VISITOR), viewer=VISITOR)


def test_witnesses_stand_by_the_sound_of_the_family_name(places):
    shown = lines(places, viewer=VISITOR)

    assert [line.person.name.text for line in shown] == [
        "Алим Аламат",
        "Sefer Aymergen",
        "Nina Żelazna",
        "Anonymous witness",
    ]
    assert [line.letter for line in shown] == ["A", "", "Z", ""]


def test_what_tells_who_somebody_is_goes_with_the_name(places):
    *_others, unnamed = lines(places, viewer=VISITOR)

    assert [line.dates for line in lines(places, viewer=VISITOR)] == ["1919", "1919", "1919", ""]
    assert [str(community.label.text) for community in unnamed.communities] == ["Karachays"]


def test_each_letter_leads_to_the_page_on_which_it_begins():
    places = [Place(letter, letter, pk) for pk, letter in enumerate(["A", "A", "B", "C", "C", ""])]

    assert first_pages(places, size=2) == {"A": 1, "B": 2, "C": 2}
