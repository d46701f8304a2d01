"""What is said in a record: captions or a text, with findings on the lines of the file."""

import pytest

from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.values.span import Span
from tests.transcripts.formats.ohms import read

TEXT = "KOVAL: Where?\n\nHALIL: Here.\n\nKOVAL: So.\n\nHALIL: Yes."


def test_captions_are_read_and_a_transcript_beside_them_is_kept() -> None:
    captions = "<![CDATA[00:01.000 --> 00:02.000\n<v HALIL>Here.\n\n]]>"

    document = read(vtt_transcript=captions, transcript=TEXT)

    assert [(one.speaker, one.text, one.span) for one in document.segments] == [("HALIL", "Here.", Span(1000, 2000))]
    assert document.metadata["transcript"] == TEXT
    assert any("the captions were read" in finding.message for finding in document.findings)


def test_broken_captions_are_refused_with_the_line_of_the_file() -> None:
    with pytest.raises(UnreadableTranscript, match="no cue") as refusal:
        read(title="a\nb\nc", vtt_transcript="<![CDATA[nothing]]>")

    assert refusal.value.line == 4


def test_findings_name_the_lines_of_the_file() -> None:
    document = read(title="a\nb", transcript=f"{TEXT}\n\nHALIL: Far.KOVAL: Very?")

    (lost,) = [one for one in document.findings if "middle of a paragraph" in one.message]
    assert lost.line == 11
