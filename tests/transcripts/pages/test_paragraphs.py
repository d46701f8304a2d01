"""Paragraphs and rows of tables."""

from testimonies.transcripts.pages.paragraphs import Paragraph, TableRow


def test_only_words_of_the_file_are_counted() -> None:
    paragraph = Paragraph([("so", True), ("\t", False), ("it was", True)])

    assert (paragraph.text, paragraph.length, paragraph.paragraphs) == ("so\tit was", 8, [paragraph])


def test_row_has_the_paragraphs_of_its_cells() -> None:
    first, second = Paragraph([("a", True)]), Paragraph([("b", True)])

    assert TableRow([[first], [second]], "table").paragraphs == [first, second]
