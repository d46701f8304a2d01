"""Where the reader of an RTF file stands: in which group, with which letters in hand, and where they are put."""

from collections import defaultdict
from collections.abc import Sequence

from testimonies.transcripts.accounting import LEFT_OUT, MARKUP, Tally
from testimonies.transcripts.formats.rtf.groups import Group, Place
from testimonies.transcripts.formats.rtf.letters import Letters
from testimonies.transcripts.pages.builder import Builder
from testimonies.transcripts.pages.manuscript import DUPLICATES, Manuscript

LISTS = "numbers of lists"
LONGEST_NAME = 100  # of a font
KINDS = {Place.DUPLICATE: DUPLICATES, Place.NUMBER: LISTS}


class State:
    """What was made so far of one file of `length` characters; each character is booked once, where it is put."""

    def __init__(self, length: int) -> None:
        self.body = Builder()
        self.made = Manuscript((), Tally(length))
        self.letters = Letters(self.made.findings)
        self.group = Group(builder=self.body)
        self.outer: list[Group] = []
        self.skip = 0  # characters for older programs that still follow a Unicode character
        self.markup = 0
        self.font_described = -1
        self.default_font = -1
        self.author: list[str] = []
        self.properties: dict[str, list[str]] = defaultdict(list)
        self.unknown: dict[str, list[str]] = defaultdict(list)
        self._consumed = 0  # characters of the file behind the letters in hand

    def collect(self, letters: bytes, length: int) -> None:
        """More letters, behind which so many characters of the file stand; fallbacks among them are left aside."""
        if self.skip:
            skipped = min(self.skip, len(letters))
            self.skip -= skipped
            self.made.tally.book(skipped, DUPLICATES)
            rest = length - skipped
            if skipped == len(letters):
                self.markup += rest
            letters, length = letters[skipped:], rest
        if letters:
            self.letters.add(letters)
            self._consumed += length

    def flush(self) -> None:
        """Puts the letters in hand where they belong."""
        if self._consumed:
            letters = self.letters.take(self.group.font)
            self.markup += self._consumed - len(letters)
            self._consumed = 0
            self.put(letters, unread=self.letters.unread)

    def put(self, letters: str, *, unread: Sequence[str] = ()) -> None:
        """Puts letters of the file where the words of this group go; `unread` names signs among them."""
        group = self.group
        if group.place is not Place.SAID or group.builder is None:
            self._put_aside(letters)
        elif group.is_deleted:
            group.builder.paragraph.deleted.append(letters)
        elif group.is_hidden:
            group.builder.paragraph.hidden.append(letters)
        else:
            group.builder.paragraph.said.append((letters, True))
            group.builder.paragraph.unread += unread

    def sign(self, sign: str) -> None:
        """Puts a sign that stands for a control word."""
        group = self.group
        if group.place is Place.SAID and group.builder and not group.is_deleted and not group.is_hidden:
            group.builder.paragraph.said.append((sign, False))

    def _put_aside(self, letters: str) -> None:
        group, tally = self.group, self.made.tally
        if group.place is Place.PROPERTY:
            tally.keep(len(letters))
            self.properties[f"properties/{group.name}"].append(letters)
        elif group.place is Place.AUTHOR:
            tally.book(len(letters), LEFT_OUT)  # told with the comment
            self.author.append(letters)
        elif group.place is Place.FONT:
            tally.book(len(letters), MARKUP)
            name = self.letters.names.get(self.font_described, "") + letters
            self.letters.names[self.font_described] = name[:LONGEST_NAME]
        elif group.place is Place.UNKNOWN:
            tally.book(len(letters), LEFT_OUT)
            self.unknown[group.name].append(letters)
        else:
            tally.book(len(letters), KINDS.get(group.place, MARKUP))
