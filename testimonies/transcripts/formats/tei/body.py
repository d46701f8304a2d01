"""What is said in a TEI text: utterances and the blocks around them, in the order of the text.

An utterance of several `seg` between anchors becomes one segment for each, so that no time is lost.
"""

import unicodedata
from dataclasses import replace
from typing import NamedTuple
from xml.etree.ElementTree import Element

from testimonies.transcripts.accounting import MARKUP, TIMES
from testimonies.transcripts.document import Segment
from testimonies.transcripts.formats.tei.header import Header
from testimonies.transcripts.formats.tei.inline import Inline
from testimonies.transcripts.formats.tei.marks import SILENCE, SOUNDS
from testimonies.transcripts.formats.tei.timeline import Timelines
from testimonies.transcripts.keeping import Keeping
from testimonies.transcripts.speech.flow import SPACES, Flow, Hung, squeezed
from testimonies.transcripts.speech.tiers import Annotation, placed
from testimonies.values.timecode import format_vtt

BLOCKS = frozenset({"annotationBlock", "annotatedU", "annotationGrp"})
FORM = "FORM"
BETWEEN = frozenset({"anchor", "note", *SILENCE, *SOUNDS})


class Frame(NamedTuple):
    """Who speaks, between which two points, on which recording: what an utterance has from the block around it."""

    speaker: str | None = None
    start: str = ""
    end: str = ""
    recording: int | None = None


class Body:
    """Collects the segments of texts, and the notes that hang on them."""

    def __init__(self, keeping: Keeping, header: Header) -> None:
        self._keeping, self._header = keeping, header
        self.segments: list[Segment] = []
        self.notes: list[tuple[int, Hung]] = []
        self._inline = Inline(keeping)
        self._estimated: set[str] = set()
        self._forms: list[Annotation] = []
        self._aside: dict[str, list[Element]] = {}

    def read(self, text: Element, timelines: Timelines) -> None:
        """Reads one text."""
        self._timelines = timelines
        self._inline.begin(timelines)
        self._walk(text, Frame())

    def tell(self) -> None:
        """Tells what was kept aside or left out on the way."""
        self._inline.tell()
        if self._estimated:
            count = f"points at which passages begin or end, but without a time ({len(self._estimated):,}),"
            self._keeping.findings.warn(f"{count} were put evenly between their neighbours on the timeline")
        for kind, places in self._aside.items():
            self._keeping.note_once(f'annotations of kind "{kind}" were kept as metadata', at=places)

    def _walk(self, element: Element, frame: Frame) -> None:
        for part in element:
            if part.tag in {"u", "sp"}:
                self._utterance(part, self._framed(part, frame))
            elif part.tag in BLOCKS:
                self._block(part, self._framed(part, frame))
            elif part.tag == "spanGrp":
                self._annotations(part, frame)
            elif part.tag in SOUNDS or part.tag in SILENCE:
                self._sound(part, self._framed(part, frame))
            elif part.tag not in {"teiHeader", "timeline"}:
                self._walk(part, frame)

    def _block(self, element: Element, frame: Frame) -> None:
        """An utterance and its annotations, which may give its words their times."""
        earlier, self._forms = len(self.segments), []
        self._walk(element, frame)
        self._keeping.book_attributes(element)
        if self._forms and len(self.segments) == earlier + 1 and not self.segments[-1].word_times:
            times, found = placed(self.segments[-1].text, self._forms)
            if found * 2 >= len(self._forms):
                self.segments[-1] = replace(self.segments[-1], word_times=times)

    def _framed(self, element: Element, frame: Frame) -> Frame:
        keeping, timelines = self._keeping, self._timelines
        who = keeping.attribute(element, "who", kind=MARKUP)
        voice = element.find("speaker") if element.tag == "sp" else None
        speaker = self._header.speaker(who) if who else frame.speaker
        if voice is not None:
            said = squeezed("".join(voice.itertext())).rstrip(":.")
            speaker = said or speaker
            keeping.taken(voice)
        start, end = "", ""
        for first, last in (("start", "end"), ("from", "to")):
            start = start or keeping.attribute(element, first, kind=TIMES).lstrip("#")
            end = end or keeping.attribute(element, last, kind=TIMES).lstrip("#")
        if not start:
            start, other = timelines.pointed(keeping.attribute(element, "synch", kind=TIMES))
            end = end or other
        recording = self._header.recordings.get(element.get("corresp", "").lstrip("#"), frame.recording)
        return Frame(speaker, start or frame.start, end or frame.end, recording)

    def _utterance(self, element: Element, frame: Frame) -> None:
        parts = self._parts(element)
        self._inline.forget()
        if len(parts) < 2:
            flow = Flow(self._keeping.tally)
            self._inline.say(element, flow, frame.start, exactly=False)
            self._add(flow, frame, frame.start, frame.end)
            return
        self._inline.attributes(element)
        Flow(self._keeping.tally).say(self._keeping.take(element))
        here, flow = frame.start, Flow(self._keeping.tally)
        for place, part in enumerate(element):
            if part.tag == "anchor":
                here = self._timelines.pointed(part.get("synch", ""))[0] or here
            following = element[place + 1] if place + 1 < len(element) else None
            begun = here
            here = self._inline.part(part, flow, here, exactly=False)
            flow.say(part.tail or "")
            part.tail = None
            if part.tag == "seg":
                end = self._end(following, frame.end)
                self._inline.close(flow, end)
                self._add(flow, frame, begun, end)
                flow = Flow(self._keeping.tally)
        self._add(flow, frame, here, frame.end)

    def _parts(self, element: Element) -> list[Element]:
        """The `seg` of an utterance that has only these and marks between them; none where it has other words."""
        if (element.text or "").strip(SPACES) or element.tag == "sp":
            return []
        parts = [part for part in element if part.tag == "seg"]
        others = any(part.tag not in BETWEEN for part in element if part.tag != "seg")
        return [] if others or any((part.tail or "").strip(SPACES) for part in element) else parts

    def _end(self, following: Element | None, last: str) -> str:
        """Where a `seg` ends: at the anchor that follows it, or with its utterance when it is the last."""
        if following is None:
            return last
        return self._timelines.pointed(following.get("synch", ""))[0] if following.tag == "anchor" else ""

    def _sound(self, element: Element, frame: Frame) -> None:
        """A noise or a pause between utterances."""
        flow = Flow(self._keeping.tally)
        self._inline.part(element, flow, frame.start, exactly=False)
        self._add(flow, frame, frame.start, frame.end)

    def _add(self, flow: Flow, frame: Frame, start: str, end: str) -> None:
        if flow.is_blank:
            for hung in flow.notes:  # a note where nobody speaks
                self._keeping.put("note", hung.text)
            return
        points = self._timelines.points
        for name in (start, end):
            if points.given(name) is None and points.ms(name) is not None:
                self._estimated.add(name)
        recording = self._timelines.recording(start) if frame.recording is None else frame.recording
        self.notes += [(len(self.segments), hung) for hung in flow.notes]
        self.segments.append(flow.segment(points.span(start, end), frame.speaker, recording))

    def _form(self, part: Element) -> None:
        """A span with its own times, which is a word: by its form, where it has several annotations, or by its text."""
        span = self._timelines.points.given_span(part.get("from", "").lstrip("#"), part.get("to", "").lstrip("#"))
        if part.tag == "span" and span:
            forms = (group.findtext("span") for group in part.findall("spanGrp") if group.get("type") == FORM)
            if said := squeezed(next(forms, None) or part.text or ""):
                self._forms.append(Annotation(unicodedata.normalize("NFC", said), span, span))

    def _annotations(self, group: Element, frame: Frame) -> None:
        """What is said about an utterance: a line under its kind, with the utterance's time."""
        kind = group.get("type", "") or "spanGrp"
        self._aside.setdefault(kind, []).append(group)
        start_ms = self._timelines.points.ms(frame.start)
        when = "" if start_ms is None else f"{format_vtt(start_ms)} "
        keeping = self._keeping
        for part in group.iter():
            self._form(part)
            keeping.book_attributes(part)
            said = keeping.words(keeping.take(part), kind, part)
            if said:
                keeping.put(f"annotation {kind}", f"{when}{said}")
            if part is not group and part.tail:
                if rest := keeping.words(part.tail, kind, part):
                    keeping.put(f"annotation {kind}", f"{when}{rest}")
                part.tail = None
