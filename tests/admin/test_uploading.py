"""Uploads: what is too large, too many or broken is refused in words, and nothing of it is kept."""

import shutil
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from testimonies.admin import uploading
from testimonies.models import Delivery
from tests.admin.pages import said
from tests.factories.arrivals import vtt
from tests.factories.deliveries import sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def send(desk):
    def post(files, **more):
        return desk.post(reverse("admin:testimonies_batch_bring_in"), {"files": sent(files)}, follow=True, **more)

    return post


def test_too_large_is_said_with_the_limit(send, settings):
    settings.ARCHIVE_UPLOAD_MB = 1

    told = said(send({"a.bin": b"x" * 2_000_000}))

    assert [line for line in told if "at most 1 MB" in line] == told != []
    assert not Delivery.objects.exists()


def test_too_many_are_said_with_the_limit(send, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 2

    told = said(send({f"{number}.vtt": vtt() for number in range(3)}))

    assert told == ["At most 2 files can be sent at once. Pack more of them into a ZIP."]
    assert not Delivery.objects.exists()


def test_full_disk_is_said(send, monkeypatch):
    monkeypatch.setattr(uploading.shutil, "disk_usage", lambda _place: shutil._ntuple_diskusage(10, 9, 1))

    assert said(send({"a.vtt": vtt()})) == ["The archive's disk has no room for these files. Please tell an operator."]


def test_broken_body_is_said(desk):
    answer = desk.post(
        reverse("admin:testimonies_batch_bring_in"), b"not one part", content_type="multipart/form-data; boundary=",
        follow=True,
    )  # fmt: skip

    assert said(answer) == ["The files did not arrive whole. Please send them again."]


def test_without_its_token_nothing_is_taken(administrator):
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(administrator)

    answer = careful.post(reverse("admin:testimonies_batch_bring_in"), {"files": sent({"a.vtt": vtt()})})

    assert (answer.status_code, Delivery.objects.count()) == (403, 0)


def test_nobody_leaves_a_byte_without_signing_in(client):
    before = list(Path(settings.FILE_UPLOAD_TEMP_DIR).rglob("*"))

    answer = client.post(reverse("admin:testimonies_batch_bring_in"), {"files": sent({"a.vtt": vtt()})})

    assert answer.status_code == 302
    assert list(Path(settings.FILE_UPLOAD_TEMP_DIR).rglob("*")) == before
