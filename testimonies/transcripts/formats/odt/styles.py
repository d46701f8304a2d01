"""Which styles of an OpenDocument text hide what is written in them, by themselves or by the style they come from."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element


class Styles:
    """All styles by their names. Parts may use a name twice: then it hides where one of the two does."""

    def __init__(self, parts: Iterable[Element]) -> None:
        self._parents: dict[str, set[str]] = {}
        self._says: dict[str, bool] = {}
        for style in (one for part in parts for one in part.iter("style")):
            name = style.get("name", "")
            self._parents.setdefault(name, set()).add(style.get("parent-style-name", ""))
            shown = [said for one in style.findall("text-properties") if (said := one.get("display"))]
            if shown:
                self._says[name] = self._says.get(name, False) or "none" in shown
        self._known: dict[str, bool | None] = {}

    def hides(self, name: str) -> bool | None:
        """Whether a style hides; None where neither it nor any that it comes from says so or otherwise."""
        if name not in self._known:
            met, unread = set[str](), {name}
            said: list[bool] = []
            while unread:
                style = unread.pop()
                met.add(style)
                if style in self._says:
                    said.append(self._says[style])
                else:
                    unread |= self._parents.get(style, set()) - met
            self._known[name] = any(said) if said else None
        return self._known[name]
