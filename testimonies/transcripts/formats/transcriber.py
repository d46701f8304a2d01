"""Transcriber (.trs): turns cut by time marks, with up to two speakers at once.

A passage lasts until the next time mark or the end of its turn. Noises stand in the text as Transcriber shows them,
`[laugh]`; comments and all other events are notes on their place. Sections with a topic are the table of contents.
"""

from itertools import pairwise
from xml.etree.ElementTree import Element

from testimonies.transcripts import xml_tree
from testimonies.transcripts.accounting import MARKUP, TIMES
from testimonies.transcripts.document import IndexPoint, Segment, TranscriptDocument
from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.format import Format
from testimonies.transcripts.keeping import Keeping
from testimonies.transcripts.speech.flow import Flow, Hung, footnotes
from testimonies.transcripts.speech.tiers import language_tag
from testimonies.transcripts.speech.timeline import seconds_ms, spanned
from testimonies.transcripts.xml_prolog import root_of

NOISES = ("noise", "")
EXTENTS = {"begin": "[{}-]", "end": "[-{}]"}
ORDINARY = "report"


def sniff(head: bytes, name: str) -> float:
    """Certain by its root."""
    return 1.0 if root_of(head) == "Trans" else 0.0


def read(content: bytes, /, *, language: str) -> TranscriptDocument:
    """Reads a whole file; raises UnreadableTranscript when it is not XML, or no Transcriber file."""
    tree = xml_tree.parse(content)
    if tree.root.tag != "Trans":
        raise UnreadableTranscript(f"this XML is no Transcriber file: it begins with <{tree.root.tag}>", line=1)
    return _Trans(Keeping(tree), language=language).document()


class _Trans:
    def __init__(self, keeping: Keeping, *, language: str) -> None:
        self._keeping, self._root = keeping, keeping.tree.root
        self._language = language or language_tag(self._root.get("lang", ""))
        self._speakers = self._named("Speaker", "name")
        self._topics = self._named("Topic", "desc")
        self._segments: list[Segment] = []
        self._notes: list[tuple[int, Hung]] = []
        self._waiting: list[Hung] = []
        self._points: list[IndexPoint] = []
        self._nobody: list[Element] = []
        self._told: set[tuple[str, str]] = set()

    def document(self) -> TranscriptDocument:
        keeping = self._keeping
        keeping.comments()
        for section in self._root.iter("Section"):
            self._section(section)
        for turn in self._root.iter("Turn"):
            self._turn(turn)
        self._hang_the_rest()
        keeping.warn_once("the file does not say who speaks here as number so and so of a turn", at=self._nobody)
        keeping.whole(self._root, "")
        return TranscriptDocument(
            format="transcriber",
            segments=tuple(self._segments),
            language=self._language,
            metadata=keeping.metadata,
            index_points=tuple(self._points),
            footnotes=footnotes(self._notes),
            findings=keeping.findings.sorted(),
            account=keeping.account,
        )

    def _named(self, kind: str, attribute: str) -> dict[str, str]:
        """What the elements of a table are called, by their ids; the table itself is kept as metadata."""
        names = {}
        for element in self._root.iter(kind):
            names[element.get("id", "")] = " ".join(element.get(attribute, "").split())
            self._keeping.listed(element, kind)
        return names

    def _section(self, section: Element) -> None:
        keeping = self._keeping
        start_ms = self._ms(section, "startTime")
        keeping.attribute(section, "endTime", kind=TIMES)
        if section.get("type") == ORDINARY:
            keeping.attribute(section, "type", kind=MARKUP)
        title = self._topics.get(section.get("topic", ""), "")
        if title:
            keeping.attribute(section, "topic", kind=MARKUP)
            self._points.append(IndexPoint(title, start_ms, language=self._language))
        self._once(section)

    def _turn(self, turn: Element) -> None:
        keeping = self._keeping
        start_ms, end_ms = self._ms(turn, "startTime"), self._ms(turn, "endTime")
        speaking = keeping.attribute(turn, "speaker", kind=MARKUP).split()
        voices = [self._speakers.get(name, name) or name for name in speaking]
        everybody = " + ".join(voices) or None
        times = [start_ms, *(self._ms(sync, "time") for sync in turn.iter("Sync")), end_ms]
        spans = pairwise(times)
        stretch = _Stretch(*next(spans), everybody, Flow(keeping.tally))
        stretch.flow.say(keeping.take(turn))
        for child in turn:
            if child.tag == "Sync":
                self._end(stretch)
                stretch = _Stretch(*next(spans), everybody, Flow(keeping.tally))
            elif child.tag == "Who":
                self._end(stretch)
                speaker = self._who(child, voices)
                stretch = _Stretch(stretch.start_ms, stretch.end_ms, speaker, Flow(keeping.tally))
            else:
                self._mark(child, stretch.flow)
            if child.tail:
                stretch.flow.say(child.tail)
                child.tail = None
        self._end(stretch)
        self._once(turn)

    def _who(self, who: Element, voices: list[str]) -> str | None:
        written = self._keeping.attribute(who, "nb", kind=MARKUP).strip()
        number = int(written) if written.isdecimal() and len(written) < 4 else 0
        if 1 <= number <= len(voices):
            return voices[number - 1]
        self._nobody.append(who)
        return None

    def _mark(self, element: Element, flow: Flow) -> None:
        """A noise, a comment, or something that Transcriber does not have."""
        keeping = self._keeping
        if element.tag == "Background":
            keeping.listed(element, "Background")
            return
        if element.tag not in {"Event", "Comment", "Vocal"}:
            flow.say("".join(element.itertext()))
            for part in element.iter():
                part.text = None
                part.tail = None if part is not element else part.tail
            return
        said = keeping.words(element.attrib.pop("desc", ""), element.tag, element)
        kind = element.get("type", "") if element.tag == "Event" else element.tag.lower()
        extent = keeping.attribute(element, "extent", kind=MARKUP)
        keeping.book_attributes(element)
        if not said:
            return
        if element.tag == "Vocal" or kind in NOISES:
            flow.mark(EXTENTS.get(extent, "[{}]").format(said))
        elif kind == "comment":
            flow.note(said)
        else:
            flow.note(f"{kind}: {said} ({extent})" if extent in EXTENTS else f"{kind}: {said}")

    def _end(self, stretch: "_Stretch") -> None:
        """Ends a passage; notes where nothing is said wait for the next words."""
        if stretch.flow.is_blank:
            self._waiting += stretch.flow.notes
            return
        span = spanned(stretch.start_ms, stretch.end_ms)
        number, segment = len(self._segments), stretch.flow.segment(span, stretch.speaker)
        self._segments.append(segment)
        waited = [hung._replace(offset=0) for hung in self._waiting]
        self._notes += [(number, hung) for hung in (*waited, *stretch.flow.notes)]
        self._waiting = []

    def _hang_the_rest(self) -> None:
        for hung in self._waiting:
            if self._segments:
                last = len(self._segments) - 1
                self._notes.append((last, hung._replace(offset=len(self._segments[last].text))))
            else:
                self._keeping.put("Comment", hung.text)

    def _once(self, element: Element) -> None:
        """Keeps what else is said of turns and sections as metadata, each thing once."""
        for name, value in list(element.attrib.items()):
            if (name, value) in self._told:
                self._keeping.attribute(element, name, kind="said of another turn already")
            self._told.add((name, value))

    def _ms(self, element: Element, name: str) -> int | None:
        return seconds_ms(self._keeping.attribute(element, name, kind=TIMES))


class _Stretch:
    """What is being said between two time marks."""

    def __init__(self, start_ms: int | None, end_ms: int | None, speaker: str | None, flow: Flow) -> None:
        self.start_ms, self.end_ms, self.speaker, self.flow = start_ms, end_ms, speaker, flow


FORMAT = Format("transcriber", "Transcriber turns", (".trs",), "application/xml", sniff, read)
