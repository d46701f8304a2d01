"""Pictures for tests: painted here, with metadata that must not get out."""

import io

from django.core.files.base import ContentFile
from PIL import Image

SECRET = "the street where she lives"


def painted(
    *, size: tuple[int, int] = (800, 1000), format: str = "JPEG", mode: str = "RGB", secret: str = SECRET
) -> bytes:
    """A picture in one colour that carries a secret beside its pixels."""
    told = Image.Exif()
    told[0x010E] = secret  # ImageDescription
    kept = io.BytesIO()
    Image.new(mode, size, 90 if mode in {"L", "I;16"} else "sienna").save(kept, format, exif=told, comment=secret)
    return kept.getvalue()


def portrait_file(**fields: object) -> ContentFile:
    """The same as an upload."""
    return ContentFile(painted(**fields), "portrait.jpg")
