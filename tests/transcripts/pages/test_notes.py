"""Footnotes and endnotes of Word files, hung where they are called."""

from testimonies.transcripts.document import Footnote
from tests.transcripts.formats.docx import read, run, word_file

CALL = '<w:r><w:footnoteReference w:id="2"/></w:r>'
NOTES = (
    f'<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    f'<w:footnote w:id="2"><w:p>{run("A district ")}</w:p><w:p>{run("centre.")}</w:p></w:footnote>'
)


def test_footnote_hangs_where_it_is_called() -> None:
    document = read(
        word_file(run("KOVAL: Where?"), f"{run('HALIL: In Aqmescit')}{CALL}{run(', far.')}", footnotes=NOTES)
    )

    assert [segment.text for segment in document.segments] == ["Where?", "In Aqmescit, far."]
    assert document.footnotes == (Footnote(1, 11, "A district\ncentre."),)
    assert document.findings == ()


def test_endnote_that_nothing_calls_hangs_on_the_end_and_is_told() -> None:
    document = read(word_file(run("So."), endnotes=f'<w:endnote w:id="3"><w:p>{run("Later.")}</w:p></w:endnote>'))

    assert document.footnotes == (Footnote(0, 3, "Later."),)
    assert [one.message for one in document.findings] == [
        'endnote 3 is not called in the text; it was hung on its end: "Later."'
    ]
