"""Marks in a TEI text for what is no word: pauses, noises, gaps, and characters that XML has no place for."""

import re
from xml.etree.ElementTree import Element

SOUNDS = frozenset({"vocal", "incident", "kinesic", "writing", "stage", "event"})
SILENCE = frozenset({"pause"})
SECONDS = re.compile(r"P?T?([0-9]{1,5}(?:\.[0-9]{1,9})?)S?", re.IGNORECASE)
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
CODE = re.compile(r"[0-9A-F]{4}")


def pause(element: Element) -> str:
    """`(0.4 s)`, or `(.)` where its length is not said."""
    length = SECONDS.fullmatch(element.get("dur", "").strip())
    return f"({length[1]} s)" if length else "(.)"


def character(element: Element) -> str:
    """The character that our own writer puts as `<g n="000C"/>`; "" for any other glyph."""
    code = element.get("n", "")
    return chr(int(code, 16)) if CODE.fullmatch(code) and ILLEGAL.match(chr(int(code, 16))) else ""


def exact(element: Element) -> str:
    """The whole text of an element, character by character."""
    pieces = [element.text or ""]
    for part in element:
        pieces += [(character(part) if part.tag == "g" else "") or exact(part), part.tail or ""]
    return "".join(pieces)
