"""Withdrawing a consent by its pages: three steps from the testimony to the letter."""

import pytest
from django.urls import reverse
from django.utils import timezone
from lxml import html

from testimonies.admin.letters import letter_of
from testimonies.models import Consent, Testimony
from testimonies.workflow.consents import withdrawal_of
from tests.admin.pages import address, enter, filled, said, save, text_of
from tests.factories.cast import make_curator
from tests.factories.records import make_collection, make_published, make_witness

pytestmark = pytest.mark.django_db


@pytest.fixture
def testimony():
    return make_published(make_witness("Zarina Bekova"), title="Zarina by the river")


@pytest.fixture
def consent(testimony):
    return testimony.consents.get()


def confirm(client, consent, **sent):
    page = address(consent, "withdraw")
    return client.post(page, filled(client.get(page)) | sent, follow=True)


def test_three_steps_lead_from_the_testimony_to_the_letter(desk, testimony, consent, client):
    first = html.fromstring(desk.get(address(testimony)).content.decode())
    (way,) = first.xpath("//a[contains(., 'Withdraw consent')]/@href")
    second = desk.get(way)
    third = desk.post(way, filled(second) | {"because": "The family asks."}, follow=True)

    consent.refresh_from_db()
    assert consent.withdrawn_at
    assert said(third) == ["The consent is withdrawn. What rested on it is closed from this moment on."]
    (letter,) = html.fromstring(third.content.decode()).xpath("//textarea/text()")
    assert letter.strip() == letter_of(withdrawal_of(consent), language="en").strip()
    assert client.get(reverse("testimony", args=[testimony.identifier])).status_code == 404


def test_withdrawing_the_name_shows_where_it_stands(desk, consent):
    page = text_of(confirm(desk, consent, because="Asked.", scopes=["name"]))

    assert "Nothing of it is public: a name that may not be read stands in title." in page
    assert "Take the name out here title" in page
    assert Testimony.objects.get().state == "published"


def test_letter_is_written_in_the_language_asked_for(desk, consent):
    confirm(desk, consent, because="Asked.")

    arabic, odd = (desk.get(address(consent, "letter"), {"language": language}) for language in ("ar", "xx"))

    assert 'lang="ar" dir="rtl"' in arabic.content.decode()
    assert 'lang="en" dir="ltr"' in odd.content.decode()


def test_refusal_is_said_on_the_page(desk, consent):
    Consent.objects.filter(pk=consent.pk).update(withdrawn_at=timezone.now())

    assert "It is withdrawn already." in text_of(confirm(desk, consent, because="Asked."))
    assert "This field is required." in text_of(desk.post(address(consent, "withdraw"), {}))


def test_only_who_may_change_it_withdraws_it(client, consent):
    reviewer = enter(make_curator("reviewer"))
    elsewhere = enter(make_curator("cataloguer", collections=(make_collection("c-elsewhere"),)))

    answers = [
        [visitor.post(address(consent, page), {"because": "x"}).status_code for page in ("withdraw", "letter")]
        for visitor in (client, reviewer, elsewhere)
    ]

    assert answers == [[302, 302], [403, 403], [404, 404]]
    assert not Consent.objects.get().withdrawn_at


def test_date_is_not_typed_any_more_and_there_is_no_letter_without_a_withdrawal(desk, consent):
    save(desk, consent, withdrawn_at_0="2020-05-01", withdrawn_at_1="12:00:00")
    assert not Consent.objects.get().withdrawn_at
    assert desk.get(address(consent, "letter")).status_code == 404

    Consent.objects.update(withdrawn_at=timezone.now())
    assert "Letter about it" not in text_of(desk.get(address(consent)))


def test_the_rest_names_what_it_continues(desk, consent):
    confirm(desk, consent, because="Asked.", scopes=["voice"])

    rest = Consent.objects.get(continues=consent)
    assert "Letter about it" in text_of(desk.get(address(consent)))
    assert str(consent) in text_of(desk.get(address(rest)))
