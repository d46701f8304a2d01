"""The site as an app of its own, only so that its checks run with every other."""

from django.apps import AppConfig
from django.core import checks

from archive.sqlite import refuse_unsafe_sqlite


class SiteConfig(AppConfig):
    """The site: settings, addresses, storage."""

    name = "archive"

    def ready(self) -> None:
        checks.register(refuse_unsafe_sqlite, checks.Tags.compatibility)
