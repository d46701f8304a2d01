"""Filters of lists that tables alone do not give."""

from typing import Any

from django.conf import settings
from django.contrib import admin
from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from testimonies.access.policy import covered_q
from testimonies.access.terms import Scope
from testimonies.admin.closing import closed_for_a_name_q
from testimonies.admin.curated import curated
from testimonies.models import Authority, Collection
from testimonies.values.language import native_name
from testimonies.workflow.viewers import viewer_for

RelatedChoice = admin.RelatedOnlyFieldListFilter  # offers only what the curator's own records bear


class LabelledChoice(RelatedChoice):
    """By an authority, with every label fetched at once."""

    def field_choices(self, field: Any, request: HttpRequest, model_admin: Any) -> list[tuple[int, str]]:
        """Those that the curator's own records bear, by their labels."""
        borne = model_admin.get_queryset(request).order_by().values(f"{self.field_path}__pk")
        labelled = Authority.objects.with_labels().filter(pk__in=borne)
        return sorted(((authority.pk, str(authority)) for authority in labelled), key=lambda choice: choice[1])


class CollectionFilter(admin.SimpleListFilter):
    """By collection, for lists so long that asking their rows which collections they bear would take a second."""

    title = _("collection")
    parameter_name = "collection"
    path = "transcript__testimony__collection"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Those that the curator works on."""
        mine = curated(Collection.objects.order_by("title", "pk"), viewer=viewer_for(request.user))
        return [(collection.identifier, collection.title) for collection in mine]

    def queryset(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> models.QuerySet[Any]:
        """By its identifier."""
        return queryset.filter(**{f"{self.path}__identifier": self.value()}) if self.value() else queryset


class LanguageFilter(admin.SimpleListFilter):
    """By a language spoken in it; the archive's own languages are offered."""

    title = _("language")
    parameter_name = "language"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """By what they call themselves."""
        return [(tag, native_name(tag)) for tag in settings.ARCHIVE_LANGUAGES]

    def queryset(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> models.QuerySet[Any]:
        """Languages are kept as words between spaces."""
        return queryset.filter(languages__contains=f" {self.value()} ") if self.value() else queryset


class _YesOrNo(admin.SimpleListFilter):
    """A question with two answers."""

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """Yes first."""
        return [("yes", _("Yes")), ("no", _("No"))]

    def holds(self) -> Q:
        """Those for which the answer is yes."""
        raise NotImplementedError

    def queryset(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> models.QuerySet[Any]:
        """Both answers together are all."""
        if self.value() not in ("yes", "no"):
            return queryset
        return queryset.filter(self.holds() if self.value() == "yes" else ~self.holds())


class ConsentFilter(_YesOrNo):
    """Whether every witness's consent to the text is on record and holds today."""

    title = _("consent to the text")
    parameter_name = "consent"

    def holds(self) -> Q:
        """As the gate judges it."""
        return covered_q(Scope.TEXT, at=timezone.now())


class EmbargoFilter(_YesOrNo):
    """Whether it opens by itself in the future."""

    title = _("embargo")
    parameter_name = "embargo"

    def holds(self) -> Q:
        """An opening that lies ahead."""
        return Q(opens_at__gt=timezone.now())


class NamingFilter(_YesOrNo):
    """Whether it is published and yet closed, because a name in its description may not be read."""

    title = _("closed for a name in it")
    parameter_name = "naming"

    def holds(self) -> Q:
        """As the gate judges it."""
        return closed_for_a_name_q()
