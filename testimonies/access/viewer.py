"""Who asks: a visitor, an approved reader, a curator (perhaps of some collections only), or an administrator."""

from dataclasses import dataclass
from enum import StrEnum


class Standing(StrEnum):
    """What a viewer is to the archive."""

    VISITOR = "visitor"
    READER = "reader"
    CURATOR = "curator"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody who asks; `collections` limits a curator to those keys (None: every collection).

    `granted` are the testimonies (keys) that a reader holds a grant for at this moment.
    """

    standing: Standing = Standing.VISITOR
    collections: frozenset[int] | None = None
    granted: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        if self.granted and self.standing is not Standing.READER:
            raise ValueError("only a reader holds grants")

    @property
    def is_visitor(self) -> bool:
        """Whether nobody signed in."""
        return self.standing is Standing.VISITOR

    @property
    def is_staff(self) -> bool:
        """Whether this viewer works for the archive. A reader does not, and reads public copies like a visitor."""
        return self.standing in (Standing.CURATOR, Standing.ADMINISTRATOR)

    @property
    def curates_everything(self) -> bool:
        """Whether no collection is kept from this viewer."""
        return self.is_staff and (self.standing is Standing.ADMINISTRATOR or self.collections is None)

    def curates(self, collection: int) -> bool:
        """Whether this viewer may see everything in the collection."""
        if self.standing is Standing.ADMINISTRATOR:
            return True
        return self.standing is Standing.CURATOR and (self.collections is None or collection in self.collections)

    def is_granted(self, testimony: int | None) -> bool:
        """Whether this viewer holds a grant for the testimony (its key)."""
        return testimony in self.granted


VISITOR = Viewer()
EVERYTHING = Viewer(Standing.ADMINISTRATOR)


def reader_of(testimony: int) -> Viewer:
    """Somebody who holds a grant for this testimony (its key) and for no other."""
    return Viewer(Standing.READER, granted=frozenset({testimony}))
