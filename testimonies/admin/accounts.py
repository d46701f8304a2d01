"""Curators' accounts: groups give rights, curatorships say where, and nobody lifts themselves above the rest."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm
from django.contrib.auth.models import Group, User
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from testimonies.admin.curated import curated, is_limited
from testimonies.admin.history import HistoricAdmin
from testimonies.admin.keys import KeyedAdmin
from testimonies.admin.rows import RecordTable
from testimonies.admin.traces import TracedAdmin
from testimonies.models import AccessRequest, Curatorship
from testimonies.workflow.viewers import viewer_for

APART = ("user_permissions",)  # rights come from groups alone, so that one can tell who may do what
ABOVE = ("is_superuser", *APART)


class CuratorshipRows(RecordTable):
    """The collections that a curator works on; without any, none."""

    model = Curatorship
    fk_name = "curator"
    ordering = ("collection__title", "pk")
    verbose_name, verbose_name_plural = _("collection"), _("works on these collections (none: nothing)")

    def get_exclude(self, request: HttpRequest, obj: Any = None) -> Any:
        """Who is limited does not lift a limit."""
        return ("is_everywhere",) if is_limited(viewer_for(request.user)) else ()


admin.site.unregister([User, Group])  # Django registered them when its own admins were imported above


@admin.register(Group)
class RightsAdmin(HistoricAdmin, TracedAdmin, GroupAdmin):
    """What the curators of a group may do."""


@admin.register(User)
class CuratorAccountAdmin(KeyedAdmin, HistoricAdmin, TracedAdmin, UserAdmin):
    """Accounts."""

    inlines = (CuratorshipRows,)
    filter_horizontal = ()
    list_display = (
        "username",
        "first_name",
        "last_name",
        "is_active",
        "is_staff",
        "in_groups",
        "works_on",
        "last_login",
    )
    list_filter = ("is_active", "is_staff", "groups")
    readonly_fields = ("last_login", "date_joined")

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        """Who works on more than oneself is out of reach: to give such an account a password would be to take it.

        So are readers to whoever is limited: a grant may be in any collection, and today's may not be the last.
        """
        accounts = super().get_queryset(request).prefetch_related("groups", "curatorships__collection")
        if request.user.is_superuser:
            return accounts
        viewer = viewer_for(request.user)
        beyond = Curatorship.objects.exclude(pk__in=curated(Curatorship.objects.all(), viewer=viewer))
        within = accounts.filter(is_superuser=False).exclude(pk__in=beyond.values("curator"))
        if not is_limited(viewer):
            return within
        readers = AccessRequest.objects.filter(reader__isnull=False).values("reader")
        return within.exclude(pk__in=readers).exclude(is_staff=False, username=models.F("email"))

    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> HttpResponse:  # noqa: A002
        """In one transaction with its line of the audit."""
        with transaction.atomic():
            return super().user_change_password(request, id, form_url)

    def construct_change_message(
        self,
        request: HttpRequest,
        form: Any,
        formsets: Any,
        add: bool = False,  # noqa: FBT001, FBT002 (Django's signature)
    ) -> Any:
        """That a password was set or taken away is told, and nothing of the password."""
        if isinstance(form, AdminPasswordChangeForm):
            return {"fields": ["password"]}
        return super().construct_change_message(request, form, formsets, add)

    def get_inlines(self, request: HttpRequest, obj: Any) -> Any:
        """A new account gets its name and password first."""
        return self.inlines if obj else ()

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Without what this person may not give."""
        hidden = APART if request.user.is_superuser else ABOVE
        laid_out = super().get_fieldsets(request, obj)
        return [(title, options | {"fields": _without(hidden, options["fields"])}) for title, options in laid_out]

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Groups are few: boxes to tick."""
        return super().formfield_for_manytomany(db_field, request, **kwargs | {"widget": forms.CheckboxSelectMultiple})

    @admin.display(description=_("groups"))
    def in_groups(self, account: User) -> str:
        """By name."""
        return ", ".join(group.name for group in account.groups.all())

    @admin.display(description=_("works on"))
    def works_on(self, account: User) -> str:
        """Collections by title; superusers work on all, and nobody else without being told so."""
        if account.is_superuser:
            return gettext("every collection")
        rows = account.curatorships.all()
        if any(row.is_everywhere for row in rows):
            return gettext("every collection")
        return ", ".join(str(row.collection) for row in rows) or gettext("nothing")


def _without(hidden: tuple[str, ...], fields: Any) -> tuple[Any, ...]:
    return tuple(name for name in fields if name not in hidden)
