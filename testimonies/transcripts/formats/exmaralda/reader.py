"""Reads EXMARaLDA: tiers of events on a common timeline. Tiers of type `t` are speech.

Events that follow each other without a gap are one passage until a sentence or fifteen seconds end, for an event may be
half a word. Other tiers are kept as metadata, but for annotations in another language, which become the translation.
"""

import re
from xml.etree.ElementTree import Element

from testimonies.transcripts import xml_tree
from testimonies.transcripts.accounting import MARKUP, TIMES
from testimonies.transcripts.decode import glimpse
from testimonies.transcripts.document import Segment, TranscriptDocument
from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.formats.exmaralda.events import Event, passages
from testimonies.transcripts.formats.exmaralda.segmented import spoken_in
from testimonies.transcripts.keeping import Keeping
from testimonies.transcripts.speech.tiers import Annotation, Tier, in_order, language_tag
from testimonies.transcripts.speech.timeline import Timeline, seconds_ms
from testimonies.transcripts.xml_prolog import root_of

CORPUS = ("uniqueSpeakerDistinction", "comacorpus")
ROOTS = ("basic-transcription", "segmented-transcription")
CODE_OF_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z]{2,4})?")
TIERS = {"tier": "event", "segmented-tier": "ts"}
NO_LANGUAGES = frozenset({"sup", "akz", "lem", "pos", "nv", "nn", "com", "syn", "sem", "mb", "ge"})


def sniff(head: bytes, name: str) -> float:
    """Certain by its root; a corpus (.coma) too, so that it is refused in words that help."""
    root = root_of(head)
    is_corpus = root == "Corpus" and any(word in glimpse(head) for word in CORPUS)
    return 1.0 if root in ROOTS or is_corpus else 0.0


def read(content: bytes, /, *, language: str) -> TranscriptDocument:
    """Reads a whole file; raises UnreadableTranscript when it is not XML, or no transcription."""
    tree = xml_tree.parse(content)
    if tree.root.tag == "Corpus":
        why = "this is an EXMARaLDA corpus file (.coma): a catalogue of transcripts, not one of them"
        raise UnreadableTranscript(f"{why}; bring in the .exb files that it lists", line=1)
    if tree.root.tag not in ROOTS:
        raise UnreadableTranscript(f"this XML is no EXMARaLDA transcription: it begins with <{tree.root.tag}>", line=1)
    return _Exmaralda(Keeping(tree), language=language).document()


class _Exmaralda:
    def __init__(self, keeping: Keeping, *, language: str) -> None:
        self._keeping, self._root = keeping, keeping.tree.root
        self._language = language
        self._timeline = Timeline()
        self._speakers: dict[str, str] = {}

    def document(self) -> TranscriptDocument:
        keeping = self._keeping
        keeping.comments()
        self._read_times()
        self._read_speakers()
        spoken, translating, language = list[Segment](), list[Tier](), self._language
        for element in [part for name in TIERS for part in self._root.iter(name)]:
            tier, kind, category = self._tier(element)
            if kind == "t":
                spoken += self._spoken(element, tier)
                continue
            self._annotations(element, tier)
            if tier.annotations and self._translates(kind, category, translating):
                translating.append(tier)
            elif tier.annotations:
                self._keep_aside(tier)
        keeping.whole(self._root, "")
        translation = None
        if translating:
            said = in_order(segment for tier in translating for segment in tier.segments())
            translation = TranscriptDocument("exmaralda", said, translating[0].language)
        return TranscriptDocument(
            format="exmaralda",
            segments=in_order(spoken),
            language=language,
            metadata=keeping.metadata,
            findings=keeping.findings.sorted(),
            account=keeping.account,
            translation=translation,
        )

    def _read_times(self) -> None:
        keeping, empty = self._keeping, 0
        for point in self._root.iterfind(".//common-timeline/tli"):
            name = keeping.attribute(point, "id", kind=MARKUP)
            written = keeping.attribute(point, "time", kind=TIMES)
            keeping.book_attributes(point)  # only whether the editor interpolated it
            ms = seconds_ms(written)
            empty += ms is None
            self._timeline.add(name, ms)
        estimated = self._timeline.estimate()
        if empty:
            others = f"; {empty - estimated:,} have no such neighbours and stay without" if empty > estimated else ""
            keeping.findings.warn(
                f"points of the timeline without a time ({empty:,}) were put evenly between their neighbours{others}"
            )

    def _read_speakers(self) -> None:
        for speaker in self._root.iter("speaker"):
            name = speaker.get("id", "")
            shown = " ".join((speaker.findtext("abbreviation") or "").split())
            self._speakers[name] = shown or name
            for fact in speaker.iter("ud-information"):
                self._keeping.listed(fact, f"speaker {self._speakers[name]}")
            self._keeping.whole(speaker, f"speaker {self._speakers[name]}")
        for fact in self._root.iter("ud-information"):
            self._keeping.listed(fact, "ud-information")

    def _tier(self, element: Element) -> tuple[Tier, str, str]:
        """A tier, its type (t, d, a) and its category, which its name says again."""
        speaker, category = element.get("speaker", ""), element.get("category", "").strip()
        shown = self._speakers.get(speaker, speaker)
        name = element.get("display-name", "").strip() or f"{shown} [{category}]".strip()
        kind = element.get("type", "")
        code = CODE_OF_LANGUAGE.fullmatch(category) and category not in NO_LANGUAGES
        tier = Tier(name, category, shown or None, element, language=language_tag(category) if code else "")
        self._keeping.listed(element, "tier")
        return tier, kind, category

    def _spoken(self, element: Element, tier: Tier) -> list[Segment]:
        if element.tag == "segmented-tier":
            return spoken_in(element, tier.speaker, self._timeline, self._keeping)
        return passages(self._events(element), tier.speaker, self._timeline)

    def _events(self, tier: Element) -> list[Event]:
        keeping, events = self._keeping, list[Event]()
        for element in tier.iter("event"):
            start = keeping.attribute(element, "start", kind=TIMES)
            end = keeping.attribute(element, "end", kind=TIMES)
            text = keeping.take(element)
            said = keeping.words(text, "event", element)
            events.append(Event(start, end, said, is_apart=text[-1:].isspace(), begins_apart=text[:1].isspace()))
        return events

    def _annotations(self, element: Element, tier: Tier) -> None:
        keeping = self._keeping
        for part in element.iter(TIERS[element.tag]):
            start = keeping.attribute(part, "start" if part.tag == "event" else "s", kind=TIMES)
            end = keeping.attribute(part, "end" if part.tag == "event" else "e", kind=TIMES)
            if said := keeping.said(part):
                tier.annotations.append(Annotation(said, self._timeline.span(start, end)))

    def _translates(self, kind: str, category: str, earlier: list[Tier]) -> bool:
        """Whether an annotation is the same in another language, as its category says by that language's code."""
        if kind != "a" or not (CODE_OF_LANGUAGE.fullmatch(category) and category not in NO_LANGUAGES):
            return False
        language = language_tag(category)
        return bool(language) and language != self._language and all(tier.language == language for tier in earlier[:1])

    def _keep_aside(self, tier: Tier) -> None:
        tier.keep_aside(self._keeping)
        what = f'tier "{tier.name}" is no speech: it was kept as metadata, with its times'
        self._keeping.findings.note(
            f"{what} (annotations: {len(tier.annotations):,})", line=self._keeping.tree.line(tier.element)
        )
