"""Checks of originals and tombstones are read by administrators; a recording says how its file was found."""

import pytest
from django.utils import timezone

from testimonies.models import Fixity, Tombstone
from testimonies.vocabulary import Soundness
from tests.admin.pages import address, enter, text_of
from tests.factories.cast import make_curator
from tests.factories.recordings import make_recording
from tests.factories.records import make_testimony

pytestmark = pytest.mark.django_db


def test_administrators_read_them_and_nobody_writes_them():
    Tombstone.objects.create(kind="testimony", identifier="t-gone", because="Asked for.")
    administrator = enter(make_curator("administrator"))

    assert "t-gone" in text_of(administrator.get(address(Tombstone, "changelist")))
    assert administrator.get(address(Fixity, "changelist")).status_code == 200
    assert administrator.get(address(Tombstone, "add")).status_code == 403
    assert enter(make_curator("transcriber")).get(address(Tombstone, "changelist")).status_code == 403


def test_recording_says_how_its_file_was_found(desk):
    recording = make_recording(make_testimony())
    assert "Not checked yet" in text_of(desk.get(address(recording)))

    Fixity.objects.create(name=recording.file.name, sha256="", checked_at=timezone.now(), soundness=Soundness.DIFFERENT)
    assert "Not what it was (" in text_of(desk.get(address(recording)))
