"""Old binary Word files (.doc), through a program that knows them where one is installed; else refused with advice.

Many files named .doc are Rich Text, Word packages, web pages or plain text; those are read by their own readers.
"""

import shutil
from dataclasses import replace

from testimonies.transcripts import programs
from testimonies.transcripts.document import Finding, Level, TranscriptDocument
from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.format import Format
from testimonies.transcripts.formats import docx
from testimonies.transcripts.reading import Reading
from testimonies.transcripts.typed import turns

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Streams by which such files are known; their names stand in the file as UTF-16.
OTHERS = {
    "EncryptedPackage": "an office file encrypted with a password; save it without one",
    "Workbook": "an old Excel file (.xls); save it as .xlsx or .csv",
    "Book": "an old Excel file (.xls); save it as .xlsx or .csv",
    "PowerPoint Document": "an old PowerPoint file; save the words in it as text",
    "__properties_version1.0": "an Outlook message; save the words in it as text",
}
WORD = "WordDocument"
ADVICE = (
    "this is an old binary Word file (.doc), which only its own programs read well: open it in Word or LibreOffice and"
    " save it as .docx (or install LibreOffice or antiword on the server)"
)
MEMORY_BYTES = 4 * 1024**3  # LibreOffice asks for more than it uses


def sniff(head: bytes, name: str) -> float:
    """Certain by its mark, which Excel and others share; the reader then says what it is."""
    return 0.9 if head.startswith(COMPOUND) else 0.0


def read(content: bytes, /, *, language: str) -> TranscriptDocument:
    """Reads a whole file; raises UnreadableTranscript when it is no Word file, or no program here can read it."""
    if _names(content, WORD):
        return _read_word(content, language)
    for stream, what in OTHERS.items():
        if _names(content, stream):
            raise UnreadableTranscript(f"the file is {what}")
    raise UnreadableTranscript(
        "the file is an old office file of a kind that is not known; save the transcript as .docx"
    )


def _read_word(content: bytes, language: str) -> TranscriptDocument:
    if office := shutil.which("soffice") or shutil.which("libreoffice"):
        return _through_libreoffice(office, content, language)
    if antiword := shutil.which("antiword"):
        return _through_antiword(antiword, content, language)
    raise UnreadableTranscript(ADVICE)


def _through_libreoffice(office: str, content: bytes, language: str) -> TranscriptDocument:
    command = [
        *(office, "--headless", "--norestore", "--nolockcheck", "-env:UserInstallation=file://{folder}/profile"),
        *("--convert-to", "docx:MS Word 2007 XML", "--outdir", "{folder}", "{folder}/file"),
    ]
    program = programs.Program(command, writes="file.docx", memory_bytes=MEMORY_BYTES, must_be_alone=True)

    document = docx.read(programs.run(program, content), language=language)
    return _told(document, "LibreOffice turned this old Word file into a newer one, which was read")


def _through_antiword(antiword: str, content: bytes, language: str) -> TranscriptDocument:
    program = programs.Program([antiword, "-m", "UTF-8.txt", "-w", "0", "-"])
    reading = Reading.of(programs.run(program, content), language=language)
    found = turns.read(reading)
    document = reading.document("doc", found.segments, metadata=found.metadata)
    return _told(
        document,
        "antiword read this old Word file; hidden and deleted words and comments, if there are any, are not told:"
        " save it as .docx to see them",
    )


def _told(document: TranscriptDocument, how: str) -> TranscriptDocument:
    return replace(document, format="doc", findings=(Finding(Level.WARNING, how), *document.findings))


def _names(content: bytes, stream: str) -> bool:
    return stream.encode("utf-16-le") in content


FORMAT = Format("doc", "old Word document", (".doc",), "application/msword", sniff, read)
