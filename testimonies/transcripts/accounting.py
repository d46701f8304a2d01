"""Double-entry for words: where every character of a file's text went, booked by the reader as it reads.

Nothing here is computed by subtraction, so an account that balances is a proof and one that does not is a bug.
"""

import re
from collections.abc import Iterable, Mapping

from testimonies.transcripts.document import Account

BLANK = "white space"
MARKUP = "markup"
TIMES = "time marks"
HEADER = "header"
LINE_ENDS = "line ends"
BYTE_ORDER_MARKS = "byte order marks"
LEFT_OUT = "left out with a finding"

_KEPT, _FIRST_CLASS = 1, 2
_PIECE = 1024 * 1024
_UNBOOKED = re.compile(b"\\x00+")
_IS_UNBOOKED = bytes(not code for code in range(256))
_IS_LETTER = bytes(not chr(code).isspace() for code in range(256))


class Ledger:
    """For a flat text: a map with one byte for each character, which says where that character went.

    A later booking of the same stretch replaces the earlier one: keep a cue's body, then book the tags inside it.
    White space that nobody booked needs no booking; any other character does. `before` are characters that the
    decoder already took away (the second half of CRLF line ends).
    """

    def __init__(self, text: str, *, before: Mapping[str, int] | None = None) -> None:
        self._text = text
        self._map = bytearray(len(text))
        self._before = dict(before or {})
        self._codes: dict[str, int] = {}

    def keep(self, start: int, end: int) -> None:
        """The characters from `start` up to `end` stand in the document."""
        if end > start:
            self._map[start:end] = b"\x01" * (end - start)

    def book(self, start: int, end: int, kind: str) -> None:
        """The characters from `start` up to `end` are not kept, because they are of this kind."""
        if end > start:
            self._map[start:end] = bytes((self._code(kind),)) * (end - start)

    def keep_each(self, starts: Iterable[int], words: Iterable[str]) -> None:
        """These words, each where it starts, stand in the document."""
        kept = self._map
        for start, said in zip(starts, words, strict=True):
            length = len(said)
            kept[start : start + length] = b"\x01" * length

    def book_each(self, starts: Iterable[int], ends: Iterable[int], kind: str) -> None:
        """The characters of these stretches are not kept, because they are of this kind."""
        code = bytes((self._code(kind),))
        booked = self._map
        for start, end in zip(starts, ends, strict=True):
            booked[start:end] = code * (end - start)

    def forgotten(self) -> tuple[int, int] | None:
        """The first stretch with a character other than white space that nobody booked; None when there is none."""
        for run in _UNBOOKED.finditer(self._map):
            if not self._text[run.start() : run.end()].isspace():
                return run.span()
        return None

    def account(self) -> Account:
        """The sums; it balances exactly when every character but white space was booked."""
        classes = dict(self._before)
        for kind, code in self._codes.items():
            classes[kind] = classes.get(kind, 0) + self._map.count(code)
        classes[BLANK] = classes.get(BLANK, 0) + self._blanks()
        classes = {kind: count for kind, count in classes.items() if count}
        return Account(len(self._map) + sum(self._before.values()), self._map.count(_KEPT), classes)

    def _code(self, kind: str) -> int:
        return self._codes.setdefault(kind, _FIRST_CLASS + len(self._codes))

    def _blanks(self) -> int:
        """How much white space nobody booked."""
        return sum(self._blanks_from(start) for start in range(0, len(self._map), _PIECE))

    def _blanks_from(self, start: int) -> int:
        """How much there is in one piece of the text."""
        text, booked = self._text[start : start + _PIECE], self._map[start : start + _PIECE]
        unbooked = int.from_bytes(booked.translate(_IS_UNBOOKED))
        letters = int.from_bytes(text.encode("ascii", "replace").translate(_IS_LETTER))
        if not unbooked & letters:  # the whole piece at once: 64 MB in a moment
            return booked.count(0)
        runs = (text[run.start() : run.end()] for run in _UNBOOKED.finditer(booked))
        return sum(sum(map(str.isspace, run)) for run in runs)


class Tally:
    """For a structured file (XML, a sheet, a Word document), whose characters have no place in one flat text.

    `read` must be counted independently of the reader's own way through the file: all text of the tree, all cells.
    """

    def __init__(self, read: int) -> None:
        self._read = read
        self._kept = 0
        self._classes: dict[str, int] = {}

    def keep(self, count: int) -> None:
        """So many characters stand in the document."""
        self._kept += count

    def book(self, count: int, kind: str) -> None:
        """So many characters are not kept, because they are of this kind."""
        if count:
            self._classes[kind] = self._classes.get(kind, 0) + count

    def include(self, part: Account) -> None:
        """A part of the file that was accounted for by itself."""
        self.keep(part.kept)
        for kind, count in part.classes.items():
            self.book(count, kind)

    def account(self) -> Account:
        """The sums; it balances exactly when every character was booked once."""
        return Account(self._read, self._kept, dict(self._classes))
