"""Rows by which consents are counted: whichever way they are written, the count is told to begin again."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.dispatch import Signal

consents_changed = Signal()  # testimonies: keys


class CountedQuerySet(models.QuerySet[Any]):
    """Writes in bulk send no signal of their own; here they say which testimonies they touched."""

    def _tell(self, testimonies: Iterable[int]) -> None:
        consents_changed.send(sender=self.model, testimonies=set(testimonies))

    def update(self, **kwargs: Any) -> int:
        """As ever, and told."""
        touched = list(self.values_list("pk", "testimony"))
        count = super().update(**kwargs)
        now = self.model._base_manager.filter(pk__in=[pk for pk, _testimony in touched]).values_list(
            "testimony", flat=True
        )
        self._tell([*(testimony for _pk, testimony in touched), *now])
        return count

    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[Any]:
        """As ever, and told."""
        rows = super().bulk_create(objs, *args, **kwargs)
        self._tell(row.testimony_id for row in rows)
        return rows
