"""A name typed in any script finds whoever bears it, whole or begun."""

import pytest

from testimonies.admin.names import names_of, with_names
from testimonies.models import Authority, LifeEvent, Testimony, Witness, WitnessName
from tests.admin.pages import address
from tests.factories.records import make_authority, make_testimony, make_witness

pytestmark = pytest.mark.django_db


def listed(desk, model, typed):
    page = desk.get(address(model, "changelist"), {"q": typed})
    return sorted(str(record) for record in page.context["cl"].result_list)


@pytest.fixture
def alamat():
    witness = make_witness("Demo Alamat")
    make_witness("Demo Aymergen")
    return witness


@pytest.mark.parametrize(
    "typed", ["Alamat", "аламат", "Аламат", "ألامات", "Älamat", "alam", "demo alamat", "alamat demo"]
)
def test_witness_is_found_in_any_script(desk, alamat, typed):
    assert listed(desk, Witness, typed) == ["Demo Alamat"]


def test_every_word_must_be_borne(desk, alamat):
    assert listed(desk, Witness, "demo") == ["Demo Alamat", "Demo Aymergen"]
    assert listed(desk, Witness, "alamat bekir") == []
    assert listed(desk, Witness, "lamat") == []


def test_testimony_is_found_by_its_witness_title_and_identifier(desk, alamat):
    make_testimony(alamat, title="On hunger", identifier="t-hunger")
    make_testimony(title="On bread")

    assert [listed(desk, Testimony, typed) for typed in ("Аламат", "hunger", "t-hun")] == [["On hunger"]] * 3


def test_authority_is_found_by_every_label_once(desk):
    place = make_authority("Turkestan")
    place.labels.create(text="Туркестан", language="ru")

    assert listed(desk, Authority, "туркест") == ["Turkestan"]


def test_event_is_found_by_whom_it_happened_to(desk, alamat):
    LifeEvent.objects.create(witness=alamat, kind="born")

    assert listed(desk, LifeEvent, "Аламат") == ["Born"]


def test_lists_stand_in_the_order_of_names(desk):
    for name in ("Яна", "Bekir", "Ayla"):
        make_witness(name)

    page = desk.get(address(Witness, "changelist"))

    assert [str(witness) for witness in page.context["cl"].result_list] == ["Ayla", "Bekir", "Яна"]


def test_signs_alone_name_nobody():
    assert not Witness.objects.filter(with_names("–", names=names_of("pk"))).exists()
    assert with_names("Ayla", names=WitnessName.objects.all()) != with_names("–", names=WitnessName.objects.all())
