"""The one list of transcript formats, and the one door through which a file is read or a document written."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from testimonies.transcripts import limits, strangers
from testimonies.transcripts.carrying import Carries, not_carried
from testimonies.transcripts.collation import collate
from testimonies.transcripts.collector import collector_at_rest
from testimonies.transcripts.document import Finding, Level, TranscriptDocument
from testimonies.transcripts.errors import UnknownFormat, UnreadableTranscript
from testimonies.transcripts.format import Format, Read
from testimonies.transcripts.formats import (
    ass,
    chat,
    csv,
    doc,
    docx,
    elan,
    exmaralda,
    html,
    hyperaudio,
    json,
    machines,
    ods,
    odt,
    ohms,
    pdf,
    plaintext,
    rtf,
    salt,
    sbv,
    srt,
    tei,
    textgrid,
    transcriber,
    ttml,
    webvtt,
    xlsx,
)
from testimonies.transcripts.misreading import mended

HEAD = 16 * 1024
JSON = " (JSON)"
NAME_COUNTS = 0.3  # less than any certain content, more than a vague likeness

_FORMATS: tuple[Format, ...] = (
    webvtt.FORMAT,
    srt.FORMAT,
    sbv.FORMAT,
    ass.FORMAT,
    ohms.FORMAT,
    textgrid.FORMAT,
    chat.FORMAT,
    salt.FORMAT,
    csv.FORMAT,
    xlsx.FORMAT,
    ods.FORMAT,
    docx.FORMAT,
    hyperaudio.FORMAT,
    elan.FORMAT,
    exmaralda.FORMAT,
    transcriber.FORMAT,
    tei.FORMAT,
    ttml.FORMAT,
    rtf.FORMAT,
    odt.FORMAT,
    html.FORMAT,
    pdf.FORMAT,
    doc.FORMAT,
    plaintext.FORMAT,
    json.FORMAT,
    *machines.FORMATS,
)
_READERS: dict[str, Read] = {known.name: known.read for known in _FORMATS if known.read}


@dataclass(frozen=True)
class Written:
    """A document as a file of some format."""

    content: bytes
    document: TranscriptDocument
    format: Format

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What of the document the format has no place for, and what is not read again as it was written.

        To know this the file is read, which takes longer than to write it: only who asks pays for it.
        """
        document, known = self.document, self.format
        return (*not_carried(document, known.carries, title=known.title), *_read_otherwise(self))


def formats() -> tuple[Format, ...]:
    """Every format, in the order in which they are asked."""
    return _FORMATS


def named(name: str) -> Format:
    """The format of that name; raises UnknownFormat when there is none."""
    for known in _FORMATS:
        if known.name == name:
            return known
    raise UnknownFormat(f'there is no format "{name}"; there are {", ".join(known.name for known in _FORMATS)}')


def recognise(content: bytes, *, name: str) -> Format:
    """The format of a file, by its content first and its name second; raises UnknownFormat."""
    head = content[:HEAD]
    scores: dict[float, Format] = {}
    for known in _FORMATS:
        if known.read and (likeness := known.sniff(head, name)):
            scores.setdefault(likeness + NAME_COUNTS * known.claims(name), known)
    if not scores:
        raise UnknownFormat(f"{strangers.what_it_seems(head)}; what can be read is listed in docs/formats.md")
    return scores[max(scores)]


def read(content: bytes, *, name: str, language: str = "") -> TranscriptDocument:
    """Reads a file in any format. `name` is its name, `language` its BCP 47 tag where that is declared.

    Raises UnreadableTranscript (UnknownFormat where no reader recognises it), and nothing else.
    """
    limits.check(content)
    known = recognise(content, name=name)
    with collector_at_rest():
        document = mended(_READERS[known.name](content, language=language))
    if not document.segments and not document.index_points:
        raise UnreadableTranscript("there is not one word of transcript in it")
    _refuse_nul(document)
    promised = [other for other in _FORMATS if other.claims(name)]
    if promised and not known.claims(name):
        said = dict.fromkeys("JSON" if other.title.endswith(JSON) else other.title for other in promised)
        message = f"the file's name says {' or '.join(said)}, but its content is {known.title}"
        return replace(document, findings=(Finding(Level.NOTE, message), *document.findings))
    return document


def _refuse_nul(document: TranscriptDocument) -> None:
    """Flat text with NUL characters is refused by `decode`; here that of formats which can spell them."""
    for part in filter(None, (document, document.translation)):
        for number, said in enumerate(part.segments, start=1):
            if "\0" in said.text or "\0" in (said.speaker or ""):
                raise UnreadableTranscript(
                    f"passage {number:,} contains a NUL character, which is no letter of any script"
                )
        if any("\0" in value for value in part.metadata.values()):
            raise UnreadableTranscript("a field that describes the testimony contains a NUL character")


def write(document: TranscriptDocument, to: str) -> Written:
    """The document in the format of that name; raises UnknownFormat when there is none that can be written."""
    known = named(to)
    if known.write is None:
        raise UnknownFormat(f'"{to}" can be read but not written')
    written = known.write(document)
    return Written(written.encode() if isinstance(written, str) else written, document, known)


def _read_otherwise(written: Written) -> Iterator[Finding]:
    """One warning for each kind of thing that is not read as it was written, with all places where that is so."""
    document, known = written.document, written.format
    language = "" if Carries.LANGUAGE in known.carries else document.language
    try:
        again = read(written.content, name=f"written{known.extensions[0]}", language=language)
    except UnreadableTranscript as refusal:
        if document.segments or document.index_points:
            yield Finding(
                Level.WARNING,
                f"what was written as {known.title} would be refused when it is read again: {refusal.why}",
            )
        return
    if again.format != known.name:
        why = f"what was written as {known.title} would be taken for {named(again.format).title} when it is read again"
        yield Finding(Level.WARNING, why)
    for what, where in collate(document, again, known.carries).items():
        yield Finding(Level.WARNING, f"{what} would be read otherwise from {known.title}: {where}")
