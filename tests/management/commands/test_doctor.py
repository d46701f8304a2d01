import pytest
from django.core.checks import Error
from django.core.management import CommandError, call_command
from django.db import connection

from testimonies.indexing.keep import drain
from testimonies.management.commands import doctor
from testimonies.models import Coverage, Outbox
from testimonies.search import current
from testimonies.workflow import audit
from tests.factories.recordings import make_recording
from tests.factories.records import make_published

pytestmark = pytest.mark.django_db


@pytest.fixture
def testimony(monkeypatch):
    monkeypatch.setattr(doctor, "run_checks", list)
    made = make_published()
    drain()
    audit.record("step", made, by=None)
    return made


def told(capsys):
    return dict(line.split(": ", 1) for line in capsys.readouterr().out.splitlines())


def test_everything_is_well(testimony, capsys):
    call_command("doctor")

    assert told(capsys) == dict.fromkeys(("settings", "audit", "index", "consents", "originals"), "well")


def test_every_fault_is_told_whatever_the_first_is(testimony, capsys, monkeypatch):
    monkeypatch.setattr(doctor, "run_checks", lambda: [Error("no key", id="x.E1")])
    make_recording(testimony)
    Coverage.objects.update(text_until=None)
    current.full().rebuild(())
    with connection.cursor() as cursor:
        cursor.execute("update testimonies_auditevent set because='other'")

    with pytest.raises(CommandError, match="amiss"):
        call_command("doctor")

    said = told(capsys)
    assert said["settings"] == "x.E1 no key"
    assert "does not fit its seal" in said["audit"]
    assert said["index"] == "1 differ in the public index; 1 differ in the full index"
    assert said["consents"] == "1 differ: verify_coverage --repair"
    assert said["originals"] == "1 not read for 90 days: check_fixity"
    assert Outbox.objects.exists()
