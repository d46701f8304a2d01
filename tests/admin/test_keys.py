"""Numbers too large for a database are keys of nothing."""

import pytest
from django.contrib.auth.models import User

from testimonies.models import AccessRequest, Consent, Coverage, Recording
from tests.admin.pages import address
from tests.factories.recordings import make_recording
from tests.factories.records import make_published

pytestmark = pytest.mark.django_db
HUGE, UNUSED = "9" * 23, "999999"


@pytest.mark.parametrize(
    ("model", "by"),
    [
        (AccessRequest, "testimony__collection"),
        (Consent, "testimony__collection"),
        (Recording, "testimony__collection"),
        (User, "groups"),
    ],
)
def test_list_by_a_huge_key_is_that_of_one_that_is_not_there(desk, model, by):
    make_recording(make_published())

    huge, unused = (desk.get(address(model, "changelist"), {by: key}, follow=True) for key in (HUGE, UNUSED))

    assert (huge.status_code, huge.redirect_chain) == (unused.status_code, unused.redirect_chain) == (200, [])
    assert huge.context["cl"].result_count == unused.context["cl"].result_count == 0


@pytest.mark.parametrize("page", ["change", "history", "delete"])
def test_page_of_a_huge_key_is_that_of_one_that_is_not_there(desk, page):
    huge, unused = (desk.get(address(Coverage, page, key)) for key in (HUGE, UNUSED))

    assert huge.status_code == unused.status_code


def test_what_is_searched_for_is_no_key(desk):
    assert desk.get(address(User, "changelist"), {"q": HUGE}).context["cl"].query == HUGE
