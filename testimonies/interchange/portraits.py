"""Portraits as they leave the archive: made small and repainted on a fresh canvas, so that no metadata survives.

Who may see one is decided before; this only turns a kept file into a picture of a fixed width.
"""

import hashlib
import os
import tempfile
from pathlib import Path
from typing import IO

from django.conf import settings
from django.core.files import File
from django.db.models.fields.files import FieldFile
from PIL import Image, ImageOps, UnidentifiedImageError

from testimonies.models import Witness

WIDTHS = (160, 320, 640)
TYPES = {"webp": "image/webp", "jpeg": "image/jpeg"}
READ = ("JPEG", "PNG", "WEBP", "TIFF")
MOST_PIXELS = 100_000_000
PAPER = (251, 249, 244)  # what shows through a transparent picture
Image.MAX_IMAGE_PIXELS = MOST_PIXELS // 2  # Pillow warns at this number and refuses at twice as many


class PortraitRefused(Exception):
    """The kept file is not a picture that can be shown; says why."""


def portrait_of(kept: FieldFile, *, width: int, suffix: str) -> Path:
    """The picture in one of `WIDTHS` and `TYPES`, painted once and then kept beside the indexes."""
    folder = _folder(str(kept.name))
    made = folder / f"{width}.{suffix}"
    if not made.exists():
        folder.mkdir(mode=0o750, parents=True, exist_ok=True)
        with kept.storage.open(str(kept.name)) as original:
            canvas = repainted(original, width=width)
        _keep(canvas, made, suffix=suffix)
    return made


def sweep() -> int:
    """Remove the pictures of portraits that no witness has any more; how many."""
    living = {_folder(name) for name in Witness.objects.exclude(portrait="").values_list("portrait", flat=True)}
    made = {f"{width}.{suffix}" for width in WIDTHS for suffix in TYPES}
    swept = 0
    for picture in _derivatives().glob("*/*"):
        if picture.name in made and picture.parent not in living:
            picture.unlink(missing_ok=True)
            swept += 1
    return swept


def _derivatives() -> Path:
    return Path(settings.ARCHIVE_VAR) / "derivatives"


def _folder(name: str) -> Path:
    return _derivatives() / hashlib.sha256(name.encode()).hexdigest()[:32]


def repainted(original: "IO[bytes] | File[bytes]", *, width: int) -> Image.Image:
    """The picture upright, at most so wide, as nothing but its pixels. Raises PortraitRefused."""
    try:
        with Image.open(original, formats=READ) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise PortraitRefused(f"The picture has more than {MOST_PIXELS // 1_000_000} million pixels.")
            picture.draft("RGB", (2 * width, 2 * width))  # a JPEG need not be decoded larger than it is shown
            upright = ImageOps.exif_transpose(picture)
            upright.thumbnail((width, 4 * width))
            return _on_canvas(upright)
    except UnidentifiedImageError as error:
        raise PortraitRefused(f"The picture is not one of {', '.join(READ)}.") from error
    except Image.DecompressionBombError as error:
        raise PortraitRefused(f"The picture has more than {MOST_PIXELS // 1_000_000} million pixels.") from error
    except (OSError, SyntaxError, ValueError) as error:  # what Pillow's decoders raise on damage
        raise PortraitRefused("The picture is damaged.") from error


def _on_canvas(picture: Image.Image) -> Image.Image:
    if picture.mode.startswith("I"):  # scans in sixteen bits of grey
        picture = picture.convert("I").point(lambda level: level / 256).convert("L")
    painted = picture.convert("RGBA")
    canvas = Image.new("RGB", painted.size, PAPER)
    canvas.paste(painted, mask=painted.getchannel("A"))
    return canvas


def _keep(canvas: Image.Image, made: Path, *, suffix: str) -> None:
    """Whole or not at all, so that two requests at once do not meet half a picture."""
    descriptor, staged = tempfile.mkstemp(dir=made.parent)
    with open(descriptor, "wb") as arriving:
        canvas.save(arriving, format=suffix.upper(), quality=84)
    os.replace(staged, made)
