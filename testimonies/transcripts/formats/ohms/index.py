"""The index of an OHMS record: one point for each entry, and its twin in the other language where it has one."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest
from xml.etree.ElementTree import Element

from testimonies.transcripts.accounting import TIMES
from testimonies.transcripts.document import IndexPoint
from testimonies.transcripts.formats.ohms.terms import terms
from testimonies.transcripts.keeping import Keeping

MAP_ZOOMS = "zooms of maps"
SECONDS = re.compile(r"\s*([0-9]{1,7}(?:\.[0-9]{1,6})?)\s*")
COORDINATES = re.compile(r"(-?[0-9]{1,2}(?:\.[0-9]+)?)[,;\s]+(-?[0-9]{1,3}(?:\.[0-9]+)?)")


class Index:
    """Reads the points of one record; `translated` are those in its other language."""

    def __init__(self, keeping: Keeping, *, language: str, other_language: str) -> None:
        self._keeping = keeping
        self._language, self._other_language = language, other_language
        self.points: list[IndexPoint] = []
        self.translated: list[IndexPoint] = []

    def read(self, index: Element) -> None:
        """Reads the element `index`, whose children are points."""
        keeping = self._keeping
        keeping.add("index", index.text or "", index)
        for number, element in enumerate(index, start=1):
            name = f"index/{element.tag}[{number}]"
            if element.tag == "point":
                self._read_point(_Point(keeping, element, name))
            else:
                keeping.whole(element, name)
            keeping.add("index", element.tail or "", element)

    def _read_point(self, fields: "_Point") -> None:
        start_ms, coordinates = fields.start_ms(), fields.coordinates()
        links = fields.all_words("hyperlink")
        for suffix, language in (("", self._language), ("_alt", self._other_language)):
            point = IndexPoint(
                title=fields.words(f"title{suffix}"),
                start_ms=start_ms,
                synopsis=fields.words(f"synopsis{suffix}"),
                partial_transcript=fields.words(f"partial_transcript{suffix}"),
                keywords=fields.terms(f"keywords{suffix}"),
                subjects=fields.terms(f"subjects{suffix}"),
                coordinates=coordinates,
                place=fields.words(f"gps_text{suffix}"),
                hyperlinks=tuple(zip_longest(links, fields.all_words(f"hyperlink_text{suffix}"), fillvalue="")),
                language=language,
            )
            said = [point.title, point.synopsis, point.partial_transcript, *point.keywords, *point.subjects]
            if suffix and any(said):
                self.translated.append(_titled(point, said))
            elif not suffix:
                links_said = [words for link in point.hyperlinks for words in reversed(link)]
                self._add(_titled(point, [*said, point.place, *links_said]), fields)
        fields.keep_the_rest()

    def _add(self, point: IndexPoint, fields: "_Point") -> None:
        if point.title or point.synopsis:
            self.points.append(point)
        else:
            fields.tell("says nothing and was left out")


class _Point:
    """The fields of one point, each taken once; those of its `gpspoints` and `hyperlinks` stand beside the others."""

    def __init__(self, keeping: Keeping, element: Element, name: str) -> None:
        self._keeping, self._name, self._element = keeping, name, element
        self._fields: dict[str, list[Element]] = {}
        for part in element.iter():
            for attribute, value in part.attrib.items():
                keeping.add(f"{name}/{part.tag}/@{attribute}", value, part)
            if len(part) or part is element:
                keeping.add(name, part.text or "", part)
            else:
                self._fields.setdefault(part.tag, []).append(part)
            if part is not element:
                keeping.add(name, part.tail or "", part)

    def words(self, field: str) -> str:
        """The words of a field, "" where it is missing or empty."""
        return "\n".join(said for said in self.all_words(field) if said)

    def all_words(self, field: str) -> list[str]:
        """The words of a field that may be repeated, one for each time; none when all are empty."""
        found = self._fields.pop(field, [])
        said = [self._keeping.words(part.text or "", f"{self._name}/{field}", part) for part in found]
        return said if any(said) else []

    def terms(self, field: str) -> tuple[str, ...]:
        """The terms of a field."""
        found = self._fields.pop(field, [])
        named = f"{self._name}/{field}"
        return tuple(term for part in found for term in terms(self._keeping, part.text or "", named, part))

    def start_ms(self) -> int | None:
        """The time of the point, which the file gives in seconds."""
        written = self._fields.get("time", [])
        seconds = SECONDS.fullmatch(written[0].text or "") if len(written) == 1 else None
        if seconds is None:
            self.tell("has no time that can be read")
            return None
        self._keeping.tally.book(len(self._fields.pop("time")[0].text or ""), TIMES)
        return round(float(seconds[1]) * 1000)

    def coordinates(self) -> tuple[float, float] | None:
        """Latitude and longitude of the point's first place; further places are kept as metadata."""
        for zoom in self._fields.pop("gps_zoom", []):
            self._keeping.tally.book(len(zoom.text or ""), MAP_ZOOMS)
        written = [place for place in self._fields.get("gps", []) if (place.text or "").strip()]
        found = _place(written[0].text or "") if written else None
        if written and (found is None or len(written) > 1):
            self.tell(
                "has coordinates that are not one place in degrees, as 44.95, 34.1 is; they were kept as metadata"
            )
        if found:
            self._fields["gps"].remove(written[0])
            self._keeping.words(written[0].text or "", f"{self._name}/gps", written[0])
        return found

    def keep_the_rest(self) -> None:
        """Keeps every field that nobody took."""
        for field, parts in self._fields.items():
            for part in parts:
                self._keeping.add(f"{self._name}/{field}", part.text or "", part)

    def tell(self, what: str) -> None:
        """Tells what is odd about the point."""
        self._keeping.findings.warn(f"{self._name} {what}", line=self._keeping.tree.line(self._element))


def _titled(point: IndexPoint, said: Sequence[str]) -> IndexPoint:
    """The point under a title: where it has none and no synopsis either, the first of what else it says."""
    if point.title or point.synopsis:
        return point
    return replace(point, title=next((words for words in said if words), ""))


def _place(written: str) -> tuple[float, float] | None:
    found = COORDINATES.fullmatch(written.strip())
    latitude, longitude = (float(found[1]), float(found[2])) if found else (999.0, 999.0)
    return (latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else None
