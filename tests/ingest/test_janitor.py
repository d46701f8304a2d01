import os
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction

from testimonies.ingest.janitor import HOUR, MINUTE, sweep
from testimonies.models import Testimony, Transcript
from testimonies.workflow import audit
from testimonies.workflow.identifiers import rename
from tests.factories.arrivals import lay, vtt
from tests.factories.recordings import tone
from tests.factories.records import make_testimony

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


def left(name, *, age_s=2 * HOUR):
    place = Path(settings.MEDIA_ROOT, name)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(b"left behind")
    os.utime(place, (time.time() - age_s,) * 2)
    return place


def test_sweep_removes_what_no_record_speaks_of():
    places = [left(name) for name in (".staging/tmp1", "sources/t-1/a.vtt", "recordings/t-1/b.mp3")]

    assert sweep() == 3
    assert not any(place.exists() for place in places)


@pytest.mark.parametrize(
    ("name", "age_s", "stays"),
    [
        (".staging/tmp1", HOUR - 60, True),
        ("recordings/t-1/b.mp3", HOUR - 60, True),
        ("sources/t-1/a.vtt", MINUTE - 30, True),
        ("sources/t-1/a.vtt", MINUTE + 30, False),
    ],
)
def test_sweep_leaves_what_may_still_be_arriving(name, age_s, stays):
    place = left(name, age_s=age_s)

    assert (sweep(), place.exists()) == (not stays, stays)


def test_sweep_leaves_other_rooms_alone():
    place = left("portraits/w-1/a.jpg")

    assert (sweep(), place.exists()) == (0, True)


@pytest.mark.parametrize("is_renamed", [False, True])
def test_sweep_leaves_what_was_brought_in_and_the_former_source(ingest, tmp_path, is_renamed):
    folder = lay(tmp_path / "sent", {"a.vtt": vtt(), "a.wav": tone()})
    ingest(folder)
    former = Transcript.objects.get().source_file.name
    (folder / "a.vtt").write_bytes(vtt("We walked along the river for a week.", "The bread was shared at night."))
    ingest(folder)
    if is_renamed:
        for to in ("t-renamed", "t-renamed-again"):
            rename(Testimony.objects.get(), to=to, by=None)

    for place in Path(settings.MEDIA_ROOT).rglob("*"):
        os.utime(place, (time.time() - 2 * HOUR,) * 2)

    assert sweep() == 0
    assert Path(settings.MEDIA_ROOT, former).exists()


def test_sweep_leaves_a_recording_that_the_audit_names():
    place = left("recordings/t-1/b.mp3")
    with transaction.atomic():
        audit.record("edit", make_testimony(), by=None, change={"file": ["recordings/t-1/b.mp3", ""]})

    assert (sweep(), place.exists()) == (0, True)
