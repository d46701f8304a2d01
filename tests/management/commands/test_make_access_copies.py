import io

import pytest
from django.core.management import call_command

from testimonies.models import AccessCopy, TimeRedaction
from tests.factories.recordings import make_recording
from tests.factories.records import make_published

pytestmark = pytest.mark.django_db


def told():
    output = io.StringIO()
    call_command("make_access_copies", stdout=output)
    return output.getvalue().splitlines()


def test_report_names_what_was_made():
    recording = make_recording(make_published())
    TimeRedaction.objects.create(recording=recording, start_ms=100, end_ms=200, reason="a name")

    assert told() == [f"{recording.identifier}: made", "1 copy for the public"]
    assert told() == ["1 copy for the public"]


def test_exit_status_says_that_one_could_not_be_made(capsys):
    recording = make_recording(make_published(), b"not a sound")

    with pytest.raises(SystemExit, match="1"):
        call_command("make_access_copies")

    assert f"{recording.identifier}: unreadable\n0 copies for the public" in capsys.readouterr().out
    assert AccessCopy.objects.get().why_not == "unreadable"
