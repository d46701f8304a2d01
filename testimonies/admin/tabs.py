"""Long forms in tabs. Without script a tab is a headed section, and the row of tabs a table of contents."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.utils.functional import Promise

from testimonies.admin.record import RecordAdmin


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab: fields of the record, then rows of others, then a panel that is only read (a template's name)."""

    slug: str
    title: "str | Promise"
    fields: tuple[Any, ...] = ()
    inlines: tuple[Any, ...] = ()
    panel: str = ""


@dataclass(slots=True)
class ShownTab:
    """A tab as the page needs it."""

    tab: Tab
    fieldset: Any = None
    formsets: list[Any] = field(default_factory=list)
    panel: Sequence[Any] = ()

    @property
    def count(self) -> int:
        """How many rows are in it, saved ones only."""
        return sum(shown.formset.initial_form_count() for shown in self.formsets) + len(self.panel)

    @property
    def errors(self) -> int:
        """How many of its fields and rows were refused."""
        refused = [name for name in self.field_names() if name in self.fieldset.form.errors]
        return len(refused) + sum(shown.formset.total_error_count() for shown in self.formsets if _is_sent(shown))

    def field_names(self) -> list[str]:
        """The fields of the record in this tab, those that stand side by side too."""
        lines = self.fieldset.fields if self.fieldset else ()
        return [name for line in lines for name in ([line] if isinstance(line, str) else line)]


def _is_sent(shown: Any) -> bool:
    return bool(shown.formset.is_bound)


class TabbedAdmin(RecordAdmin):
    """A record whose form is told in tabs; `panel_rows` fetches what a tab only shows."""

    tabs: tuple[Tab, ...] = ()
    change_form_template = "testimonies/admin/tabbed_form.html"

    def tabs_for(self, request: HttpRequest, obj: Any) -> tuple[Tab, ...]:
        """What is only read has nothing to show before the record exists."""
        return tuple(tab for tab in self.tabs if obj or tab.fields or tab.inlines)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """One for each tab with fields."""
        laid_out = [(tab.title, {"fields": tab.fields}) for tab in self.tabs_for(request, obj) if tab.fields]
        return self.read_out(request, obj, laid_out)

    def get_inlines(self, request: HttpRequest, obj: Any) -> list[Any]:
        """Those of all tabs, in order."""
        return [inline for tab in self.tabs_for(request, obj) for inline in tab.inlines]

    def panel_rows(self, request: HttpRequest, tab: Tab, record: Any) -> Sequence[Any]:
        """What the panel of a tab shows."""
        return ()

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], **kwargs: Any) -> Any:
        """With every tab, its counts and its errors."""
        fieldsets = {shown.name: shown for shown in context["adminform"]}
        formsets = context["inline_admin_formsets"]
        record = kwargs.get("obj")
        context["tabs"] = [
            ShownTab(
                tab,
                fieldset=fieldsets.get(tab.title),
                formsets=[shown for shown in formsets if type(shown.opts) in tab.inlines],
                panel=self.panel_rows(request, tab, record) if tab.panel and record else (),
            )
            for tab in self.tabs_for(request, record)
        ]
        return super().render_change_form(request, context, **kwargs)
