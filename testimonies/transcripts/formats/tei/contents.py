"""A table of contents as our own writer puts it before the body: `<div type="contents">`, one item an entry."""

import re
from xml.etree.ElementTree import Element

from testimonies.transcripts.accounting import TIMES
from testimonies.transcripts.document import IndexPoint
from testimonies.transcripts.formats.tei.marks import exact
from testimonies.transcripts.formats.tei.timeline import Timelines
from testimonies.transcripts.keeping import Keeping

CONTENTS = "contents"
PLACE = re.compile(r"\s*(-?[0-9]{1,3}(?:\.[0-9]{1,20})?)\s+(-?[0-9]{1,3}(?:\.[0-9]{1,20})?)\s*")


def has_contents(root: Element) -> bool:
    """Whether any text of a file has a table of contents of ours."""
    return any(division.get("type") == CONTENTS for division in root.iterfind(".//front/div"))


def contents(keeping: Keeping, text: Element, timelines: Timelines) -> list[IndexPoint]:
    """The entries of a text's table of contents, none where it has none of ours."""
    points = []
    for division in text.iterfind("front/div"):
        if division.get("type") == CONTENTS:
            points += [_point(keeping, entry, timelines) for entry in division.iterfind("list/item")]
            keeping.book_attributes(division)
    return points


def _point(keeping: Keeping, entry: Element, timelines: Timelines) -> IndexPoint:
    start, _ = timelines.pointed(keeping.attribute(entry, "synch", kind=TIMES))
    language = keeping.attribute(entry, "lang")
    fields: dict[str, list[str]] = {}
    links = []
    for part in entry:
        said = exact(part)
        if part.tag == "ref":
            links.append((keeping.attribute(part, "target"), said))
        else:
            fields.setdefault(part.get("type", part.tag), []).append(said)
        keeping.taken(part)
    place = PLACE.fullmatch("".join(fields.get("geo", ())))
    everything = (said for names in fields.values() for said in names if said)
    return IndexPoint(
        title="".join(fields.get("title", ())) or ("" if any(fields.get("synopsis", ())) else next(everything, "–")),
        start_ms=timelines.points.ms(start),
        synopsis="".join(fields.get("synopsis", ())),
        partial_transcript="".join(fields.get("beginning", ())),
        keywords=tuple(fields.get("keyword", ())),
        subjects=tuple(fields.get("subject", ())),
        coordinates=(float(place[1]), float(place[2])) if place else None,
        place="".join(fields.get("placeName", ())),
        hyperlinks=tuple(links),
        language=language,
    )
