"""Keywords and subjects of an OHMS index: lists in one field, parted by semicolons or by commas."""

from xml.etree.ElementTree import Element

from testimonies.transcripts.accounting import MARKUP
from testimonies.transcripts.keeping import Keeping


def terms(keeping: Keeping, text: str, name: str, element: Element) -> tuple[str, ...]:
    """The terms of a list: parted by semicolons, or by commas where these cannot belong to the terms."""
    mark = ";"
    if mark not in text and _is_list_with_commas(text):
        mark = ","
        keeping.findings.note(f"{name} was parted at its commas", line=keeping.tree.line(element))
    pieces = text.split(mark)
    keeping.tally.book(len(pieces) - 1, MARKUP)
    return tuple(term for piece in pieces if (term := keeping.words(piece, name, element)))


def _is_list_with_commas(text: str) -> bool:
    """Three short terms at least, and none that begins with "and": "Politics, Law, and Policy" is one subject."""
    listed = [term.split() for term in text.split(",")]
    short = all(1 <= len(words) <= 4 and words[0].lower() not in {"and", "or", "&"} for words in listed)
    return len(listed) >= 3 and short and not text.rstrip().endswith((".", "?", "!"))
