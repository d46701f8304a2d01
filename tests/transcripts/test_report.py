"""What was found, as lines that an editor can jump to."""

from dataclasses import replace

from testimonies.transcripts import report
from testimonies.transcripts.document import Finding, Level, TranscriptDocument
from testimonies.transcripts.errors import UnreadableTranscript

DOCUMENT = TranscriptDocument(
    "text", (), findings=(Finding(Level.NOTE, "of the file"), Finding(Level.WARNING, "odd", 3))
)


def test_findings_name_file_line_and_level():
    translated = replace(DOCUMENT, translation=replace(DOCUMENT, findings=(Finding(Level.NOTE, "two\nlines", 1),)))

    assert list(report.findings(translated, name="a.txt")) == [
        "a.txt: note: of the file",
        "a.txt:3: warning: odd",
        "a.txt:1: note: two / lines",
    ]


def test_refusal_is_an_error():
    assert report.refusal(UnreadableTranscript("why", line=7), name="a.txt") == "a.txt:7: error: why"
    assert report.refusal(UnreadableTranscript("why"), name="a.txt") == "a.txt: error: why"
