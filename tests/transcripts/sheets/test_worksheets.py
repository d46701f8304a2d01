"""The worksheet that holds a transcript is found among others."""

from testimonies.transcripts.sheets.worksheets import Worksheet, read


def test_longest_table_of_words_is_the_transcript_and_findings_name_its_rows() -> None:
    short = Worksheet("Draft", [["text"], ["zero"]])
    long = Worksheet("Talk", [["Bees"], ["time", "text"], ["0:01", "one\ntwo"], ["soon", 'so "three"']])

    document = read([short, long], format="xlsx", language="en")

    assert [said.text for said in document.segments] == ["one\ntwo", 'so "three"']
    assert document.metadata == {"above the table": "Bees", "time": "row 2: soon"}
    assert (document.format, document.language, document.account.balances) == ("xlsx", "en", True)
    assert [(finding.line, finding.message) for finding in document.findings] == [
        (None, 'the worksheet "Draft" was left out; it has 2 cells that are filled'),
        (4, "a cell in a column of times holds no time; it was kept as metadata"),
    ]
