"""The pages of a PDF file as rows of words, taken out by a program of its own, within limits."""

import json
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from testimonies.transcripts import programs
from testimonies.transcripts.errors import UnreadableTranscript

CHILD = Path(__file__).with_name("child.py")
UNNAMED = re.compile(r"\(cid:\d+\)")
SPELLED_OUT = str.maketrans(  # letters that are only drawn as one, and what no text holds
    {
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
        "\ufb05": "st",
        "\ufb06": "st",
        "\0": "\ufffd",
    }
)
SAME_ROW = 0.5  # of the lower one's height: so far must two lines overlap to stand beside each other


@dataclass(frozen=True, slots=True)
class Fragment:
    """A stretch of words in one line; distances are in points, upwards from the lower left corner."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


@dataclass(slots=True)
class Row:
    """What stands beside each other on a page, from left to right."""

    fragments: list[Fragment]

    @property
    def text(self) -> str:
        """The words of the row."""
        return " ".join(one.text for one in self.fragments)


@dataclass(slots=True)
class PdfPage:
    """A page: its rows from top to bottom, the words of notes stuck on it, how many pictures it holds."""

    rows: list[Row]
    width: float
    pictures: int = 0
    notes: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Extracted:
    """A whole file; `letters` counts the characters of all its lines as they were taken out."""

    pages: list[PdfPage]
    properties: dict[str, str]
    language: str
    letters: int
    unnamed: int  # letters that the file shows without saying which they are


def extract(content: bytes) -> Extracted:
    """Takes the words out of a file; raises UnreadableTranscript when it is damaged, encrypted or takes too much."""
    written = programs.run(programs.Program([sys.executable, "-I", str(CHILD)]), content).decode("utf-8")
    lines = [json.loads(line) for line in written.splitlines()]
    for line in lines:
        _refuse(line)
    about, raw = lines[0], lines[1:]
    if not raw:
        raise UnreadableTranscript("this PDF file holds no pages")
    texts = [text for page in raw for *_, text in page["lines"]]
    return Extracted(
        [PdfPage(_rows(page["lines"]), page["width"], page["pictures"], page["notes"]) for page in raw],
        about["properties"],
        about["language"],
        sum(len(_named(text)) for text in texts),
        sum(len(UNNAMED.findall(text)) for text in texts),
    )


def _refuse(line: dict[str, Any]) -> None:
    if "encrypted" in line:
        raise UnreadableTranscript("this PDF file is encrypted with a password; save it without one")
    if "too_many" in line:
        raise UnreadableTranscript(f"this PDF file has more than {line['too_many']:,} pages, which no transcript needs")


def _named(text: str) -> str:
    return UNNAMED.sub("\ufffd", text).translate(SPELLED_OUT)


def _rows(lines: list[tuple[float, float, float, float, str]]) -> list[Row]:
    """Lines that stand beside each other make one row."""
    rows: list[Row] = []
    for left, top, right, bottom, text in sorted(lines, key=lambda line: (-line[1], line[0])):
        fragment = Fragment(left, top, right, bottom, _named(text))
        if not text.strip():
            continue
        if rows and _is_beside(rows[-1].fragments[0], fragment):
            rows[-1].fragments.append(fragment)
        else:
            rows.append(Row([fragment]))
    for row in rows:
        row.fragments.sort(key=lambda one: one.left)
    return rows


def _is_beside(one: Fragment, other: Fragment) -> bool:
    shared = min(one.top, other.top) - max(one.bottom, other.bottom)
    return shared > SAME_ROW * min(one.top - one.bottom, other.top - other.bottom)
