"""The site as an app of its own, only so that its checks run with every other; and which desk the curators sit at."""

from django.apps import AppConfig
from django.contrib.admin import apps as django_admin
from django.core import checks

from archive.sqlite import refuse_unsafe_sqlite


class SiteConfig(AppConfig):
    """The site: settings, addresses, storage."""

    name = "archive"

    def ready(self) -> None:
        checks.register(refuse_unsafe_sqlite, checks.Tags.compatibility)


class CuratorsConfig(django_admin.AdminConfig):
    """Django's admin with the archive's own desk."""

    default = False
    default_site = "testimonies.admin.site.archive_site"
