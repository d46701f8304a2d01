import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from testimonies.portal.doors import must_be_advised, remember_advised
from tests.factories.records import make_testimony

pytestmark = pytest.mark.django_db


@pytest.fixture
def grave():
    return make_testimony(identifier="t-grave", advisories=("hunger", "death"))


def request_with(cookies):
    request = RequestFactory().get("/testimonies/t-grave")
    request.COOKIES.update(cookies)
    return request


def told(testimony):
    response = HttpResponse()
    remember_advised(response, testimony)
    return response.cookies


def test_testimony_without_advisories_needs_no_telling():
    assert must_be_advised(request_with({}), make_testimony()) is False


def test_visitor_is_told_once(grave):
    assert must_be_advised(request_with({}), grave) is True
    assert must_be_advised(request_with({"advised": told(grave)["advised"].value}), grave) is False


def test_new_advisory_is_told_again(grave):
    cookies = {"advised": told(grave)["advised"].value}
    grave.advisories = (*grave.advisories, "violence")

    assert must_be_advised(request_with(cookies), grave) is True


def test_cookie_is_for_this_testimony_and_ends_with_the_visit(grave):
    cookie = told(grave)["advised"]

    assert (cookie["path"], cookie["expires"], cookie["max-age"]) == ("/testimonies/t-grave", "", "")
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
