"""Records read by those who may not change them: fields that Django cannot read out are told in words."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.options import BaseModelAdmin
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class ToldFields(BaseModelAdmin):
    """Fields that Django cannot read out by itself are told in words to those who may only look.

    `read_as` maps such a field to a method; `kept_file` tells of a file, which has no address to link to.
    """

    read_as: dict[str, str] = {}

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """With fields, or what is said of them."""
        return self.read_out(request, obj, super().get_fieldsets(request, obj))

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """What is said is never a field."""
        said = () if self.is_form(request, obj) else tuple(self.read_as.values())
        return (*super().get_readonly_fields(request, obj), *said)

    def read_out(self, request: HttpRequest, obj: Any, laid_out: Any) -> Any:
        """The same fieldsets, fit to be read."""
        if not self.read_as or self.is_form(request, obj):
            return laid_out
        return [(title, options | {"fields": self._said(options["fields"])}) for title, options in laid_out]

    def is_form(self, request: HttpRequest, obj: Any) -> bool:
        """Whether this person is shown fields; the rows of a record that may not be changed are only read."""
        if obj and not isinstance(self, admin.ModelAdmin):
            owner = self.admin_site.get_model_admin(self.parent_model)
            return owner.has_change_permission(request, obj) and self.has_change_permission(request, obj)
        return self.has_change_permission(request, obj) if obj else True

    def _said(self, fields: Any) -> tuple[Any, ...]:
        return tuple(self._said(line) if isinstance(line, tuple) else self.read_as.get(line, line) for line in fields)

    @admin.display(description=gettext_lazy("file"))
    def kept_file(self, record: Any) -> str:
        """Whether there is one."""
        field = next(name for name, method in self.read_as.items() if method == "kept_file")
        return _("A file is kept.") if getattr(record, field) else _("No file is kept.")
