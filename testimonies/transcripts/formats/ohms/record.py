"""OHMS XML (Oral History Metadata Synchronizer), versions 4 to 6: a record with its transcript, times and index.

Metadata is every other field of the record under its own name. The record's other language, where it has one, becomes
the document's translation. A record with an index but without a transcript is read too.
"""

import re
from xml.etree.ElementTree import Element

from testimonies.transcripts import xml_tree
from testimonies.transcripts.accounting import BLANK, LEFT_OUT, MARKUP, TIMES, Tally
from testimonies.transcripts.decode import glimpse
from testimonies.transcripts.document import Finding, TranscriptDocument
from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.findings import Findings
from testimonies.transcripts.formats.ohms.index import Index
from testimonies.transcripts.formats.ohms.keeping import Keeping
from testimonies.transcripts.formats.ohms.telling import Told, tell_captions, tell_text
from testimonies.values.errors import InvalidLanguage
from testimonies.values.language import tag

CERTAIN = "nunncenter/ohms"
RECORD = re.compile(r"<ROOT[^<>]*>\s*<record[\s>]")
CLOCK = re.compile(r"[0-9]{1,3}:[0-5][0-9]:[0-5][0-9]")
SPOKEN = ("transcript", "vtt_transcript", "sync")
OTHER = "_alt"


def sniff(head: bytes, name: str) -> float:
    """Certain by its namespace, and by its root for the versions that have none."""
    text = glimpse(head)
    return 1.0 if CERTAIN in text or RECORD.search(text) else 0.0


def read(content: bytes, /, *, language: str) -> TranscriptDocument:
    """Reads a whole file; raises UnreadableTranscript when it is not XML, too deep, or no OHMS record."""
    tree = xml_tree.parse(content)
    records = [tree.root] if tree.root.tag == "record" else tree.root.findall("record")
    if not records:
        raise UnreadableTranscript(f"this XML is not an OHMS record: <{tree.root.tag}> has no <record> in it", line=1)
    if len(records) > 1:
        why = f"there are {len(records)} records in it; save each as a file of its own, as OHMS exports them"
        raise UnreadableTranscript(why, line=tree.line(records[1]))
    return _Record(tree, records[0], language=language).document()


class _Record:
    def __init__(self, tree: xml_tree.XmlTree, record: Element, *, language: str) -> None:
        self._tree, self._record = tree, record
        self._keeping = Keeping(tree, Tally(tree.read), Findings())
        self._told: list[Finding] = []
        self._spoken: dict[str, Element] = {}
        self.language = language or self._language("language")
        self.other_language = self._language("transcript_alt_lang")
        self._index = Index(self._keeping, language=self.language, other_language=self.other_language)

    def document(self) -> TranscriptDocument:
        self._read_around()
        self._read_fields()
        original = self._tell("", self.language)
        other = self._tell(OTHER, self.other_language)
        translation = None
        if other.segments or self._index.translated:
            translation = TranscriptDocument(
                format="ohms",
                segments=other.segments,
                language=self.other_language,
                index_points=tuple(self._index.translated),
                footnotes=other.footnotes,
                account=other.account,
            )
        return TranscriptDocument(
            format="ohms",
            segments=original.segments,
            language=self.language,
            metadata=self._keeping.metadata,
            index_points=tuple(self._index.points),
            footnotes=original.footnotes,
            findings=Findings([*self._told, *self._keeping.findings.sorted()]).sorted(),
            account=self._keeping.tally.account(),
            translation=translation,
        )

    def _language(self, field: str) -> str:
        written = (self._record.findtext(field) or "").strip()
        try:
            return tag(written) if written else ""
        except InvalidLanguage:
            self._keeping.findings.warn(f'the language "{written}" is not known; {field} was kept as written')
            return ""

    def _read_around(self) -> None:
        """Books what stands outside the record: the root's attributes, comments, white space."""
        keeping, root = self._keeping, self._tree.root
        for line, comment in self._tree.comments:
            keeping.tally.book(len(comment), LEFT_OUT)
            keeping.findings.note(f'a comment was left out: "{comment.strip()}"', line=line)
        if root is self._record:
            return
        for value in root.attrib.values():
            keeping.tally.book(len(value), MARKUP)
        keeping.add("ROOT", root.text or "", root)
        for child in root:
            if child is not self._record:
                keeping.whole(child, f"ROOT/{child.tag}")
            keeping.add("ROOT", child.tail or "", child)

    def _read_fields(self) -> None:
        keeping, record = self._keeping, self._record
        self._attributes(record)
        keeping.add("record", record.text or "", record)
        for field in record:
            if field.tag == "index":
                self._index.read(field)
            elif field.tag.removesuffix(OTHER) in SPOKEN and field.tag not in self._spoken:
                self._spoken[field.tag] = field
                self._attributes(field)
            else:
                keeping.whole(field, field.tag)
            keeping.add("record", field.tail or "", field)
        duration = keeping.metadata.get("duration")
        if duration and not CLOCK.fullmatch(duration):
            keeping.findings.note(f'the duration "{duration}" is not written as h:mm:ss; it was kept as it is')

    def _tell(self, suffix: str, language: str) -> Told:
        """Reads what is said in one of the record's languages, and books it."""
        keeping = self._keeping
        transcript, captions, sync = (f"{field}{suffix}" for field in SPOKEN)
        keeping.tally.book(len(self._text(sync)), TIMES)
        if self._text(captions).strip():
            told = tell_captions(self._text(captions), language=language, line=self._line(captions))
            if self._text(transcript).strip():
                why = f"there are captions and a {transcript}; the captions were read, the other was kept as metadata"
                keeping.findings.warn(why, line=self._line(transcript))
            keeping.add(transcript, self._text(transcript), self._record)
        else:
            keeping.tally.book(len(self._text(captions)), BLANK)
            lines = {"line": self._line(transcript), "sync_line": self._line(sync)}
            told = tell_text(self._text(transcript), self._text(sync), language=language, **lines)
        keeping.tally.include(told.account)
        self._told += told.findings
        keeping.metadata.update({f"{captions}/{name}": words for name, words in told.metadata.items()})
        return told

    def _attributes(self, element: Element) -> None:
        for part in element.iter() if element is not self._record else (element,):
            for attribute, value in part.attrib.items():
                self._keeping.add(f"{part.tag}/@{attribute}", value, part)

    def _text(self, field: str) -> str:
        return "".join(self._spoken[field].itertext()) if field in self._spoken else ""

    def _line(self, field: str) -> int:
        return self._tree.line(self._spoken.get(field, self._record))
