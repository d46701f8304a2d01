"""Reads ELAN: every tier with its annotations; which tiers are speech is decided in `roles`.

Time slots without a value lie evenly between their neighbours, as ELAN shows them. What is not speech, and every field
of the header, is kept as metadata.
"""

import re
from xml.etree.ElementTree import Element

from testimonies.transcripts import xml_tree
from testimonies.transcripts.accounting import MARKUP, TIMES
from testimonies.transcripts.document import TranscriptDocument
from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.formats.elan.roles import Roles
from testimonies.transcripts.formats.elan.tiers import ElanTier
from testimonies.transcripts.keeping import Keeping
from testimonies.transcripts.speech.tiers import Annotation, language_tag
from testimonies.transcripts.speech.timeline import Timeline
from testimonies.transcripts.xml_prolog import root_of
from testimonies.values.span import Span

ROOT = "ANNOTATION_DOCUMENT"
WHOLE = re.compile(r"\s*([0-9]{1,10})\s*")
UNITS = {"": 1.0, "milliseconds": 1.0, "PAL-frames": 40.0, "NTSC-frames": 1001 / 30}
LISTS = ("MEDIA_DESCRIPTOR", "LINKED_FILE_DESCRIPTOR", "LINGUISTIC_TYPE", "LANGUAGE", "LOCALE", "CONSTRAINT",
         "EXTERNAL_REF")  # fmt: skip
SCHEMA = ("noNamespaceSchemaLocation", "schemaLocation")
LONGEST_CHAIN = 32


def sniff(head: bytes, name: str) -> float:
    """Certain by its root."""
    return 1.0 if root_of(head) == ROOT else 0.0


def read(content: bytes, /, *, language: str) -> TranscriptDocument:
    """Reads a whole file; raises UnreadableTranscript when it is not XML, or no ELAN document."""
    tree = xml_tree.parse(content)
    if tree.root.tag != ROOT:
        raise UnreadableTranscript(f"this XML is no ELAN document: it begins with <{tree.root.tag}>", line=1)
    return _Elan(Keeping(tree), language=language).document()


class _Elan:
    def __init__(self, keeping: Keeping, *, language: str) -> None:
        self._keeping, self._root = keeping, keeping.tree.root
        self._language = language
        self._types: dict[str, Element] = {
            kind.get("LINGUISTIC_TYPE_ID", ""): kind for kind in self._root.iter(LISTS[2])
        }
        self._timeline = Timeline()
        self._spans: dict[str, Span | None] = {}
        self._references: dict[str, str] = {}

    def document(self) -> TranscriptDocument:
        keeping = self._keeping
        keeping.comments()
        self._read_times()
        tiers = [self._tier(element) for element in self._root.iter("TIER")]
        for tier in tiers:
            for element in tier.element.iter("ALIGNABLE_ANNOTATION"):
                self._aligned(element, tier)
        for tier in tiers:
            self._referring(tier)
        roles = Roles(keeping, tiers)
        segments, translation = roles.segments(), roles.translation()
        spoken = {tier.language for tier in roles.spoken} - {""}
        self._read_around()
        return TranscriptDocument(
            format="elan",
            segments=segments,
            language=self._language or (spoken.pop() if len(spoken) == 1 else ""),
            metadata=keeping.metadata,
            findings=keeping.findings.sorted(),
            account=keeping.account,
            translation=translation,
        )

    def _read_times(self) -> None:
        keeping, header = self._keeping, self._root.find("HEADER")
        unit = "" if header is None else header.get("TIME_UNITS", "")
        unknown, empty = list[Element](), 0
        if unit not in UNITS:
            keeping.findings.warn(f'times in "{unit}" are not known; they were read as milliseconds')
        for slot in self._root.iter("TIME_SLOT"):
            name = keeping.attribute(slot, "TIME_SLOT_ID", kind=MARKUP)
            written = keeping.attribute(slot, "TIME_VALUE", kind=TIMES)
            number = WHOLE.fullmatch(written)
            if written and not number:
                unknown.append(slot)
            empty += number is None
            self._timeline.add(name, round(int(number[1]) * UNITS.get(unit, 1.0)) if number else None)
        estimated = self._timeline.estimate()
        keeping.warn_once("a time that is not a number of milliseconds was left out", at=unknown)
        if empty:
            others = f"; {empty - estimated:,} have no such neighbours and stay without" if empty > estimated else ""
            keeping.findings.warn(
                f"time slots without a time ({empty:,}) were put evenly between their neighbours, as ELAN does{others}"
            )

    def _tier(self, element: Element) -> ElanTier:
        kind = element.get("LINGUISTIC_TYPE_REF", "")
        stereotype = self._types[kind] if kind in self._types else Element("LINGUISTIC_TYPE")
        named = element.get("TIER_ID", "").strip()
        tier = ElanTier(
            name=named,
            kind=kind,
            speaker=element.get("PARTICIPANT", "").strip() or named or None,
            element=element,
            language=language_tag(element.get("LANG_REF", "")),
            parent=element.get("PARENT_REF", "").strip(),
            is_from_a_list="CONTROLLED_VOCABULARY_REF" in stereotype.attrib,
        )
        self._keeping.listed(element, "TIER")
        return tier

    def _aligned(self, element: Element, tier: ElanTier) -> None:
        keeping, timeline = self._keeping, self._timeline
        start = keeping.attribute(element, "TIME_SLOT_REF1", kind=TIMES)
        end = keeping.attribute(element, "TIME_SLOT_REF2", kind=TIMES)
        span = timeline.span(start, end)
        self._spans[element.get("ANNOTATION_ID", "")] = span
        keeping.book_attributes(element)
        if text := self._value(element):
            tier.annotations.append(Annotation(text, span, timeline.given_span(start, end)))

    def _referring(self, tier: ElanTier) -> None:
        """Annotations that have the time of another one; what another refers to may stand later in the file."""
        found = list(tier.element.iter("REF_ANNOTATION"))
        for element in found:
            self._references[element.get("ANNOTATION_ID", "")] = element.get("ANNOTATION_REF", "")
        for element in found:
            name = element.get("ANNOTATION_REF", "")
            for _ in range(LONGEST_CHAIN):
                if name not in self._references:
                    break
                name = self._references[name]
            self._keeping.book_attributes(element)
            if text := self._value(element):
                tier.annotations.append(Annotation(text, self._spans.get(name)))

    def _value(self, element: Element) -> str:
        return "\n".join(filter(None, [self._keeping.said(value) for value in element.iter("ANNOTATION_VALUE")]))

    def _read_around(self) -> None:
        """Keeps everything else as metadata."""
        keeping = self._keeping
        for name in SCHEMA:
            keeping.attribute(self._root, name, kind=MARKUP)
        for field in self._root.iter("PROPERTY"):
            name = keeping.attribute(field, "NAME").strip()
            keeping.add(f"HEADER/{name or field.tag}", keeping.take(field), field)
        for name in LISTS:
            for element in self._root.iter(name):
                keeping.listed(element, name)
        keeping.whole(self._root, "")
