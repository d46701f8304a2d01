"""Reads TEI: the texts of speech in a file, the first of which is the transcript; a translation may stand beside it."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from testimonies.transcripts import xml_tree
from testimonies.transcripts.document import TranscriptDocument
from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.formats.tei.body import Body
from testimonies.transcripts.formats.tei.contents import contents, has_contents
from testimonies.transcripts.formats.tei.header import Header
from testimonies.transcripts.formats.tei.timeline import Timelines
from testimonies.transcripts.keeping import Keeping
from testimonies.transcripts.speech.flow import footnotes
from testimonies.transcripts.xml_prolog import root_of

ROOTS = ("TEI", "TEI.2", "teiCorpus", "teiCorpus.2")
SPEECH = ("u", "sp")
TRANSLATION = "translation"


def sniff(head: bytes, name: str) -> float:
    """Certain by its root."""
    return 1.0 if root_of(head) in ROOTS else 0.0


def read(content: bytes, /, *, language: str) -> TranscriptDocument:
    """Reads a whole file; raises UnreadableTranscript when it is not XML, or no speech in TEI."""
    tree = xml_tree.parse(content)
    keeping = Keeping(tree)
    root = _transcript(tree)
    if not (any(True for name in SPEECH for _ in root.iter(name)) or has_contents(root)):
        why = "this TEI is no transcript of speech: nobody says anything in it, there is neither <u> nor <sp>"
        raise UnreadableTranscript(f"{why}; save its words as text", line=tree.line(root))
    keeping.comments()
    return _Tei(keeping, root, language=language).document()


def _transcript(tree: xml_tree.XmlTree) -> Element:
    """The element of the one transcript in a file."""
    if tree.root.tag not in ROOTS:
        raise UnreadableTranscript(f"this XML is no TEI: it begins with <{tree.root.tag}>", line=1)
    found = [part for part in tree.root.iter() if part.tag in ROOTS[:2]]
    if len(found) > 1:
        why = f"there are {len(found)} transcripts in this corpus; save each as a file of its own"
        raise UnreadableTranscript(why, line=tree.line(found[1]))
    return found[0] if found else tree.root


class _Tei:
    def __init__(self, keeping: Keeping, root: Element, *, language: str) -> None:
        self._keeping, self._root, self._declared = keeping, root, language
        self._header = Header(keeping, root)
        texts = [text for text in root.iter("text") if text.find("body") is not None] or [root]
        self._translations = [text for text in texts if text.get("type") == TRANSLATION and text is not texts[0]]
        self._texts = [text for text in texts if text not in self._translations]

    def document(self) -> TranscriptDocument:
        keeping = self._keeping
        language = self._header.language(self._texts[0], declared=self._declared)
        original = self._told(self._texts, language)
        translation = None
        if self._translations:
            other = self._header.language(self._translations[0])
            for text in self._translations:
                keeping.book_attributes(text)
            translation = self._told(self._translations, other)
        self._header.keep()
        keeping.whole(keeping.tree.root, "")
        return TranscriptDocument(
            format="tei",
            segments=original.segments,
            language=language,
            metadata=keeping.metadata,
            index_points=original.index_points,
            footnotes=original.footnotes,
            findings=keeping.findings.sorted(),
            account=keeping.account,
            translation=translation,
        )

    def _told(self, texts: Sequence[Element], language: str) -> TranscriptDocument:
        """What is said in texts of one language."""
        body = Body(self._keeping, self._header)
        points = []
        for text in texts:
            timelines = Timelines(self._keeping, text, self._header.recordings)
            points += contents(self._keeping, text, timelines)
            body.read(text, timelines)
        body.tell()
        return TranscriptDocument(
            format="tei",
            segments=tuple(body.segments),
            language=language,
            index_points=tuple(points),
            footnotes=footnotes(body.notes),
        )
