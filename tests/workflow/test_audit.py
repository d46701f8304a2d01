import pytest
from django.db import connection, transaction

from testimonies.models import AuditEvent
from testimonies.models.audit import AuditIsAppendOnly
from testimonies.workflow import audit
from testimonies.workflow.errors import AuditBroken
from tests.factories.cast import make_administrator
from tests.factories.records import make_testimony

pytestmark = pytest.mark.django_db


def make_events(count=3):
    testimony, by = make_testimony(), make_administrator()
    return [
        audit.record(f"step-{number}", testimony, by=by, because="a test", change={"n": number})
        for number in range(count)
    ]


def test_record_seals_each_line_with_the_one_before():
    first, second, third = make_events()

    assert (first.previous_seal, second.previous_seal, third.previous_seal) == ("", first.seal, second.seal)
    assert second.by_name == "administrator"
    assert audit.verify() == 3


def test_a_line_is_neither_changed_nor_removed():
    event = make_events(1)[0]

    for attempt in (
        event.save,
        event.delete,
        AuditEvent.objects.all().delete,
        lambda: AuditEvent.objects.update(verb="x"),
    ):
        with pytest.raises(AuditIsAppendOnly):
            attempt()


@pytest.mark.parametrize(
    "fault",
    ["update testimonies_auditevent set because='other' where id=%s", "delete from testimonies_auditevent where id=%s"],
)
def test_verify_names_the_line_that_was_tampered_with(fault):
    _first, second, third = make_events()
    with connection.cursor() as cursor:
        cursor.execute(fault, [second.pk])

    with pytest.raises(AuditBroken) as broken:
        audit.verify()

    assert broken.value.event == (second.pk if "update" in fault else third.pk)


@pytest.mark.django_db(transaction=True)
def test_record_refuses_to_stand_outside_the_transaction_of_its_change():
    with pytest.raises(transaction.TransactionManagementError):
        audit.record("publish", make_testimony(), by=None)
