"""The one app of the house."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TestimoniesConfig(AppConfig):
    """The archive's own app; everything the archive knows lives in its layers."""

    name = "testimonies"
    verbose_name = _("Testimonies")

    def ready(self) -> None:
        from testimonies import wiring

        wiring.connect()
