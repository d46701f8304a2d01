"""Records that belong to a testimony, and remember to which one when they are moved to another."""

from collections.abc import Collection
from typing import Any, Self

from django.db import models


class Belonging(models.Model):
    """Has a `testimony`; if a saved record is moved, both its former and its new testimony are touched."""

    came_from: int | None = None

    class Meta:
        abstract = True

    @classmethod
    def from_db(cls, db: str | None, field_names: Collection[str], values: Collection[Any]) -> Self:
        """As ever, remembering the testimony that the row names."""
        record = super().from_db(db, field_names, values)
        record.came_from = record.__dict__.get("testimony_id")
        return record

    def testimonies_touched(self) -> set[int]:
        """The testimony it belongs to, and the one it was loaded from."""
        here: int | None = getattr(self, "testimony_id", None)
        return {key for key in (here, self.came_from) if key is not None}
