"""The curators' house as the proof walks through it: every kind of record, and a record of each of one collection."""

from django.contrib import admin
from django.db import models
from django.urls import reverse

from testimonies.access.viewer import Standing, Viewer
from testimonies.admin.curated import curated
from testimonies.models import Collection

DJANGO = ("auth", "axes")


def kinds() -> list[type[models.Model]]:
    """Every model of the archive's own that has pages in the admin."""
    return [model for model in admin.site._registry if model._meta.app_label == "testimonies"]


def address(model: type[models.Model], page: str, *args: object) -> str:
    """Of a page of a kind of record."""
    return reverse(f"admin:testimonies_{model._meta.model_name}_{page}", args=args)


def of_others(model: type[models.Model], mine: Collection) -> models.Model | None:
    """A record that a curator of that collection does not work on, if there can be one."""
    viewer = Viewer(Standing.CURATOR, frozenset({mine.pk}))
    theirs = curated(model._default_manager.all(), viewer=viewer)
    return model._default_manager.exclude(pk__in=theirs.values("pk")).order_by("pk").last()
