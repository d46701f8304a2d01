"""The curators' site: Django's own, with the archive's name, its desk and its sections."""

from functools import cache
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.contrib.admin import AdminSite
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import lazystr
from django.utils.translation import gettext_lazy as _

from testimonies.admin.desk import desk_of
from testimonies.admin.sections import in_sections
from testimonies.workflow import audit


class ArchiveSite(AdminSite):
    """One desk for all curators; what lies on it depends on who sits down."""

    site_header = lazystr(settings.ARCHIVE_NAME)
    site_title = lazystr(settings.ARCHIVE_NAME)
    index_title = _("My desk")
    empty_value_display = "–"

    def __init__(self, name: str = "admin") -> None:
        """Nothing is deleted by the dozen."""
        super().__init__(name)
        self.disable_action("delete_selected")

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[dict[str, Any]]:
        """In sections; a single app as Django lists it."""
        apps = super().get_app_list(request, app_label)
        return apps if app_label else in_sections(apps, url=reverse("admin:index"))

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """The desk."""
        return super().index(request, {"desk": desk_of(request.user)} | (extra_context or {}))

    def password_change(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """One's own: told in the transaction of the change, without the password."""
        with transaction.atomic():
            answer = super().password_change(request, extra_context)
            if answer.status_code == HTTPStatus.FOUND:  # only a password that was set leads on
                audit.record("change", request.user, by=request.user, change={"fields": ["password"]})
        return answer


@cache
def archive_site() -> ArchiveSite:
    """The one site. Django asks for it while it imports what registers there, and must get the same one both times."""
    return ArchiveSite()
