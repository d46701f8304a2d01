"""Who asks: a visitor, a curator (perhaps of some collections only), or an administrator."""

from dataclasses import dataclass
from enum import StrEnum


class Standing(StrEnum):
    """What a viewer is to the archive."""

    VISITOR = "visitor"
    CURATOR = "curator"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody who asks; `collections` limits a curator to those keys (None: every collection)."""

    standing: Standing = Standing.VISITOR
    collections: frozenset[int] | None = None

    @property
    def is_staff(self) -> bool:
        """Whether this viewer works for the archive."""
        return self.standing is not Standing.VISITOR

    @property
    def curates_everything(self) -> bool:
        """Whether no collection is kept from this viewer."""
        return self.is_staff and (self.standing is Standing.ADMINISTRATOR or self.collections is None)

    def curates(self, collection: int) -> bool:
        """Whether this viewer may see everything in the collection."""
        if self.standing is Standing.ADMINISTRATOR:
            return True
        return self.standing is Standing.CURATOR and (self.collections is None or collection in self.collections)


VISITOR = Viewer()
EVERYTHING = Viewer(Standing.ADMINISTRATOR)
