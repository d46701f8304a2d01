"""Consents on their own pages; a kept document is opened by those with the right only, and every reading is noted."""

import pytest
from django.core.files.base import ContentFile

from testimonies.models import AuditEvent, Consent, Coverage
from tests.admin.pages import address, enter, save
from tests.factories.cast import make_curator
from tests.factories.records import give_consent, make_collection, make_testimony, make_witness

pytestmark = pytest.mark.django_db


@pytest.fixture
def consent():
    consent = give_consent(make_testimony(make_witness()), covers_image=False)
    consent.document.save("signed by her.pdf", ContentFile(b"%PDF-1.4 signed"))
    return consent


def test_document_is_a_download_that_names_nobody(desk, consent):
    answer = desk.get(address(consent, "document"))

    assert b"".join(answer.streaming_content) == b"%PDF-1.4 signed"
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"] == f'attachment; filename="consent-{consent.pk}.pdf"'
    assert {"private", "no-store"} <= set(answer["Cache-Control"].split(", "))


def test_every_reading_is_noted(desk, consent):
    b"".join(desk.get(address(consent, "document")).streaming_content)

    event = AuditEvent.objects.get()
    assert (event.verb, event.by_name, event.change["consent"]) == ("read", "administrator", consent.pk)


def test_document_is_closed_to_others(client, consent):
    transcriber = enter(make_curator("transcriber"))
    elsewhere = enter(make_curator("cataloguer", collections=(make_collection("c-elsewhere"),)))

    answers = [visitor.get(address(consent, "document")).status_code for visitor in (client, transcriber, elsewhere)]

    assert answers == [302, 403, 404]
    assert not AuditEvent.objects.exists()


def test_missing_document_is_not_found(desk, consent):
    without = give_consent(consent.testimony)
    consent.document.storage.delete(consent.document.name)

    assert [desk.get(address(record, "document")).status_code for record in (consent, without)] == [404, 404]


def test_list_says_what_is_covered_and_form_leads_to_the_document(desk, consent):
    listed = desk.get(address(Consent, "changelist")).content.decode()

    assert "text, voice, name" in listed
    assert address(consent, "document") in desk.get(address(consent)).content.decode()


def test_ending_takes_effect_at_once(desk, consent):
    save(desk, consent, until_date="2020-05-01")

    assert Consent.objects.get().until_date.year == 2020
    assert Coverage.objects.get().text_until.year == 2020
