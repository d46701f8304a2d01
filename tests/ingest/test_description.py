import datetime as dt

import pytest

from testimonies.ingest.description import is_address, languages_of, merged, numbers_of, of_document, of_row
from testimonies.ingest.manifest import ManifestRow
from testimonies.transcripts.document import TranscriptDocument
from testimonies.values.partial_date import PartialDate


def row(**values):
    return ManifestRow(7, {name: (value,) if isinstance(value, str) else value for name, value in values.items()})


def document(language="", **fields):
    names = {"date": "date/@value", "host": "mediafile/host"}
    return TranscriptDocument("ohms", (), language, {names.get(name, name): value for name, value in fields.items()})


def test_ohms_fields_describe_a_testimony():
    said = of_document(
        document(
            "de",
            title="Tape  one",
            description="What it is about.",
            date="2006-06-13",
            interviewee="Anna Demo\nKarl Demo",
            interviewer="Rosa Probe; Otto Probe",
            media_url="https://example.org/a.mp3",
        )
    )

    assert (said.title, said.summary, said.languages) == ("Tape one", "What it is about.", ("de",))
    assert (said.witnesses, said.interviewers) == (("Anna Demo", "Karl Demo"), ("Rosa Probe", "Otto Probe"))
    assert (said.recorded_date, said.addresses) == (PartialDate.parse("2006-06-13"), ("https://example.org/a.mp3",))
    assert said.findings == []


@pytest.mark.parametrize(
    ("written", "date"),
    [("13 June 2006", "2006-06-13"), ("June 3, 2006", "2006-06-03"), ("3.6.2006", "2006-06-03"), ("1996?", "1996?")],
)
def test_dates_nobody_can_mistake_are_understood(written, date):
    assert of_document(document(date_nonpreferred_format=written)).recorded_date == PartialDate.parse(date)


@pytest.mark.parametrize("written", ["3/6/2006", "2006-02-30", "some time in spring"])
def test_other_dates_are_named(written):
    said = of_document(document(date=written))

    assert said.recorded_date is None
    assert [found.message for found in said.findings] == [
        f'the date "{written}" is not written as 1996, 1996-05 or 1996-05-12; enter it by hand'
    ]


def test_unknown_date_is_no_fault():
    said = of_document(document(date_nonpreferred_format="Unknown Date"))

    assert (said.recorded_date, said.findings) == (None, [])


def test_youtube_numbers_become_addresses():
    assert of_document(document(media_url="CJTJqtmVT88", host="YouTube")).addresses == (
        "https://www.youtube.com/watch?v=CJTJqtmVT88",
    )


@pytest.mark.parametrize(
    "written", ["javascript:alert(1)", "ftp://example.org/a.mp3", "tape.mp3", "file:///etc/passwd"]
)
def test_other_addresses_are_named_and_left(written):
    said = of_document(document(media_url=written))

    assert said.addresses == ()
    assert "is not an address (http or https)" in said.findings[0].message


def test_overlong_title_is_cut_and_told():
    said = of_document(document(title="a" * 300))

    assert said.title == "a" * 254 + "…"
    assert "a" * 300 in said.findings[0].message


def test_numbers_carry_the_name_of_their_field():
    assert numbers_of(document(accession="OH 1 ", cms_record_id="", other="x")) == ("accession=OH 1",)
    assert numbers_of(document(accession="N/A", cms_record_id="0")) == ()


def test_what_is_too_long_for_a_name_is_left_out_and_told():
    said = of_document(document(interviewee="A" * 300 + "; Anna Demo"))

    assert said.witnesses == ("Anna Demo",)
    assert "too long to be the name of a person" in said.findings[0].message


def test_row_describes_a_testimony():
    said = of_row(
        row(
            title="Tape one",
            language=("German, Russian", "crh"),
            witness=("Anna Demo", "Karl Demo"),
            birth_date=("1919?", "1920"),
            recorded_date="1996-05",
        )
    )

    assert said.languages == ("de", "ru", "crh")
    assert said.born == {"Anna Demo": PartialDate.parse("1919?"), "Karl Demo": PartialDate.parse("1920")}
    assert (said.recorded_date, said.findings) == (PartialDate.parse("1996-05"), [])


def test_unknown_language_of_a_row_is_named():
    said = of_row(row(language="Riverish"))

    assert (said.languages, [(found.line, found.message) for found in said.findings]) == (
        (),
        [(7, '"Riverish" is not a language; write its code (de) or its English name')],
    )
    assert languages_of(row(language="de")) == ("de",)


def test_consent_is_recorded_when_all_of_it_is_understood():
    said = of_row(
        row(
            consent="Text, voice and name",
            consent_reference="Box 3",
            consent_date="2004-05-12",
            consent_until="2030-01-01",
        )
    )

    assert said.consent == {
        "covers_text": True,
        "covers_voice": True,
        "covers_name": True,
        "reference": "Box 3",
        "given_date": dt.date(2004, 5, 12),
        "until_date": dt.date(2030, 1, 1),
    }


@pytest.mark.parametrize(
    "columns",
    [
        {"consent": "yes"},
        {"consent": "text, everything"},
        {"consent": "text", "consent_until": "next year"},
        {"consent_reference": "Box 3"},
        {"consent": "research only"},
    ],
)
def test_consent_is_not_recorded_when_a_part_is_not_understood(columns):
    said = of_row(row(**columns))

    assert said.consent == {}
    assert said.findings[0].message.startswith("the consent was not recorded")


def test_merged_takes_the_first_that_says_something():
    whole = merged(
        [of_row(row(title="From the sheet")), of_document(document(title="From the file", description="About."))]
    )

    assert (whole.title, whole.summary, whole.recorded_date) == ("From the sheet", "About.", None)


@pytest.mark.parametrize(
    ("written", "expected"), [("https://example.org/a", True), ("http:///a", False), ("a.mp3", False)]
)
def test_is_address_asks_for_http(written, expected):
    assert is_address(written) is expected
