"""The groups of an RTF file: what holds inside one, and where the words in it go."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum, auto

from testimonies.transcripts.pages.builder import Builder


class Place(Enum):
    """Where the words of a group go."""

    SAID = auto()
    CODE = auto()  # codes for programs
    DUPLICATE = auto()  # the same again, for older programs
    NUMBER = auto()  # of a list's entry, which word processors count themselves
    PROPERTY = auto()  # a field about the file
    AUTHOR = auto()  # of the comment that follows
    FONT = auto()
    UNKNOWN = auto()


@dataclass(slots=True)
class Group:
    """What holds between one pair of braces; `at_end` is called when they close."""

    place: Place = Place.SAID
    name: str = ""  # of the property, or of the unknown place
    builder: Builder | None = None
    is_hidden: bool = False
    is_deleted: bool = False
    font: int = -1
    fallbacks: int = 1  # how many characters for older programs follow each Unicode character
    at_end: Callable[[], None] | None = None

    def inner(self) -> "Group":
        """A group inside this one, which begins as this one is."""
        return replace(self, at_end=None)
