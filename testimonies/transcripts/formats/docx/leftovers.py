"""What a Word file holds beside the words that were found: codes, duplicates for older programs, the unknown."""

from collections.abc import Collection
from xml.etree.ElementTree import Element

from testimonies.transcripts.accounting import BLANK, LEFT_OUT, MARKUP, Tally
from testimonies.transcripts.pages.manuscript import DUPLICATES

WORDS = frozenset(("t", "delText"))
CODES = frozenset(
    "instrText delInstrText posOffset align pctWidth pctHeight pctPosHOffset pctPosVOffset fldData binData".split()
)


def book_leftovers(root: Element, met: Collection[Element], tally: Tally) -> list[str]:
    """Books every character of a part that does not belong to words that were met; returns the words that are lost."""
    duplicates = {
        element
        for alternatives in root.iter("AlternateContent")
        for way in list(alternatives)[1:]
        for element in way.iter()
    }
    lost: list[str] = []
    for element in root.iter():
        if not element.text and not element.tail:
            continue  # the most of them
        kind = _kind(element, duplicates)
        pairs = [(element.tail or "", "")] if element in met else [(element.text or "", kind), (element.tail or "", "")]
        for text, class_ in pairs:
            if not text.strip():
                tally.book(len(text), BLANK)
            elif class_:
                tally.book(len(text), class_)
            else:
                tally.book(len(text), LEFT_OUT)
                lost.append(text.strip())
    return lost


def _kind(element: Element, duplicates: Collection[Element]) -> str:
    """What the text of an element is when it is no words of the document; "" when nobody knows."""
    if element in duplicates:
        return DUPLICATES
    return MARKUP if element.tag in CODES else ""
