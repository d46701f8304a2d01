"""Which styles of a Word file hide what is written in them (ECMA-376, part 1, 17.7.2 and 17.7.3).

Hiding is a property that toggles: the styles of table, paragraph and run are taken together, and two of them that
hide show again. Each of these has what it says itself, else what the nearest style says that it is based on.
"""

from collections.abc import Iterable
from xml.etree.ElementTree import Element

OFF = ("0", "false", "off")


class Styles:
    """All styles of a file by their names."""

    def __init__(self, parts: Iterable[Element]) -> None:
        self._names: set[str] = set()
        self._based_on: dict[str, str] = {}
        self._says: dict[str, bool] = {}
        self._defaults: dict[str, str] = {}
        self.hides_all = False  # unless a run itself says that it is shown
        for part in parts:
            self.hides_all |= bool(is_hidden(part.find("docDefaults/rPrDefault/rPr")))
            for style in part.iter("style"):
                self._add(style)
        self._known: dict[str, bool] = {}

    def _add(self, style: Element) -> None:
        name, parent, hides = style.get("styleId", ""), style.find("basedOn"), is_hidden(style.find("rPr"))
        self._names.add(name)
        if parent is not None:
            self._based_on[name] = parent.get("val", "")
        if hides is not None:
            self._says[name] = hides
        if style.get("default", "0") not in OFF:
            self._defaults[style.get("type", "paragraph")] = name

    def hides(self, name: str, kind: str) -> bool:
        """Whether a style hides; where none has that name, the one that holds for everything of its kind."""
        name = name if name in self._names else self._defaults.get(kind, "")
        if name not in self._known:
            met, style = set[str](), name
            while style not in self._says and style in self._based_on and style not in met:
                met.add(style)
                style = self._based_on[style]
            self._known[name] = self._says.get(style, False)
        return self._known[name]


def is_hidden(properties: Element | None) -> bool | None:
    """What the properties of a run say; None when they say nothing."""
    mark = None if properties is None else properties.find("vanish")
    return None if mark is None else mark.get("val") not in OFF
