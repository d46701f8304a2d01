"""Footnotes of OHMS transcripts: hung where they are called, told where they are not."""

from testimonies.transcripts.document import Footnote, Level
from tests.transcripts.formats.ohms import read

TEXT = "KOVAL: Where were you born?\n\nHALIL: In a village.\n\nKOVAL: Which one?\n\nHALIL: A small one."


def test_footnotes_hang_where_they_are_called() -> None:
    notes = "\n\n [[footnotes]]\n\n[[note]]A district\ncentre.[[/note]]\n[[note]]Of clay.[[/note]]\n\n[[/footnotes]]"
    text = TEXT.replace("village.", "village [[footnote]]1[[/footnote]].") + "[[footnote]] 2 [[/footnote]]" + notes

    document = read(transcript=text)

    assert [segment.text for segment in document.segments][1::2] == ["In a village.", "A small one."]
    assert document.footnotes == (Footnote(1, 12, "A district centre."), Footnote(3, 12, "Of clay."))


def test_footnote_without_call_or_call_without_footnote_is_told() -> None:
    document = read(
        transcript=f"{TEXT}[[footnote]]7[[/footnote]]\n\n[[footnotes]]stray[[note]]Left.[[/note]][[/footnotes]]"
    )

    assert document.footnotes == (Footnote(3, 12, "Left."),)
    assert [finding.message for finding in document.findings if finding.level is Level.WARNING] == [
        "footnote 7 is called here, but it is not among the notes at the end",
        'words among the footnotes belong to none and were left out: "stray"',
        "footnote 1 is not called in the text; it was hung on its end",
    ]
