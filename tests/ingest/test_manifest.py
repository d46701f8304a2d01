from hypothesis import given
from hypothesis import strategies as st

from testimonies.ingest.manifest import COLUMNS, WOULD_PUBLISH, read_manifest
from testimonies.transcripts.document import Level


def manifest(*rows):
    return read_manifest([(line, list(cells)) for line, cells in enumerate(rows, start=1)])


def warnings(read):
    return [(found.line, found.message) for found in read.findings.sorted() if found.level is Level.WARNING]


def test_rows_are_read_by_their_headings():
    read = manifest(
        ["Identifier", "Title", "Witness_Names", "Interview date", "Transcript file(s)", "Recording 1", "Recording 2"],
        ["t-1", "A tape", "Anna Demo; Karl, Demo", "1996", "a.vtt|a.srt", "a.mp3", "b.mp3"],
    )

    assert [row.values for row in read.rows] == [
        {
            "identifier": ("t-1",),
            "title": ("A tape",),
            "witness": ("Anna Demo", "Karl, Demo"),
            "recorded_date": ("1996",),
            "file": ("a.vtt", "a.srt", "a.mp3", "b.mp3"),
        }
    ]
    assert (read.rows[0].line, warnings(read)) == (2, [])


def test_columns_that_would_publish_are_ignored_and_named():
    read = manifest(["title", "file", "State", "Public Identity"], ["A tape", "a.vtt", "published", "named"])

    assert [row.values for row in read.rows] == [{"title": ("A tape",), "file": ("a.vtt",)}]
    assert warnings(read) == [
        (1, 'ignored: "State", "Public Identity"; what arrives is a closed draft, and only a person opens it')
    ]


def test_no_known_column_would_publish():
    known = {name for names in COLUMNS.values() for name in names.split(", ")}

    assert known & WOULD_PUBLISH == set()


def test_unknown_columns_are_named():
    read = manifest(["title", "file", "Shelf", "Box"], ["A tape", "a.vtt", "B 12", "3"])

    ((line, message),) = warnings(read)
    assert (line, message.partition("; ")[0]) == (
        1,
        'ignored, because it is not known what these columns are: "Shelf", "Box"',
    )
    assert message.endswith(", ".join(names.partition(",")[0] for names in COLUMNS.values()))


def test_formulas_and_cells_without_heading_are_ignored():
    read = manifest(
        ["title", "file", ""], ['=HYPERLINK("http://example.org")', "a.vtt", "", ""], ["", "b.vtt", "x", "y"]
    )

    assert [row.values for row in read.rows] == [{"file": ("a.vtt",)}, {"file": ("b.vtt",)}]
    assert warnings(read) == [
        (2, 'the formula in "title" was ignored; write its value'),
        (3, 'a cell without a heading was ignored: "x"'),
        (3, 'a cell without a heading was ignored: "y"'),
    ]


def test_second_column_of_one_kind_is_ignored():
    read = manifest(["title", "Title", "file"], ["first", "second", "a.vtt"])

    assert [row.one("title") for row in read.rows] == ["first"]
    assert warnings(read) == [(1, 'a second column "Title" was ignored')]


def test_header_may_stand_below_a_remark():
    read = manifest(["Batch of May", "somebody@example.org"], ["title", "file"], ["A tape", "a.vtt"])

    assert [(row.line, row.one("title")) for row in read.rows] == [(3, "A tape")]


def test_transcript_in_columns_is_no_manifest():
    assert manifest(["TIMECODE", "SPEAKER", "TRANSCRIPT"], ["00:00:01", "INT", "Words."]) is None
    assert manifest(["time", "title", "description", "file"], ["0:00", "Beginning", "", ""]) is None
    assert manifest(["first", "second"]) is None
    assert read_manifest([]) is None


CELLS = st.lists(
    st.sampled_from(["", "title", "file", "state", "=1", "a.vtt", "x;y", "Shelf", "identifier"]), max_size=6
)


@given(st.lists(CELLS, max_size=8))
def test_every_character_of_a_sheet_is_accounted_for(rows):
    read = manifest(["title", "file", "Shelf"], *rows)

    assert read.account.balances
    assert read.account.read == sum(len(cell) for row in [["title", "file", "Shelf"], *rows] for cell in row)
