"""Tables of utterances: any order of columns, missing speakers, torn rows, and the tables of real archives."""

from pathlib import Path

import pytest

from testimonies.transcripts import registry
from testimonies.transcripts.document import IndexPoint, Level, Segment, TranscriptDocument
from testimonies.transcripts.errors import UnreadableTranscript
from testimonies.transcripts.formats.csv import FORMAT
from testimonies.values.span import Span


def read(text: str | bytes, *, language: str = "") -> TranscriptDocument:
    assert FORMAT.read
    document = FORMAT.read(text if isinstance(text, bytes) else text.encode(), language=language)
    assert document.account.balances
    return document


def messages(document: TranscriptDocument) -> list[str]:
    return [finding.message for finding in document.findings]


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_columns_stand_in_any_order_behind_any_delimiter(delimiter: str) -> None:
    rows = ["words,tags,speaker,in,out", "Where?,,KOVAL:,0:01,0:02", "Here.,,HALIL:,0:02,0:05"]

    document = read("\n".join(rows).replace(",", delimiter))

    assert document.segments == (
        Segment("Where?", Span(1_000, 2_000), "KOVAL"),
        Segment("Here.", Span(2_000, 5_000), "HALIL"),
    )
    assert document.findings == ()


def test_row_without_a_speaker_goes_on_with_the_one_above() -> None:
    speakers = [segment.speaker for segment in read("speaker,text\n,a\nK,b\n,c\nH,d\n,e").segments]

    assert speakers == [None, "K", "K", "H", "H"]


def test_row_reaches_to_the_next_one_where_both_have_times() -> None:
    spans = [segment.span for segment in read("time,text\n0:01,a\n0:04,b\n,c\n0:09,d").segments]

    assert spans == [Span(1_000, 4_000), Span(4_000), None, Span(9_000)]


def test_oddities_of_times_are_told_and_repaired() -> None:
    document = read("in,out,text\n0:09,0:05,a\n0:02,0:04,b\nsoon,,c\n")

    assert [segment.span for segment in document.segments] == [Span(9_000), Span(2_000, 4_000), None]
    assert document.metadata == {"in": "row 3: soon"}
    assert {(finding.line, finding.message) for finding in document.findings if finding.level is Level.WARNING} == {
        (2, "a row ends before it starts; its end was taken away"),
        (3, "time goes back here; the order of the rows was kept"),
        (4, "a cell in a column of times holds no time; it was kept as metadata"),
    }


def test_column_without_a_place_becomes_metadata_with_its_rows() -> None:
    document = read("text,tags,mood\na,winter;bread,\nb,,grave\n")

    assert document.metadata == {"tags": "row 1: winter;bread", "mood": "row 2: grave"}
    assert messages(document) == [
        'the column "tags" has no place in a transcript; it was kept as metadata',
        'the column "mood" has no place in a transcript; it was kept as metadata',
    ]


def test_words_torn_at_a_delimiter_are_joined_again() -> None:
    document = read("speaker,text\nK,We had bread, broth, and water.\n")

    assert document.segments == (Segment("We had bread, broth, and water.", None, "K"),)
    assert messages(document) == ["a row has more cells than the header; they were joined to its words"]


def test_cells_beyond_the_header_are_kept() -> None:
    document = read("text,speaker\na,K,more\nb\n")

    assert [segment.speaker for segment in document.segments] == ["K", "K"]
    assert document.metadata == {"column 3": "row 1: more"}


def test_lines_and_quotes_inside_cells_are_kept() -> None:
    assert read('text,speaker\n"He said:\n""So, no.""",K\n').segments == (Segment('He said:\n"So, no."', None, "K"),)


def test_entities_are_letters_again() -> None:
    assert read("speaker,text\nK,then&#8212;nothing &amp; no one\n").segments[0].text == "then—nothing & no one"


def test_row_numbers_and_empty_rows_are_no_words() -> None:
    document = read("N,text\n1,a\n,\n2,b\n\n")

    assert [segment.text for segment in document.segments] == ["a", "b"]
    assert document.account.classes["row numbers"] == 2
    assert document.findings == ()


def test_row_that_says_nothing_is_told() -> None:
    document = read("time,speaker,text\n0:01,K,a\n0:02,H,\n0:03,,b\n")

    assert [(segment.text, segment.speaker) for segment in document.segments] == [("a", "K"), ("b", "H")]
    assert messages(document) == ["a row says nothing and was left out"]


def test_tapes_are_recordings() -> None:
    document = read("tape,time,text\nA,0:05,a\n,0:09,b\nB,0:01,c\n")

    assert [(segment.recording, segment.span) for segment in document.segments] == [
        (0, Span(5_000, 9_000)),
        (0, Span(9_000)),
        (1, Span(1_000)),
    ]
    assert document.metadata == {"recording 1": "A", "recording 2": "B"}
    assert document.findings == ()


def test_translation_beside_the_words_is_the_other_document() -> None:
    document = read("time,speaker,transcript,translation\n0:01,K,Wo?,Where?\n0:02,H,Da.,Here.\n")

    assert [segment.text for segment in document.segments] == ["Wo?", "Da."]
    assert document.translation
    assert document.translation.segments == (
        Segment("Where?", Span(1_000, 2_000), "K"),
        Segment("Here.", Span(2_000), "H"),
    )
    assert document.translation.account.balances


def test_table_of_contents_becomes_index_points() -> None:
    document = read("time,title,description,keywords\n[0:00],Start,Of it,bread;water\n[11:00],End,,\n")

    assert document.segments == ()
    assert document.index_points == (
        IndexPoint("Start", 0, "Of it", keywords=("bread", "water")),
        IndexPoint("End", 660_000),
    )


def test_header_may_stand_below_a_title_and_excels_own_line() -> None:
    document = read("sep=;\nInterview 7\n\ntime;text\n0:01;a\n")

    assert [segment.text for segment in document.segments] == ["a"]
    assert document.metadata == {"above the table": "Interview 7"}


def test_cyrillic_table_of_old_windows_is_read_by_its_language() -> None:
    rows = "время;говорящий;текст\r\n0:01;Коваль;Где вы родились и когда это было?\r\n0:05;Халил;В деревне.\r\n"

    document = read(rows.encode("cp1251"), language="ru")

    assert [(segment.speaker, segment.text) for segment in document.segments] == [
        ("Коваль", "Где вы родились и когда это было?"),
        ("Халил", "В деревне."),
    ]


@pytest.mark.parametrize("text", ["a,b\nc,d\n", "0:01,K,Where?\n", "time,speaker\n0:01,K\n", "just words"])
def test_table_without_a_column_of_words_is_refused_with_its_first_row(text: str) -> None:
    with pytest.raises(UnreadableTranscript, match="names no column of words") as refusal:
        read(text)

    assert text.partition("\n")[0] in refusal.value.why


def test_pointer_of_git_lfs_is_refused() -> None:
    pointer = b"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12\n"

    with pytest.raises(UnreadableTranscript, match="Git LFS pointer"):
        registry.read(pointer, name="transcript.csv")


def test_table_of_endless_lines_is_refused() -> None:
    with pytest.raises(UnreadableTranscript, match="250,000 lines"):
        read("text\n" + "a\n" * 250_001)


def test_table_is_recognised_by_its_header_and_by_its_name() -> None:
    assert FORMAT.sniff(b"time,speaker,text\n", "") > 0.5
    assert FORMAT.sniff(b"a,b,c\n", "sheet.csv") > FORMAT.sniff(b"a,b,c\n", "sheet.txt") == 0.0
    assert FORMAT.sniff(b"PK\x03\x04text,speaker\n", "sheet.csv") == 0.0


def test_real_tables_are_read_without_losing_a_character(samples: Path) -> None:
    found = {}
    for file in sorted((samples / "csv-ohd").rglob("*.csv")):
        document = registry.read(file.read_bytes(), name=file.name)
        timed = sum(segment.span is not None for segment in document.segments)
        assert document.format == "csv"
        assert document.account.balances
        found[file.name] = (len(document.segments), timed, len(document.index_points), len(document.speakers))
    assert found == {
        "armantrout~1.csv": (525, 33, 0, 4),
        "example.csv": (0, 0, 16, 0),
        "gluck.csv": (352, 31, 0, 3),
        "mohammad.csv": (263, 19, 0, 4),
        "test.sample.csv": (200, 200, 0, 0),
        "transcript_de.csv": (18, 18, 0, 2),
        "wrigley.csv": (235, 33, 0, 4),
    }
