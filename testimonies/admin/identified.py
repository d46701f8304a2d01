"""Permanent identifiers: chosen once, changed only on a page that says what that means; former ones are read."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from testimonies.admin.forms.identified import IdentifiedForm, RenameForm
from testimonies.admin.record import LedgerAdmin, RecordAdmin
from testimonies.models import FormerIdentifier
from testimonies.values.errors import InvalidIdentifier
from testimonies.workflow.errors import IdentifierTaken
from testimonies.workflow.identifiers import rename


class RenamingAdmin(RecordAdmin):
    """A record whose identifier is changed through the workflow."""

    form = IdentifiedForm

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[Any, ...]:
        """Given with a new record, read-only ever after."""
        return (*super().get_readonly_fields(request, obj), *(["bound_identifier"] if obj else []))

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """The identifier with a link to its change, once there is one."""
        laid_out = super().get_fieldsets(request, obj)
        if not obj:
            return laid_out
        return [(title, options | {"fields": _bound(options["fields"])}) for title, options in laid_out]

    @admin.display(description=gettext_lazy("identifier"))
    def bound_identifier(self, record: Any) -> SafeString:
        """With the way to change it."""
        address = reverse(f"admin:testimonies_{self.opts.model_name}_rename", args=[record.pk])
        return format_html('<code>{}</code> <a href="{}">{}</a>', record.identifier, address, _("Change…"))

    def get_urls(self) -> list[Any]:
        """One page more."""
        name = f"testimonies_{self.opts.model_name}_rename"
        renaming = path("<path:object_id>/rename/", self.admin_site.admin_view(self.rename_view), name=name)
        return [renaming, *super().get_urls()]

    def rename_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Ask for the new identifier and give it."""
        record = self.get_object(request, object_id)
        if record is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_change_permission(request, record):
            raise PermissionDenied
        form = RenameForm(request.POST or None)
        if form.is_valid() and self._rename(request, record, form):
            return HttpResponseRedirect(reverse(f"admin:testimonies_{self.opts.model_name}_change", args=[record.pk]))
        said = {"title": _("Change the identifier"), "subtitle": str(record), "record": record, "opts": self.opts}
        context = self.admin_site.each_context(request) | said | {"form": form}
        return TemplateResponse(request, "testimonies/admin/rename.html", context)

    def _rename(self, request: HttpRequest, record: Any, form: RenameForm) -> bool:
        former = record.identifier
        try:
            rename(record, by=request.user, **form.cleaned_data)
        except (IdentifierTaken, InvalidIdentifier) as refused:
            record.identifier = former
            form.add_error("to", str(refused))
            return False
        said = _("“%(former)s” leads to “%(now)s” from now on.") % {"former": former, "now": record.identifier}
        self.message_user(request, said, messages.SUCCESS)
        return True


def _bound(fields: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(
        _bound(line) if isinstance(line, tuple) else "bound_identifier" if line == "identifier" else line
        for line in fields
    )


@admin.register(FormerIdentifier)
class FormerIdentifierAdmin(LedgerAdmin):
    """Where former identifiers lead."""

    list_display = ("identifier", "kind", "leads_to", "since")
    list_filter = ("kind",)
    search_fields = ("identifier__istartswith", "leads_to__istartswith")
    date_hierarchy = "since"
    ordering = ("-since", "-pk")
    empty_words = gettext_lazy("No identifier was ever changed.")
