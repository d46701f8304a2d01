import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from testimonies.workflow import audit
from tests.factories.records import make_testimony

pytestmark = pytest.mark.django_db


def test_it_says_how_many_lines_hold_and_what_it_cannot_know(capsys):
    audit.record("step", make_testimony(), by=None)

    call_command("verify_audit")

    assert capsys.readouterr().out.startswith("1 lines, each sealed with the one before it\nno note of the last line")


def test_it_names_the_first_wrong_line():
    lines = [audit.record("step", make_testimony(), by=None) for _ in range(3)]
    with connection.cursor() as cursor:
        cursor.execute("update testimonies_auditevent set because='other' where id>=%s", [lines[1].pk])

    with pytest.raises(CommandError, match=f"Audit line {lines[1].pk} does not fit"):
        call_command("verify_audit")


def test_it_misses_lines_that_were_cut_off(django_capture_on_commit_callbacks, capsys):
    with django_capture_on_commit_callbacks(execute=True):
        last = audit.record("step", make_testimony(), by=None)
    call_command("verify_audit")
    assert "no note" not in capsys.readouterr().out
    with connection.cursor() as cursor:
        cursor.execute("delete from testimonies_auditevent where id=%s", [last.pk])

    with pytest.raises(CommandError, match="the last one that was written is not there"):
        call_command("verify_audit")
