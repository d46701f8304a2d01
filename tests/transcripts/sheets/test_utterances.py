"""Rows as segments, whatever file the table came in."""

from testimonies.transcripts.accounting import Ledger
from testimonies.transcripts.document import Segment, TranscriptDocument
from testimonies.transcripts.reading import Reading
from testimonies.transcripts.sheets.table import layout
from testimonies.transcripts.sheets.utterances import transcript
from testimonies.values.span import Span


def read(text: str) -> TranscriptDocument:
    found = layout(text, delimiters=("\t",))
    assert found
    return transcript(Reading(text, "", Ledger(text)), found, format="sheet", before={"above the table": "Bees"})


def test_every_row_is_a_segment() -> None:
    document = read("time\tspeaker\ttext\n0:01\tANNA\tHow many?\n0:05\t\tEleven.\n")

    assert document.format == "sheet"
    assert document.metadata == {"above the table": "Bees"}
    assert document.segments == (
        Segment("How many?", Span(1_000, 5_000), "ANNA"),
        Segment("Eleven.", Span(5_000), "ANNA"),
    )
    assert document.account.balances


def test_end_that_a_table_of_ends_leaves_out_is_not_known() -> None:
    document = read("in\tout\ttext\n0:01\t0:02\ta\n0:05\t\tb\n0:09\t\tc\n")

    assert [said.span for said in document.segments] == [Span(1_000, 2_000), Span(5_000), Span(9_000)]


def test_dash_names_nobody_and_numbers_of_recordings_count() -> None:
    document = read("recording\tspeaker\ttext\n1\tANNA\ta\n3\t—\tb\n3\t\tc\n")

    assert [(said.speaker, said.recording) for said in document.segments] == [("ANNA", 0), (None, 2), (None, 2)]
