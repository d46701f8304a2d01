"""Cues that are a table of contents: names of cues said in words, and the index files that Aviary exports."""

import json
import re
from collections.abc import Sequence
from dataclasses import replace

from testimonies.transcripts.accounting import MARKUP
from testimonies.transcripts.captions.cues import Cue
from testimonies.transcripts.captions.runs import Run
from testimonies.transcripts.cue_text import plain
from testimonies.transcripts.document import IndexPoint
from testimonies.transcripts.formats.webvtt.names import are_contents, is_title
from testimonies.transcripts.reading import Reading

QUOTED = 30  # names; a file of one cue for each phrase has thousands
BODY = re.compile(r'^\{"type":"TextualBody".*\}[ \t]*$', re.MULTILINE)
VALUE = re.compile(r'"value":"((?:[^"\\]|\\.)*)"')
COORDINATES = re.compile(r"(-?\d{1,3}(?:\.\d+)?),\s*(-?\d{1,3}(?:\.\d+)?)")


def is_index(found: Sequence[Cue | Run]) -> bool:
    """Whether the cues carry descriptions of what is said instead of what is said."""
    return bool(found) and all(isinstance(cue, Cue) and BODY.search(cue.words) for cue in found)


def points(reading: Reading, found: Sequence[Cue | Run]) -> list[IndexPoint]:
    """One index point for each cue whose name is said in words; in an index, with all that its body says."""
    index = is_index(found)
    named, machines = [], []
    for cue in found:
        if isinstance(cue, Run):  # has numbers, but no names
            continue
        if index or is_title(cue.name):
            named.append(cue)
        elif cue.name and not cue.name.isdecimal():
            machines.append(cue)
            _book_name(reading, cue, kept=False)
    _tell_machines(reading, machines)
    if named and not index:
        tell = reading.note_once if are_contents(reading, found) else reading.warn_once
        tell("the names of cues were kept as a table of contents", places=[cue.named for cue in named])
    made = []
    for cue in named:
        _book_name(reading, cue, kept=True)
        start_ms = cue.span.start_ms if cue.span else None
        made.append(_point(reading, cue, start_ms) if index else IndexPoint(plain(cue.name), start_ms))
    return made


def _tell_machines(reading: Reading, cues: Sequence[Cue]) -> None:
    """Names of cues that are codes: some of them quoted, so that a word among them is not lost in silence."""
    quoted = ", ".join(f'"{cue.name}"' for cue in cues[:QUOTED])
    more = f" and {len(cues) - QUOTED:,} more" if len(cues) > QUOTED else ""
    message = f"codes by which a machine names its cues were not kept: {quoted}{more}"
    reading.note_once(message, places=[cue.named for cue in cues])


def _book_name(reading: Reading, cue: Cue, *, kept: bool) -> None:
    start = reading.text.find(cue.name, cue.named)
    if kept:
        reading.ledger.keep(start, start + len(cue.name))
    else:
        reading.ledger.book(start, start + len(cue.name), "machines' names of cues")


def _point(reading: Reading, cue: Cue, start_ms: int | None) -> IndexPoint:
    """A cue of an Aviary index: lines of synopsis, then one JSON object a line for each further field."""
    fields = _fields(reading, cue)
    synopsis = plain(BODY.sub("", cue.words))
    places, more_places = _places(reading, cue, fields.pop("GPS Coordinates", ""))
    descriptions = fields.pop("Hyperlink Description", "").split(",")
    links = [link for link in fields.pop("Hyperlink", "").split(",") if link]
    descriptions += [""] * (len(links) - len(descriptions))
    point = IndexPoint(
        title=plain(cue.name),
        start_ms=start_ms,
        partial_transcript=fields.pop("Partial Transcript", ""),
        keywords=_terms(fields.pop("Keywords", "")),
        subjects=_terms(fields.pop("Subjects", "")),
        coordinates=places,
        place=fields.pop("GPS description", ""),
        hyperlinks=tuple(zip(links, descriptions, strict=False)),
    )
    unknown = "\n".join(f"{label}: {value}" for label, value in fields.items() if value)
    return replace(point, synopsis="\n".join(filter(None, (synopsis, more_places, unknown))))


def _fields(reading: Reading, cue: Cue) -> dict[str, str]:
    """The label and value of every JSON line; its punctuation is booked as markup, a map's zoom is left out."""
    ledger, fields = reading.ledger, dict[str, str]()
    ledger.keep(cue.start, cue.start + len(cue.words))
    for line in BODY.finditer(reading.text, cue.start, cue.start + len(cue.words)):
        try:
            body = json.loads(line[0])
            label = next(iter(body["label"].values()))[0]
            value = plain(str(body["value"]).encode("utf-8", "replace").decode())  # JSON can spell half a character
        except (ValueError, KeyError, AttributeError, TypeError, IndexError, StopIteration, RecursionError):
            reading.warn("this line of the index could not be understood; it was kept as it stands", at=line.start())
            fields[f"line {reading.line(line.start())}"] = line[0]
            continue
        ledger.book(*line.span(), MARKUP)
        if label != "GPS Zoom Level":
            if written := VALUE.search(line[0]):
                ledger.keep(line.start() + written.start(1), line.start() + written.end(1))
            fields[label] = f"{fields[label]}; {value}" if label in fields else value
    return fields


def _places(reading: Reading, cue: Cue, written: str) -> tuple[tuple[float, float] | None, str]:
    """The first pair of coordinates, and the others as words, since an index point lies at one place."""
    pairs = [pair.strip() for pair in written.split(";") if pair.strip()]
    found = COORDINATES.fullmatch(pairs[0]) if pairs else None
    first = (float(found[1]), float(found[2])) if found else None
    if first and not (abs(first[0]) <= 90 and abs(first[1]) <= 180):
        first = None
    others = pairs[1:] if first else pairs
    if others:
        reading.warn("coordinates beyond the first pair were kept as words in the synopsis", at=cue.start)
    return first, "; ".join(others)


def _terms(written: str) -> tuple[str, ...]:
    return tuple(term.strip() for term in written.split(";") if term.strip())
