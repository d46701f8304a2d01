"""The audit can be added to, never changed: by no manager, no record, no page, no role; and a forged line is named."""

import pytest
from django.db import IntegrityError, connection, transaction

from testimonies.models import AuditEvent
from testimonies.models.audit import AuditIsAppendOnly
from testimonies.workflow import audit
from testimonies.workflow.errors import AuditBroken
from tests.factories.records import make_testimony
from tests.trust.admin import address
from tests.trust.crawler import ask
from tests.trust.roles import CURATORS, SUPERUSER, client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def lines(db):
    testimony = make_testimony()
    with transaction.atomic():
        return [audit.record("change", testimony, by=None, because=str(number)) for number in range(4)]


@pytest.mark.parametrize(
    "alter",
    [
        lambda line: AuditEvent.objects.update(because="other"),
        lambda line: AuditEvent.objects.filter(pk=line.pk).update(because="other"),
        lambda line: AuditEvent.objects.all().delete(),
        lambda line: AuditEvent.objects.filter(pk=line.pk).delete(),
        lambda line: AuditEvent.objects.bulk_update([line], ["because"]),
        lambda line: line.save(),
        lambda line: line.save(update_fields=["because"]),
        lambda line: line.delete(),
        lambda line: AuditEvent.objects.update_or_create(pk=line.pk, defaults={"because": "other"}),
        lambda line: AuditEvent.objects.bulk_create(
            [line], update_conflicts=True, update_fields=["because"], unique_fields=["pk"]
        ),
        lambda line: AuditEvent.objects.bulk_create([line], ignore_conflicts=True),
    ],
)
def test_no_line_is_changed_or_removed_by_a_model(lines, alter):
    line = AuditEvent.objects.get(pk=lines[1].pk)
    line.because = "other"

    with pytest.raises(AuditIsAppendOnly), transaction.atomic():
        alter(line)

    assert audit.verify() == 4


@pytest.mark.parametrize(
    "put",
    [
        lambda line: line.save(),
        lambda line: line.save(force_insert=False),
        lambda line: AuditEvent.objects.bulk_create([line]),
    ],
)
def test_no_line_takes_the_place_of_another(lines, put):
    old = AuditEvent.objects.get(pk=lines[1].pk)
    forged = AuditEvent(pk=old.pk, at=old.at, verb="change", kind=old.kind, identifier=old.identifier, seal="forged")

    with pytest.raises(IntegrityError), transaction.atomic():
        put(forged)

    assert audit.verify() == 4


@pytest.mark.parametrize("role", [*CURATORS, *SUPERUSER])
def test_no_role_changes_the_audit_in_the_admin(lines, role):
    client = client_of(role)
    tried = [address(AuditEvent, page, lines[0].pk) for page in ("change", "delete")]
    tried += [address(AuditEvent, page) for page in ("add", "changelist")]
    sent = {"because": "other", "post": "yes", "action": "delete_selected", "_selected_action": lines[0].pk}

    for where in tried:
        assert ask(client, where, method="post", data=sent).status in {200, 302, 403}

    assert audit.verify() == 4
    assert [line.because for line in AuditEvent.objects.order_by("pk")] == ["0", "1", "2", "3"]


@pytest.mark.parametrize("column", ["because", "verb", "identifier", "by_name"])
def test_line_forged_beneath_the_models_is_named(lines, column):
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE testimonies_auditevent SET {column} = 'forged' WHERE id = %s", [lines[2].pk])

    with pytest.raises(AuditBroken) as broken:
        audit.verify()

    assert str(lines[2].pk) in str(broken.value)
