"""The title and the fields at the top of a Word file that this archive wrote, known again by their styles."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from testimonies.transcripts.document import TranscriptDocument
from testimonies.transcripts.formats.docx import look
from testimonies.transcripts.formats.docx.titles import name_of_title, title_of
from testimonies.transcripts.pages.paragraphs import Block, Paragraph

RECORDING = re.compile(r"recording \d+")


@dataclass(slots=True)
class OwnFields:
    """What was found in the first so many `paragraphs`, and how many characters of the file they hold."""

    fields: dict[str, str] = field(default_factory=dict)
    paragraphs: int = 0
    length: int = 0
    is_ours: bool = False

    @classmethod
    def of(cls, blocks: Sequence[Block]) -> "OwnFields":
        """Reads the first paragraphs of a file for as long as they are of our styles."""
        found, title = cls(), ""
        for block in blocks:
            style = block.style.casefold() if isinstance(block, Paragraph) else ""
            if not isinstance(block, Paragraph) or block.is_partly_read or style not in _STYLES:
                break
            if style == look.TITLE.casefold():
                title = unicodedata.normalize("NFC", block.text.strip())
            else:
                key, _, value = block.text.partition("\t")
                found.fields[unicodedata.normalize("NFC", key)] = unicodedata.normalize("NFC", value)
            found.is_ours = True
            found.paragraphs += 1
            found.length += block.length
        if title and title != title_of(found.fields):
            found.fields[name_of_title(found.fields)] = title  # someone gave it another one
        return found


def metadata_of(document: TranscriptDocument, fields: Mapping[str, str]) -> dict[str, str]:
    """The metadata of a document that we wrote, without the headings that we set above its recordings."""
    found = {name: said for name, said in document.metadata.items() if name in fields or not _is_heading(name, said)}
    return found | dict(fields)


def _is_heading(name: str, said: str) -> bool:
    return bool(RECORDING.fullmatch(name)) and said.casefold() == name


_STYLES = {look.TITLE.casefold(), look.FIELD.casefold()}
