import pytest
from django.db import connection, transaction

from testimonies.models import AuditEvent
from testimonies.models.audit import AuditIsAppendOnly
from testimonies.workflow import audit
from testimonies.workflow.errors import AuditBroken, AuditShortened
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


LINE = "update testimonies_auditevent set %s where id=%%s"
BLANKED = "nonce='', because='', change='{}'"
FAULTS = {
    "another reason": (LINE % "because='other'", 1),
    "another change": (LINE % """change='{"n": 7}'""", 1),
    "another account": (LINE % "by_name='other'", 1),
    "another verb": (LINE % "verb='other'", 1),
    "another record": (LINE % "identifier='t-other'", 1),
    "another seal": (LINE % "seal='other'", 1),
    "blanked in silence": (LINE % BLANKED, 1),
    "blanked in part": (LINE % "nonce=''", 1),
    "removed": ("delete from testimonies_auditevent where id=%s", 2),
    "put elsewhere": (LINE % "id=id+1000", 2),
}


def tamper(statement, event):
    with connection.cursor() as cursor:
        cursor.execute(statement, [event.pk])


@pytest.mark.parametrize("fault", FAULTS)
def test_verify_names_the_first_line_that_does_not_hold(fault):
    statement, named = FAULTS[fault]
    events = make_events()
    tamper(statement, events[1])

    with pytest.raises(AuditBroken) as broken:
        audit.verify()

    assert broken.value.event == events[named].pk


def test_a_blank_line_holds_when_a_later_line_tells_of_its_erasure():
    testimony, by = make_testimony(), make_administrator()
    line = audit.record("change", testimony, by=by, because="names somebody")
    AuditEvent.objects.blank([line.seal])
    with pytest.raises(AuditBroken):
        audit.verify()

    audit.record(audit.ERASE, testimony, by=by, change={audit.BLANKED: [line.seal]})

    assert audit.verify() == 2
    assert AuditEvent.objects.get(pk=line.pk).because == ""


def test_a_line_that_tells_of_an_erasure_is_not_blanked_itself():
    testimony, by = make_testimony(), make_administrator()
    first = audit.record(audit.ERASE, testimony, by=by, because="asked for")
    AuditEvent.objects.blank([first.seal])
    audit.record(audit.ERASE, testimony, by=by, change={audit.BLANKED: [first.seal]})

    with pytest.raises(AuditBroken) as broken:
        audit.verify()
    assert broken.value.event == first.pk


def test_an_earlier_line_excuses_no_later_one():
    testimony, by = make_testimony(), make_administrator()
    late = audit.record("change", testimony, by=by, because="names somebody")
    AuditEvent.objects.blank([late.seal])
    tamper(
        LINE % f"""id=id-100, change='{{"blanked": ["{late.seal}"]}}'""", audit.record(audit.ERASE, testimony, by=by)
    )

    with pytest.raises(AuditBroken):
        audit.verify()


def test_lines_cut_off_at_the_end_are_missed(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        events = make_events()
    tamper("delete from testimonies_auditevent where id=%s", events[2])

    with pytest.raises(AuditShortened, match=f"lines after audit line {events[1].pk} are gone"):
        audit.verify()


def test_an_older_note_of_the_head_is_no_fault(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        make_events(1)
    audit.record("later", make_testimony(), by=None)

    assert audit.head_noted() == AuditEvent.objects.order_by("pk").first().seal
    assert audit.verify() == 2


@pytest.mark.django_db(transaction=True)
def test_record_refuses_to_stand_outside_the_transaction_of_its_change():
    with pytest.raises(transaction.TransactionManagementError):
        audit.record("publish", make_testimony(), by=None)
