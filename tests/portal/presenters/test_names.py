import pytest
from django.utils import translation

from testimonies.access.viewer import VISITOR
from testimonies.models import AuthorityLabel, Witness, WitnessName
from testimonies.portal.presenters.names import Person, Written, person, romanised, shown_name, written
from testimonies.vocabulary import PublicIdentity
from tests.factories.records import make_published, make_witness


@pytest.mark.parametrize(
    ("name", "shown", "direction"),
    [
        (WitnessName(text="Alamat, Alim", language="en"), Written("Alim Alamat", "en"), "ltr"),
        (WitnessName(text="عالم", language="ar"), Written("عالم", "ar"), "rtl"),
        (WitnessName(text="قرم", language="crh", script="Arab"), Written("قرم", "crh-Arab"), "rtl"),
        (WitnessName(text="Alamat"), Written("Alamat"), "auto"),
        (AuthorityLabel(text="Qırım, Kezlev", language="crh"), Written("Qırım, Kezlev", "crh"), "ltr"),
    ],
)
def test_a_name_knows_its_language_and_direction(name, shown, direction):
    assert written(name) == shown
    assert written(name).direction == direction


@pytest.mark.django_db
class TestWitness:
    """A witness in a line."""

    def seen(self, **fields):
        witness = make_witness("Alim Alamat", portrait="portraits/one.jpg", **fields)
        WitnessName.objects.create(witness=witness, text="Алим Аламат", language="ru", is_preferred=True)
        make_published(witness)
        return Witness.objects.named_for(VISITOR).pictured_for(VISITOR).get()

    def test_the_name_of_the_visitors_language_is_shown(self):
        witness = self.seen(identifier="w-1")

        assert shown_name(witness, "ru") == Written("Алим Аламат", "ru")
        assert person(witness) == Person(
            "/witnesses/w-1", Written("Alim Alamat", "en"), "AA", "/witnesses/w-1/portrait"
        )

    def test_an_anonymous_witness_is_described_in_the_language_of_the_page(self):
        witness = self.seen(identifier="w-1", public_identity=PublicIdentity.ANONYMOUS)

        assert person(witness) == Person("/witnesses/w-1", Written("Anonymous witness"), "")
        with translation.override("de"):
            assert shown_name(witness).tag == ""


@pytest.mark.parametrize(
    ("text", "key"),
    [("Żelazna", "zelazna"), ("Аламат", "alamat"), ("İstanbul", "istanbul"), ("Çelik", "celik"), ("Ω", "o")],
)
def test_one_alphabet_holds_every_script(text, key):
    assert romanised(text) == key
