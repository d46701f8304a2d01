"""Persons: their portrait is judged by its content, and refused before it is unpacked when it is too large."""

import warnings
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from PIL import Image, UnidentifiedImageError

from testimonies.admin.forms.identified import IdentifiedForm
from testimonies.admin.forms.widgets import KeptFileInput
from testimonies.models import Witness

PICTURES = ("JPEG", "PNG", "WEBP", "TIFF")
MOST_PIXELS = 100_000_000


class PortraitField(forms.FileField):
    """A picture of a kind that is kept; only its head is read until it is known to be of a bearable size."""

    widget = KeptFileInput

    def to_python(self, data: Any) -> Any:
        """The upload, named after what it is."""
        upload = super().to_python(data)
        if upload is None:
            return None
        upload.seek(0)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # our own limit is said below
                picture = Image.open(upload, formats=PICTURES)
                self._refuse_large(picture)
                picture.verify()
        except Image.DecompressionBombError as error:
            raise ValidationError(_TOO_LARGE, code="too_large") from error
        except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
            raise ValidationError(_("This is no whole JPEG, PNG, WebP or TIFF by its content.")) from error
        upload.seek(0)
        upload.name = f"portrait.{(picture.format or '').lower()}"
        return upload

    def _refuse_large(self, picture: Image.Image) -> None:
        if picture.width * picture.height > MOST_PIXELS:
            raise ValidationError(_TOO_LARGE, code="too_large")


_TOO_LARGE = gettext_lazy("The picture has more than 100 megapixels. Bring in a smaller one.")


class WitnessForm(IdentifiedForm):
    """A person."""

    portrait = PortraitField(
        required=False,
        label=gettext_lazy("Portrait"),
        help_text=Witness._meta.get_field("portrait").help_text,
    )
