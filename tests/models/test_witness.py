import pytest

from testimonies.access.viewer import EVERYTHING, VISITOR
from testimonies.models import Witness, WitnessName
from testimonies.vocabulary import NameKind, PublicIdentity
from tests.factories.records import make_published, make_testimony, make_witness

pytestmark = pytest.mark.django_db


def public_name(identity, *, consent=None, with_pseudonym=True):
    witness = make_witness("Zarina Bekova", public_identity=identity)
    if with_pseudonym:
        WitnessName.objects.create(witness=witness, text="Lale", kind=NameKind.PSEUDONYM)
    make_published(witness, consent=consent)
    seen = Witness.objects.named_for(VISITOR).get()
    return seen.public_name(), [name.text for name in seen.public_names()]


def test_a_named_witness_is_named():
    assert public_name(PublicIdentity.NAMED) == ("Zarina Bekova", ["Zarina Bekova"])


def test_a_witness_under_a_pseudonym_shows_no_other_name():
    assert public_name(PublicIdentity.PSEUDONYM) == ("Lale", ["Lale"])


def test_a_pseudonym_not_yet_chosen_gives_nothing_away():
    assert public_name(PublicIdentity.PSEUDONYM, with_pseudonym=False) == ("Witness under a pseudonym", [])


def test_an_anonymous_witness_has_no_names():
    assert public_name(PublicIdentity.ANONYMOUS) == ("Anonymous witness", [])


def test_a_name_without_consent_is_not_shown():
    assert public_name(PublicIdentity.NAMED, consent={"covers_name": False}) == ("Anonymous witness", [])


def test_the_public_sees_witnesses_of_readable_testimonies_only():
    seen, unseen, without_any = make_witness("Seen"), make_witness("Unseen"), make_witness("Without any")
    make_published(seen)
    make_testimony(unseen)

    assert set(Witness.objects.visible_to(VISITOR)) == {seen}
    assert set(Witness.objects.visible_to(EVERYTHING)) == {seen, unseen, without_any}


def test_the_preferred_name_of_a_language_comes_first():
    witness = make_witness("Alim Alamat")
    WitnessName.objects.create(witness=witness, text="Алим Аламат", language="ru", is_preferred=True)

    assert witness.full_name("ru") == "Алим Аламат"
    assert witness.full_name("tr") == "Alim Alamat"
