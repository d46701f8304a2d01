"""The one list of transcript formats, and the one door through which a file is read or a document written."""

from testimonies.transcripts import limits
from testimonies.transcripts.document import TranscriptDocument
from testimonies.transcripts.errors import UnknownFormat, UnreadableTranscript
from testimonies.transcripts.format import Format
from testimonies.transcripts.formats import webvtt

HEAD = 16 * 1024
NAME_COUNTS = 0.3  # less than any certain content, more than a vague likeness
LEAST = 0.2

_FORMATS: tuple[Format, ...] = (webvtt.FORMAT,)


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
    readers = [known for known in _FORMATS if known.read]
    scored = [(known.sniff(head, name) + NAME_COUNTS * known.claims(name), known) for known in readers]
    score, best = max(scored, key=lambda pair: pair[0])
    if score < LEAST:
        raise UnknownFormat("no transcript format was recognised; there are " + ", ".join(f.title for f in readers))
    return best


def read(content: bytes, *, name: str, language: str = "") -> TranscriptDocument:
    """Reads a file in any format. `name` is its name, `language` its BCP 47 tag where that is declared.

    Raises UnreadableTranscript (UnknownFormat where no reader recognises it), and nothing else.
    """
    limits.check(content)
    reader = recognise(content, name=name).read
    assert reader is not None  # recognise() asks only formats that are read
    document = reader(content, language=language)
    if not document.segments and not document.index_points:
        raise UnreadableTranscript("there is not one word of transcript in it")
    return document


def write(document: TranscriptDocument, to: str) -> str:
    """The document in the format of that name; raises UnknownFormat when there is none that can be written."""
    writer = named(to).write
    if writer is None:
        raise UnknownFormat(f'"{to}" can be read but not written')
    return writer(document)
