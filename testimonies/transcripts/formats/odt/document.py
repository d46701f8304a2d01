"""OpenDocument texts (.odt, .fodt): their text with all tracked insertions accepted, laid out as a page of plain text.

Hidden and deleted words and comments are not imported but told. The lines of findings are paragraphs of the file.
"""

import unicodedata

from testimonies.transcripts.accounting import BLANK, LEFT_OUT, MARKUP, Tally
from testimonies.transcripts.decode import glimpse
from testimonies.transcripts.document import TranscriptDocument
from testimonies.transcripts.fields import Fields
from testimonies.transcripts.formats.odt.package import KIND, Parts, open_parts
from testimonies.transcripts.formats.odt.styles import Styles
from testimonies.transcripts.formats.odt.words import Words
from testimonies.transcripts.pages.manuscript import Manuscript
from testimonies.transcripts.pages.paragraphs import Paragraph

EXTENSIONS = (".odt", ".fodt", ".ott")
ZIP = b"PK\x03\x04"
BY_NAME = 0.15
STYLES = frozenset("automatic-styles styles font-face-decls settings scripts".split())


def sniff(head: bytes, name: str) -> float:
    """Certain for a package that says so in its first entry, and for a flat file that does in its first element."""
    if head.startswith(ZIP):
        return 1.0 if f"mimetype{KIND}".encode() in head[:200] else BY_NAME * name.lower().endswith(EXTENSIONS)
    begun = glimpse(head).lstrip("\ufeff \t\n")
    return 1.0 if begun.startswith("<") and f'mimetype="{KIND}' in begun[:8000] else 0.0


def read(content: bytes, /, *, language: str) -> TranscriptDocument:
    """Reads a whole file; raises UnreadableTranscript when it is no OpenDocument text, damaged or dangerous."""
    return _OpenText(open_parts(content)).manuscript().bound("odt", language=language)


class _OpenText:
    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._tally = Tally(sum(len(words) for root in parts.roots for words in root.itertext()))
        self._changes = {
            region.get("id", ""): deletion
            for region in parts.body.iterfind("tracked-changes/changed-region")
            for deletion in region.findall("deletion")
        }
        self._words = Words(self._tally, styles=Styles(parts.roots), changes=self._changes)

    def manuscript(self) -> Manuscript:
        words = self._words
        made = Manuscript(list(words.blocks(self._parts.body)), self._tally)
        made.margins = [
            (margin.tag.partition("-")[0], words.paragraphs(margin)) for page in self._parts.pages for margin in page
        ]
        made.notes, made.comments = words.hanging.notes, words.hanging.comments
        made.fields = self._properties()
        for region in list(self._changes.values()):  # those that no mark in the text calls
            for paragraph in words.paragraphs(region, is_deleted=True):
                self._tell_deleted(made, paragraph)
        for description in words.hanging.descriptions:
            made.findings.warn(f'the description of a picture was not imported: "{description}"')
        self._tell_leftovers(made)
        return made

    def _tell_deleted(self, made: Manuscript, paragraph: Paragraph) -> None:
        said = "".join(paragraph.deleted)
        self._tally.book(len(said), LEFT_OUT)
        if said.strip():
            made.findings.warn(f'deleted words were not imported: "{said.strip()}"')

    def _properties(self) -> dict[str, str]:
        found = Fields()
        for element in (one for meta in self._parts.meta for one in meta):
            self._words.met.add(element)
            text = "".join(element.itertext()) if not len(element) else element.text or ""
            said = unicodedata.normalize("NFC", text.strip())
            self._tally.keep(len(text.strip()))
            self._tally.book(len(text) - len(text.strip()), BLANK)
            self._tally.book(sum(len(child.tail or "") for child in element), BLANK)
            if said:
                found.add(f"properties/{element.get('name') or element.tag}", said)
        return found.joined()

    def _tell_leftovers(self, made: Manuscript) -> None:
        """Books what stands in no paragraph: white space between elements, and words in places that are not known."""
        lost: list[str] = []
        for root in self._parts.roots:
            in_styles = {one for branch in root if branch.tag in STYLES for one in branch.iter()}
            in_styles |= {one for change in root.iter("change-info") for one in change.iter()}
            for element in root.iter():
                if element not in self._words.met:
                    for text in (element.text, *(child.tail for child in element)):
                        self._book(text or "", lost, is_style=element in in_styles)
        if lost:
            made.findings.warn(f'words in places that are not known were left out: "{" ".join(lost)}"')

    def _book(self, text: str, lost: list[str], *, is_style: bool) -> None:
        if not text.strip():
            self._tally.book(len(text), BLANK)
        elif is_style:
            self._tally.book(len(text), MARKUP)
        else:
            self._tally.book(len(text), LEFT_OUT)
            lost.append(text.strip())
