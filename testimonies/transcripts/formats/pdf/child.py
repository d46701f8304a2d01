"""Takes the lines of text out of a PDF file, as a program of its own: file in, JSON out, one page a line.

It is run by its path, within limits, because a PDF file can make any reader of it run for ever; it imports nothing of
the archive.
"""

import json
import logging
import sys
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LAParams, LTContainer, LTImage, LTTextLine
from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1
from pdfminer.utils import decode_text

PAGES = 5_000
OUT_OF_MEMORY = 98  # as `programs` knows it
WORD_MARGIN = 0.15  # with pdfminer's own 0.1, words of tightly set fonts fall apart


def pages(content: bytes) -> Iterator[dict[str, Any]]:
    """First what the file says of itself, then each page: its width, its lines (x, top, right, bottom, text)."""
    document = PDFDocument(PDFParser(BytesIO(content)))
    yield {"properties": _properties(document), "language": _text(resolve1(document.catalog.get("Lang", b"")))}
    resources = PDFResourceManager()
    device = PDFPageAggregator(resources, laparams=LAParams(word_margin=WORD_MARGIN, boxes_flow=None, all_texts=True))
    interpreter = PDFPageInterpreter(resources, device)
    for number, page in enumerate(PDFPage.create_pages(document)):
        if number >= PAGES:
            yield {"too_many": PAGES}
            return
        interpreter.process_page(page)
        layout = device.get_result()
        lines, pictures = list[tuple[float, float, float, float, str]](), 0
        for part in _parts(layout):
            if isinstance(part, LTImage):
                pictures += 1
            elif isinstance(part, LTTextLine):
                lines.append(
                    (round(part.x0, 1), round(part.y1, 1), round(part.x1, 1), round(part.y0, 1), part.get_text())
                )
        yield {"width": layout.width, "lines": lines, "pictures": pictures, "notes": _notes(page)}


def _parts(container: Any) -> Iterator[Any]:
    waiting = [container]
    while waiting:
        part = waiting.pop()
        if isinstance(part, LTTextLine | LTImage):
            yield part
        elif isinstance(part, LTContainer):
            waiting += reversed(list(part))


def _properties(document: PDFDocument) -> dict[str, str]:
    found = {}
    for info in document.info:
        for name, value in info.items():
            said = _text(resolve1(value))
            if said.strip():
                found[str(name)] = said.strip()
    return found


def _notes(page: PDFPage) -> list[str]:
    """What readers stuck on a page: comments, and words typed on top of it."""
    annotations = resolve1(page.annots) if page.annots else []
    found = []
    for one in annotations if isinstance(annotations, list) else []:
        note = resolve1(one)
        said = _text(resolve1(note.get("Contents", b""))) if isinstance(note, dict) else ""
        if said.strip():
            found.append(said.strip())
    return found


def _text(value: object) -> str:
    return decode_text(value) if isinstance(value, bytes) else ""


def main() -> None:
    """Reads the standard input, writes the standard output; whatever else a damaged file raises ends the program."""
    logging.disable(logging.CRITICAL)
    try:
        for page in pages(sys.stdin.buffer.read()):
            sys.stdout.write(json.dumps(page) + "\n")
    except (PDFPasswordIncorrect, PDFEncryptionError):
        sys.stdout.write(json.dumps({"encrypted": True}) + "\n")
    except MemoryError:
        sys.exit(OUT_OF_MEMORY)


if __name__ == "__main__":
    main()
