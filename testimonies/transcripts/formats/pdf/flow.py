"""The rows of pages as one running text: paragraphs parted, words that were broken at line ends joined."""

import re
from collections.abc import Sequence
from itertools import pairwise

from testimonies.transcripts.formats.pdf.extraction import PdfPage, Row

PARTED = 1.35  # times the usual distance of rows: then a paragraph ends between them
INDENTED = 9.0  # points
SOFT_HYPHEN = "\u00ad"
BROKEN = re.compile(r"([^\W\d_]+)([-\u2010\u00ad])\Z")
GOES_ON = re.compile(r"[^\W\d_]+")
WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
SENTENCE_END = re.compile(r"[.?!:;\u2026\"\u201d\u00bb)\]][\s\d]*\Z")
LONGEST_WORD = 60


class Flow:
    """Grows row by row. `ours` are the places of signs that are not the file's; `hyphens` counts those taken away."""

    def __init__(self, pages: Sequence[PdfPage]) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self.starts: list[int] = []
        self.ours: list[tuple[int, int]] = []
        self.hyphens = 0
        self.stripped = 0  # white space at the ends of fragments
        self.joined: list[str] = []
        self.unsure: list[str] = []
        self._known = {word.casefold() for page in pages for row in page.rows for word in WORD.findall(row.text)}
        before: Row | None = None
        for page in pages:
            self.starts.append(self._length)
            usual = _usual_distance(page)
            for number, row in enumerate(page.rows):
                if before:
                    above = page.rows[number - 1] if number else None
                    self._between(before, row, is_parted=_is_parted(before, row, above, usual))
                self._row(row)
                before = row

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(self._pieces)

    def _row(self, row: Row) -> None:
        for number, fragment in enumerate(row.fragments):
            if number:
                self._add(" ", self.ours)
            words = fragment.text.strip()
            self.stripped += len(fragment.text) - len(words)
            self._add(words)

    def _between(self, before: Row, row: Row, *, is_parted: bool) -> None:
        broken = BROKEN.search(self._pieces[-1][-LONGEST_WORD:])
        rest = GOES_ON.match(row.text.lstrip())
        if broken and rest and rest[0][0].islower():
            word = broken[1] + rest[0]
            if broken[2] == SOFT_HYPHEN or self._is_certain(broken[1], rest[0]):
                self._pieces[-1] = self._pieces[-1][:-1]
                self._length -= 1
                self.hyphens += 1
                self.joined.append(word)
            else:
                self.unsure.append(f"{broken[1]}-{rest[0]}")
            return
        self._add("\n\n" if is_parted else "\n", self.ours)

    def _is_certain(self, first: str, second: str) -> bool:
        """Whether the whole word stands elsewhere in the text, and the word with a hyphen does not."""
        return (first + second).casefold() in self._known and f"{first}-{second}".casefold() not in self._known

    def _add(self, piece: str, class_: list[tuple[int, int]] | None = None) -> None:
        if class_ is not None:
            class_.append((self._length, self._length + len(piece)))
        self._pieces.append(piece)
        self._length += len(piece)


def _usual_distance(page: PdfPage) -> float:
    """How far the rows of a paragraph stand from each other: between paragraphs it is more."""
    tops = [row.fragments[0].top for row in page.rows]
    steps = [higher - lower for higher, lower in pairwise(tops) if higher > lower]
    return sorted(steps)[len(steps) // 4] if steps else 0.0


def _is_parted(before: Row, row: Row, above: Row | None, usual: float) -> bool:
    """Whether a paragraph ends before this row; `above` is None on a new page."""
    if above is None:
        return bool(SENTENCE_END.search(before.text)) or not row.text.lstrip()[:1].islower()
    step = above.fragments[0].top - row.fragments[0].top
    return step > PARTED * usual or row.fragments[0].left - above.fragments[0].left > INDENTED
