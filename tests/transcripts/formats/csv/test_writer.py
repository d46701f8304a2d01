"""What is written as a table and read again is the same, and no cell of it is a formula."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from testimonies.transcripts.document import Segment, TranscriptDocument
from testimonies.transcripts.formats.csv import read, write
from testimonies.values.span import Span

LINES = [
    "one", " two ", "", "=1+1", "'=1", "''-x", "- no", "@home", "'tis", "+7 999", "&amp;", "a & b", '"so"', '"', "a,b",
    ";", "слово", "7", "0:12", "a\tb", "—",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(LINES), min_size=1, max_size=5).map("\n".join).map(str.strip).filter(bool)
SPEAKERS = st.sampled_from([None, None, "Anna", "=Anna", "Boris, the 2nd", "-", "أمينة", "7"])
TIMES = st.integers(0, 999 * 3600 * 1000)
ENDED = st.tuples(TIMES, TIMES).map(lambda pair: Span(min(pair), max(pair)))
SPANS = st.none() | TIMES.map(Span) | ENDED


@given(
    said=st.lists(
        st.builds(Segment, text=TEXTS, span=SPANS, speaker=SPEAKERS, recording=st.integers(0, 9)),
        min_size=1,
        max_size=8,
    )
)
def test_segments_survive(said: list[Segment]):
    written = write(TranscriptDocument("text", tuple(said)))

    again = read(written.encode(), language="")

    assert again.segments == tuple(said)
    assert again.metadata == {}
    assert again.account.balances


@given(text=st.text(min_size=1, max_size=20))
def test_no_cell_is_a_formula(text: str):
    written = write(TranscriptDocument("text", (Segment(text, None, text),)))

    cells = [cell for row in csv.reader(io.StringIO(written.removeprefix("\ufeff"), newline="")) for cell in row]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []


def test_table_is_what_a_spreadsheet_program_opens():
    said = (
        Segment("How many?", Span(0, 1_500), "ANNA"),
        Segment("Eleven,\nor more", None, None, 1),
        Segment("=twelve", Span(2_000), "BORIS", 1),
    )

    assert write(TranscriptDocument("text", said)) == (
        "\ufeffrecording,start,end,speaker,text\r\n"
        "1,00:00:00.000,00:00:01.500,ANNA,How many?\r\n"
        '2,,,—,"Eleven,\nor more"\r\n'
        "2,00:00:02.000,,BORIS,'=twelve\r\n"
    )
