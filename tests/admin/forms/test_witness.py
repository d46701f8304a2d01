"""A portrait is judged by its content and refused before it is unpacked when it is too large."""

import struct
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from testimonies.models import Witness
from tests.admin.pages import address, filled, save
from tests.factories.pictures import painted
from tests.factories.records import make_witness

pytestmark = pytest.mark.django_db


def bring(client, content, name="portrait.jpg"):
    witness = make_witness()
    return save(client, witness, portrait=SimpleUploadedFile(name, content))


def enormous_png(width, height):
    """A picture of that size by its head; nobody paints it."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_picture_of_a_kept_kind_is_kept_under_what_it_is(desk, kind):
    bring(desk, painted(size=(20, 30), format=kind), name="family.gif")

    portrait = Witness.objects.get().portrait

    assert portrait.name.endswith(f".{kind.lower()}")
    assert (portrait.width, portrait.height) == (20, 30)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "no whole JPEG"),
        (painted(size=(20, 30), format="GIF"), "no whole JPEG"),
        (painted(size=(20, 30), format="PNG")[:40], "no whole JPEG"),
        (enormous_png(10_001, 10_000), "more than 100 megapixels"),
        (enormous_png(2**31 - 1, 2**31 - 1), "more than 100 megapixels"),
    ],
    ids=["SVG", "GIF", "cut off", "large", "enormous"],
)
def test_anything_else_is_refused_with_the_reason(desk, content, why):
    answer = bring(desk, content)

    assert why in str(answer.context["adminform"].form.errors["portrait"])
    assert not Witness.objects.get().portrait


def test_portrait_stays_when_something_else_is_changed_and_goes_when_asked(desk):
    bring(desk, painted(size=(20, 30)))
    witness = Witness.objects.get()

    save(desk, witness, biography="Born by a river.")
    kept = Witness.objects.get().portrait.name
    save(desk, witness, **{"portrait-clear": "on"})

    assert kept == witness.portrait.name
    assert not Witness.objects.get().portrait


def test_kept_portrait_is_told_by_kind_and_size_without_an_address(desk):
    bring(desk, painted(size=(20, 30)))

    page = desk.get(address(Witness.objects.get())).content.decode()

    assert "A file is kept here: JPEG" in page
    assert "/media/" not in page
    assert filled(desk.get(address(Witness, "add")))["public_identity"] == ["anonymous"]
