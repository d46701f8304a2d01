"""What may be typed as an identifier."""

import pytest

from testimonies.admin.forms.identified import RenameForm
from testimonies.models import FormerIdentifier, Testimony, Tombstone, Witness
from tests.admin.pages import address, filled
from tests.factories.records import make_collection


def test_rename_asks_for_the_new_one_and_may_be_told_why():
    assert RenameForm({"to": "t-new", "because": ""}).is_valid()
    assert list(RenameForm({"to": ""}).errors) == ["to"]


@pytest.mark.django_db
def test_identifier_once_borne_by_another_kind_of_record_is_free(desk):
    FormerIdentifier.objects.create(kind="testimony", identifier="shared", leads_to="t-now")
    page = address(Witness, "add")

    desk.post(page, filled(desk.get(page), identifier="shared"))

    assert Witness.objects.filter(identifier="shared").exists()


@pytest.mark.django_db
def test_unusable_identifier_is_refused_with_what_is_allowed(desk):
    page = address(Testimony, "add")

    answer = desk.post(
        page, filled(desk.get(page), identifier="no spaces please", title="New", collection=make_collection().pk)
    )

    assert "identifier" in answer.context["adminform"].form.errors


@pytest.mark.django_db
def test_identifier_of_something_erased_is_refused(desk):
    Tombstone.objects.create(kind="witness", identifier="w-gone", because="Asked for.")
    page = address(Witness, "add")

    answer = desk.post(page, filled(desk.get(page), identifier="w-gone"))

    assert "once was the identifier of something else" in str(answer.context["adminform"].form.errors)
    assert not Witness.objects.exists()
