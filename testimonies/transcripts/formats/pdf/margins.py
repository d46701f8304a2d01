"""What stands on the pages of a PDF file and is no part of its text: headers, page numbers, numbers in the margin."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from testimonies.transcripts.formats.pdf.extraction import Fragment, PdfPage, Row

EDGE_ROWS = 3
FEWEST_PAGES = 3
SHARE_OF_PAGES = 0.4
FEWEST_NUMBERS = 10
FEWEST_TIMES = 3
RISING = 0.8  # of the numbers in the margin follow the one before, or begin anew
NUMBER = re.compile(r"\d+")
ROMAN = re.compile(r"[\s\-–—.]*[ivxlcIVXLC]{1,7}[\s\-–—.]*")
MARGIN_TIME = re.compile(r"[\[({<]\d{1,3}(?::\d\d){1,2}[\])}>]")
MARGIN_NUMBER = re.compile(r"\d{1,4}")


def take_headers(pages: Sequence[PdfPage]) -> list[tuple[int, Row]]:
    """Takes repeated headers, footers and page numbers off the pages; they are given back with their page, from 1."""
    counts = Counter(shape for page in pages for shape in {_shape(row) for row, _ in _edges(page)})
    fewest = max(FEWEST_PAGES, SHARE_OF_PAGES * sum(bool(page.rows) for page in pages))
    taken: list[tuple[int, Row]] = []
    for number, page in enumerate(pages, start=1):
        for is_top in (True, False):
            for _ in range(EDGE_ROWS):
                row = page.rows[0 if is_top else -1] if page.rows else None
                if row is None or counts[_shape(row)] < fewest:
                    break
                page.rows.remove(row)
                taken.append((number, row))
    return taken


def take_numbers(pages: Sequence[PdfPage]) -> list[Fragment]:
    """Takes the numbers of lines or paragraphs off the left margin, where they count on through the pages."""
    found = [(row, row.fragments[0]) for page in pages for row in page.rows if _begins_with_number(row)]
    numbers = [int(fragment.text) for _, fragment in found]
    rising = sum(later in (earlier + 1, 1) for earlier, later in pairwise(numbers))
    if len(numbers) < FEWEST_NUMBERS or rising < RISING * (len(numbers) - 1):
        return []
    for row, _ in found:
        del row.fragments[0]
    for page in pages:
        page.rows = [row for row in page.rows if row.fragments]
    return [fragment for _, fragment in found]


def move_times(pages: Sequence[PdfPage]) -> list[int]:
    """Sets times that stand in the right margin before their rows; returns the pages, from 1, of those that moved."""
    found = [
        (number, row)
        for number, page in enumerate(pages, start=1)
        for row in page.rows
        if len(row.fragments) > 1 and MARGIN_TIME.fullmatch(row.fragments[-1].text.strip())
    ]
    if len(found) < FEWEST_TIMES:
        return []
    for _, row in found:
        row.fragments.insert(0, row.fragments.pop())
    return [number for number, _ in found]


def is_number(row: Row) -> bool:
    """Whether a row holds nothing but the number of its page."""
    return _shape(row) == "#"


def _begins_with_number(row: Row) -> bool:
    first = row.fragments[0]
    return bool(MARGIN_NUMBER.fullmatch(first.text.strip())) and len(row.fragments) > 1


def _edges(page: PdfPage) -> Iterator[tuple[Row, bool]]:
    rows = page.rows
    top = min(EDGE_ROWS, len(rows))
    yield from ((row, True) for row in rows[:top])
    yield from ((row, False) for row in rows[max(top, len(rows) - EDGE_ROWS) :])


def _shape(row: Row) -> str:
    """What a row says, whatever numbers stand in it."""
    said = " ".join(row.text.casefold().split())
    return "#" if ROMAN.fullmatch(said) else NUMBER.sub("#", said).strip(" -–—.")
