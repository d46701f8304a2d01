import os
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from testimonies.models import CuratorNote, DeliveredFile, Delivery
from testimonies.workflow.scrubbing import backups, scrub_database, scrub_staging
from tests.factories.records import make_testimony

VAR, MEDIA = Path(settings.ARCHIVE_VAR), Path(settings.MEDIA_ROOT)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL cleans up by itself, and is told how")
@pytest.mark.django_db(transaction=True)
def test_no_byte_of_a_removed_row_is_left_in_the_database():
    note = CuratorNote.objects.create(testimony=make_testimony(), text="zqremovedwords " * 2000)
    note.delete()

    assert scrub_database() == ""

    database = Path(connection.settings_dict["NAME"])
    files = list(database.parent.glob(f"{database.name}*"))
    assert not any(b"zqremovedwords" in place.read_bytes() for place in files)
    assert all(place.stat().st_size == 0 for place in files if place.name.endswith("-wal"))


@pytest.mark.django_db
def test_what_was_left_half_written_is_swept_and_what_is_being_written_is_not():
    folders = (Path(settings.FILE_UPLOAD_TEMP_DIR), MEDIA / ".staging")
    for folder in folders:
        folder.mkdir(parents=True, exist_ok=True)
        for name, written_at in (("old", 0), ("new", None)):
            (folder / name).write_bytes(b"x")
            if written_at is not None:
                os.utime(folder / name, (written_at, written_at))

    assert scrub_staging() >= 2

    assert [[(folder / name).exists() for name in ("old", "new")] for folder in folders] == [[False, True]] * 2
    for folder in folders:
        (folder / "new").unlink()


@pytest.mark.django_db
def test_what_waits_to_be_brought_in_goes_with_its_plan():
    waiting, at_work = (Delivery.objects.create(source="sent", state=state) for state in ("planned", "to_run"))
    waiting.files.create(path="a.vtt", rank=3, outcome="new")

    scrub_staging()

    assert (list(Delivery.objects.all()), DeliveredFile.objects.count()) == ([at_work], 0)


def test_backups_are_named_oldest_first():
    folder = VAR / "backups" / "weekly"
    folder.mkdir(parents=True, exist_ok=True)
    for number, name in enumerate(("later", "earlier")):
        (folder / name).write_bytes(b"x")
        os.utime(folder / name, (2_000_000 - number, 2_000_000 - number))

    named = [name for name, _changed in backups()]

    assert named == ["backups/weekly/earlier", "backups/weekly/later"]
    for name in ("later", "earlier"):
        (folder / name).unlink()
