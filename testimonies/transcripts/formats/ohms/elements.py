"""XML as it is written: elements with their attributes, their text or their children, set in lines."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, 2.2


@dataclass(frozen=True, slots=True)
class Element:
    """One element; `is_raw` text stands in CDATA sections. Characters that XML forbids are left out."""

    name: str
    text: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    children: Sequence["Element"] = ()
    is_raw: bool = False


def element(
    name: str, text: str = "", *, attributes: Mapping[str, str] | None = None, children: Sequence[Element] = ()
) -> Element:
    """An element with text, or with children."""
    return Element(name, text, attributes or {}, tuple(children))


def lines(whole: Element, *, depth: int = 0) -> Iterator[str]:
    """The element line by line; an empty one is written as a single tag."""
    indent = "  " * depth
    attributes = "".join(f" {name}={quoteattr(_allowed(value))}" for name, value in whole.attributes.items())
    text = _allowed(whole.text)
    inside = f"<![CDATA[{text.replace(']]>', ']]]]><![CDATA[>')}]]>" if whole.is_raw and text else escape(text)
    if whole.children:
        yield f"{indent}<{whole.name}{attributes}>{inside}"
        for child in whole.children:
            yield from lines(child, depth=depth + 1)
        yield f"{indent}</{whole.name}>"
    elif inside:
        yield f"{indent}<{whole.name}{attributes}>{inside}</{whole.name}>"
    else:
        yield f"{indent}<{whole.name}{attributes}/>"


def _allowed(text: str) -> str:
    return FORBIDDEN.sub("", text)
