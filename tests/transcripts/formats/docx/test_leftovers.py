"""What a Word file holds beside its words: duplicates, codes, and the unknown."""

from tests.transcripts.formats.docx import messages, read, run, word_file


def test_words_in_unknown_places_are_told() -> None:
    assert messages(f"{run('Known.')}<w:unheard><w:t>Strange.</w:t></w:unheard>") == [
        'words in places that are not known were left out: "Strange."'
    ]


def test_text_box_follows_its_paragraph_and_is_not_read_twice() -> None:
    box = f"<w:txbxContent><w:p>{run('In the box.')}</w:p></w:txbxContent>"
    drawing = f"<w:drawing><wp:posOffset>635000</wp:posOffset>{box}</w:drawing>"
    older = f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
    both = f"<mc:AlternateContent><mc:Choice>{drawing}</mc:Choice>{older}</mc:AlternateContent>"

    document = read(word_file(f"{run('Before.')}<w:r>{both}</w:r>", run("After.")))

    assert [segment.text for segment in document.segments] == ["Before.", "In the box.", "After."]
    assert document.account.classes["duplicates for older programs"] == len("In the box.")
    assert document.findings == ()
