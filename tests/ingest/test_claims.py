import pytest

from testimonies.ingest.bundle import opened
from testimonies.ingest.claims import claims_of
from testimonies.ingest.planned import Part
from testimonies.vocabulary import Outcome
from tests.factories.arrivals import lay, ods, pack, sheet, vtt

pytestmark = pytest.mark.django_db
HEADER = ("identifier", "title", "language", "transcript", "recording", "translation", "translation language")


def claimed(*sources, language=""):
    with opened([str(source) for source in sources]) as bundles:
        return claims_of(bundles, language=language)


def warnings(claims):
    return [(found.line, found.message) for sheet in claims.sheets for found in sheet.findings]


def test_row_claims_its_files_with_their_parts_and_languages(tmp_path):
    row = ("t-1", "A tape", "de", "a.vtt", "a.mp3; https://example.org/b.mp3", "a-en.vtt", "English")
    lay(tmp_path, {"sheet.csv": sheet(HEADER, row), "a.vtt": "", "a.mp3": "", "a-en.vtt": "", "other.vtt": ""})

    claims = claimed(tmp_path)

    (testimony,) = claims.testimonies
    assert [(file.arrived.path, file.part, file.language, file.arrived.refusal) for file in testimony.files] == [
        ("a.vtt", Part.TRANSCRIPT, "de", ""),
        ("a.mp3", Part.TRANSCRIPT, "de", ""),
        ("https://example.org/b.mp3", Part.ADDRESS, "de", ""),
        ("a-en.vtt", Part.TRANSLATION, "en", ""),
    ]
    assert claims.taken == {"sheet.csv", "a.vtt", "a.mp3", "https://example.org/b.mp3", "a-en.vtt"}


def test_sheet_below_a_folder_names_files_beside_itself(tmp_path):
    lay(tmp_path, {"tape/sheet.csv": sheet(HEADER[:4], ("", "A tape", "", "a.vtt")), "tape/a.vtt": "", "a.vtt": ""})

    assert [file.arrived.path for file in claimed(tmp_path).testimonies[0].files] == ["tape/a.vtt"]


def test_sheet_beside_a_zip_names_files_in_it(tmp_path):
    packed = pack(tmp_path / "sent.zip", {"a.vtt": "words"})
    lay(tmp_path, {"sheet.csv": sheet(HEADER[:4], ("", "A tape", "", "a.vtt"))})

    (file,) = claimed(tmp_path / "sheet.csv", packed).testimonies[0].files

    assert (file.arrived.path, file.arrived.refusal) == ("sent.zip/a.vtt", "")


def test_missing_file_is_refused_with_its_line(tmp_path):
    lay(tmp_path, {"sheet.csv": sheet(HEADER[:4], ("", "A tape", "", "a.vtt; ../b.vtt"))})

    assert [(file.arrived.path, file.arrived.refusal) for file in claimed(tmp_path).testimonies[0].files] == [
        ("a.vtt", "the sheet names it, but it is not there (line 2 of sheet.csv)"),
        ("../b.vtt", "a sheet can only name files in its own folder or below it (line 2 of sheet.csv)"),
    ]


def test_lines_of_one_identifier_are_one_testimony(tmp_path):
    rows = [("t-1", "A tape", "", "a.vtt"), ("t-1", "Another title", "", "b.vtt"), ("", "No file", "", "")]
    lay(tmp_path, {"sheet.csv": sheet(HEADER[:4], *rows), "a.vtt": "", "b.vtt": ""})

    claims = claimed(tmp_path)

    assert [[file.arrived.path for file in testimony.files] for testimony in claims.testimonies] == [["a.vtt", "b.vtt"]]
    assert warnings(claims) == [
        (3, "t-1 stands on line 2 already; only the files of this line were added"),
        (4, "this line names no file that is not named before; nothing was made of it"),
    ]


def test_lines_of_one_identifier_in_two_sheets_are_one_testimony(tmp_path):
    lay(tmp_path, {f"{name}.csv": sheet(HEADER[:4], ("t-1", "", "", f"{name}.vtt")) for name in "ab"})
    lay(tmp_path, {"a.vtt": "", "b.vtt": ""})

    assert [len(testimony.files) for testimony in claimed(tmp_path).testimonies] == [2]


def test_file_is_claimed_once(tmp_path):
    rows = [("t-1", "", "", "a.vtt"), ("t-2", "", "", "a.vtt; b.vtt")]
    lay(tmp_path, {"sheet.csv": sheet(HEADER[:4], *rows), "a.vtt": "", "b.vtt": ""})

    claims = claimed(tmp_path)

    assert [[file.arrived.path for file in testimony.files] for testimony in claims.testimonies] == [
        ["a.vtt"],
        ["b.vtt"],
    ]
    assert warnings(claims) == [(3, '"a.vtt" is named before, and was not taken a second time')]


def test_transcript_in_columns_is_left_to_the_readers(tmp_path):
    lay(tmp_path, {"interview.csv": sheet(("timecode", "speaker", "transcript"), ("0:01", "INT", "Words."))})

    assert claimed(tmp_path).taken == set()


def test_broken_package_is_refused_as_a_sheet(tmp_path):
    lay(tmp_path, {"sheet.xlsx": b"no package", "sheet.csv": b"\x00", "transcript.ods": ods("")})

    claims = claimed(tmp_path)

    assert {
        found.arrived.path: (found.outcome, found.findings[0].message.partition(";")[0]) for found in claims.sheets
    } == {
        "sheet.xlsx": ("refused", "it is no ZIP package, or a damaged one (File is not a zip file)"),
    }
    assert claims.taken == {"sheet.xlsx"}


def test_declared_language_stands_in_for_a_missing_one(tmp_path):
    lay(tmp_path, {"sheet.csv": sheet(HEADER[:4], ("", "A tape", "de; ru", "a.vtt")), "a.vtt": ""})

    assert claimed(tmp_path, language="ru").testimonies[0].files[0].language == "ru"


def test_sheet_with_a_quotation_mark_left_open_is_refused_at_its_line(tmp_path):
    names = [f"a{number}.vtt" for number in range(300)]
    lines = ["identifier,title,transcript", "t-1,A tape,a0.vtt", 't-2,"Another,a1.vtt']
    lines += [f"t-{number},Tape {number},{name}" for number, name in enumerate(names[2:], start=3)]
    lay(tmp_path, {"sheet.csv": "\n".join(lines), **dict.fromkeys(names, "")})

    (sheet,) = claimed(tmp_path).sheets

    (finding,) = sheet.findings
    assert (sheet.outcome, finding.line) == (Outcome.REFUSED, 3)
    assert finding.message == "a quotation mark in this line is not closed before the end of the sheet"


def test_sheet_with_lines_within_its_cells_is_read_to_its_end(tmp_path):
    row = ("t-1", "A tape\nof two lines", "", "a.vtt; b.vtt")
    lay(tmp_path, {"sheet.csv": sheet(HEADER[:4], row).rstrip(), "a.vtt": "", "b.vtt": ""})

    assert [file.arrived.path for file in claimed(tmp_path).testimonies[0].files] == ["a.vtt", "b.vtt"]


def test_file_beside_a_sheet_hides_none_of_the_same_path_from_elsewhere(ingest, tmp_path):
    rows = sheet(("identifier", "file"), ("t-1", "tape/a.vtt; b.vtt"))
    lay(tmp_path / "x", {"s.csv": rows, "tape/a.vtt": vtt("One of here."), "b.vtt": vtt("Two of here.")})
    lay(tmp_path / "y", {"tape/a.vtt": vtt("Another speaks."), "b.vtt": vtt("Two of there.")})

    plan = ingest(tmp_path / "x" / "s.csv", tmp_path / "y" / "tape", tmp_path / "y" / "b.vtt")

    assert [(file.arrived.path, file.testimony == "t-1") for file in plan.files if file.sha256 and file.is_text] == [
        ("b.vtt", False),
        ("s.csv/b.vtt", True),
        ("s.csv/tape/a.vtt", True),
        ("tape/a.vtt", False),
    ]


def test_file_beside_a_sheet_that_is_named_as_a_source_too_is_one(ingest, tmp_path, outcomes):
    rows = sheet(("identifier", "file"), ("t-1", "tape/a.vtt"))
    lay(tmp_path, {"s.csv": rows, "tape/a.vtt": vtt()})

    assert outcomes(ingest(tmp_path / "s.csv", tmp_path / "tape")) == {"s.csv": "new", "tape/a.vtt": "new"}
