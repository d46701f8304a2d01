"""Annotations of OHMS captions: taken out, and hung where they were called."""

from testimonies.transcripts.document import Footnote, Level
from tests.transcripts.formats.ohms import read

CUES = """00:00:01.000 --> 00:00:03.000
<v KOVAL>Where is &lt;c.1&gt;the well&lt;/c&gt; now?

00:00:03.000 --> 00:00:05.000
<v HALIL>Under &lt;c.2&gt;clay&lt;/c&gt;.

NOTE
TRANSCRIPTION END

"""
NOTES = """NOTE
ANNOTATIONS BEGIN
Annotation Set Title: Notes
Annotation Set Date: 1985-10-26

NOTE
<annotation ref="1">The <b>old</b> well:
<a target="_blank" href="https://example.org/w">a map</a> &amp; x</annotation>
<annotation ref="2">Of the Salgir</annotation>

NOTE
ANNOTATIONS END

"""


def captions(text: str) -> str:
    return f"<![CDATA[{text.replace('&lt;', '<').replace('&gt;', '>')}]]>"


def test_annotations_hang_after_the_words_that_call_them() -> None:
    document = read(vtt_transcript=captions(CUES + NOTES))

    assert [(one.speaker, one.text) for one in document.segments] == [
        ("KOVAL", "Where is the well now?"),
        ("HALIL", "Under clay."),
    ]
    assert document.footnotes == (
        Footnote(0, 17, "The old well:\na map (https://example.org/w) & x"),
        Footnote(1, 10, "Of the Salgir"),
    )
    assert document.metadata["vtt_transcript/Annotation Set Title"] == "Notes"


def test_annotation_without_call_or_call_without_annotation_is_told() -> None:
    document = read(vtt_transcript=captions(CUES + NOTES.replace('ref="2"', 'ref="9"')))

    assert document.footnotes[1] == Footnote(1, 11, "Of the Salgir")
    warnings = [finding.message for finding in document.findings if finding.level is Level.WARNING]
    assert "annotation 2 is called in a cue, but it is not among the annotations" in warnings
    assert "annotation 9 is not called in any cue; it hangs on the end" in warnings


def test_captions_without_annotations_or_header_are_read() -> None:
    document = read(vtt_transcript=captions(CUES))

    assert [one.text for one in document.segments] == ["Where is the well now?", "Under clay."]
    assert document.footnotes == ()
