"""Footnotes are called where they hang."""

from testimonies.transcripts.document import Footnote, Segment, TranscriptDocument
from testimonies.transcripts.formats.ohms.calls import captions, text
from testimonies.values.span import Span

SAID = Segment("Eleven hives, all told", Span(0, 1_000), "ANNA")
NOTES = (Footnote(0, 12, "or twelve"), Footnote(0, 12, "or ten"), Footnote(0, 0, "in May"))


def test_notes_are_called_on_the_words_before_them():
    written = captions(TranscriptDocument("x", (SAID,), footnotes=NOTES), {"Annotation Set Title": "Notes"})

    assert "<v ANNA><c.1></c>Eleven <c.2>hives</c><c.3></c>, all told\n" in written
    assert "ANNOTATIONS BEGIN\nAnnotation Set Title: Notes\n" in written


def test_text_sets_its_notes_at_the_end():
    assert text(TranscriptDocument("x", (SAID, Segment("So.")), footnotes=NOTES[:1])) == (
        "ANNA: Eleven hives[[footnote]]1[[/footnote]], all told\n\nSo.\n\n"
        "[[footnotes]]\n[[note]]or twelve[[/note]]\n[[/footnotes]]\n"
    )
