"""Reads TTML: one segment for each paragraph, or for each voice in it; spans with times give the words theirs.

Times count from the beginning of what they stand in, as the standard has it, unless that would put them beyond its end:
then they are taken as counted from the start, as some tools write them.
"""

from dataclasses import replace
from typing import NamedTuple
from xml.etree.ElementTree import Element

from testimonies.transcripts import xml_tree
from testimonies.transcripts.accounting import MARKUP, TIMES
from testimonies.transcripts.document import Segment, TranscriptDocument
from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.formats.ttml.times import Rates, Shown
from testimonies.transcripts.keeping import Keeping
from testimonies.transcripts.speech.flow import Flow
from testimonies.transcripts.speech.tiers import language_tag
from testimonies.transcripts.speech.timeline import spanned
from testimonies.transcripts.xml_prolog import root_of
from testimonies.values.timecode import format_vtt

STYLING_ATTRIBUTES = frozenset(
    "id region style space"
    " color backgroundColor direction display displayAlign extent fontFamily fontSize fontStyle fontWeight lineHeight"
    " opacity origin overflow padding showBackground textAlign textDecoration textOutline unicodeBidi visibility"
    " wrapOption writingMode zIndex linePadding multiRowAlign fillLineGap ruby rubyAlign rubyPosition shear".split()
)
STYLING = "styles and regions"
ASIDE = frozenset({"metadata", "set", "animate", "image", "audio"})


def sniff(head: bytes, name: str) -> float:
    """Certain by its root."""
    return 1.0 if root_of(head) == "tt" else 0.0


def read(content: bytes, /, *, language: str) -> TranscriptDocument:
    """Reads a whole file; raises UnreadableTranscript when it is not XML, or no TTML."""
    tree = xml_tree.parse(content)
    if tree.root.tag != "tt":
        raise UnreadableTranscript(f"this XML is no TTML: it begins with <{tree.root.tag}>", line=1)
    return _Ttml(Keeping(tree), language=language).document()


class Frame(NamedTuple):
    """What an element has from those around it."""

    shown: Shown = Shown()
    speaker: str | None = None
    language: str = ""
    is_sequence: bool = False


class _Ttml:
    def __init__(self, keeping: Keeping, *, language: str) -> None:
        self._keeping, self._root = keeping, keeping.tree.root
        self._declared = language
        self._rates = Rates.of(self._root)
        self._agents = self._named_agents()
        self._said: dict[str, list[Segment]] = {}
        self._odd: list[Element] = []
        self._are_absolute = any(map(self._starts_beyond, self._root.iter()))

    def document(self) -> TranscriptDocument:
        keeping, root = self._keeping, self._root
        keeping.comments()
        own = language_tag(root.get("lang", ""))
        if own and own == (self._declared or own):
            keeping.attribute(root, "lang", kind=MARKUP)
        if self._are_absolute:
            keeping.findings.note("times inside timed elements were taken as counted from the start of the recording")
        for body in root.findall("body"):
            self._container(body, Frame(language=own))
        for name in ("styling", "layout"):
            for part in root.iterfind(f"head/{name}//"):
                keeping.book_attributes(part, STYLING)
        keeping.warn_once("a time that cannot be read was left out", at=self._odd)
        keeping.whole(root, "")
        languages = list(self._said)
        first, second = [*languages, "", ""][:2]
        translation = None
        if len(languages) > 1:
            translation = TranscriptDocument("ttml", self._in(second), second)
        for other in languages[2:]:
            self._keep_aside(other)
        return TranscriptDocument(
            format="ttml",
            segments=self._in(first),
            language=self._declared or first or own,
            metadata=keeping.metadata,
            findings=keeping.findings.sorted(),
            account=keeping.account,
            translation=translation,
        )

    def _in(self, language: str) -> tuple[Segment, ...]:
        return tuple(self._said.get(language, ()))

    def _keep_aside(self, language: str) -> None:
        """A third language, for which a document has no place, as metadata."""
        said = self._in(language)
        for segment in said:
            when = f"{format_vtt(segment.span.start_ms)} " if segment.span else ""
            self._keeping.put(f"captions {language}", f"{when}{segment.text}")
        why = f'captions in a third language ("{language}") were kept as metadata: {len(said):,}'
        self._keeping.findings.warn(why)

    def _named_agents(self) -> dict[str, str]:
        names = {}
        for agent in self._root.iter("agent"):
            name = agent.find("name")
            said = " ".join("".join(agent.itertext() if name is None else name.itertext()).split())
            names[agent.get("id", "")] = said or agent.get("id", "")
        return names

    def _starts_beyond(self, element: Element) -> bool:
        """Whether something in an element would begin after the element ends, if its time counted from there."""
        if "begin" not in element.attrib or not any("begin" in part.attrib for part in element):
            return False
        ms = self._rates.ms
        begin, end, dur = (ms(element.get(name, "")) for name in ("begin", "end", "dur"))
        length = dur if end is None else end - (begin or 0)
        if not begin or length is None:
            return False
        starts = (ms(part.get("begin", "")) for part in element)
        return any(start is not None and start >= length and start >= begin for start in starts)

    def _framed(self, element: Element, frame: Frame, *, after: int | None = None) -> Frame:
        """What holds inside an element; `after` is when the one before it ends, where they follow each other."""
        if not element.attrib and after is None:
            return frame._replace(is_sequence=False) if frame.is_sequence else frame
        begin, end, dur = (self._time(element, name) for name in ("begin", "end", "dur"))
        base = 0 if self._are_absolute else (frame.shown.start_ms or 0) if after is None else after
        if after is not None and begin is None:
            begin = 0
        shown = frame.shown.inside(begin, end, dur, base=base)
        agent = self._keeping.attribute(element, "agent", kind=MARKUP)
        named = " + ".join(self._agents.get(name, name) for name in agent.split())
        language = language_tag(self._keeping.attribute(element, "lang", kind=MARKUP)) or frame.language
        sequence = self._keeping.attribute(element, "timeContainer", kind=MARKUP) == "seq"
        for name in element.attrib.keys() & STYLING_ATTRIBUTES:
            self._keeping.attribute(element, name, kind=STYLING)
        return Frame(shown, named or frame.speaker, language, sequence)

    def _time(self, element: Element, name: str) -> int | None:
        if name not in element.attrib:
            return None
        written = self._keeping.attribute(element, name, kind=TIMES)
        ms = self._rates.ms(written)
        if written and ms is None:
            self._odd.append(element)
        return ms

    def _container(self, element: Element, frame: Frame) -> None:
        frame = self._framed(element, frame)
        after = (frame.shown.start_ms or 0) if frame.is_sequence else None
        for part in element:
            if part.tag == "div":
                self._container(part, frame)
            elif part.tag == "p":
                shown = self._paragraph(part, frame, after)
                after = after if after is None else shown.end_ms or after

    def _paragraph(self, element: Element, frame: Frame, after: int | None) -> Shown:
        frame = self._framed(element, frame, after=after)
        flow = Flow(self._keeping.tally)
        flow.say(self._keeping.take(element))
        for part in element:
            agent = part.get("agent", "")
            if agent and self._agents.get(agent, agent) != frame.speaker:
                self._add(flow, frame)
                flow = Flow(self._keeping.tally)
                inner = self._inline(part, flow, frame)
                self._add(flow, inner._replace(shown=frame.shown if inner.shown.start_ms is None else inner.shown))
                flow = Flow(self._keeping.tally)
            else:
                self._inline(part, flow, frame)
            flow.say(part.tail or "")
            part.tail = None
        self._add(flow, frame)
        return frame.shown

    def _inline(self, element: Element, flow: Flow, frame: Frame) -> Frame:
        if element.tag in ASIDE:
            return frame
        is_timed = "begin" in element.attrib
        inner = self._framed(element, frame)
        if element.tag == "br":
            flow.break_line()
        here = flow.here
        flow.say(self._keeping.take(element))
        for part in element:
            self._inline(part, flow, inner)
            flow.say(part.tail or "")
            part.tail = None
        span = spanned(*inner.shown)
        if is_timed and span:
            flow.word(here, span)
        return inner

    def _add(self, flow: Flow, frame: Frame) -> None:
        if flow.is_blank:
            return
        segment = flow.segment(spanned(*frame.shown), frame.speaker)
        if segment.span is None and segment.word_times:  # only its words have times
            first, last = segment.word_times[0].span, segment.word_times[-1].span
            segment = replace(segment, span=spanned(first.start_ms, last.end_ms))
        self._said.setdefault(frame.language, []).append(segment)
