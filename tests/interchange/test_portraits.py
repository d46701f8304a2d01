import io

import pytest
from PIL import Image

from testimonies.interchange.portraits import MOST_PIXELS, PortraitRefused, portrait_of, repainted, sweep
from tests.factories.pictures import SECRET, painted, portrait_file
from tests.factories.records import make_witness


def repaint(data, *, width=320):
    return repainted(io.BytesIO(data), width=width)


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "TIFF"])
@pytest.mark.parametrize("mode", ["RGB", "L"])
def test_a_picture_is_made_small_and_keeps_its_shape(format, mode):
    assert repaint(painted(format=format, mode=mode)).size == (320, 400)


def test_a_small_picture_is_not_blown_up():
    assert repaint(painted(size=(100, 120))).size == (100, 120)


def test_nothing_but_pixels_survives():
    original = painted()
    canvas = repaint(original)
    kept = io.BytesIO()
    canvas.save(kept, "JPEG")

    assert SECRET.encode() in original
    assert SECRET.encode() not in kept.getvalue()
    assert (dict(canvas.getexif()), canvas.info) == ({}, {})


def test_a_picture_that_lies_on_its_side_is_set_upright():
    turned = Image.Exif()
    turned[0x0112] = 6  # Orientation: turn a quarter to the right
    kept = io.BytesIO()
    Image.new("RGB", (1000, 800)).save(kept, "JPEG", exif=turned)

    assert repaint(kept.getvalue()).size == (320, 400)


def test_what_is_transparent_shows_paper():
    kept = io.BytesIO()
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(kept, "PNG")

    assert repaint(kept.getvalue()).getpixel((5, 5)) == (251, 249, 244)


def test_sixteen_bits_of_grey_keep_their_tones():
    kept = io.BytesIO()
    Image.new("I;16", (10, 10), 0x8000).save(kept, "TIFF")

    assert repaint(kept.getvalue()).getpixel((5, 5)) == (128, 128, 128)


def test_the_first_page_of_a_tiff_is_taken():
    kept = io.BytesIO()
    pages = [Image.new("RGB", (10, 10), colour) for colour in ("red", "blue")]
    pages[0].save(kept, "TIFF", save_all=True, append_images=pages[1:])

    assert repaint(kept.getvalue()).getpixel((5, 5)) == (255, 0, 0)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "not one of"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not one of"),
        (painted()[:400], "damaged"),
    ],
    ids=["empty", "svg", "cut off"],
)
def test_what_is_no_picture_is_refused(data, why):
    with pytest.raises(PortraitRefused, match=why):
        repaint(data)


def test_a_gif_is_refused():
    kept = io.BytesIO()
    Image.new("P", (10, 10)).save(kept, "GIF")

    with pytest.raises(PortraitRefused, match="not one of"):
        repaint(kept.getvalue())


def test_an_enormous_picture_is_refused_before_it_is_decoded():
    side = int(MOST_PIXELS**0.5) + 1
    kept = io.BytesIO()
    Image.new("1", (side, side)).save(kept, "PNG")

    with pytest.raises(PortraitRefused, match="more than 100 million pixels"):
        repaint(kept.getvalue())


@pytest.mark.django_db
def test_a_portrait_is_painted_once_and_kept():
    witness = make_witness()
    witness.portrait.save("portrait.jpg", portrait_file())

    first = portrait_of(witness.portrait, width=160, suffix="webp")
    painted_at = first.stat().st_mtime_ns
    again = portrait_of(witness.portrait, width=160, suffix="webp")

    assert (again, again.stat().st_mtime_ns) == (first, painted_at)
    with Image.open(first) as picture:
        assert picture.size == (160, 200)
    assert list(first.parent.iterdir()) == [first]
    assert witness.identifier not in str(first)


@pytest.mark.django_db
def test_pictures_of_portraits_that_are_gone_are_swept():
    witnesses = [make_witness(), make_witness()]
    for witness in witnesses:
        witness.portrait.save("portrait.jpg", portrait_file())
    gone, kept = (portrait_of(witness.portrait, width=160, suffix="webp") for witness in witnesses)
    beside = gone.with_name("copy.ogg")
    beside.write_bytes(b"x")
    witnesses[0].portrait = ""
    witnesses[0].save(update_fields=["portrait"])

    assert sweep() >= 1
    assert (gone.exists(), kept.exists(), beside.exists()) == (False, True, True)
