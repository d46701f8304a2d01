"""The audit is read and followed; it cannot be written from here."""

import pytest

from testimonies.models import AuditEvent, Contributor
from testimonies.workflow import audit
from tests.admin.pages import address, enter, save, text_of
from tests.factories.cast import make_curator
from tests.factories.records import make_testimony, make_witness

pytestmark = pytest.mark.django_db


def test_event_leads_to_its_record(desk, administrator):
    testimony = make_testimony(make_witness(), identifier="t-river")
    save(desk, testimony, title="Told again")
    audit.record("change", administrator, by=administrator)

    page = desk.get(address(AuditEvent, "changelist"))

    assert "administrator Changed: title t-river" in text_of(page)
    assert 'href="/admin/testimonies/testimony/?q=t-river"' in page.content.decode()
    assert f"user {administrator.pk}" in text_of(page)


def test_event_is_found_by_record_person_and_reason(desk, administrator):
    testimony = make_testimony(identifier="t-river")
    audit.record("change", testimony, by=administrator, because="The family asked")

    for typed in ("t-river", "administrator", "family"):
        assert desk.get(address(AuditEvent, "changelist"), {"q": typed}).context["cl"].result_count == 1


def test_event_cannot_be_written_or_removed(desk, administrator):
    event = audit.record("change", make_testimony(), by=administrator)

    answers = [
        desk.post(address(event), {"because": "Rewritten"}).status_code,
        desk.post(address(event, "delete"), {"post": "yes"}).status_code,
        desk.post(address(AuditEvent, "add"), {}).status_code,
    ]

    assert answers == [403, 403, 403]
    assert audit.verify() == 1


def test_audit_is_for_those_with_the_right(administrator):
    event = audit.record("change", Contributor(pk=1), by=administrator)

    seen = {
        group: enter(make_curator(group)).get(address(event)).status_code
        for group in ("transcriber", "cataloguer", "reviewer", "publisher")
    }

    assert seen == {"transcriber": 403, "cataloguer": 403, "reviewer": 200, "publisher": 200}
