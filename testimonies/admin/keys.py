"""A number that no database counts to is the key of nothing, and answered like any key that is not there."""

import re
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import SEARCH_VAR
from django.http import HttpRequest, HttpResponse

TOO_LONG = re.compile(r"\d{19,}")  # 2^63 has nineteen digits; Django looks keys of relations up as they were typed
NO_KEY = "0"


class KeyedAdmin(admin.ModelAdmin):
    """Keys in addresses, typed by anybody."""

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """What is searched for stays as it is: it is no key."""
        asked = request.GET.copy()
        for name in asked.keys() - {SEARCH_VAR}:
            asked.setlist(name, [TOO_LONG.sub(NO_KEY, value) for value in asked.getlist(name)])
        request.GET = asked  # type: ignore[assignment]
        return super().changelist_view(request, extra_context)

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """None, as for any key that is not there."""
        return None if TOO_LONG.search(object_id) else super().get_object(request, object_id, from_field)
