"""Segmented transcriptions (.exs): the same speech cut in several ways, down to words; the finest one is read."""

from xml.etree.ElementTree import Element

from testimonies.transcripts.accounting import TIMES
from testimonies.transcripts.document import Segment
from testimonies.transcripts.keeping import Keeping
from testimonies.transcripts.speech.flow import Flow
from testimonies.transcripts.speech.timeline import Timeline

SAID_AGAIN = "the same speech cut in another way"
UTTERANCE = ":u"


def spoken_in(tier: Element, speaker: str | None, timeline: Timeline, keeping: Keeping) -> list[Segment]:
    """The utterances of one speaker, whose words have times where both their ends are on the common timeline."""
    cuts = tier.findall("segmentation")
    for point in tier.iterfind("timeline-fork//tli"):
        keeping.book_attributes(point)
    for fork in tier.findall("timeline-fork"):
        keeping.book_attributes(fork, TIMES)
    finest = max(cuts, key=lambda cut: sum(1 for _ in cut.iter()), default=None)
    said = list[Segment]()
    for cut in cuts:
        keeping.book_attributes(cut)
        if cut is finest:
            said = _Cut(cut, speaker, timeline, keeping).segments()
        else:
            _book_again(cut, keeping)
    return said


def _book_again(cut: Element, keeping: Keeping) -> None:
    for part in cut.iter():
        keeping.book_attributes(part)
        keeping.tally.book(len(part.text or "") + (len(part.tail or "") if part is not cut else 0), SAID_AGAIN)
        part.text = None
        part.tail = None if part is not cut else part.tail


class _Cut:
    def __init__(self, cut: Element, speaker: str | None, timeline: Timeline, keeping: Keeping) -> None:
        self._cut, self._speaker = cut, speaker
        self._timeline, self._keeping = timeline, keeping

    def segments(self) -> list[Segment]:
        """One segment for each utterance, or for each contribution that is not cut into utterances."""
        found = list[Segment]()
        for contribution in self._cut.findall("ts"):
            utterances = [part for part in contribution if part.get("n", "").endswith(UTTERANCE)]
            for part in utterances or [contribution]:
                found += self._utterance(part)
            for part in (contribution, *contribution):
                self._keeping.book_attributes(part)
        return found

    def _utterance(self, element: Element) -> list[Segment]:
        span = self._timeline.span(element.get("s", ""), element.get("e", ""))
        flow = Flow(self._keeping.tally)
        self._say(element, flow)
        return [] if flow.is_blank else [flow.segment(span, self._speaker)]

    def _say(self, element: Element, flow: Flow) -> None:
        start, end = element.get("s", ""), element.get("e", "")
        self._keeping.book_attributes(element)
        here = flow.here
        flow.say(self._keeping.take(element))
        if not len(element) and element.tag == "ts" and (span := self._timeline.given_span(start, end)):
            flow.word(here, span)
        for part in element:
            self._say(part, flow)
            flow.say(part.tail or "")
            part.tail = None
